# SPDX-License-Identifier: MIT
# Runs PROGRAM with ARGUMENTS, if there are any, and compares what it prints with the file OUTPUT, and its exit status
# with STATUS (0 if not given).
if(NOT DEFINED STATUS)
    set(STATUS 0)
endif()
execute_process(COMMAND "${PROGRAM}" ${ARGUMENTS} OUTPUT_VARIABLE printed RESULT_VARIABLE status)
file(READ "${OUTPUT}" expected)
if(NOT status EQUAL STATUS OR NOT printed STREQUAL expected)
    message(FATAL_ERROR "exit status ${status}, wanted ${STATUS}\n--- printed\n${printed}\n--- wanted\n${expected}")
endif()
