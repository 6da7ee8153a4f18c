# SPDX-License-Identifier: MIT
# Checks that SOURCE does not compile, and for the right reason. SOURCE begins with
#     // expect: REGEX
# a CMake regular expression that the compiler's messages must match. A second line may be
#     // flags: FLAGS
# with more compiler flags, such as -Werror=unused-result, or
#     // first: REGEX
# for the first error, which has at most 25 lines in front of it, those that say where it was met.
#
# PRELUDE is a header that is included first; without SOURCE, it is compiled, so that all others take the compiled one.
cmake_minimum_required(VERSION 3.25)

string(REPLACE "|" ";" includes "${INCLUDES}")
list(TRANSFORM includes PREPEND "-I")
set(command "${COMPILER}" -std=c++20 ${includes})

if(SOURCE STREQUAL "")
    execute_process(
        COMMAND ${command} -x c++-header "${PRELUDE}" -o "${PRELUDE}.gch" COMMAND_ERROR_IS_FATAL ANY
    )
    return()
endif()

file(STRINGS "${SOURCE}" lines LIMIT_COUNT 2)
set(expected "")
set(flags "")
set(first "")
foreach(line IN LISTS lines)
    if(line MATCHES "^// expect: (.+)$")
        set(expected "${CMAKE_MATCH_1}")
    elseif(line MATCHES "^// flags: (.+)$")
        separate_arguments(flags UNIX_COMMAND "${CMAKE_MATCH_1}")
    elseif(line MATCHES "^// first: (.+)$")
        set(first "${CMAKE_MATCH_1}")
    endif()
endforeach()
# Without this a typing error in the file itself would count as the expected failure.
if(expected STREQUAL "")
    message(FATAL_ERROR "${SOURCE} does not begin with '// expect: REGEX'")
endif()

# The compiler's own language is set to English, as the expected message is.
execute_process(
    COMMAND
        "${CMAKE_COMMAND}" -E env LC_ALL=C ${command} -include "${PRELUDE}" -fsyntax-only ${flags} "${SOURCE}"
    RESULT_VARIABLE result
    OUTPUT_VARIABLE messages
    ERROR_VARIABLE messages
)
if(result EQUAL 0)
    message(FATAL_ERROR "${SOURCE} compiles, but must not")
endif()
if(NOT messages MATCHES "${expected}")
    message(FATAL_ERROR "${SOURCE} does not compile, but for another reason than '${expected}':\n${messages}")
endif()

if(first)
    string(FIND "${messages}" " error: " at)
    string(SUBSTRING "${messages}" 0 ${at} before)
    string(REGEX MATCHALL "\n" lines_before "${before}")
    list(LENGTH lines_before count)
    string(SUBSTRING "${messages}" ${at} -1 error)
    string(REGEX MATCH "^[^\n]*" error "${error}")
    if(NOT error MATCHES "${first}" OR count GREATER 25)
        message(FATAL_ERROR "the first error, behind ${count} lines, is not '${first}':\n${error}")
    endif()
endif()
