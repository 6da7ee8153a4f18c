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
// Reading ahead takes a list of records that are written plainly. In seven of eight executions the document is put
// behind some of those, so that it happens in most. Where the environment has FUZZ_STATISTICS, the target says in the
// end how often it did, and fails if that was in less than half.
#include "../messages.hpp"
#include "items.hpp"
#include "streams.hpp"

#include <soapcodec/arena.hpp>
#include <soapcodec/fuzz.hpp>

#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint8_t, std::uint64_t
#include <cstdio>      // std::fprintf
#include <cstdlib>     // std::getenv, std::_Exit
#include <map>         // std::map
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::type_identity
#include <utility>     // std::exchange

namespace fuzz = soapcodec::fuzz;

namespace {

/// How far sources have read ahead in this execution.
std::uint64_t bytes_ahead = 0;

/// The source under test, which says so when it ends.
template <class Handler>
struct watched_source : fuzz::eager_source<Handler> {
    watched_source(Handler& handler, soapcodec::limits const& bounds, std::string const& charset)
        : fuzz::eager_source<Handler>(handler, bounds, charset) {}
    watched_source(watched_source const&) = delete;
    watched_source& operator=(watched_source const&) = delete;
    ~watched_source() { bytes_ahead += this->bytes_ahead(); }
};

struct statistics {
    std::uint64_t runs = 0;
    std::uint64_t ahead = 0;   // of them, those in which anything was read ahead
    std::uint64_t further = 0; // and more than the records that were put in front of the document

    statistics() = default;
    statistics(statistics const&) = delete;
    statistics& operator=(statistics const&) = delete;
    ~statistics() {
        if (std::getenv("FUZZ_STATISTICS") == nullptr) {
            return;
        }
        std::fprintf(stderr,
                     "sources: read ahead in %llu of %llu executions, in %llu of them also behind the plain items\n",
                     static_cast<unsigned long long>(ahead), static_cast<unsigned long long>(runs),
                     static_cast<unsigned long long>(further));
        if (2 * ahead < runs) {
            std::fprintf(stderr, "sources: that is less than half\n");
            std::_Exit(EXIT_FAILURE);
        }
    }
};
statistics counted;

/// How the side that reads ahead gets the document.
enum class way : unsigned char { whole, at_tags, near_tags, any };
constexpr std::array ways{way::whole,   way::at_tags, way::whole,     way::at_tags,
                          way::at_tags, way::at_tags, way::near_tags, way::any};

/// A document as both sides get it.
struct trial {
    std::string document;
    soapcodec::decode_options options;
    way by;
    bool in_list = false;     // the document is a reply with a list of items
    std::size_t in_front = 0; // the number of plain items put there
    fuzzing::cut_at_tags tags;
    fuzz::plan cut;

    /// A blank, which is what seeds have, means the whole document, and five plain items in front of it. What keeps
    /// sources from reading ahead is rare: low limits, names of other namespaces, no Envelope, a charset, small pieces.
    explicit trial(fuzz::input& in)
        : options(fuzz::make_decode_options(in)), by(ways[in.byte() % ways.size()]), tags(in) {
        if ((in.byte() & 3U) != 3U) {
            options.limits = {};
            options.any_namespace = options.without_envelope = false;
            options.charset.clear();
        }
        auto const items = in.byte() % 8U + 5U;
        in_list = (in.byte() & 7U) != 7U;
        auto again = in;
        cut = fuzz::plan(in);
        in_front = in_list ? items : 0;
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

/// As far as what views refer to fills an arena.
std::string used(soapcodec::arena const& memory) {
    auto const at = memory.mark();
    return std::to_string(at.used) + " bytes of block " + std::to_string(at.block);
}

template <class T>
void check_message(trial const& t) {
    fuzz::reader<T, watched_source> ahead(t.options);
    fuzz::outcome<T> const found(t.feed(ahead.decoder()));
    fuzz::reader<T, soapcodec::xml::expat_source> alone(t.options);
    auto const expected = alone.read(t.document);
    fuzz::check(
        agrees(found, expected), "reading ahead agrees with expat alone", [&] { return "ahead: " + found.describe(); },
        [&] { return "expat alone: " + expected.describe(); }, [&] { return t.describe(); });
    fuzz::check(
        !found.value || used(ahead.memory()) == used(alone.memory()), "reading ahead keeps nothing of what it gives up",
        [&] { return "ahead: " + used(ahead.memory()); }, [&] { return "expat alone: " + used(alone.memory()); },
        [&] { return t.describe(); });
}

template <auto List>
void check_stream(trial const& t, fuzzing::callback const& does) {
    auto const found =
        fuzzing::streamed<List, watched_source>(does, t.options, [&](auto& decoder) { return t.feed(decoder); });
    auto const expected = fuzzing::streamed<List, soapcodec::xml::expat_source>(
        does, t.options, [&](auto& decoder) { return decoder.finish(t.document); });
    bool const malformed = expected.find("the parser's error") != expected.npos;
    fuzz::check(found == expected || (malformed && found.find("the parser's error") != found.npos),
                "records read ahead are those that expat alone delivers", "ahead:\n" + found,
                "expat alone:\n" + expected, [&] { return t.describe(); });
}

/// What is read ahead when nothing stands behind so many plain items.
std::uint64_t ahead_in_plain_items(std::size_t count) {
    static std::map<std::size_t, std::uint64_t> known;
    auto const found = known.find(count);
    if (found != known.end()) {
        return found->second;
    }
    auto const before = std::exchange(bytes_ahead, 0);
    {
        fuzz::reader<fuzzing::office::get_identities_response, watched_source> reads;
        (void)reads.read(fuzzing::behind_plain_items({}, count));
    }
    return known[count] = std::exchange(bytes_ahead, before);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzz::input in({data, size});
    auto const message = in.byte();
    bool const streams = (in.byte() & 3U) == 3U;
    fuzzing::callback const does(in);
    trial const t(in);
    bytes_ahead = 0;
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
    ++counted.runs;
    counted.ahead += bytes_ahead != 0 ? 1U : 0U;
    counted.further += bytes_ahead > ahead_in_plain_items(t.in_front) ? 1U : 0U;
    return 0;
}
