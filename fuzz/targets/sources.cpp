// SPDX-License-Identifier: MIT
// Property: whatever reads ahead of expat agrees with expat alone.
//
// Oracle: xml::expat_source by itself, given the whole document. Beside it xml::basic_predicting_source, with a step so
// small that it reads ahead in the shortest document, gets the document in pieces that may end at start tags. Both come
// to the same verdict and value, or to an error of the same code, place, path and subject; when records are streamed,
// to the same records in the same order, whatever the callback does. A value of views fills the arena as far.
//
// Not promised: of malformed XML, that both name the same reason and place (fuzz::is_parsers()), and so how many
// records come before it.
//
// Reading ahead takes a list of records that are written plainly. In three of four executions the document is put
// behind some of those, so that it happens in most. How often it did is told in the end, if the environment has
// FUZZ_STATISTICS.
#include "../messages.hpp"
#include "items.hpp"
#include "readers.hpp"
#include "streams.hpp"

#include <soapcodec/fuzz.hpp>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint8_t, std::uint64_t
#include <cstdio>      // std::fprintf
#include <cstdlib>     // std::getenv
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::type_identity

namespace fuzz = soapcodec::fuzz;

namespace {

struct statistics {
    std::uint64_t runs = 0;
    std::uint64_t ahead = 0; // of them, those in which anything was read ahead

    statistics() = default;
    statistics(statistics const&) = delete;
    statistics& operator=(statistics const&) = delete;
    ~statistics() {
        if (std::getenv("FUZZ_STATISTICS") != nullptr) {
            std::fprintf(stderr, "sources: read ahead in %llu of %llu executions\n",
                         static_cast<unsigned long long>(ahead), static_cast<unsigned long long>(runs));
        }
    }
};
statistics counted;

/// How the side that reads ahead gets the document.
enum class way : unsigned char { whole, at_tags, near_tags, any };

/// A document as both sides get it.
struct trial {
    std::string document;
    soapcodec::decode_options options;
    way by;
    bool in_list = false; // the document is a reply with a list of items
    fuzzing::cut_at_tags tags;
    fuzz::plan cut;

    /// A blank, which is what seeds have, means the whole document, and five plain items in front of it.
    explicit trial(fuzz::input& in)
        : options(fuzz::make_decode_options(in)), by(static_cast<way>(in.byte() % 4U)), tags(in) {
        auto const items = in.byte() % 8U + 5U;
        in_list = (in.byte() & 3U) != 3U;
        auto again = in;
        cut = fuzz::plan(in);
        document = in_list ? fuzzing::behind_plain_items(in.rest(), items) : std::string(in.rest());
        if (by == way::near_tags) {
            cut = fuzz::plan(again, fuzzing::start_tags(document));
        }
    }

    template <class Decoder>
    auto feed(Decoder& decoder) const {
        return by == way::at_tags ? tags.feed(decoder, document)
                                  : (by == way::whole ? fuzz::plan() : cut).feed(decoder, document);
    }

    [[nodiscard]] std::string describe() const {
        return "  ahead: " +
               (by == way::at_tags ? tags.describe(document)
                                   : (by == way::whole ? fuzz::plan() : cut).describe(document)) +
               "\n  document: " + fuzz::quoted(document);
    }
};

template <class T>
void check_message(trial const& t) {
    fuzzing::session_reader<T> ahead(t.options);
    fuzz::outcome<T> const found(t.feed(ahead));
    ++counted.runs;
    counted.ahead += ahead.bytes_ahead() != 0 ? 1U : 0U;
    fuzzing::session_reader<T, soapcodec::xml::expat_source> alone(t.options);
    fuzz::outcome<T> const expected(alone.finish(t.document));
    fuzz::check(
        agrees(found, expected), "reading ahead agrees with expat alone", [&] { return "ahead: " + found.describe(); },
        [&] { return "expat alone: " + expected.describe(); }, [&] { return t.describe(); });
    fuzz::check(
        !found.value || ahead.arena_used() == alone.arena_used(), "reading ahead keeps nothing of what it gives up",
        [&] { return "ahead: " + ahead.arena_used(); }, [&] { return "expat alone: " + alone.arena_used(); },
        [&] { return t.describe(); });
}

template <auto List>
void check_stream(trial const& t, fuzzing::callback const& does) {
    auto const found =
        fuzzing::streamed<List, fuzzing::eager_source>(does, t.options, [&](auto& decoder) { return t.feed(decoder); });
    auto const expected = fuzzing::streamed<List, soapcodec::xml::expat_source>(
        does, t.options, [&](auto& decoder) { return decoder.finish(t.document); });
    bool const malformed = expected.find("the parser's error") != expected.npos;
    fuzz::check(found == expected || (malformed && found.find("the parser's error") != found.npos),
                "records read ahead are those that expat alone delivers", "ahead:\n" + found,
                "expat alone:\n" + expected, [&] { return t.describe(); });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzz::input in({data, size});
    auto const message = in.byte();
    bool const streams = (in.byte() & 3U) == 3U;
    fuzzing::callback const does(in);
    trial const t(in);
    if (streams && t.in_list) {
        check_stream<&fuzzing::office::get_identities_response_view::identities>(t, does);
    } else if (streams) {
        check_stream<&fuzzing::kitchen_view::jars>(t, does);
    } else if (t.in_list && message % 2U == 0) {
        check_message<fuzzing::office::get_identities_response>(t);
    } else if (t.in_list) {
        check_message<fuzzing::office::get_identities_response_view>(t);
    } else {
        fuzzing::with_message(message, [&]<class T>(std::type_identity<T>) { check_message<T>(t); });
    }
    return 0;
}
