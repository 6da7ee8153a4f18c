// SPDX-License-Identifier: MIT
// Property: every limit holds at exactly its value, memory stays under the bound that limits.hpp states, and the work
// is linear in the input.
//
// Oracles: what is limited is counted in libxml2's tree, in the bytes and in the value (counts.hpp). A limit of that
// count changes nothing; of one less it is an error, of the limit's own code. Memory is that of a counting
// allocator, at its peak: 2 * content + 2 * text + 4 * token, the names of open tags, and a constant for what a decoder
// is made of. Work is the events that the parser tells and the bytes that are looked into ahead of it.
//
// Not promised: memory below what expat takes for an empty document.
#include "../messages.hpp"
#include "counts.hpp"
#include "libxml2.hpp"
#include "memory.hpp"
#include "recount.hpp"

#include <soapcodec/detail/xml/handler.hpp>
#include <soapcodec/fuzz.hpp>

#include <algorithm>   // std::max
#include <cstddef>     // std::size_t
#include <cstdint>     // std::int64_t, std::uint8_t, std::uint64_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v, std::type_identity

namespace fuzz = soapcodec::fuzz;
using soapcodec::errc;
using soapcodec::limits;

namespace {

// --- limits at their values

template <class T>
void check_limit(std::string_view document, fuzz::plan const& cut, fuzz::outcome<T> const& expected,
                 std::uint64_t limits::*limit, std::uint64_t count, errc code) {
    soapcodec::decode_options options;
    options.allow_processing_instructions = true;
    auto const context = [&] {
        return "  " + std::to_string(count) + ", " + cut.describe(document) + "\n  document: " + fuzz::quoted(document);
    };
    options.limits.*limit = count;
    fuzz::reader<T, fuzz::eager_source> at_limit(options);
    auto const fits = at_limit.read(document, cut);
    fuzz::check(
        agrees(fits, expected), "what reaches a limit is accepted", [&] { return fits.describe(); },
        [&] { return expected.describe(); }, context);
    if (count != 0) {
        options.limits.*limit = count - 1;
        fuzz::reader<T, fuzz::eager_source> past_limit(options);
        auto const refused = past_limit.read(document, cut);
        fuzz::check(
            !refused.value && refused.error.code() == code, "what is one past a limit is refused for that",
            [&] { return refused.describe(); }, [&] { return std::string(describe(code)); }, context);
    }
}

/// Text and content, in the document that the encoder makes of a value: all that has text in it is then a value.
/// Without raw XML, of which there may be more than before (fuzz::equivalent()); a list that can be read ahead is made
/// so long that it is, with the longest text in its end.
template <class T>
void check_value_limits(T value, fuzz::plan const& cut) {
    if constexpr (std::is_same_v<T, fuzzing::kitchen>) {
        value.raw.reset();
        value.crate.reset();
        value.others.clear();
    } else if constexpr (std::is_same_v<T, fuzzing::office::get_identities_response>) {
        if (value.identities && !value.identities->empty()) {
            auto& list = *value.identities;
            fuzzing::office::identity longest;
            longest.client.emplace().name = std::string(64, 'n');
            list.resize(12, list.back());
            list.push_back(longest);
        }
    }
    auto const document = soapcodec::encode(value, soapcodec::soap_1_2);
    if (!document) {
        return; // a name in no namespace
    }
    fuzzing::tree_counts all;
    fuzzing::second_opinion const libxml2(*document);
    all.add(libxml2.first());
    fuzz::reader<T> reads;
    auto const expected = reads.read(*document);
    check_limit(*document, cut, expected, &limits::text, all.text, errc::text_limit);
    check_limit(*document, cut, expected, &limits::content, fuzzing::content_of(value), errc::content_limit);
}

/// Of documents that decode, so that nothing else is refused before the limit.
template <class T>
void check_limits(std::string_view document, fuzz::plan const& cut, fuzz::plan const& cut_of_value) {
    soapcodec::decode_options options;
    options.allow_processing_instructions = true;
    fuzz::reader<T> reads(options);
    auto const expected = reads.read(document);
    if (!expected.value) {
        return;
    }
    fuzzing::second_opinion const libxml2(document);
    if (!libxml2.well_formed()) {
        return;
    }
    fuzzing::tree_counts all;
    all.add(libxml2.first());
    check_limit(document, cut, expected, &limits::depth, all.depth, errc::depth_limit);
    if (!fuzzing::declares_xml(document)) {
        check_limit(document, cut, expected, &limits::attributes, all.attributes, errc::attribute_limit);
        check_limit(document, cut, expected, &limits::namespaces, all.namespaces, errc::namespace_limit);
    }
    check_limit(document, cut, expected, &limits::size, document.size(), errc::size_limit);
    if (fuzzing::is_plain_utf_8(document)) {
        check_limit(document, cut, expected, &limits::token, fuzzing::longest_token(document), errc::token_limit);
    }
    check_value_limits(*expected.value, cut_of_value);
}

// --- memory and work

struct work_account {
    std::uint64_t events = 0;
    std::uint64_t examined = 0; // bytes, ahead of the parser
};
work_account work;

/// Tells a handler all it is told, and counts.
template <class Handler>
class counting_handler {
public:
    explicit counting_handler(Handler& handler) : handler_(handler) {}

