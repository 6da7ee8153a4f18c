# SPDX-License-Identifier: MIT
# A project that finds the library where vcpkg's port puts it. What the port calls of vcpkg is done here, in short.
include("${CMAKE_CURRENT_LIST_DIR}/common.cmake")

set(port "${LIBRARY_SOURCE}/packaging/vcpkg/soapcodec")
file(READ "${port}/vcpkg.json" manifest)
string(JSON name GET "${manifest}" name)
string(JSON version GET "${manifest}" version)
string(JSON first GET "${manifest}" dependencies 0)
string(JSON second GET "${manifest}" dependencies 1)
if(NOT "${name} ${version} needs ${first} ${second}" STREQUAL "soapcodec ${VERSION} needs expat fmt")
    message(FATAL_ERROR "vcpkg.json describes ${name} ${version} with ${first} ${second}")
endif()

set(CURRENT_PACKAGES_DIR "${here}/package")

function(vcpkg_cmake_configure)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" SOURCE_PATH OPTIONS)
    run("${CMAKE_COMMAND}" -S "${arg_SOURCE_PATH}" -B "${here}/port" -G "${GENERATOR}"
        "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DCMAKE_INSTALL_PREFIX=${CURRENT_PACKAGES_DIR}" ${arg_OPTIONS}
    )
endfunction()

function(vcpkg_cmake_install)
    run("${CMAKE_COMMAND}" --build "${here}/port" --target install)
endfunction()

function(vcpkg_cmake_config_fixup)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" CONFIG_PATH "")
    # To where find_package looks in vcpkg, which is one folder less below the prefix.
    file(RENAME "${CURRENT_PACKAGES_DIR}/${arg_CONFIG_PATH}" "${CURRENT_PACKAGES_DIR}/share/soapcodec")
    file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/share/cmake")
    set(targets "${CURRENT_PACKAGES_DIR}/share/soapcodec/soapcodecTargets.cmake")
    set(up "get_filename_component(_IMPORT_PREFIX \"\${_IMPORT_PREFIX}\" PATH)\n")
    file(READ "${targets}" text)
    string(REPLACE "${up}${up}${up}" "${up}${up}" text "${text}")
    file(WRITE "${targets}" "${text}")
endfunction()

function(vcpkg_fixup_pkgconfig)
endfunction()

function(vcpkg_install_copyright)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "" FILE_LIST)
    file(COPY_FILE "${arg_FILE_LIST}" "${CURRENT_PACKAGES_DIR}/share/soapcodec/copyright")
endfunction()

include("${port}/portfile.cmake")

files_below(files "${prefix}")
list(TRANSFORM files REPLACE "^share/cmake/soapcodec/" "share/soapcodec/")
list(TRANSFORM files REPLACE "^share/doc/soapcodec/LICENSE$" "share/soapcodec/copyright")
expect_files("${CURRENT_PACKAGES_DIR}" ${files})

build_project("find_package(soapcodec" "-DCMAKE_PREFIX_PATH=${CURRENT_PACKAGES_DIR}")
