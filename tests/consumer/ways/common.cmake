# SPDX-License-Identifier: MIT
# What the scripts here share. They work in `here`, an empty folder of their own; `prefix` is what install.cmake filled.
cmake_minimum_required(VERSION 3.25)

set(project "${CMAKE_CURRENT_LIST_DIR}/../project")
set(prefix "${SCRATCH}/prefix")
set(here "${SCRATCH}/${WAY}")
# A stale file must not hide one that is no longer made.
file(REMOVE_RECURSE "${here}")
file(MAKE_DIRECTORY "${here}")

function(run)
    execute_process(COMMAND ${ARGV} COMMAND_ECHO STDOUT COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# readme_block(OUT LANGUAGE WORDS): the README's first block in the language that has the words.
function(readme_block out language words)
    file(READ "${LIBRARY_SOURCE}/README.md" rest)
    while(TRUE)
        string(FIND "${rest}" "\n```${language}\n" begin)
        if(begin EQUAL -1)
            message(FATAL_ERROR "README.md has no ${language} block with '${words}'")
        endif()
        string(LENGTH "\n```${language}\n" fence)
        math(EXPR begin "${begin} + ${fence}")
        string(SUBSTRING "${rest}" ${begin} -1 rest)
        string(FIND "${rest}" "\n```\n" end)
        string(SUBSTRING "${rest}" 0 ${end} block)
        string(FIND "${block}" "${words}" at)
        if(NOT at EQUAL -1)
            break()
        endif()
    endwhile()
    set("${out}" "${block}" PARENT_SCOPE)
endfunction()

# build_project(WORDS ARGUMENT...): configures the project with the README's CMake block that has the words, and with the
# arguments; builds and runs it.
function(build_project words)
    readme_block(block cmake "${words}")
    file(WRITE "${here}/library.cmake" "${block}\n")
    run("${CMAKE_COMMAND}" -S "${project}" -B "${here}/build" -G "${GENERATOR}" "-DCMAKE_CXX_COMPILER=${COMPILER}"
        "-DLIBRARY=${here}/library.cmake" ${ARGN}
    )
    run("${CMAKE_COMMAND}" --build "${here}/build")
    run("${here}/build/client")
endfunction()

# files_below(OUT FOLDER): the names of its files, sorted.
function(files_below out folder)
    file(GLOB_RECURSE files RELATIVE "${folder}" "${folder}/*")
    list(SORT files)
    set("${out}" "${files}" PARENT_SCOPE)
endfunction()

# expect_files(FOLDER NAME...): the folder has just these files.
function(expect_files folder)
    files_below(found "${folder}")
    set(expected "${ARGN}")
    list(SORT expected)
    if(NOT found STREQUAL expected)
        set(missing ${expected})
        list(REMOVE_ITEM missing ${found})
        list(REMOVE_ITEM found ${expected})
        message(FATAL_ERROR "${folder} lacks: ${missing}; has besides: ${found}")
    endif()
endfunction()
