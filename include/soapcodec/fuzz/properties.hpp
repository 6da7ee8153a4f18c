// SPDX-License-Identifier: MIT
// What is promised of decoding and encoding a message type, as checks for any document and any value.
//
// Each aborts with a report when its property does not hold (check.hpp), and otherwise does nothing that is seen.
#pragma once

#include "../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <tuple>       // std::tuple
#include <type_traits> // std::is_same, std::bool_constant, std::disjunction, std::type_identity
#include <utility>     // std::move
#include <variant>     // std::variant

#include "../arena.hpp"
#include "../decode.hpp"
#include "../encode.hpp"
#include "../shape.hpp"
#include "../soap/version.hpp"
#include "../source.hpp"
#include "../xsd/enumeration.hpp"
#include "check.hpp"
#include "equivalent.hpp"
#include "outcome.hpp"
#include "plan.hpp"
#include "print.hpp"
#include "quoted.hpp"

namespace soapcodec::fuzz {

/// Reads ahead wherever that is possible, in the shortest document too.
template <class Handler>
using eager_source = xml::basic_predicting_source<Handler, 1>;

/// A decoder, with the memory that the views of T lie in if it has any. Neither copied nor moved.
template <class T, template <class> class Source = xml::predicting_source>
class reader {
public:
    /// Views go to memory of its own.
    explicit reader(decode_options options = {}) : decoder_(make(memory_, std::move(options))) {}
    reader(reader const&) = delete;
    reader& operator=(reader const&) = delete;

    /// The decoder that it reads by.
    [[nodiscard]] soapcodec::decoder<T, Source>& decoder() noexcept { return decoder_; }

    /// Where views refer to.
    [[nodiscard]] arena const& memory() const noexcept { return memory_; }

    /// Reads a document, in the pieces of the plan.
    [[nodiscard]] outcome<T> read(std::string_view document, plan const& cut = {}) {
        return cut.feed(decoder_, document);
    }

    /// Ends the life of the values read.
    void reset() {
        decoder_.reset();
        memory_.clear();
    }

private:
    [[nodiscard]] static soapcodec::decoder<T, Source> make([[maybe_unused]] arena& memory, decode_options options) {
        if constexpr (holds_views<T>()) {
            return soapcodec::decoder<T, Source>(memory, std::move(options));
        } else {
            return soapcodec::decoder<T, Source>(std::move(options));
        }
    }

