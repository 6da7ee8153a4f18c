// SPDX-License-Identifier: MIT
// Documents that are worth reading ahead in, and pieces of them that are. Tags are found without parsing: what is found
// may lie in a comment, which to a fuzzer is one more document.
#pragma once

#include "../messages.hpp"

#include <soapcodec/encode.hpp>
#include <soapcodec/fuzz/input.hpp>

#include <algorithm>   // std::copy_n, std::sort
#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <memory>      // std::make_unique
#include <optional>    // std::nullopt
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

/// A reply with one item as a server writes it, which can be read ahead.
struct plain_reply {
    std::string before;
    std::string item;
    std::string behind;

    plain_reply() {
        constexpr std::string_view begin = "<Identity>";
        constexpr std::string_view end = "</Identity>";
        office::identity one;
        one.client = office::client{7, "Fjord & S\xC3\xB8nn"};
        one.servers.emplace() = {office::server{1, 2}, std::nullopt};
        office::get_identities_response reply;
        reply.identities.emplace(1, one);
        auto const text = soapcodec::encode(reply, soapcodec::soap_1_1).value();
        auto const first = text.find(begin);
        auto const last = text.rfind(end) + end.size();
        before = text.substr(0, first);
        item = text.substr(first, last - first);
        behind = text.substr(last);
    }

    [[nodiscard]] static plain_reply const& get() {
        static plain_reply const only;
        return only;
    }
};

/// A reply whose list begins with so many plain items and goes on with the document: from its first item on if it has
/// one, else with its root as one more element of the list.
inline std::string behind_plain_items(std::string_view document, std::size_t count) {
    auto const& plain = plain_reply::get();
    auto text = plain.before;
    for (std::size_t i = 0; i < count; ++i) {
        text += plain.item;
    }
    auto const item = document.find("<Identity");
    if (item != document.npos) {
        // End tags with another prefix would make it malformed, and hide all that is wrong before them.
        bool const ends_so = document.find("</soap:Envelope", item) != document.npos;
        auto const list_end = ends_so ? document.npos : document.find("</GetIdentitiesResult>", item);
        text.append(document.substr(item, list_end - item));
        return list_end == document.npos ? text : text.append(plain.behind);
    }
    auto const tags = start_tags(document);
    return text.append(tags.empty() ? document : document.substr(tags.front())).append(plain.behind);
}

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
