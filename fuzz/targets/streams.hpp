// SPDX-License-Identifier: MIT
// What a stream of records comes to, as one text: to be compared, whatever has cut or read the document.
#pragma once

#include "../messages.hpp"

#include <soapcodec/fuzz/input.hpp>
#include <soapcodec/fuzz/outcome.hpp>
#include <soapcodec/fuzz/print.hpp>
#include <soapcodec/stream.hpp>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <string>      // std::string
#include <type_traits> // std::is_same_v, std::type_identity

namespace fuzzing {

/// Whether an input's number of a message (messages.hpp) means the kitchen.
[[nodiscard]] inline bool is_kitchen(std::size_t number) noexcept {
    bool is = false;
    with_owning_message(number, [&is]<class T>(std::type_identity<T>) { is = std::is_same_v<T, kitchen>; });
    return is;
}

/// What a callback does behind so many records.
struct callback {
    enum class act : unsigned char { go_on, stop, raise };
    struct raised {};

    /// A blank, which is what seeds have, means to go on.
    explicit callback(soapcodec::fuzz::input& in) : what(static_cast<act>(in.byte() % 8 % 3)), behind(in.number(15)) {}

    act what;
    std::uint64_t behind;
};

/// The records, and then the rest of the message, or why there is none. Of an error that is the parser's, only that it
/// is one. `feed` gives the decoder a document.
template <auto List, template <class> class Source, class Feed>
std::string streamed(callback const& does, soapcodec::decode_options const& options, Feed feed) {
    using decoder = soapcodec::stream_decoder<List, Source>;
    std::string all;
    std::uint64_t count = 0;
    decoder each(
        [&](typename decoder::record const* record) {
            all += record == nullptr ? "null" : soapcodec::fuzz::to_text(*record);
            all += '\n';
            if (++count > does.behind && does.what == callback::act::raise) {
                throw callback::raised{};
            }
            return count > does.behind && does.what == callback::act::stop ? soapcodec::stop : soapcodec::next;
        },
        options);
    try {
        soapcodec::fuzz::outcome<typename decoder::message> const rest(feed(each));
        bool const is_parsers = !rest.value && soapcodec::fuzz::is_parsers(rest.error.code());
        all += is_parsers ? "the parser's error" : rest.describe();
    } catch (callback::raised const&) {
        all += "raised, " + each.finish().error().message();
    }
    return all + ", " + std::to_string(each.records()) + " records";
}

} // namespace fuzzing
