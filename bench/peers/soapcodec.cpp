// SPDX-License-Identifier: MIT
// Ours, as a peer among the others.
#include <benchmark/benchmark.h>

#include <memory>

#include <soapcodec/arena.hpp>
#include <soapcodec/decode.hpp>
#include <soapcodec/stream.hpp>

#include "fields.hpp"
#include "peer.hpp"

namespace {

namespace office = soapcodec::office24seven;
namespace stack = soapcodec::servicestack;

template <class Message, template <class> class Source = soapcodec::xml::predicting_source>
bench::make_decoding strings() {
    return bench::decoding_into<Message>([] {
        return [decoder = std::make_shared<soapcodec::decoder<Message, Source>>()](std::string_view text,
                                                                                   Message& message) {
            decoder->reset();
            auto decoded = decoder->finish(text);
            if (decoded) {
                message = *std::move(decoded);
            }
            return decoded.has_value();
        };
    });
}

template <class Message>
bench::make_decoding views() {
    return [](std::string_view text) {
        auto const memory = std::make_shared<soapcodec::arena>();
        auto const message = std::make_shared<Message>();
        auto const decoder = std::make_shared<soapcodec::decoder<Message>>(*memory);
        return bench::decoding{[=] {
                                   *message = Message{};
                                   memory->clear();
                                   decoder->reset();
                                   auto decoded = decoder->finish(text);
                                   if (decoded) {
                                       *message = *std::move(decoded);
                                   }
                                   return decoded.has_value();
                               },
                               [message] { return bench::checksum_of(*message); }};
    };
}

/// Each record is looked at and gone: nothing is kept but, where the checksum is wanted, that of all.
bench::decoding streamed(std::string_view text) {
    using decoder = soapcodec::stream_decoder<&office::get_identities_response_view::identities>;
    auto const each = std::make_shared<decoder>([](decoder::record const& one) { benchmark::DoNotOptimize(&one); });
    return {[=] {
                each->reset();
                return each->finish(text).has_value();
            },
            [text] {
                bench::checksum records;
                decoder summing([&records](decoder::record const& one) {
                    records.add(true); // the entry is not null
                    records.add(one);
                });
                if (!summing.finish(text)) {
                    return std::uint64_t{0};
                }
                bench::checksum message;
                message.add(true); // the list is not null
                message.add_list(summing.records(), records);
                return message.value();
            }};
}

bool const added[] = {
    bench::add_peer({.name = "soapcodec/strings",
                     .identities = strings<bench::identities_reply>(),
                     .authenticate = strings<bench::authenticate_reply>(),
                     .parse = {}}),
    bench::add_peer({.name = "soapcodec/views",
                     .identities = views<office::get_identities_response_view>(),
                     .authenticate = views<stack::authenticate_response_view>(),
                     .parse = {}}),
    bench::add_peer(
        {.name = "soapcodec/streamed views, none kept", .identities = streamed, .authenticate = {}, .parse = {}}),
    bench::add_peer({.name = "soapcodec/strings, by expat's events",
                     .identities = strings<bench::identities_reply, soapcodec::xml::expat_source>(),
                     .authenticate = strings<bench::authenticate_reply, soapcodec::xml::expat_source>(),
                     .parse = {}}),
};

} // namespace
