# SPDX-License-Identifier: MIT
# A project that finds the library where dpkg has installed the Debian package: in the folder of a system of its own.
include("${CMAKE_CURRENT_LIST_DIR}/common.cmake")

run(cpack --config "${LIBRARY_BUILD}/CPackConfig.cmake" -B "${here}")

# In that system there is nothing but the packages that have the headers which ours include: what the package asks for.
execute_process(
    COMMAND dpkg-query -s libexpat1-dev libfmt-dev OUTPUT_VARIABLE installed COMMAND_ERROR_IS_FATAL ANY
)
file(WRITE "${here}/system/var/lib/dpkg/status" "${installed}")
file(MAKE_DIRECTORY "${here}/system/var/lib/dpkg/info" "${here}/system/var/lib/dpkg/updates")
set(package "${here}/libsoapcodec-dev_${VERSION}_all.deb")
# dpkg looks for programs that only root has in its path.
set(ENV{PATH} "$ENV{PATH}:/usr/sbin:/sbin")
run(dpkg "--root=${here}/system" --force-not-root "--log=${here}/log" -i "${package}")
execute_process(
    COMMAND dpkg-deb -f "${package}" Architecture Depends OUTPUT_VARIABLE fields COMMAND_ERROR_IS_FATAL ANY
)
if(NOT fields STREQUAL "Architecture: all\nDepends: libexpat1-dev, libfmt-dev (>= 9)\n")
    message(FATAL_ERROR "${package}:\n${fields}")
endif()

files_below(files "${prefix}")
list(TRANSFORM files REPLACE "^share/doc/soapcodec/LICENSE$" "share/doc/libsoapcodec-dev/copyright")
expect_files("${here}/system/usr" ${files})

build_project("find_package(soapcodec" "-DCMAKE_PREFIX_PATH=${here}/system/usr")
