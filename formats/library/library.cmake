# libarrears: the engine as a shared library, of which nothing shows but what arrears.map names.
set(LIBRARY_SOURCES
  formats/library/answer.c formats/library/api.c formats/library/desk.c formats/library/engine.c
  formats/library/handles.c formats/library/office.c formats/library/row_header.c formats/library/stream.c)
add_library(library_objects OBJECT ${LIBRARY_SOURCES})
target_link_libraries(library_objects PUBLIC formats Threads::Threads)
set(ARREARS_MAP ${CMAKE_CURRENT_LIST_DIR}/arrears.map)
add_library(libarrears SHARED $<TARGET_OBJECTS:library_objects>)
target_link_libraries(libarrears PRIVATE formats Threads::Threads)
target_link_options(libarrears PRIVATE -Wl,--version-script=${ARREARS_MAP} -Wl,--exclude-libs,ALL -Wl,--as-needed
                    -Wl,-Bsymbolic)
set_target_properties(libarrears PROPERTIES OUTPUT_NAME arrears VERSION 1.0.0 SOVERSION 1 LINK_DEPENDS ${ARREARS_MAP})

# Whoever links it here sees its header as others will, under <arrears.h>.
target_include_directories(libarrears INTERFACE $<BUILD_INTERFACE:${CMAKE_CURRENT_LIST_DIR}>
                           $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
