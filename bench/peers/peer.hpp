// SPDX-License-Identifier: MIT
// A parser that is measured beside ours: how it decodes the two services' replies into structs, and how it parses when
// nothing is done with what it finds. Each source in this folder that its library was found for registers its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "checksum.hpp"

namespace bench {

/// One document, ready to be decoded again and again.
struct decoding {
    std::function<bool()> run;               ///< decodes it once; false if it is refused
    std::function<std::uint64_t()> checksum; ///< of what the last run has decoded: checksum.hpp
};

/// The document outlives what is made of it.
using make_decoding = std::function<decoding(std::string_view)>;

struct peer {
    std::string name;           ///< as its project writes it; what is between slashes says how it is used
    make_decoding identities;   ///< a GetIdentitiesResponse; empty when it is only parsed
    make_decoding authenticate; ///< an AuthenticateResponse
    std::function<bool(std::string_view)> parse; ///< to the end, for nothing; false if it is refused; may be empty
};

/// Registers the benchmarks of a peer: peers_bench.cpp. The value is for a static variable's initialiser.
bool add_peer(peer one);

/// Calls `feed(piece, is_last)` with pieces of up to 1 MiB until one is false: parsers that are fed keep what they are
/// given, and ours gives expat no more at a time.
template <class Feed>
[[nodiscard]] bool in_pieces(std::string_view text, Feed feed) {
    constexpr std::size_t most = std::size_t{1} << 20U;
    for (; text.size() > most; text.remove_prefix(most)) {
        if (!feed(text.substr(0, most), false)) {
            return false;
        }
    }
    return feed(text, true);
}

/// make_decode() gives `decode(text, message)`, false when it refuses the text, with what it keeps from one to the
/// next. The message is kept and emptied, as a program that decodes one reply after another does.
template <class Message, class MakeDecode>
[[nodiscard]] make_decoding decoding_into(MakeDecode make_decode) {
    return [make_decode](std::string_view text) {
        auto const message = std::make_shared<Message>();
        return decoding{[text, message, decode = make_decode()]() mutable {
                            *message = Message{};
                            return decode(text, *message);
                        },
                        [message] { return checksum_of(*message); }};
    };
}

} // namespace bench
