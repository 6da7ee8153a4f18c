# SPDX-License-Identifier: MIT
# cpack runs this before it makes a package: in Debian's, the licence goes to where Debian's policy wants it.
if(NOT CPACK_GENERATOR STREQUAL "DEB")
    return()
endif()
set(doc "${CPACK_TEMPORARY_DIRECTORY}/usr/share/doc")
file(MAKE_DIRECTORY "${doc}/libsoapcodec-dev")
file(RENAME "${doc}/soapcodec/LICENSE" "${doc}/libsoapcodec-dev/copyright")
file(REMOVE_RECURSE "${doc}/soapcodec")