    arena memory_;
    soapcodec::decoder<T, Source> decoder_;
};

namespace detail {

/// Whether Is::value<U> of any type that a T holds. Seen: the records around it, for one that holds itself.
template <class T, template <class> class Is, class... Seen>
[[nodiscard]] consteval bool holds_any() {
    if constexpr (is_optional<T>) {
        return holds_any<without_optional<T>, Is, Seen...>();
    } else if constexpr (list_type<T>) {
        return holds_any<typename list_traits<T>::item, Is, Seen...>();
    } else if constexpr (map_type<T>) {
        return holds_any<typename T::key_type, Is, Seen...>() || holds_any<typename T::mapped_type, Is, Seen...>();
    } else if constexpr (choice_type<T>) {
        return []<class... Alternatives>(std::type_identity<std::variant<Alternatives...>>) {
            return (holds_any<Alternatives, Is, Seen...>() || ...);
        }(std::type_identity<T>{});
    } else if constexpr (is_parts<T>) {
        return []<class... Parts>(std::type_identity<std::tuple<Parts...>>) {
            return (holds_any<Parts, Is, Seen...>() || ...);
        }(std::type_identity<T>{});
    } else if constexpr ((std::is_same_v<T, Seen> || ...)) {
        return false;
    } else if constexpr (described<T>) {
        bool any = Is<T>::value;
        auto const ask = [&any](auto part) { any = any || holds_any<typename decltype(part)::type, Is, T, Seen...>(); };
        shape_of<T>::for_each_attribute(ask);
        shape_of<T>::for_each(ask);
        shape_of<T>::for_text(ask);
        shape_of<T>::for_each_any(ask);
        return any;
    } else {
        return Is<T>::value;
    }
}

template <class T>
using is_raw = std::disjunction<std::is_same<T, xml::raw_xml>, std::is_same<T, xml::any_element>>;
/// Has names whose namespace a document may give, but none can be given again: in no namespace, or bound as XML
/// forbids.
template <class T>
using is_named = std::disjunction<is_raw<T>, std::is_same<T, xml::qname>>;

/// Has a value that a document may give, but which has no text: an enumeration's fallback.
template <class T>
struct may_lack_text : std::false_type {};
template <soapcodec::detail::named_enumeration T>
struct may_lack_text<T> : std::bool_constant<enumeration<T>.fallback.has_value()> {};

/// Cannot be encoded.
template <class T>
struct is_only_read
    : std::bool_constant<!scalar_type<T> ? false : !bounded_scalar<T> && !soapcodec::detail::formattable_scalar<T>> {};

[[nodiscard]] inline std::string describe_document(std::string_view document) {
    return "  document: " + quoted(document);
}

/// Enough for all that an encoder adds to what was accepted under the default limits.
[[nodiscard]] inline decode_options wide_options() {
    decode_options options;
    options.limits.attributes = options.limits.namespaces = 1U << 20U;
    options.limits.depth = 512;
    options.limits.token = limits::none;
    return options;
}

} // namespace detail

/// Whether values of T can be encoded: every scalar can be written.
template <class T>
inline constexpr bool is_encodable = !detail::holds_any<T, detail::is_only_read>();

/// An error is one that decoding has, at a position in the document.
template <class T>
void check_outcome(outcome<T> const& found, std::string_view document) {
    if (found.value) {
        return;
    }
    auto const code = found.error.code();
    bool const documented = code != errc::ok && code != errc::callback_exception && code != errc::invalid_character;
    bool const placed = found.error.byte() <= document.size() && found.error.line() >= 1 && found.error.column() >= 1;
    check(
        documented && placed, "an error of decoding has a code of decoding and a position in the document",
        [&] { return found.describe(); }, [&] { return "a document of " + std::to_string(document.size()) + " bytes"; },
        [&] { return detail::describe_document(document); });
}

/// What a document is, by the parser alone and as a whole: the measure of every other way to read it.
template <class T>
[[nodiscard]] outcome<T> read_whole(reader<T, xml::expat_source>& reads, std::string_view document) {
    auto found = reads.read(document);
    check_outcome(found, document);
    return found;
}

namespace detail {

template <class T>
void check_agreement(std::string_view property, outcome<T> const& whole, outcome<T> const& other, std::string_view how,
                     plan const& cut, std::string_view document) {
    check(
        agrees(whole, other), property, [&] { return whole.describe(); },
        [&] { return other.describe() + "\n  (right: " + std::string(how) + cut.describe(document) + ")"; },
        [&] { return describe_document(document); });
}

} // namespace detail

/// A document has one value, or one error, however it is cut. Here and below, `whole` is what read_whole() found under
/// the same options.
template <class T, template <class> class Source = xml::expat_source>
void check_chunking(outcome<T> const& whole, std::string_view document, plan const& cut,
                    decode_options const& options = {}) {
    reader<T, Source> in_pieces(options);
    detail::check_agreement("a document in pieces is read as the whole of it is", whole, in_pieces.read(document, cut),
                            "", cut, document);
}

/// The same, with the whole read here.
template <class T, template <class> class Source = xml::predicting_source>
void check_chunking(std::string_view document, plan const& cut, decode_options const& options = {}) {
    reader<T, xml::expat_source> reads(options);
    check_chunking<T, Source>(read_whole<T>(reads, document), document, cut, options);
}

/// A source that reads ahead of the parser finds what the parser alone does.
template <class T, template <class> class Ahead = eager_source>
void check_sources(outcome<T> const& whole, std::string_view document, plan const& cut,
                   decode_options const& options = {}) {
    reader<T, Ahead> reading_ahead(options);
    detail::check_agreement("a document is read ahead of the parser as by the parser alone", whole,
                            reading_ahead.read(document, cut), "ahead, ", cut, document);
}

/// A decoder that was left in the middle of a document, after `before` bytes, and reset works as a new one.
template <class T, template <class> class Source = xml::predicting_source>
void check_reuse(outcome<T> const& whole, std::string_view document, std::size_t before,
                 decode_options const& options = {}) {
    reader<T, Source> used(options);
    used.decoder().feed(document.substr(0, before));
    used.reset();
    detail::check_agreement("a decoder that was reset reads as a new one", whole, used.read(document),
                            "reset after " + std::to_string(before) + " bytes, ", plan(), document);
}

/// A value that can be encoded is decoded from that again, and has a text of XML. Returns the text.
template <class T>
std::string check_value_round_trip(T const& value, soap::version v, encode_options const& options = {}) {
    constexpr std::string_view property = "an encoded value is decoded as it was";
    auto const before = [&] { return to_text(value); };
    auto const text = encode(value, v, options);
    if (!text) {
        fail("a value within its types can be encoded", before(), text.error().message(), "");
    }
    reader<T> reads(detail::wide_options());
    auto const after = reads.read(*text);
    auto const context = [&] { return detail::describe_document(*text); };
    check(
        after.value && equivalent(value, *after.value), property, before, [&] { return after.describe(); }, context);
    check(reads.decoder().version() == v, "an envelope is read as one of its version", "another", "this", context);
    return *text;
}

/// What was decoded is encoded so that it decodes to the same value, and encodes to the same bytes again. Names in no
/// namespace may be refused, and raw XML gathers bindings: of these the value has to stay.
template <class T>
void check_bytes_round_trip(T const& value, soap::version v, std::string_view document) {
    auto const context = [&] { return detail::describe_document(document); };
    auto const before = [&] { return to_text(value); };
    auto const once = encode(value, v);
    if (!once) {
        bool const may_be_refused =
            (detail::holds_any<T, detail::is_named>() || detail::holds_any<T, detail::may_lack_text>()) &&
            once.error().code() == errc::invalid_value;
        check(may_be_refused, "what was decoded can be encoded", before, once.error().message(), context);
        return;
    }
    reader<T> reads(detail::wide_options());
    auto const after = reads.read(*once);
    check(
        after.value && equivalent(value, *after.value), "what was decoded comes through a round trip", before,
        [&] { return after.describe() + "\n  (right: from " + quoted(*once) + ")"; }, context);
    auto const twice = encode(*after.value, v);
    check(
        twice && (*twice == *once || detail::holds_any<T, detail::is_raw>()),
        "a value is always encoded to the same bytes", [&] { return quoted(*once); },
        [&] { return twice ? quoted(*twice) : twice.error().message(); }, context);
}

} // namespace soapcodec::fuzz
