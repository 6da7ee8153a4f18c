# SPDX-License-Identifier: MIT
# `cmake -B build` works where what only tests and benchmarks need is not installed, and says what it leaves out.
include("${CMAKE_CURRENT_LIST_DIR}/common.cmake")

execute_process(
    COMMAND
        "${CMAKE_COMMAND}" -S "${LIBRARY_SOURCE}" -B "${here}/build" -G "${GENERATOR}" "-DCMAKE_CXX_COMPILER=${COMPILER}"
        -DCMAKE_DISABLE_FIND_PACKAGE_Catch2=ON -DCMAKE_DISABLE_FIND_PACKAGE_benchmark=ON
    OUTPUT_VARIABLE printed
    COMMAND_ERROR_IS_FATAL ANY
)
foreach(skipped IN ITEMS "unit tests: Catch2 is not installed" "benchmarks: benchmark is not installed")
    if(NOT printed MATCHES "-- Skipped: ${skipped}\n")
        message(FATAL_ERROR "it does not say: Skipped: ${skipped}\n${printed}")
    endif()
endforeach()
