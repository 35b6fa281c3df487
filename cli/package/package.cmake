# The Debian package, and the archive.
set(CPACK_GENERATOR "DEB;TGZ")
set(CPACK_STRIP_FILES TRUE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
# Debian wants a changelog in its own form.
set(ARREARS_MAINTAINER "The arrears team <arrears@localhost.localdomain>" CACHE
    STRING "Whom the .deb names: a name and an address")
configure_file(${CMAKE_CURRENT_LIST_DIR}/changelog.in ${CMAKE_BINARY_DIR}/changelog)
find_program(GZIP gzip REQUIRED)
execute_process(COMMAND ${GZIP} -9nkf ${CMAKE_BINARY_DIR}/changelog COMMAND_ERROR_IS_FATAL ANY)
install(FILES ${CMAKE_BINARY_DIR}/changelog.gz DESTINATION ${CMAKE_INSTALL_DOCDIR})
# The page is another compiler's work: it goes along where it has been built.
if(EXISTS ${CMAKE_SOURCE_DIR}/out/arrears.html)
  install(FILES ${CMAKE_SOURCE_DIR}/out/arrears.html DESTINATION ${CMAKE_INSTALL_DATADIR}/arrears)
  message(STATUS "The page out/arrears.html is installed, too")
else()
  message(STATUS "No page is installed: out/arrears.html is not there; sh page/run.sh makes it")
endif()
set(CPACK_DEBIAN_PACKAGE_MAINTAINER ${ARREARS_MAINTAINER})
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# The library in it: which package others depend on, and that its name is made known.
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_LIST_DIR}/triggers)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/lintian-overrides DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides
        RENAME arrears)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "exact back-payment calculator for Chinese social insurance")
set(CPACK_PACKAGE_DESCRIPTION
    "Works out what missed months of social or medical insurance cost to put
right: arrears, late fee, and what the gap does to cover, exact to the fen,
with the rule and the source behind every figure. Answers single cases,
works through whole lists (CSV, XLSX, XLS) and writes audit workbooks.
.
libarrears does the same for other programs, arrears_sqlite in SQLite.")
include(CPack)
