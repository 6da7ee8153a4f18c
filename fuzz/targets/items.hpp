// SPDX-License-Identifier: MIT
// Where the items of lists are in a document, without parsing it: what is found may lie in a comment or be cut, which
// to a fuzzer is one more document.
#pragma once

#include <soapcodec/fuzz/input.hpp>

#include <algorithm>   // std::copy_n, std::sort
#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <memory>      // std::make_unique
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

/// A document cut before a few of its start tags, so that most pieces have whole records to read ahead.
class cut_at_tags {
public:
    explicit cut_at_tags(soapcodec::fuzz::input& in) : choices_{in.byte(), in.byte(), in.byte()} {}

    [[nodiscard]] std::vector<std::size_t> offsets(std::string_view document) const {
        auto const tags = start_tags(document);
        std::vector<std::size_t> chosen{document.size()};
        for (std::size_t const choice : choices_) {
            if (!tags.empty()) {
                chosen.push_back(tags[choice % tags.size()]);
            }
        }
        std::sort(chosen.begin(), chosen.end());
        return chosen;
    }

    [[nodiscard]] std::string describe(std::string_view document) const {
        std::string text = "cut at";
        for (auto const offset : offsets(document)) {
            text += " " + std::to_string(offset);
        }
        return text;
    }

    /// Each piece in memory of its own and exact size.
    template <class Decoder>
    auto feed(Decoder& decoder, std::string_view document) const {
        std::size_t begin = 0;
        for (auto const end : offsets(document)) {
            auto const bytes = std::make_unique<char[]>(end - begin);
            std::copy_n(document.data() + begin, end - begin, bytes.get());
            if (!decoder.feed({bytes.get(), end - begin})) {
                break;
            }
            begin = end;
        }
        return decoder.finish();
    }

private:
    std::array<std::size_t, 3> choices_;
};

} // namespace fuzzing
