# SPDX-License-Identifier: MIT
# A project that finds the installed library.
include("${CMAKE_CURRENT_LIST_DIR}/common.cmake")

build_project("find_package(soapcodec" "-DCMAKE_PREFIX_PATH=${prefix}")
