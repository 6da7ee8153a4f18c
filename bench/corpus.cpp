// SPDX-License-Identifier: MIT
// The messages that are measured.
#include "corpus.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string_view>
#include <utility>

#include <soapcodec/encode.hpp>

namespace bench {

namespace office = soapcodec::office24seven;
namespace stack = soapcodec::servicestack;

namespace {

/// SplitMix64: the standard's distributions differ between libraries, this does not.
class dice {
public:
    explicit dice(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() noexcept {
        state_ += 0x9E3779B97F4A7C15U;
        auto z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31U);
    }
    std::size_t below(std::size_t bound) noexcept { return static_cast<std::size_t>(next() % bound); }
    bool one_in(std::size_t n) noexcept { return below(n) == 0; }

private:
    std::uint64_t state_;
};

constexpr std::array<std::string_view, 16> given_names{"Ada",      "Bo",       "Kari",  "Ole",      "Ingrid", "Håkon",
                                                       "Siv",      "Torbjørn", "Linda", "Per",      "Anne",   "Marius",
                                                       "Jonathan", "Zoë",      "Liv",   "Elisabeth"};
constexpr std::array<std::string_view, 16> family_names{
    "Hansen", "Li",      "Berg",    "Johansen", "Halvorsen",   "Lund", "Ødegård", "Dahl",
    "Moen",   "Solberg", "Eriksen", "Nilsen",   "Strand & Co", "Vik",  "Bakken",  "Christoffersen"};
constexpr std::array<std::string_view, 8> company_kinds{" AS",     " ASA",        " Holding AS", " Regnskap",
                                                        " & Sons", " Consulting", " Øst",        ""};

/// Numbers of one to nine digits, all widths alike.
std::int32_t number(dice& d) {
    std::uint32_t bound = 10;
    for (auto digits = d.below(9); digits > 0; --digits) {
        bound *= 10;
    }
    return static_cast<std::int32_t>(d.next() % bound);
}

soapcodec::guid make_guid(dice& d) {
    soapcodec::guid id;
    for (std::size_t i = 0; i < id.bytes.size(); i += 8) {
        auto const word = d.next();
        for (std::size_t j = 0; j < 8; ++j) {
            id.bytes[i + j] = static_cast<std::uint8_t>(word >> (8 * j));
        }
    }
    return id;
}

std::string person(dice& d) {
    std::string name(given_names[d.below(given_names.size())]);
    return name.append(" ").append(family_names[d.below(family_names.size())]);
}

std::string company(dice& d) {
    std::string name(family_names[d.below(family_names.size())]);
    return name.append(company_kinds[d.below(company_kinds.size())]);
}

template <class T>
std::string document_of(T const& message, layout l) {
    auto text = soapcodec::encode(message, soapcodec::soap_1_2, {.indented = l == layout::indented});
    if (!text) {
        std::fputs("the corpus cannot be encoded\n", stderr);
        std::abort();
    }
    return *std::move(text);
}

} // namespace

office::identity make_identity(std::size_t index) {
    dice d(index);
    office::identity made;
    made.id = make_guid(d);
    auto& user = made.user.emplace();
    user.contact_id = d.one_in(4) ? office::no_id : number(d);
    user.id = make_guid(d);
    user.name = person(d);
    user.employee_id = d.one_in(4) ? office::no_id : number(d);
    if (!d.one_in(16)) {
        auto& client = made.client.emplace();
        client.id = std::int64_t{number(d)} * (d.one_in(4) ? 1000 : 1);
        client.name = company(d);
    }
    made.is_current = index == 0;
    made.is_default = d.one_in(8);
    made.is_protected = d.one_in(2);
    if (!d.one_in(4)) {
        auto& servers = made.servers.emplace();
        for (auto count = d.below(3); count > 0; --count) {
            auto& server = servers.emplace_back(std::in_place);
            server->id = number(d);
            server->type = static_cast<std::int32_t>(d.below(4));
        }
    }
    made.is_disabled = d.one_in(16);
    return made;
}

office::get_identities_response make_identities(std::size_t count) {
    office::get_identities_response made;
    auto& list = made.identities.emplace();
    list.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        list.emplace_back(make_identity(i));
    }
    return made;
}

stack::authenticate_response make_authenticate_response() {
    stack::authenticate_response made;
    made.user_id = "48213";
    made.session_id = "Fh2kTq8ZrX0vN5mLw3Yc";
    made.user_name = "kari.hansen@example.no";
    made.display_name = "Kari Hansen & Sønn";
    made.referrer_url = "https://example.no/?from=mail&lang=nb";
    made.response_status.emplace();
    auto& meta = made.meta.emplace();
    meta.push_back({"tenant", "example"});
    meta.push_back({"expires", "2031-05-01T12:00:00Z"});
    meta.push_back({"locale", std::nullopt});
    return made;
}

office::get_identities_response const& identities(std::size_t count) {
    static std::map<std::size_t, office::get_identities_response> kept;
    auto const [at, fresh] = kept.try_emplace(count);
    if (fresh) {
        at->second = make_identities(count);
    }
    return at->second;
}

std::string const& identities_document(std::size_t count, layout l) {
    static std::map<std::pair<std::size_t, layout>, std::string> kept;
    auto& text = kept[{count, l}];
    if (text.empty()) {
        text = document_of(identities(count), l);
    }
    return text;
}

std::string const& authenticate_document() {
    static std::string const text = document_of(make_authenticate_response(), layout::compact);
    return text;
}

} // namespace bench