    bool start_namespace(std::string_view prefix, std::string_view uri) {
        return count(), handler_.start_namespace(prefix, uri);
    }
    bool start_element(soapcodec::detail::expanded_name name, soapcodec::detail::attribute_list attributes) {
        return count(), handler_.start_element(name, attributes);
    }
    [[nodiscard]] bool expects(std::string_view ns, char const* written) const noexcept {
        return handler_.expects(ns, written);
    }
    bool start_expected() { return count(), handler_.start_expected(); }
    bool text(std::string_view piece) { return count(), handler_.text(piece); }
    bool text_expected(std::string_view piece, bool lasting) noexcept {
        return count(), handler_.text_expected(piece, lasting);
    }
    bool end_element() { return count(), handler_.end_element(); }
    bool end_namespace() { return count(), handler_.end_namespace(); }
    bool processing_instruction(std::string_view target) { return count(), handler_.processing_instruction(target); }
    void pause() { handler_.pause(); }
    [[nodiscard]] bool wants_raw() const { return handler_.wants_raw(); }
    void raw(std::string_view bytes) { handler_.raw(bytes); }
    [[nodiscard]] soapcodec::detail::blame blames() const { return handler_.blames(); }
    [[nodiscard]] std::string_view resync_tag() { return handler_.resync_tag(); }
    [[nodiscard]] bool says_little(std::string_view beginning, soapcodec::detail::allowance const& most) {
        return handler_.says_little(beginning, most);
    }
    [[nodiscard]] bool awaits_end(std::string_view beginning, soapcodec::detail::allowance const& most) {
        return handler_.awaits_end(beginning, most);
    }
    [[nodiscard]] bool seems_whole(std::string_view bytes) const { return handler_.seems_whole(bytes); }
    void begin_again() { handler_.begin_again(); }
    bool read_document(std::string_view bytes, soapcodec::detail::allowance const& most,
                       soapcodec::detail::part_taken& part) {
        work.examined += bytes.size();
        return handler_.read_document(bytes, most, part);
    }
    void go_on_behind(std::uint64_t items) { handler_.go_on_behind(items); }
    std::size_t open_list(std::string_view bytes, soapcodec::detail::allowance const& most) {
        auto const head = handler_.open_list(bytes, most);
        work.examined += head == 0 ? bytes.size() : head;
        return head;
    }
    std::uint64_t leave_list() { return handler_.leave_list(); }
    [[nodiscard]] std::size_t find_record_end(std::string_view bytes, std::size_t from) const {
        return handler_.find_record_end(bytes, from);
    }
    [[nodiscard]] std::size_t find_last_record_end(std::string_view bytes) const {
        return handler_.find_last_record_end(bytes);
    }
    bool read_ahead(std::string_view bytes, soapcodec::detail::allowance const& most,
                    soapcodec::detail::read_ahead_result& way) {
        bool const go_on = handler_.read_ahead(bytes, most, way);
        work.examined += way.examined;
        return go_on;
    }

private:
    static void count() noexcept { ++work.events; }
    Handler& handler_;
};

/// The source of a decoder, with counted memory and counted events.
template <class Handler>
class counting_source {
public:
    counting_source(Handler& handler, limits const& bounds, std::string const& charset)
        : handler_(handler), source_(handler_, bounds, charset) {}

