// SPDX-License-Identifier: MIT
// Property: when an allocation fails, whichever it is, decoding and encoding end in std::bad_alloc or in
// errc::out_of_memory; nothing is lost; the decoder accepts nothing more, and works as a new one after reset().
//
// Oracle: the outcome without a failure, for which the same decoder is used afterwards; the number of blocks that are
// held, which is that of before when all is gone. The input chooses which allocation fails, expat's among them, and the
// pieces of the document.
//
// Not promised: that a result can be had from finish() while memory fails; to build an error's text takes some, too.
#include "../messages.hpp"
#include "memory.hpp"

#include <soapcodec/fuzz.hpp>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::int64_t, std::uint8_t, std::uint64_t
#include <new>         // std::bad_alloc
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::type_identity

namespace fuzz = soapcodec::fuzz;
using soapcodec::errc;

namespace {

struct trial {
    std::string_view document;
    fuzz::plan cut;
    soapcodec::decode_options options;
    std::uint64_t failing;

    [[nodiscard]] std::string describe() const {
        return "  allocation " + std::to_string(failing) + " fails, " + cut.describe(document) +
               "\n  document: " + fuzz::quoted(document);
    }
};

void check_nothing_lost(std::int64_t blocks, trial const& t) {
    fuzz::check(
        blocks == 0, "nothing is lost when an allocation fails", [&] { return std::to_string(blocks) + " blocks"; },
        "0 blocks", [&] { return t.describe(); });
}

/// A decoder in whose calls memory fails, and not between them, where it is that of the pieces.
template <class Decoder>
struct failing_calls {
    Decoder& decoder;

    bool feed(std::string_view piece) {
        fuzzing::failing_is const possible(true);
        return decoder.feed(piece);
    }
    bool flush() {
        fuzzing::failing_is const possible(true);
        return decoder.flush();
    }
    auto finish(std::string_view last = {}) {
        fuzzing::failing_is const possible(true);
        return decoder.finish(last);
    }
};

/// Feeds what finish() would end; an outcome only if memory did not fail.
template <class T>
std::optional<fuzz::outcome<T>> read(soapcodec::decoder<T, fuzzing::counted_source>& decoder, trial const& t) {
    fuzzing::failing_is const impossible(false);
    failing_calls<soapcodec::decoder<T, fuzzing::counted_source>> calls{decoder};
    try {
        return fuzz::outcome<T>(t.cut.feed(calls, t.document));
    } catch (std::bad_alloc const&) {
        return std::nullopt;
    }
}

template <class T>
void check_decoding(trial const& t) {
    using decoder_type = soapcodec::decoder<T, fuzzing::counted_source>;
    fuzz::reader<T> untroubled(t.options);
    auto const expected = untroubled.read(t.document);
    std::int64_t blocks = 0;
    {
        fuzzing::memory_watch const watch(t.failing);
        try {
            soapcodec::arena memory;
            auto const make = [&] {
                if constexpr (soapcodec::holds_views<T>()) {
                    return decoder_type(memory, t.options);
                } else {
                    return decoder_type(t.options);
                }
            };
            auto decoder = make();
            auto const found = read(decoder, t);
            bool const failed = fuzzing::account.until_failure == 0;
            fuzzing::account.until_failure = 0;
            if (found && !agrees(*found, expected)) {
                fuzz::check(
                    failed && !found->value && found->error.code() == errc::out_of_memory,
                    "memory that fails is out_of_memory, or changes nothing", [&] { return found->describe(); },
                    [&] { return expected.describe(); }, [&] { return t.describe(); });
            }
            if (!found) {
                fuzz::outcome<T> const after(decoder.finish());
                fuzz::check(
                    !after.value && !decoder.feed("<more/>") && !decoder.flush(),
                    "nothing is accepted after memory has failed", [&] { return after.describe(); }, "an error",
                    [&] { return t.describe(); });
            }
            decoder.reset();
            fuzz::outcome<T> const again(t.cut.feed(decoder, t.document));
            fuzz::check(
                agrees(again, expected), "a decoder that was reset after memory failed works as a new one",
                [&] { return again.describe(); }, [&] { return expected.describe(); }, [&] { return t.describe(); });
        } catch (std::bad_alloc const&) {
            // The decoder itself could not be made.
        }
        blocks = fuzzing::account.blocks;
    }
    check_nothing_lost(blocks, t);
}

template <class T>
void check_encoding(trial const& t) {
    fuzz::reader<T> reads(t.options);
    auto const value = reads.read(t.document);
    if (!value.value) {
        return;
    }
    auto const expected = soapcodec::encode(*value.value, soapcodec::soap_1_2);
    std::int64_t blocks = 0;
    {
        fuzzing::memory_watch const watch(t.failing);
        try {
            auto const written = soapcodec::encode(*value.value, soapcodec::soap_1_2);
            fuzz::check(
                written.has_value() == expected.has_value() && (!written || *written == *expected),
                "memory that fails never changes what is written",
                [&] { return written ? *written : written.error().message(); },
                [&] { return expected ? *expected : expected.error().message(); }, [&] { return t.describe(); });
        } catch (std::bad_alloc const&) {
            // As promised.
        }
        blocks = fuzzing::account.blocks;
    }
    check_nothing_lost(blocks, t);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzz::input in({data, size});
    auto const message = in.byte();
    trial t;
    t.failing = 1 + in.number(255);
    t.options = fuzz::make_decode_options(in);
    t.cut = fuzz::plan(in);
    t.document = in.rest();
    fuzzing::with_message(message, [&]<class T>(std::type_identity<T>) {
        check_decoding<T>(t);
        check_encoding<T>(t);
    });
    return 0;
}
