// SPDX-License-Identifier: MIT
// The start tag of the Envelope as most senders write it: compared as a whole, it is known without being read.
#pragma once

#include "../../cxx20.hpp"

#include <algorithm>   // std::all_of, std::for_each_n
#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <string_view> // std::string_view

#include "../../fixed_string.hpp"
#include "../../soap/version.hpp"
#include "../fast/input.hpp"
#include "../fast/scan.hpp"

namespace soapcodec::detail {

struct usual_envelope {
    static constexpr std::size_t most_declared = 3;

    std::string_view tag;      ///< of the Envelope
    std::string_view name;     ///< the Envelope's
    std::string_view body_tag; ///< of a Body without attributes
    soap::version version = soap::version::v1_1;
    unsigned declared = 0; ///< bindings
    std::array<fast::binding, most_declared> bindings{};

    [[nodiscard]] constexpr std::string_view body() const noexcept { return body_tag.substr(1, body_tag.size() - 2); }
    /// Has the input know what the tag declares.
    void declare(fast::input& in) const noexcept {
        std::for_each_n(bindings.begin(), declared, [&in](fast::binding const& one) { in.bind(one); });
    }
};

/// What stands before that character, which is there. Not by find(): for g++ with its sanitizers that is no constant
/// expression.
[[nodiscard]] constexpr std::string_view text_before(std::string_view text, char c) {
    std::size_t size = 0;
    while (text[size] != c) {
        ++size;
    }
    return text.substr(0, size);
}

/// The one whose tag has these declarations before that of its own prefix, and those behind it.
template <fixed_string Prefix, fixed_string Namespace, fixed_string Before, fixed_string Behind>
[[nodiscard]] consteval usual_envelope make_usual_envelope() {
    usual_envelope made{
        .tag = joined_text<"<", Prefix, ":Envelope", Before, " xmlns:", Prefix, "=\"", Namespace, "\"", Behind, ">">,
        .name = joined_text<Prefix, ":Envelope">,
        .body_tag = joined_text<"<", Prefix, ":Body>">,
        .version = Namespace.view() == soap::envelope_1_1_namespace.view() ? soap::version::v1_1 : soap::version::v1_2};
    for (auto at = 1 + made.name.size(); made.tag[at] == ' ';) {
        at += std::string_view(" xmlns:").size();
        auto const prefix = text_before(made.tag.substr(at), '=');
        at += prefix.size() + 2;
        auto const ns = text_before(made.tag.substr(at), '"');
        at += ns.size() + 1;
        made.bindings[made.declared++] = {prefix.data(), prefix.size(), ns.data(), ns.size()};
    }
    return made;
}

/// By .NET's serializer, with the declarations for types on either side; by WCF and by what is written in Java.
inline constexpr auto usual_envelopes = [] {
    constexpr fixed_string types = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                                   " xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"";
    constexpr fixed_string instance = " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\"";
    constexpr auto v1_1 = soap::envelope_1_1_namespace;
    constexpr auto v1_2 = soap::envelope_1_2_namespace;
    return std::array{
        make_usual_envelope<"soap", v1_1, types, "">(), make_usual_envelope<"soap12", v1_2, types, "">(),
        make_usual_envelope<"soap", v1_1, "", types>(), make_usual_envelope<"soap", v1_2, "", types>(),
        make_usual_envelope<"s", v1_1, "", "">(),       make_usual_envelope<"s", v1_2, "", "">(),
        make_usual_envelope<"s", v1_1, "", instance>(), make_usual_envelope<"s", v1_2, "", instance>(),
        make_usual_envelope<"soap", v1_1, "", "">(),    make_usual_envelope<"soapenv", v1_1, "", "">(),
        make_usual_envelope<"S", v1_1, "", "">(),       make_usual_envelope<"env", v1_2, "", "">(),
    };
}();

/// The one that the input goes on with, if its declarations may be there; else null.
[[nodiscard]] inline usual_envelope const* find_usual_envelope(char const* at, fast::input const& in) noexcept {
    // Where most of them differ from each other.
    constexpr std::size_t telling = 16;
    constexpr std::size_t least = telling + sizeof(std::uint64_t);
    static_assert(std::all_of(usual_envelopes.begin(), usual_envelopes.end(),
                              [](auto const& one) { return one.tag.size() >= least; }));
    if (in.left(at) < least || in.bound + usual_envelope::most_declared > in.most.namespaces ||
        in.most.attributes < usual_envelope::most_declared) {
        return nullptr;
    }
    auto const word = fast::load<std::uint64_t>(at + telling);
    for (auto const& one : usual_envelopes) {
        if (word == fast::load<std::uint64_t>(one.tag.data() + telling) && in.has(at, one.tag)) {
            return &one;
        }
    }
    return nullptr;
}

} // namespace soapcodec::detail
