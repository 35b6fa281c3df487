# Manual pages: written by hand, but for the options, which the program lists itself.
function(add_manuals language folder)
  file(GLOB pages RELATIVE ${CMAKE_SOURCE_DIR}/cli/man/${folder} CONFIGURE_DEPENDS cli/man/${folder}/*.in)
  foreach(page IN LISTS pages)
    string(REGEX REPLACE "[.]in$" "" name ${page})
    string(REGEX REPLACE "^.*[.]" "" section ${name})
    set(manual ${CMAKE_BINARY_DIR}/man/${folder}/${name}.gz)
    add_custom_command(OUTPUT ${manual}
      COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/man/${folder}
      COMMAND sh ${CMAKE_SOURCE_DIR}/cli/man/page.sh $<TARGET_FILE:arrears> ${language}
              ${CMAKE_SOURCE_DIR}/cli/man/${folder}/${page} | ${GZIP} -9n > ${manual}
      DEPENDS arrears cli/man/page.sh cli/man/${folder}/${page}
      VERBATIM)
    list(APPEND manuals ${manual})
    install(FILES ${manual} DESTINATION ${CMAKE_INSTALL_MANDIR}/${folder}/man${section})
  endforeach()
  add_custom_target(manuals_${language} ALL DEPENDS ${manuals})
endfunction()
add_manuals(en .)
add_manuals(zh zh_CN)
