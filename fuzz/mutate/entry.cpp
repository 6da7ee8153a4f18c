// SPDX-License-Identifier: MIT
// What libFuzzer calls. A fifth of the documents is changed byte by byte, by libFuzzer itself, so that there is also
// what is hardly XML; the control bytes behind a document are changed for themselves.
#include <algorithm>   // std::generate
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint8_t
#include <cstring>     // std::memcpy
#include <string>      // std::string
#include <string_view> // std::string_view

#include "edits.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace {

std::string_view view_of(std::uint8_t const* data, std::size_t size) {
    return {reinterpret_cast<char const*>(data), size};
}

/// Writes a document and control bytes, if they are no larger than that. Returns 0 if they are.
std::size_t put(std::uint8_t* out, std::size_t max_size, std::string_view document, std::string_view control) {
    if (document.size() + control.size() > max_size) {
        return 0;
    }
    if (!document.empty()) {
        std::memcpy(out, document.data(), document.size());
    }
    if (!control.empty()) {
        std::memcpy(out + document.size(), control.data(), control.size());
    }
    return document.size() + control.size();
}

/// One control byte more, one of them changed, or all of them but the last, which says what message the document is.
/// What depends on several of them, as the way a document is cut does, is not come to by one at a time.
void change_control(std::string& control, mutate::random& choose) {
    auto const any = [&choose] { return static_cast<char>(choose.below(256)); };
    if (control.empty() || choose.one_in(4)) {
        control.insert(choose.below(control.size() + 1), 1, any());
    } else if (choose.one_in(3)) {
        std::generate(control.begin(), control.end() - 1, any);
    } else {
        control[choose.below(control.size())] = any();
    }
}

} // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned seed) {
    mutate::random choose(seed);
    auto const [document, control] = mutate::parts_of(view_of(data, size));
    if (size == 0 || choose.one_in(5)) {
        return LLVMFuzzerMutate(data, size, max_size);
    }
    std::string tail(control);
    if (choose.one_in(4)) {
        change_control(tail, choose);
        if (choose.one_in(2)) {
            auto const kept = std::string(document);
            if (auto const written = put(data, max_size, kept, tail)) {
                return written;
            }
        }
    }
    auto fresh = std::string(document);
    for (std::size_t n = 1 + (choose.one_in(3) ? choose.below(4) : 0); n != 0; --n) {
        fresh = mutate::edited(fresh, choose);
    }
    auto const written = put(data, max_size, fresh, tail);
    return written != 0 ? written : LLVMFuzzerMutate(data, size, max_size);
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(std::uint8_t const* left, std::size_t left_size,
                                                 std::uint8_t const* right, std::size_t right_size, std::uint8_t* out,
                                                 std::size_t max_size, unsigned seed) {
    mutate::random choose(seed);
    auto const into = mutate::parts_of(view_of(left, left_size));
    auto const from = mutate::parts_of(view_of(right, right_size));
    // One cross in four is of bytes: what stands in front of a cut in one and behind a cut in the other.
    if (choose.one_in(4)) {
        auto const head = into.document.substr(0, choose.below(into.document.size() + 1));
        auto const tail = from.document.substr(choose.below(from.document.size() + 1));
        return put(out, max_size, std::string(head).append(tail), into.control);
    }
    return put(out, max_size, mutate::spliced(into.document, from.document, choose), into.control);
}
