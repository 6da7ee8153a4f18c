// SPDX-License-Identifier: MIT
// Where the items of lists are in a document, without parsing it: what is found may lie in a comment or be cut, which
// to a fuzzer is one more document.
#pragma once

#include <soapcodec/fuzz/input.hpp>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

namespace fuzzing {

/// The offsets of all start tags: where it matters most that a piece ends.
inline std::vector<std::size_t> start_tags(std::string_view document) {
    std::vector<std::size_t> offsets;
    for (auto at = document.find('<'); at != document.npos; at = document.find('<', at + 1)) {
        if (at + 1 < document.size() && document[at + 1] != '/' && document[at + 1] != '!' && document[at + 1] != '?') {
            offsets.push_back(at);
        }
    }
    return offsets;
}

/// An element from its start tag to its end tag, if no other of its name is in it.
inline std::string_view element_at(std::string_view document, std::size_t start) {
    auto const rest = document.substr(start);
    auto const name = rest.substr(1, rest.find_first_of(" \t\r\n/>", 1) - 1);
    auto const end = rest.find("</" + std::string(name) + ">");
    return end == rest.npos ? std::string_view() : rest.substr(0, end + name.size() + 3);
}

/// How a list is made in a document: an element of it, many times in a row.
struct repetition {
    explicit repetition(soapcodec::fuzz::input& in) : times(in.byte() % 32), place(in.byte()) {}

    /// A blank, which is what seeds have, means not at all.
    [[nodiscard]] std::string apply(std::string_view document) const {
        auto const tags = start_tags(document);
        std::string text(document);
        if (!tags.empty()) {
            auto const at = tags[place % tags.size()];
            std::string const element(element_at(document, at));
            for (std::uint64_t i = 0; i < times && text.size() < most_bytes; ++i) {
                text.insert(at, element);
            }
        }
        return text;
    }

private:
    static constexpr std::size_t most_bytes = 16384;

    std::uint64_t times;
    std::size_t place;
};

} // namespace fuzzing
