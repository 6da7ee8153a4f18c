// SPDX-License-Identifier: MIT
// Property: what the writer calls finished is well-formed, also by Namespaces in XML, and the same bytes whatever it is
// written to.
//
// Oracles: expat in its own namespace mode, not through the library, and libxml2. The value is written to a string, to
// a vector, to an iterator that takes one character at a time, by fmt::format, with header blocks and as a document by
// itself, compact and indented, in both versions, with a prefix that the input chooses. Where one is refused, all are,
// for the same reason.
//
// Not promised: what has been written before a refusal.
#include "../messages.hpp"
#include "libxml2.hpp"
#include "texts.hpp"

#include <soapcodec/fuzz.hpp>
#include <soapcodec/soap/addressing.hpp>

#include <expat.h>

#include <array>       // std::array
#include <cstddef>     // std::ptrdiff_t, std::size_t
#include <cstdint>     // std::uint8_t
#include <iterator>    // std::back_inserter, std::output_iterator_tag
#include <memory>      // std::unique_ptr
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::remove_pointer_t, std::type_identity
#include <vector>      // std::vector

namespace fuzz = soapcodec::fuzz;

namespace {

/// An output iterator that knows nothing but one character at a time.
class slow_output {
public:
    using iterator_category = std::output_iterator_tag;
    using value_type = void;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = void;

    explicit slow_output(std::string& text) : text_(&text) {}
    slow_output& operator*() { return *this; }
    slow_output& operator++() { return *this; }
    slow_output operator++(int) { return *this; }
    slow_output& operator=(char c) {
        text_->push_back(c);
        return *this;
    }

private:
    std::string* text_;
};

struct free_parser {
    void operator()(XML_Parser parser) const noexcept { XML_ParserFree(parser); }
};

void check_well_formed(std::string_view text) {
    // The separator is a character that no namespace name can hold.
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, free_parser> const expat(XML_ParserCreateNS("UTF-8", '\x01'));
    auto const status = XML_Parse(expat.get(), text.data(), static_cast<int>(text.size()), XML_TRUE);
    fuzz::check(
        status == XML_STATUS_OK, "what is written is well-formed to expat", "finished",
        [&] { return std::string(XML_ErrorString(XML_GetErrorCode(expat.get()))); },
        [&] { return "  written: " + fuzz::quoted(text); });
    fuzzing::second_opinion const libxml2(text);
    fuzz::check(libxml2.well_formed() || fuzzing::has_wide_names(text), "what is written is well-formed to libxml2",
                "finished", libxml2.reason(), [&] { return "  written: " + fuzz::quoted(text); });
}

void check_same(soapcodec::result<std::string> const& expected, bool written, std::string_view text,
                soapcodec::error const& error, std::string_view how) {
    bool const same =
        expected ? written && text == *expected : !written && error.message() == expected.error().message();
    fuzz::check(
        same, "whatever is written to gets the same bytes",
        [&] { return expected ? *expected : expected.error().message(); },
        [&] { return written ? std::string(text) : error.message(); }, how);
}

template <class T>
void check_outputs(T const& value, soapcodec::soap::version v, soapcodec::encode_options const& options) {
    auto const expected = soapcodec::encode(value, v, options);
    if (expected) {
        check_well_formed(*expected);
    }
    std::vector<char> bytes;
    auto const to_vector = soapcodec::encode_to(std::back_inserter(bytes), value, v, options);
    check_same(expected, to_vector.has_value(), {bytes.data(), bytes.size()},
               to_vector ? soapcodec::error() : to_vector.error(), "  a vector");
    std::string slow;
    auto const to_slow = soapcodec::encode_to(slow_output(slow), value, v, options);
    check_same(expected, to_slow.has_value(), slow, to_slow ? soapcodec::error() : to_slow.error(),
               "  a character at a time");
    std::string formatted;
    bool thrown = false;
    try {
        formatted = fmt::format("{}", soapcodec::as_soap(value, v, options));
    } catch (fmt::format_error const&) {
        thrown = true;
    }
    check_same(expected, !thrown, formatted, expected ? soapcodec::error() : expected.error(), "  fmt::format");
}

template <class T>
void check_value(T const& value, soapcodec::encode_options const& options, std::string_view role, bool mandatory) {
    for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        check_outputs(value, version, options);
        soapcodec::addressing::relates_to const block{"urn:a \"quoted\" & <marked> uri", std::string(role)};
        auto const with_block = soapcodec::encode(
            soapcodec::with_headers(value, soapcodec::header_entry(block, {mandatory, std::string(role)})), version,
            options);
        if (with_block) {
            check_well_formed(*with_block);
        }
    }
    if (auto const document = soapcodec::encode_document(value, options)) {
        check_well_formed(*document);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzz::input in({data, size});
    auto const message = in.byte();
    constexpr std::array<std::string_view, 8> prefixes{"", "s", "soap", "i", "d2p1", "p:q", "xml", "\xC3\xA5"};
    soapcodec::encode_options options;
    options.indented = in.flip();
    options.prefix_depth = in.flip() ? soapcodec::prefix_depth::message : soapcodec::prefix_depth::envelope;
    options.envelope_prefix = prefixes[in.index(prefixes.size() - 1)];
    bool const mandatory = in.flip();
    bool const spoils = in.flip();
    auto const which = in.byte();
    std::string role;
    for (auto left = in.index(7); left != 0; --left) {
        role += static_cast<char>(in.byte());
    }
    fuzzing::with_message(message, [&]<class T>(std::type_identity<T>) {
        if constexpr (soapcodec::holds_views<T>()) {
            soapcodec::arena memory;
            check_value(fuzz::generate<T>(in, memory), options, role, mandatory);
        } else {
            auto value = fuzz::generate<T>(in);
            std::vector<std::string*> strings;
            fuzzing::find_texts(value, strings);
            if (spoils && !strings.empty()) {
                // Any bytes: some of them XML cannot hold.
                strings[which % strings.size()]->append(role);
            }
            check_value(value, options, role, mandatory);
        }
    });
    return 0;
}
