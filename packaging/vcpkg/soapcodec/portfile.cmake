# SPDX-License-Identifier: MIT
# vcpkg's port of the checkout that it lies in: vcpkg install soapcodec --overlay-ports=packaging/vcpkg
set(VCPKG_BUILD_TYPE release) # headers are the same for debugging

get_filename_component(SOURCE_PATH "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)
vcpkg_cmake_configure(
    SOURCE_PATH "${SOURCE_PATH}"
    OPTIONS -DSOAPCODEC_TESTS=OFF -DSOAPCODEC_BENCH=OFF -DSOAPCODEC_EXAMPLES=OFF
)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH share/cmake/soapcodec)
vcpkg_fixup_pkgconfig()

vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/share/doc")
