# SPDX-License-Identifier: MIT
# Puts the library into the prefix, for those who find it there.
include("${CMAKE_CURRENT_LIST_DIR}/common.cmake")

file(REMOVE_RECURSE "${prefix}")
run("${CMAKE_COMMAND}" --install "${LIBRARY_BUILD}" --prefix "${prefix}")
# Whoever passes the package on must pass the licence on with it.
run("${CMAKE_COMMAND}" -E compare_files "${LIBRARY_SOURCE}/LICENSE" "${prefix}/share/doc/soapcodec/LICENSE")

# All headers, and what finds them.
file(GLOB_RECURSE headers RELATIVE "${LIBRARY_SOURCE}" "${LIBRARY_SOURCE}/include/*.hpp")
expect_files(
    "${prefix}"
    ${headers}
    share/cmake/soapcodec/soapcodecConfig.cmake
    share/cmake/soapcodec/soapcodecConfigVersion.cmake
    share/cmake/soapcodec/soapcodecTargets.cmake
    share/doc/soapcodec/LICENSE
    share/pkgconfig/soapcodec.pc
)
