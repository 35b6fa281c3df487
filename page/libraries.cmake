# The libraries of the page from their packages' sources, in ARREARS_LIBRARIES (page/sources.sh puts them there), under the
# names by which the house links them.
set(ARREARS_LIBRARIES "" CACHE PATH "The libraries' sources, a folder for each")
set(from ${ARREARS_LIBRARIES})
set(made ${CMAKE_BINARY_DIR}/made)

function(add_page_library target)
  cmake_parse_arguments(LIBRARY "" "" "SOURCES;INCLUDES;DEFINES;NEEDS" ${ARGN})
  string(TOLOWER ${target} name)
  add_library(page_${name} STATIC ${LIBRARY_SOURCES})
  target_include_directories(page_${name} SYSTEM PUBLIC ${LIBRARY_INCLUDES})
  target_compile_definitions(page_${name} PRIVATE ${LIBRARY_DEFINES})
  set_target_properties(page_${name} PROPERTIES C_EXTENSIONS ON)
  target_compile_options(page_${name} PRIVATE -w -ffile-prefix-map=${from}=.)
  target_link_libraries(page_${name} PUBLIC ${LIBRARY_NEEDS})
  add_library(PkgConfig::${target} ALIAS page_${name})
endfunction()

# GMP's small form knows neither its version nor its usual header.
file(STRINGS ${from}/gmp/gmp-h.in numbers REGEX "define __GNU_MP_VERSION[A-Z_]* +[0-9]")
string(REGEX REPLACE "[^0-9;]" "" numbers "${numbers}")
string(REPLACE ";" "." gmp_version "${numbers}")
file(CONFIGURE OUTPUT ${made}/gmp.h CONTENT
  "#include <mini-gmp.h>\nextern const char *const gmp_version;\n" @ONLY)
file(CONFIGURE OUTPUT ${made}/gmp_version.c CONTENT
  "#include <gmp.h>\nconst char *const gmp_version = \"${gmp_version}\";\n" @ONLY)
add_page_library(GMP SOURCES ${from}/gmp/mini-gmp/mini-gmp.c ${made}/gmp_version.c
                 INCLUDES ${made} ${from}/gmp/mini-gmp)

file(GLOB sources ${from}/zlib/*.c)
list(FILTER sources EXCLUDE REGEX "/gz[a-z]*\\.c$")
add_page_library(ZLIB SOURCES ${sources} INCLUDES ${from}/zlib)

foreach(header unzip zip ioapi)
  configure_file(${from}/minizip/${header}.h ${made}/minizip/${header}.h COPYONLY)
endforeach()
add_page_library(MINIZIP SOURCES ${from}/minizip/unzip.c ${from}/minizip/zip.c ${from}/minizip/ioapi.c
                 INCLUDES ${made} ${made}/minizip DEFINES NOCRYPT NEEDS page_zlib)

file(CONFIGURE OUTPUT ${made}/expat_config.h CONTENT
  "#define XML_DEV_URANDOM 1\n#define XML_NS 1\n#define XML_DTD 1\n#define XML_GE 1\n#define XML_CONTEXT_BYTES 1024\n#define HAVE_UNISTD_H 1\n#define BYTEORDER 1234\n" @ONLY)
set(expat ${from}/expat/expat/lib)
add_page_library(EXPAT SOURCES ${expat}/xmlparse.c ${expat}/xmlrole.c ${expat}/xmltok.c INCLUDES ${made} ${expat})

set(json_inline inline)
foreach(has json_have_long_long json_have_localeconv json_have_atomic_builtins)
  set(${has} 1)
endforeach()
set(json_have_sync_builtins 0)
configure_file(${from}/jansson/src/jansson_config.h.in ${made}/jansson_config.h @ONLY)
file(GLOB sources ${from}/jansson/src/*.c)
file(CONFIGURE OUTPUT ${made}/jansson_private_config.h CONTENT
  "" @ONLY)
add_page_library(JANSSON SOURCES ${sources} INCLUDES ${made} ${from}/jansson/src
                 DEFINES HAVE_STDINT_H HAVE_LOCALE_H HAVE_UNISTD_H HAVE_SYS_TIME_H HAVE_SYS_TYPES_H
                 INITIAL_HASHTABLE_ORDER=3)

file(GLOB sources ${from}/libxlsxwriter/src/*.c)
add_page_library(XLSXWRITER SOURCES ${sources} ${from}/libxlsxwriter/third_party/tmpfileplus/tmpfileplus.c
                 ${from}/libxlsxwriter/third_party/md5/md5.c
                 INCLUDES ${from}/libxlsxwriter/include DEFINES USE_SYSTEM_MINIZIP NEEDS page_minizip)

# SHA-256 and HMAC of nettle, without its configuration.
file(STRINGS ${from}/nettle/configure.ac version REGEX "AC_INIT")
string(REGEX REPLACE ".*\\[([0-9]+)\\.([0-9]+)[.0-9]*\\].*" "\\1;\\2" version "${version}")
list(GET version 0 MAJOR_VERSION)
list(GET version 1 MINOR_VERSION)
set(GMP_NUMB_BITS 0)
set(NETTLE_USE_MINI_GMP 1)
configure_file(${from}/nettle/version.h.in ${made}/nettle/version.h @ONLY)
file(CONFIGURE OUTPUT ${made}/nettle_config/config.h CONTENT
  "" @ONLY)
foreach(header hmac sha1 sha2 md5 ripemd160 gosthash94 nettle-meta nettle-types macros write-le32 memxor)
  if(EXISTS ${from}/nettle/${header}.h)
    configure_file(${from}/nettle/${header}.h ${made}/nettle/${header}.h COPYONLY)
  endif()
endforeach()
add_page_library(CRYPTO SOURCES ${from}/nettle/sha256.c ${from}/nettle/sha256-compress.c ${from}/nettle/sha256-meta.c
                 ${from}/nettle/hmac.c ${from}/nettle/hmac-sha256.c ${from}/nettle/memxor.c ${from}/nettle/write-be32.c
                 INCLUDES ${made} ${made}/nettle ${made}/nettle_config ${from}/nettle)

add_library(page_csv STATIC ${from}/libcsv/libcsv.c)
target_compile_options(page_csv PRIVATE -w -ffile-prefix-map=${from}=.)
set(CSV_INCLUDE ${from}/libcsv)
set(CSV_LIBRARY page_csv)

add_library(Threads::Threads INTERFACE IMPORTED) # the C library's own functions say that there are none
