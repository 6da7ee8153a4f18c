# SPDX-License-Identifier: MIT
# A program with the library in one header, made by the README's lines: one for each half of it, and one for both.
include("${CMAKE_CURRENT_LIST_DIR}/common.cmake")

readme_block(lines sh "cmake/amalgamate.py")
string(REPLACE "cmake/amalgamate.py" "\"${LIBRARY_SOURCE}/cmake/amalgamate.py\"" lines "${lines}")
file(COPY "${project}/" DESTINATION "${here}/client")
run(sh -e -c "cd \"${here}\"\n${lines}")

# expect_includes(FILE HAVE LACK): what the header needs of others.
function(expect_includes file have lack)
    file(STRINGS "${here}/client/${file}" includes REGEX "^ *# *include")
    if(NOT includes MATCHES "${have}" OR includes MATCHES "${lack}|\"")
        message(FATAL_ERROR "${file} includes: ${includes}")
    endif()
endfunction()
expect_includes(soapcodec_decode.hpp "<expat.h>" "<fmt/")
expect_includes(soapcodec_encode.hpp "<fmt/format.h>" "<expat.h>")

# compile(SOURCE OLD NEW ARGUMENT...): the source with another header than it names.
function(compile source old new)
    file(READ "${here}/client/${source}" text)
    string(REPLACE "#include <soapcodec/${old}>" "#include \"${new}\"" text "${text}")
    file(WRITE "${here}/client/one_header_${source}" "${text}")
    run("${COMPILER}" -std=c++20 -Wall -Wextra -Wconversion -Wshadow -Werror "${here}/client/one_header_${source}" ${ARGN})
endfunction()
compile(main.cpp decode.hpp soapcodec_decode.hpp -c -o "${here}/main.o")
compile(write.cpp encode.hpp soapcodec_encode.hpp -c -o "${here}/write.o")
compile(write.cpp encode.hpp soapcodec.hpp -fsyntax-only)
run("${COMPILER}" "${here}/main.o" "${here}/write.o" -lexpat -lfmt -o "${here}/client/client")
run("${here}/client/client")
