# SPDX-License-Identifier: MIT
# Checks that SOURCE does not compile, and for the right reason. SOURCE begins with
#     // expect: REGEX
# a CMake regular expression that the compiler's messages must match. A second line
#     // flags: FLAGS
# may add compiler flags, such as -Werror=unused-result.
cmake_minimum_required(VERSION 3.25)

file(STRINGS "${SOURCE}" lines LIMIT_COUNT 2)
set(expected "")
set(flags "")
foreach(line IN LISTS lines)
    if(line MATCHES "^// expect: (.+)$")
        set(expected "${CMAKE_MATCH_1}")
    elseif(line MATCHES "^// flags: (.+)$")
        separate_arguments(flags UNIX_COMMAND "${CMAKE_MATCH_1}")
    endif()
endforeach()
# Without this a typing error in the file itself would count as the expected failure.
if(expected STREQUAL "")
    message(FATAL_ERROR "${SOURCE} does not begin with '// expect: REGEX'")
endif()

string(REPLACE "|" ";" includes "${INCLUDES}")
list(TRANSFORM includes PREPEND "-I")
# The compiler's own language is set to English, as the expected message is.
execute_process(
    COMMAND
        "${CMAKE_COMMAND}" -E env LC_ALL=C "${COMPILER}" -std=c++20 -fsyntax-only ${flags} ${includes} "${SOURCE}"
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
