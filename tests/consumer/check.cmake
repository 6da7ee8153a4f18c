# SPDX-License-Identifier: MIT
# Builds and runs the project in this folder, which gets the library by MODE: add_subdirectory,
# find_package or pkg_config. The last two find what MODE install has put into SCRATCH.
cmake_minimum_required(VERSION 3.25)

set(source "${CMAKE_CURRENT_LIST_DIR}")
set(build "${SCRATCH}/${MODE}")
set(prefix "${SCRATCH}/prefix")

function(run)
    execute_process(COMMAND ${ARGV} COMMAND_ECHO STDOUT COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# A stale tree must not hide a file that is no longer installed or found.
if(MODE STREQUAL "install")
    file(REMOVE_RECURSE "${prefix}")
    run("${CMAKE_COMMAND}" --install "${LIBRARY_BUILD}" --prefix "${prefix}")
    # Whoever passes the package on must pass the licence on with it.
    run("${CMAKE_COMMAND}" -E compare_files "${LIBRARY_SOURCE}/LICENSE" "${prefix}/share/doc/soapcodec/LICENSE")
    return()
endif()
file(REMOVE_RECURSE "${build}")
file(MAKE_DIRECTORY "${build}")

if(MODE STREQUAL "pkg_config")
    find_program(pkg_config NAMES pkg-config pkgconf REQUIRED)
    set(ENV{PKG_CONFIG_PATH} "${prefix}/share/pkgconfig")
    execute_process(
        COMMAND "${pkg_config}" --cflags --libs "soapcodec = ${VERSION}"
        OUTPUT_VARIABLE flags
        COMMAND_ERROR_IS_FATAL ANY
    )
    separate_arguments(flags UNIX_COMMAND "${flags}")
    run("${COMPILER}" -std=c++20 "${source}/main.cpp" -o "${build}/consumer" ${flags})
else()
    if(MODE STREQUAL "add_subdirectory")
        set(library "-DSOAPCODEC_SOURCE=${LIBRARY_SOURCE}")
    else()
        set(library "-DCMAKE_PREFIX_PATH=${prefix}" "-DSOAPCODEC_VERSION=${VERSION}")
    endif()
    run("${CMAKE_COMMAND}" -S "${source}" -B "${build}" -G "${GENERATOR}" "-DCMAKE_CXX_COMPILER=${COMPILER}" ${library})
    run("${CMAKE_COMMAND}" --build "${build}")
endif()
run("${build}/consumer")
