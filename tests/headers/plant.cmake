# SPDX-License-Identifier: MIT
# Checks that check.cmake fails with EXPECTED when HEADER has the line PLANTED too: in a copy of INCLUDE, in SCRATCH.
cmake_minimum_required(VERSION 3.25)

file(REMOVE_RECURSE "${SCRATCH}")
file(COPY "${INCLUDE}/soapcodec" DESTINATION "${SCRATCH}/include")
file(APPEND "${SCRATCH}/include/soapcodec/${HEADER}" "${PLANTED}\n")
string(REPLACE "/" "_" stem "soapcodec_${HEADER}")
file(WRITE "${SCRATCH}/${stem}.cpp" "#include <soapcodec/${HEADER}>\n")
execute_process(
    COMMAND "${COMPILER}" -std=c++20 -M "-I${SCRATCH}/include" -MF "${SCRATCH}/${stem}.d.checked" "${SCRATCH}/${stem}.cpp"
    COMMAND_ERROR_IS_FATAL ANY
)
execute_process(
    COMMAND
        "${CMAKE_COMMAND}" "-DLISTS=${SCRATCH}" "-DINCLUDE=${SCRATCH}/include" -DONLY=YES -P
        "${CMAKE_CURRENT_LIST_DIR}/check.cmake"
    RESULT_VARIABLE status
    ERROR_VARIABLE messages
)
if(status EQUAL 0)
    message(FATAL_ERROR "nobody minds this in ${HEADER}: ${PLANTED}")
endif()
string(FIND "${messages}" "${EXPECTED}" at)
if(at EQUAL -1)
    message(FATAL_ERROR "not '${EXPECTED}', but:\n${messages}")
endif()
