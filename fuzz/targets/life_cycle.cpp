// SPDX-License-Identifier: MIT
// Property: a decoder may be left, reset, moved and used again at any point. What it makes of a document does not
// depend on what came before reset(); an error stays until then, and nothing more is accepted.
//
// Oracle: a new decoder, given the same bytes in one call. One decoder goes through some twenty actions that the input
// chooses: feed a piece of the document, flush, finish, finish twice, reset, move, be assigned to, be replaced; and
// another that reads by events alone.
//
// Not promised: what finish() returns after it has returned a value, which was moved from; and that arenas of views are
// cleared by reset() (the target clears them).
#include "../messages.hpp"

#include <soapcodec/fuzz.hpp>
#include <soapcodec/source.hpp>

#include <algorithm>   // std::copy, std::min
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint8_t
#include <memory>      // std::make_unique
#include <span>        // std::span
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::type_identity
#include <utility>     // std::move

namespace fuzz = soapcodec::fuzz;

namespace {

/// A decoder, and what it must be in.
template <class T, template <class> class Source>
class life {
public:
    life(std::string_view document, soapcodec::decode_options const& options)
        : document_(document), options_(options), decoder_(make()) {}

    void feed(std::size_t size) {
        size = std::min(size, document_.size() - at_);
        auto const bytes = std::make_unique<char[]>(size);
        std::copy_n(document_.data() + at_, size, bytes.get());
        bool const wanted = decoder_.feed({bytes.get(), size});
        took("feed()", wanted);
        if (open_) {
            at_ += size;
        }
        open_ = wanted;
    }

    void flush() {
        bool const wanted = decoder_.flush();
        took("flush()", wanted);
        open_ = wanted;
    }

    void finish() {
        fuzz::outcome<T> const found(decoder_.finish());
        if (finished_) {
            // Only an error is the same again.
            fuzz::check(
                error_.code() == soapcodec::errc::ok || (!found.value && found.error.message() == error_.message()),
                "an error stays until reset()", [&] { return error_.message(); }, [&] { return found.describe(); },
                [&] { return context(); });
        } else {
            fuzz::reader<T> fresh(options_);
            auto const expected = fresh.read(document_.substr(0, at_));
            fuzz::check(
                agrees(found, expected), "a used decoder decodes as a new one", [&] { return found.describe(); },
                [&] { return expected.describe(); }, [&] { return context(); });
        }
        error_ = found.error;
        open_ = false;
        finished_ = true;
    }

    void reset(std::size_t from) {
        decoder_.reset();
        memory_.clear();
        begin(from);
    }

    void move() {
        auto moved = std::move(decoder_);
        decoder_ = std::move(moved);
    }

    void replace() {
        decoder_ = make();
        begin(0);
    }

private:
    using decoder = soapcodec::decoder<T, Source>;

    [[nodiscard]] decoder make() {
        if constexpr (soapcodec::holds_views<T>()) {
            return decoder(memory_, options_);
        } else {
            return decoder(options_);
        }
    }

    /// Documents that begin in the middle are as good as any other.
    void begin(std::size_t from) {
        document_ = all_.substr(std::min(from, all_.size()));
        at_ = 0;
        open_ = true;
        finished_ = false;
        error_ = {};
    }

    void took(std::string_view what, bool wanted) const {
        fuzz::check(open_ || !wanted, "nothing is accepted after an error or the end",
                    std::string(what) + " wants more", "nothing was wanted before", [&] { return context(); });
    }

    [[nodiscard]] std::string context() const {
        return "  bytes fed since reset(): " + fuzz::quoted(document_.substr(0, at_));
    }

    std::string_view document_;
    std::string_view all_ = document_;
    soapcodec::decode_options options_;
    soapcodec::arena memory_;
    decoder decoder_;
    std::size_t at_ = 0;    // bytes of the document that were fed
    bool open_ = true;      // more was wanted
    bool finished_ = false; // finish() has been called
    soapcodec::error error_;
};

/// One goes through the actions that the input chooses, then through all that there are.
template <class Life>
void lead(Life& one, std::span<std::uint8_t const> choices, std::size_t size) {
    for (auto const choice : choices) {
        auto const amount = choice / 8U;
        switch (choice % 8U) {
        case 0: // of a seed, whose choices are blanks: a piece of 4 bytes
            one.feed(amount);
            break;
        case 1:
            one.feed(size * amount / 24);
            break;
        case 2:
            one.flush();
            break;
        case 3:
            one.finish();
            break;
        case 4:
            one.reset(0);
            break;
        case 5:
            one.reset(size * amount / 32);
            break;
        case 6:
            one.move();
            break;
        default:
            one.replace();
            break;
        }
    }
    one.finish();
    one.finish();
    one.reset(0);
    one.feed(size);
    one.finish();
    one.flush();
    one.finish();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzz::input in({data, size});
    auto const message = in.byte();
    auto const options = fuzz::make_decode_options(in);
    constexpr std::size_t actions = 20;
    std::uint8_t choices[actions];
    for (auto& choice : choices) {
        choice = in.byte();
    }
    auto const document = in.rest();
    fuzzing::with_message(message, [&]<class T>(std::type_identity<T>) {
        life<T, soapcodec::xml::predicting_source> usual(document, options);
        lead(usual, choices, document.size());
        life<T, soapcodec::xml::expat_source> by_events(document, options);
        lead(by_events, choices, document.size());
    });
    return 0;
}
