// SPDX-License-Identifier: MIT
// Every document under tests/data decodes to the JSON beside it, however it arrives. *.bare.xml has no Envelope.
#include "../examples/soapcat/messages.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <soapcodec/soapcodec.hpp>

#include "catch.hpp"

namespace {

std::string contents(std::filesystem::path const& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::filesystem::path> documents() {
    std::vector<std::filesystem::path> found;
    for (auto const& entry : std::filesystem::directory_iterator(SOAPCODEC_TEST_DATA)) {
        if (entry.path().extension() == ".xml") {
            found.push_back(entry.path());
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

soapcodec::decode_options options_for(std::filesystem::path const& path) {
    soapcodec::decode_options options;
    options.without_envelope = path.filename().string().ends_with(".bare.xml");
    return options;
}

/// Pieces of a document, each in memory of its own that is gone when the next one comes.
template <class Decoder>
auto decode_in(std::vector<std::string_view> const& pieces, Decoder& decoder) {
    for (auto const piece : pieces) {
        auto const copy = std::make_unique<char[]>(piece.size());
        std::copy(piece.begin(), piece.end(), copy.get());
        if (!decoder.feed({copy.get(), piece.size()})) {
            break;
        }
    }
    return decoder.finish();
}

template <class T>
std::string json_of(std::string_view kind, std::vector<std::string_view> const& pieces,
                    soapcodec::decode_options const& options) {
    soapcodec::decoder<T> decoder(options);
    auto const message = decode_in(pieces, decoder);
    auto const version = options.without_envelope ? "null" : fmt::format("\"{}\"", decoder.version());
    if (message) {
        return fmt::format(R"({{"envelope":{},"kind":"{}","value":{}}})", version, kind, soapcodec::to_json(*message));
    }
    if (message.error().fault() != nullptr) {
        return fmt::format(R"({{"envelope":{},"kind":"Fault","value":{}}})", version,
                           soapcodec::to_json(*message.error().fault()));
    }
    return message.error().message();
}

std::string json_of(std::string_view kind, std::vector<std::string_view> const& pieces,
                    soapcodec::decode_options const& options) {
    std::string json;
    bool const known =
        soapcat::for_message(kind, [&]<class T>(std::type_identity<T>) { json = json_of<T>(kind, pieces, options); });
    return known ? json : json_of<soapcat::office::get_identities>(kind, pieces, options); // of a Fault
}

std::vector<std::string_view> cut(std::string_view text, std::size_t size) {
    std::vector<std::string_view> pieces;
    for (std::size_t at = 0; at < text.size(); at += size) {
        pieces.push_back(text.substr(at, size));
    }
    return pieces;
}

} // namespace

TEST_CASE("every kind of message has a document") {
    std::vector<std::string> kinds;
    for (auto const& path : documents()) {
        auto const kind = soapcodec::peek(contents(path), options_for(path));
        REQUIRE(kind);
        kinds.push_back(kind->payload.local);
    }
    for (auto const* kind :
         {"GetIdentities", "GetIdentitiesResponse", "Authenticate", "AuthenticateResponse", "Fault"}) {
        CAPTURE(kind);
        CHECK(std::count(kinds.begin(), kinds.end(), kind) >= 2);
    }
}

TEST_CASE("every document decodes to its JSON at every piece size and every split") {
    for (auto const& path : documents()) {
        CAPTURE(path.filename().string());
        auto const text = contents(path);
        auto expected = contents(std::filesystem::path(path).replace_extension(".json"));
        REQUIRE(expected.ends_with('\n'));
        expected.pop_back();
        auto const options = options_for(path);
        auto const kind = soapcodec::peek(text, options)->payload.local;
        for (auto const size :
             {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{5}, std::size_t{7}, text.size()}) {
            CAPTURE(size);
            REQUIRE(json_of(kind, cut(text, size), options) == expected);
        }
        for (std::size_t at = 1; at < text.size(); ++at) {
            std::string_view const view(text);
            auto const json = json_of(kind, {view.substr(0, at), view.substr(at)}, options);
            if (json != expected) {
                CAPTURE(at);
                REQUIRE(json == expected);
            }
        }
    }
}

TEST_CASE("what a document decodes to is encoded and decoded to the same") {
    for (auto const& path : documents()) {
        CAPTURE(path.filename().string());
        auto const text = contents(path);
        auto const options = options_for(path);
        auto const kind = soapcodec::peek(text, options)->payload.local;
        soapcat::for_message(kind, [&]<class T>(std::type_identity<T>) {
            auto const message = soapcodec::decode<T>(text, options);
            REQUIRE(message);
            for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
                for (bool const indented : {false, true}) {
                    auto const again = soapcodec::encode(*message, version, {.indented = indented});
                    REQUIRE(again);
                    auto const decoded = soapcodec::decode<T>(*again);
                    REQUIRE(decoded);
                    CHECK(*decoded == *message);
                }
            }
            CHECK(soapcodec::decode_document<T>(soapcodec::encode_document(*message).value()).value() == *message);
        });
    }
}
