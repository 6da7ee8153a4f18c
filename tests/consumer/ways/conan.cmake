# SPDX-License-Identifier: MIT
# Conan's recipe packs what is installed. Conan itself makes the files that find it.
include("${CMAKE_CURRENT_LIST_DIR}/common.cmake")

execute_process(
    COMMAND python3 "${CMAKE_CURRENT_LIST_DIR}/conan.py" "${LIBRARY_SOURCE}/packaging/conan/conanfile.py" "${here}"
    OUTPUT_VARIABLE printed
    COMMAND_ERROR_IS_FATAL ANY
)
if(NOT printed STREQUAL "soapcodec/${VERSION} needs expat fmt\n")
    message(FATAL_ERROR "the recipe describes: ${printed}")
endif()

files_below(files "${prefix}")
list(FILTER files EXCLUDE REGEX "^share/(cmake|pkgconfig)/")
list(TRANSFORM files REPLACE "^share/doc/soapcodec/LICENSE$" "licenses/LICENSE")
expect_files("${here}/package" ${files})
