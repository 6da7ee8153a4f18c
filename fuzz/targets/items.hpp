// SPDX-License-Identifier: MIT
// Where the items of lists are in a document, without parsing it: what is found may lie in a comment or be cut, which
// to a fuzzer is one more document.
#pragma once

#include <soapcodec/fuzz/input.hpp>
#include <soapcodec/shape.hpp>

#include <algorithm>   // std::copy_n, std::sort
#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <memory>      // std::make_unique
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v
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

/// Whether a start tag is that of an element with one of these names, without a prefix.
inline bool is_one_of(std::string_view document, std::size_t tag, std::vector<std::string_view> const& names) {
    auto const rest = document.substr(tag + 1);
    for (auto const name : names) {
        if (rest.starts_with(name) && rest.size() > name.size() && rest[name.size()] == '>') {
            return true;
        }
    }
    return false;
}

/// Adds the names of what lists in an element of their own hold: what can be read ahead. Seen: the records around T.
template <class T, class... Seen>
void find_item_names(std::vector<std::string_view>& names) {
    using namespace soapcodec;
    if constexpr (is_optional<T>) {
        find_item_names<without_optional<T>, Seen...>(names);
    } else if constexpr (list_type<T>) {
        find_item_names<typename list_traits<T>::item, Seen...>(names);
    } else if constexpr (!(std::is_same_v<T, Seen> || ...) && described<T>) {
        shape_of<T>::for_each([&names]<class Element>(Element) {
            if constexpr (Element::is_wrapped) {
                names.push_back(text_of<Element::items::name>);
            }
            find_item_names<typename Element::type, T, Seen...>(names);
        });
    }
}

/// How a list gets longer: an item of it several times in a row, so that there is something to read ahead.
class repetition {
public:
    /// A blank, which is what seeds have, means twice.
    explicit repetition(soapcodec::fuzz::input& in) : times_(in.byte() % 32U + 2U), place_(in.byte() ^ 0x20U) {}

    [[nodiscard]] std::string apply(std::string_view document, std::vector<std::string_view> const& names) const {
        std::vector<std::size_t> items;
        for (auto const tag : start_tags(document)) {
            if (is_one_of(document, tag, names)) {
                items.push_back(tag);
            }
        }
        std::string text(document);
        if (!items.empty()) {
            auto const at = items[place_ % items.size()];
            std::string const element(element_at(document, at));
            for (std::size_t i = 0; i < times_ && text.size() < most_bytes; ++i) {
                text.insert(at, element);
            }
        }
        return text;
    }

private:
    static constexpr std::size_t most_bytes = 8192;

    std::size_t times_;
    std::size_t place_;
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
