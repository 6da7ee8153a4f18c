# SPDX-License-Identifier: MIT
# Checks that SOURCE does not compile, and for the right reason. SOURCE begins with
#     // expect: REGEX
# a CMake regular expression that the compiler's messages must match. A second line
#     // flags: FLAGS
# may add compiler flags, such as -Werror=unused-result. PRELUDE is a header that is included first; without SOURCE, it
# is compiled, so that all others take the compiled one.
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
