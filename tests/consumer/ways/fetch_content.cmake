# SPDX-License-Identifier: MIT
# A project that has the library's sources fetched: here, from where they are.
include("${CMAKE_CURRENT_LIST_DIR}/common.cmake")

build_project(
    "FetchContent_MakeAvailable(" -DFETCHCONTENT_FULLY_DISCONNECTED=ON
    "-DFETCHCONTENT_SOURCE_DIR_SOAPCODEC=${LIBRARY_SOURCE}"
)
