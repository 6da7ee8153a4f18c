# SPDX-License-Identifier: MIT
# Checks that a compiler set to C++17 says of each header, first of all, that the library needs C++20. A header under
# one of the folders INNER, which nobody includes by itself, may also do without C++20.
cmake_minimum_required(VERSION 3.25)

string(REPLACE "|" ";" includes "${INCLUDES}")
list(TRANSFORM includes PREPEND "-I")
file(GLOB_RECURSE headers RELATIVE "${HEADERS}" "${HEADERS}/*.hpp")
set(checked 0)
foreach(header IN LISTS headers)
    # The compiler's own language is set to English, as the word `error` is.
    execute_process(
        COMMAND
            "${CMAKE_COMMAND}" -E env LC_ALL=C "${COMPILER}" -std=c++17 -fsyntax-only -Wfatal-errors ${includes} -x c++
            "${HEADERS}/${header}"
        OUTPUT_VARIABLE messages
        ERROR_VARIABLE messages
    )
    string(REGEX MATCH "error: [^\n]*" first "${messages}")
    if(first STREQUAL "" AND header MATCHES "^(${INNER})/")
        continue()
    endif()
    if(NOT first MATCHES "soapcodec needs C\\+\\+20")
        message(SEND_ERROR "${header} includes something before cxx20.hpp. The first error with C++17: '${first}'")
    endif()
    math(EXPR checked "${checked} + 1")
endforeach()
if(checked EQUAL 0)
    message(FATAL_ERROR "no header in ${HEADERS}")
endif()
