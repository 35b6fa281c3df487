# libarrears: the engine as a shared library, of which nothing shows but what arrears.map names.
set(LIBRARY_SOURCES
  formats/library/answer.c formats/library/api.c formats/library/desk.c formats/library/engine.c
  formats/library/handles.c formats/library/office.c formats/library/row_header.c formats/library/stream.c)
add_library(library_objects OBJECT ${LIBRARY_SOURCES})
target_link_libraries(library_objects PUBLIC formats Threads::Threads)
set(ARREARS_MAP ${CMAKE_CURRENT_LIST_DIR}/arrears.map)
add_library(libarrears SHARED $<TARGET_OBJECTS:library_objects>)
target_link_libraries(libarrears PRIVATE formats Threads::Threads)
# nodelete: its tables are made once, and whoever loads and unloads it over and over would leave them behind each time.
target_link_options(libarrears PRIVATE -Wl,--version-script=${ARREARS_MAP} -Wl,--exclude-libs,ALL -Wl,--as-needed
                    -Wl,-Bsymbolic -Wl,-z,nodelete)
set_target_properties(libarrears PROPERTIES OUTPUT_NAME arrears VERSION 1.0.0 SOVERSION 1 LINK_DEPENDS ${ARREARS_MAP})

# Whoever links it here sees its header as others will, under <arrears.h>.
target_include_directories(libarrears INTERFACE $<BUILD_INTERFACE:${CMAKE_CURRENT_LIST_DIR}>
                           $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)

# What others need to build with it: header, arrears.pc, find_package(arrears), examples.
include(CMakePackageConfigHelpers)
set(ARREARS_CMAKE_FOLDER ${CMAKE_INSTALL_LIBDIR}/cmake/arrears)
set_target_properties(libarrears PROPERTIES EXPORT_NAME arrears)
install(TARGETS libarrears EXPORT arrears-targets LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(FILES ${CMAKE_CURRENT_LIST_DIR}/arrears.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT arrears-targets NAMESPACE arrears:: DESTINATION ${ARREARS_CMAKE_FOLDER})
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/arrears-config.cmake.in ${CMAKE_BINARY_DIR}/arrears-config.cmake
                              INSTALL_DESTINATION ${ARREARS_CMAKE_FOLDER})
write_basic_package_version_file(${CMAKE_BINARY_DIR}/arrears-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/arrears-config.cmake ${CMAKE_BINARY_DIR}/arrears-config-version.cmake
        DESTINATION ${ARREARS_CMAKE_FOLDER})
string(REGEX REPLACE "[^/]+" ".." PC_UP ${CMAKE_INSTALL_LIBDIR}/pkgconfig) # as many folders up as there are down
configure_file(${CMAKE_CURRENT_LIST_DIR}/arrears.pc.in ${CMAKE_BINARY_DIR}/arrears.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/arrears.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES ${CMAKE_CURRENT_LIST_DIR}/examples/assess_lines.c ${CMAKE_CURRENT_LIST_DIR}/examples/arrears.py
        ${CMAKE_CURRENT_LIST_DIR}/examples/CMakeLists.txt DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples)

# SQLite: arrears_assess and arrears_ledger.
pkg_check_modules(SQLITE3 IMPORTED_TARGET sqlite3>=3.38)
if(SQLITE3_FOUND)
  add_library(arrears_sqlite MODULE formats/library/arrears_sqlite.c)
  target_link_libraries(arrears_sqlite PRIVATE house libarrears)
  target_include_directories(arrears_sqlite SYSTEM PRIVATE ${SQLITE3_INCLUDE_DIRS})
  set_target_properties(arrears_sqlite PROPERTIES PREFIX "" C_VISIBILITY_PRESET hidden)
  install(TARGETS arrears_sqlite LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/arrears)
endif()
