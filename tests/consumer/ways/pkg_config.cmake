# SPDX-License-Identifier: MIT
# A program built by one line with a compiler, with warnings that the library's headers have.
include("${CMAKE_CURRENT_LIST_DIR}/common.cmake")

readme_block(line sh "pkg-config --cflags soapcodec")
string(REGEX REPLACE "^c\\+\\+ " "\"${COMPILER}\" -Wall -Wextra -Weffc++ -Werror " line "${line}")
string(REPLACE "client.cpp" "\"${project}/main.cpp\" \"${project}/write.cpp\"" line "${line}")
set(ENV{PKG_CONFIG_PATH} "${prefix}/share/pkgconfig")
run(pkg-config --exact-version "${VERSION}" soapcodec)
run(sh -c "cd \"${here}\" && ${line}")
run("${here}/client")
