# SPDX-License-Identifier: MIT
# A project with the library's sources in a folder of its own.
include("${CMAKE_CURRENT_LIST_DIR}/common.cmake")

file(COPY "${project}/" DESTINATION "${here}/project")
file(MAKE_DIRECTORY "${here}/project/third_party")
file(CREATE_LINK "${LIBRARY_SOURCE}" "${here}/project/third_party/soapcodec" SYMBOLIC)
set(project "${here}/project")
build_project("add_subdirectory(")
