// SPDX-License-Identifier: MIT
// Runs a target without a fuzzing engine: on each file given and on all files in each folder given, in the order of
// their names. For compilers without libFuzzer, for valgrind, and to see what an input does.
//
//     fuzz_decode fuzz/seeds/xml fuzz/regress/decode some_crash
//
// Compiled by afl-clang-fast++ and started by afl-fuzz without such arguments, it takes its inputs from afl-fuzz, many
// in one process.
#include <algorithm>    // std::sort
#include <chrono>       // std::chrono::steady_clock
#include <cstddef>      // std::size_t
#include <cstdint>      // std::uint8_t
#include <cstdio>       // std::fprintf
#include <cstdlib>      // EXIT_FAILURE
#include <cstring>      // std::memcpy
#include <filesystem>   // std::filesystem::recursive_directory_iterator
#include <fstream>      // std::ifstream
#include <iterator>     // std::istreambuf_iterator
#include <memory>       // std::unique_ptr
#include <string>       // std::string
#include <system_error> // std::error_code
#include <unistd.h>     // what AFL++'s macros call
#include <vector>       // std::vector

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);
extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) __attribute__((weak));

#ifdef __AFL_HAVE_MANUAL_CONTROL
// What the compiler says of the macros' own code.
#pragma clang diagnostic ignored "-Wold-style-cast"
#pragma clang diagnostic ignored "-Wgnu-statement-expression"
#pragma clang diagnostic ignored "-Wshorten-64-to-32"
#pragma clang diagnostic ignored "-Wsign-conversion"
__AFL_FUZZ_INIT();
#endif

namespace {

namespace fs = std::filesystem;

/// Runs one input in memory of its exact size, so that a sanitizer sees what reads past the end.
void run(char const* bytes, std::size_t size) {
    std::unique_ptr<std::uint8_t[]> const memory(new std::uint8_t[size]);
    if (size != 0) {
        std::memcpy(memory.get(), bytes, size);
    }
    LLVMFuzzerTestOneInput(memory.get(), size);
}

/// The files that an argument stands for. None, after a message, if it cannot be read.
std::vector<std::string> files_of(char const* argument) {
    std::vector<std::string> files;
    std::error_code failure;
    if (fs::is_directory(argument, failure)) {
        for (auto const& entry : fs::recursive_directory_iterator(argument, failure)) {
            if (entry.is_regular_file()) {
                files.push_back(entry.path().string());
            }
        }
        std::sort(files.begin(), files.end());
    } else if (fs::exists(argument, failure)) {
        files.emplace_back(argument);
    } else {
        std::fprintf(stderr, "%s: no such file or folder\n", argument);
    }
    return files;
}

/// Replays the arguments and says how much that was. Naming nothing to run is a mistake, not a success.
int replay(int argc, char** argv) {
    std::size_t count = 0;
    auto const begin = std::chrono::steady_clock::now();
    for (int i = 1; i < argc; ++i) {
        auto const files = files_of(argv[i]);
        for (auto const& file : files) {
            std::ifstream in(file, std::ios::binary);
            std::string const bytes{std::istreambuf_iterator<char>(in), {}};
            if (in.bad() || !in.is_open()) {
                std::fprintf(stderr, "%s: cannot be read\n", file.c_str());
                return EXIT_FAILURE;
            }
            // Said first: a target that finds something ends the process.
            if (argc == 2 && files.size() == 1) {
                std::fprintf(stderr, "running %s, %zu bytes\n", file.c_str(), bytes.size());
            }
            run(bytes.data(), bytes.size());
            ++count;
        }
    }
    std::chrono::duration<double> const took = std::chrono::steady_clock::now() - begin;
    std::fprintf(stderr, "%zu inputs in %.1f s\n", count, took.count());
    return count == 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}

} // namespace

int main(int argc, char** argv) {
    if (LLVMFuzzerInitialize != nullptr) {
        LLVMFuzzerInitialize(&argc, &argv);
    }
#ifdef __AFL_HAVE_MANUAL_CONTROL
    if (argc == 1) {
        __AFL_INIT();
        auto const* const shared = reinterpret_cast<char const*>(__AFL_FUZZ_TESTCASE_BUF);
        while (__AFL_LOOP(10000)) {
            run(shared, static_cast<std::size_t>(__AFL_FUZZ_TESTCASE_LEN));
        }
        return EXIT_SUCCESS;
    }
#endif
    return replay(argc, argv);
}
