// SPDX-License-Identifier: MIT
// What grows in a message, at sizes that double: works that main.cpp runs, for instructions.py. Nothing is timed here.
//
//     growth/KIND/SIZE          by the library as it is
//     growth_events/KIND/SIZE   by expat's events alone
//
// SIZE is a number of the things that KIND names; for `bytes` and `text` it is bytes.
#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/stream.hpp>

#include "corpus.hpp"
#include "expat_reference.hpp"
#include "long_reply.hpp"
#include "paired.hpp"

namespace {

namespace office = soapcodec::office24seven;
namespace stack = soapcodec::servicestack;

constexpr soapcodec::limits none{.depth = soapcodec::limits::none,
                                 .attributes = soapcodec::limits::none,
                                 .namespaces = soapcodec::limits::none,
                                 .text = soapcodec::limits::none,
                                 .token = soapcodec::limits::none,
                                 .content = soapcodec::limits::none,
                                 .size = soapcodec::limits::none};

std::string numbered(std::size_t count, std::string_view before, std::string_view after) {
    std::string made;
    for (std::size_t i = 0; i < count; ++i) {
        made.append(before).append(std::to_string(i)).append(after);
    }
    return made;
}

std::string repeated(std::size_t count, std::string_view what) {
    std::string made;
    for (std::size_t i = 0; i < count; ++i) {
        made += what;
    }
    return made;
}

/// One identity with something put in before `place`.
std::string with(std::string_view place, std::string const& inserted) {
    auto text = bench::identities_document(1, bench::layout::compact);
    return text.insert(text.find(place), inserted);
}

std::string dictionary(std::size_t count) {
    auto made = bench::make_authenticate_response();
    for (std::size_t i = 0; i < count; ++i) {
        made.meta->push_back({"key " + std::to_string(i), "value"});
    }
    return soapcodec::encode(made, soapcodec::soap_1_2).value();
}

template <class T, template <class> class Source>
bench::work decode_in_pieces(std::string text, std::size_t piece) {
    return [text = std::make_shared<std::string>(std::move(text)), piece,
            decoder = std::make_shared<soapcodec::decoder<T, Source>>(soapcodec::decode_options{.limits = none})] {
        decoder->reset();
        std::string_view rest = *text;
        for (; rest.size() > piece; rest.remove_prefix(piece)) {
            bench::require(decoder->feed(rest.substr(0, piece)));
        }
        bench::require(decoder->finish(rest).has_value());
    };
}

template <template <class> class Source>
bench::work stream_bytes(std::size_t bytes) {
    using decoder = soapcodec::stream_decoder<&office::get_identities_response_view::identities, Source>;
    auto const each = std::make_shared<decoder>([](typename decoder::record const&) {});
    return [bytes, each] {
        each->reset();
        bench::long_reply reply(bytes);
        for (auto piece = reply.next(); !piece.empty(); piece = reply.next()) {
            bench::require(each->feed(piece));
        }
        bench::require(each->finish().has_value());
    };
}

constexpr std::size_t whole = ~std::size_t{0};

template <template <class> class Source>
void add(std::string const& prefix) {
    using reply = office::get_identities_response;
    auto const kind = [&prefix](std::string const& name, std::size_t least, std::size_t most, auto make) {
        for (auto size = least; size <= most; size *= 2) {
            bench::alone(prefix + "/" + name + "/" + std::to_string(size), [make, size] { return make(size); });
        }
    };
    auto const document = [&kind](std::string const& name, std::size_t least, std::size_t most, std::size_t piece,
                                  auto text) {
        kind(name, least, most,
             [text, piece](std::size_t size) { return decode_in_pieces<reply, Source>(text(size), piece); });
    };
    kind("bytes", 1U << 16U, std::size_t{1} << 30U, stream_bytes<Source>);
    document("records", 64, 1U << 15U, whole,
             [](std::size_t n) { return bench::identities_document(n, bench::layout::compact); });
    document("depth", 64, 1U << 14U, whole,
             [](std::size_t n) { return with("</Identity>", repeated(n, "<a>") + repeated(n, "</a>")); });
    document("attributes", 64, 1U << 14U, whole,
             [](std::size_t n) { return with("><Id>", numbered(n, " a", "=\"1\"")); });
    document("namespaces", 64, 1U << 14U, whole,
             [](std::size_t n) { return with("><Id>", numbered(n, " xmlns:p", "=\"urn:a\"")); });
    document("references", 64, 1U << 18U, whole, [](std::size_t n) { return with("</Name>", repeated(n, "&amp;")); });
    document("comments", 64, 1U << 16U, whole,
             [](std::size_t n) { return with("</Identity>", repeated(n, "<!-- moved -->")); });
    document("headers", 64, 1U << 16U, whole, [](std::size_t n) {
        return with("<soap12:Body>", "<soap12:Header>" + repeated(n, "<a xmlns=\"urn:a\">b</a>") + "</soap12:Header>");
    });
    document("text in pieces of 64 bytes", 64, 1U << 22U, 64,
             [](std::size_t n) { return with("</Name>", repeated(n / 8, "a value ")); });
    document("a comment in pieces of 64 bytes", 64, 1U << 20U, 64,
             [](std::size_t n) { return with("</Identity>", "<!--" + repeated(n / 8, "a value ") + "-->"); });
    document("attributes in pieces of 64 bytes", 64, 1U << 14U, 64,
             [](std::size_t n) { return with("><Id>", numbered(n, " a", "=\"1\"")); });
    kind("entries of a dictionary", 64, 1U << 16U,
         [](std::size_t n) { return decode_in_pieces<stack::authenticate_response, Source>(dictionary(n), whole); });
}

int const registered = [] {
    add<soapcodec::xml::predicting_source>("growth");
    add<soapcodec::xml::expat_source>("growth_events");
    return 0;
}();

} // namespace