    bool feed(std::string_view bytes, bool last = false) { return source_.feed(bytes, last); }
    bool flush() { return source_.flush(); }
    void reset() { source_.reset(); }
    [[nodiscard]] auto const& error() const noexcept { return source_.error(); }
    [[nodiscard]] bool stopped() const noexcept { return source_.stopped(); }

private:
    counting_handler<Handler> handler_;
    fuzzing::counted_source<counting_handler<Handler>> source_;
};

/// What the parts of a decoder take beside the document: expat's tables, first buffers, the message itself.
constexpr std::int64_t decoder_bytes = 160 * 1024;

template <class T>
void check_bounds(std::string_view document, fuzz::plan const& cut, soapcodec::decode_options const& options) {
    work = {};
    auto const& bounds = options.limits;
    std::int64_t peak = 0;
    auto const pieces = cut.pieces(document);
    {
        fuzzing::memory_watch const watch;
        soapcodec::decoder<T, counting_source> decoder(options);
        auto rest = document;
        for (auto const size : pieces) {
            if (!decoder.feed(rest.substr(0, size))) {
                break;
            }
            rest.remove_prefix(size);
        }
        (void)decoder.finish();
        peak = fuzzing::account.peak;
    }
    auto const context = [&] {
        return "  limits: depth " + std::to_string(bounds.depth) + ", content " + std::to_string(bounds.content) +
               ", text " + std::to_string(bounds.text) + ", token " + std::to_string(bounds.token) + ", " +
               cut.describe() + "\n  document: " + fuzz::quoted(document);
    };
    auto const most = decoder_bytes + static_cast<std::int64_t>(2 * bounds.content + 2 * bounds.text +
                                                                4 * bounds.token + bounds.depth * bounds.token);
    fuzz::check(
        peak <= most, "memory stays under its bound", [&] { return std::to_string(peak) + " bytes"; },
        [&] { return std::to_string(most) + " bytes"; }, context);
    // An event has a byte of its own, or is the end of an empty element or of a declaration.
    auto const size = document.size() + 16;
    fuzz::check(
        work.events <= 3 * size && work.examined <= 3 * size, "the work is linear in the input",
        [&] { return std::to_string(work.events) + " events, " + std::to_string(work.examined) + " bytes ahead"; },
        [&] { return std::to_string(size) + " bytes"; }, context);
}

/// The document with its body's content many times over, as long as the limit on the input allows.
std::string grown(std::string_view document, std::size_t at, std::size_t size, std::size_t times) {
    std::string text(document);
    auto const begin = std::min(at, text.size());
    auto const part = text.substr(begin, size);
    std::string more;
    for (std::size_t i = 0; i < times && more.size() < 65536; ++i) {
        more += part;
    }
    text.insert(begin, more);
    return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzz::input in({data, size});
    auto const message = in.byte();
    bool const grows = in.flip();
    fuzz::plan const cut(in);
    soapcodec::decode_options options;
    options.limits.depth = 4 + in.number(60);
    options.limits.content = 4000 + in.number(60000);
    options.limits.text = 100 + in.number(10000);
    options.limits.token = 100 + in.number(2000);
    bool const whole = !in.flip();
    auto const at = in.index(4095);
    auto const length = in.index(511);
    auto const times = in.index(255);
    auto const document = in.rest();
    fuzzing::with_owning_message(message, [&]<class T>(std::type_identity<T>) {
        if (grows) {
            check_bounds<T>(grown(document, at, length, times), cut, options);
        } else {
            check_bounds<T>(document, cut, options);
            check_limits<T>(document, cut, whole ? fuzz::plan() : cut);
        }
    });
    return 0;
}
