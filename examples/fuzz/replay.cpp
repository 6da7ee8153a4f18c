// SPDX-License-Identifier: MIT
// A main() for where there is no fuzzing engine: gives the target each file, and some files that are a little
// different.
//
//     replay FOLDER [CHANGES]
//
// Changed files are the same in every run. What an engine does better is to keep those that reach new code.
#include <cstddef>    // std::size_t
#include <cstdint>    // std::uint8_t
#include <cstdio>     // std::printf, std::fprintf
#include <cstdlib>    // std::atoi
#include <filesystem> // std::filesystem::directory_iterator
#include <fstream>    // std::ifstream
#include <iterator>   // std::istreambuf_iterator
#include <random>     // std::mt19937
#include <string>     // std::string

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size);

namespace {

void run(std::string const& bytes) {
    LLVMFuzzerTestOneInput(reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size());
}

std::string changed(std::string bytes, std::mt19937& numbers) {
    for (auto times = 1 + numbers() % 4; times > 0; --times) {
        auto const at = numbers() % (bytes.size() + 1);
        auto const byte = static_cast<char>(numbers() % 256);
        switch (numbers() % 3) {
        case 0:
            bytes.insert(at, 1, byte);
            break;
        case 1:
            bytes.replace(at, 1, 1, byte);
            break;
        default:
            bytes.erase(at, numbers() % 16);
        }
    }
    return bytes;
}

} // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::fprintf(stderr, "usage: %s FOLDER [CHANGES]\n", arguments[0]);
        return 2;
    }
    int const changes = count > 2 ? std::atoi(arguments[2]) : 0;
    std::mt19937 numbers;
    int files = 0;
    for (auto const& entry : std::filesystem::directory_iterator(arguments[1])) {
        std::ifstream file(entry.path(), std::ios::binary);
        std::string const bytes(std::istreambuf_iterator<char>(file), {});
        run(bytes);
        for (int i = 0; i < changes; ++i) {
            run(changed(bytes, numbers));
        }
        ++files;
    }
    std::printf("%d files, each with %d changes: nothing found\n", files, changes);
    return files == 0 ? 1 : 0;
}
