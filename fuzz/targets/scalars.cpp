// SPDX-License-Identifier: MIT
// Property: a scalar reads exactly the lexical space of its XSD type, with the value the text has; what it writes is
// canonical: it is read as the same value, and written as the same text again.
//
// Oracles: a grammar written from XML Schema part 2 (scalar_grammar.hpp) says what is legal; std::strtoll, strtoull,
// std::strtod and strtof say what a number is. A value out of the type's range is errc::out_of_range, and so are legal
// forms that the C++ type cannot hold (a year of six digits, a tenth digit of a second); on an error the target is
// untouched.
//
// Not promised: a NaN's sign. Each input is read as every type, but for its last byte, which may put blanks around it.
#include "../messages.hpp"
#include "scalar_grammar.hpp"

#include <soapcodec/fuzz.hpp>

#include <cerrno>      // errno, ERANGE
#include <cmath>       // std::isinf
#include <cstddef>     // std::size_t
#include <cstdint>     // std::int8_t and its like
#include <cstdlib>     // std::strtod, std::strtof, std::strtoll, std::strtoull
#include <limits>      // std::numeric_limits
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::is_same_v, std::is_signed_v

namespace fuzz = soapcodec::fuzz;
using soapcodec::errc;
using soapcodec::scalar;

namespace {

template <class T>
std::string written(T const& value) {
    return soapcodec::with_text(
        value, [](std::string_view text) { return std::string(text); }, [] { return std::string("no text"); });
}

template <class T>
[[noreturn]] void fail(std::string_view property, errc found, std::string_view expected, std::string_view text) {
    fuzz::fail(property, std::string(scalar<T>::xsd) + ": " + std::string(describe(found)), expected,
               "  text: " + fuzz::quoted(text));
}

/// What is written is read as the same value, and written as the same text.
template <class T>
void check_canonical(T const& value, std::string_view text) {
    auto const once = written(value);
    T again{};
    auto const code = scalar<T>::parse(once, again);
    if (code != errc::ok || !fuzz::equal(value, again) || written(again) != once) {
        fail<T>("what a scalar writes is read as the same value", code, once, text);
    }
}

/// Reads a text of which it is known whether it is legal, and whether it may be out of range.
template <class T>
void check_text(std::string_view text, bool legal, bool may_be_out_of_range = false) {
    T const untouched{};
    T value{};
    auto const code = scalar<T>::parse(text, value);
    if (code != errc::ok && !fuzz::equal(value, untouched)) {
        fail<T>("an error leaves the target untouched", code, "", text);
    }
    bool const good = !legal                       ? code == errc::invalid_value
                      : code == errc::out_of_range ? may_be_out_of_range
                                                   : code == errc::ok;
    if (!good) {
        fail<T>("a scalar reads the lexical space of its type", code, legal ? "legal" : "not legal", text);
    }
    if (code == errc::ok) {
        check_canonical(value, text);
    }
}

/// Of a legal text.
template <class T>
bool in_range(std::string const& text, T& value) {
    errno = 0;
    if constexpr (std::is_signed_v<T>) {
        auto const wide = std::strtoll(text.c_str(), nullptr, 10);
        value = static_cast<T>(wide);
        return errno != ERANGE && wide >= std::numeric_limits<T>::min() && wide <= std::numeric_limits<T>::max();
    } else {
        // strtoull takes a minus sign, and turns the number round.
        bool const negative = text.front() == '-';
        auto const wide = std::strtoull(text.c_str() + (negative ? 1 : 0), nullptr, 10);
        value = static_cast<T>(wide);
        return errno != ERANGE && wide <= std::numeric_limits<T>::max() && (!negative || wide == 0);
    }
}

template <class T>
void check_integer(std::string_view text) {
    std::string const plain(fuzzing::without_blanks(text));
    bool const legal = fuzzing::is_integer(plain);
    T expected{};
    bool const fits = legal && in_range(plain, expected);
    T value{};
    auto const code = scalar<T>::parse(text, value);
    if (code != (!legal ? errc::invalid_value : fits ? errc::ok : errc::out_of_range) || (fits && value != expected)) {
        fail<T>("an integer is the number that strtoll reads", code, fits ? written(expected) : "no number", text);
    }
    check_text<T>(text, legal, !fits);
}

template <class T>
void check_real(std::string_view text) {
    std::string const plain(fuzzing::without_blanks(text));
    bool const legal = fuzzing::is_double(plain);
    T expected{};
    if constexpr (std::is_same_v<T, float>) {
        expected = legal ? std::strtof(plain.c_str(), nullptr) : 0;
    } else {
        expected = legal ? std::strtod(plain.c_str(), nullptr) : 0;
    }
    bool const too_large = std::isinf(expected) && plain.find('I') == plain.npos;
    T value{};
    auto const code = scalar<T>::parse(text, value);
    if (code != (!legal      ? errc::invalid_value
                 : too_large ? errc::out_of_range
                             : errc::ok) ||
        (code == errc::ok && !fuzz::equal(value, expected) && plain != "NaN")) {
        fail<T>("a real number is the one that strtod reads", code, legal ? plain : "no number", text);
    }
    check_text<T>(text, legal, too_large);
}

/// Digits that no more than so many may be in a row after a mark, or the value does not fit.
bool has_long_run(std::string_view text, std::size_t most) {
    std::size_t run = 0;
    for (char const c : text) {
        run = c >= '0' && c <= '9' ? run + 1 : 0;
        if (run > most) {
            return true;
        }
    }
    return false;
}

/// The digits of a decimal number that count, in its only form without zeros at either end.
std::string canonical_decimal(std::string_view text) {
    bool const negative = text.starts_with('-');
    text.remove_prefix(text.find_first_of("0123456789."));
    std::string whole(text.substr(0, text.find('.')));
    std::string fraction(text.find('.') == text.npos ? std::string_view() : text.substr(text.find('.') + 1));
    whole.erase(0, whole.find_first_not_of('0'));
    fraction.resize(fraction.find_last_not_of('0') + 1);
    if (whole.empty() && fraction.empty()) {
        return "0";
    }
    return (negative ? "-" : "") + (whole.empty() ? "0" : whole) + (fraction.empty() ? "" : "." + fraction);
}

void check_decimal(std::string_view text) {
    auto const plain = fuzzing::without_blanks(text);
    bool const legal = fuzzing::is_decimal(plain);
    check_text<soapcodec::decimal>(text, legal);
    soapcodec::decimal value;
    if (legal && scalar<soapcodec::decimal>::parse(text, value) == errc::ok &&
        value.text() != canonical_decimal(plain)) {
        fail<soapcodec::decimal>("a decimal keeps every digit", errc::ok, canonical_decimal(plain), text);
    }
}

bool is_guid(std::string_view text) {
    bool good = text.size() == 36;
    for (std::size_t i = 0; good && i < text.size(); ++i) {
        bool const is_dash = i == 8 || i == 13 || i == 18 || i == 23;
        good = is_dash ? text[i] == '-'
                       : std::string_view("0123456789abcdefABCDEF").find(text[i]) != std::string_view::npos;
    }
    return good;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzz::input in({data, size});
    bool const pads = (in.byte() & 0xC0U) == 0xC0U;
    auto const padded = "\t " + std::string(in.rest()) + "\r\n";
    auto const text = pads ? std::string_view(padded) : in.rest();
    auto const plain = fuzzing::without_blanks(text);
    check_integer<std::int8_t>(text);
    check_integer<std::uint8_t>(text);
    check_integer<std::int16_t>(text);
    check_integer<std::uint16_t>(text);
    check_integer<std::int32_t>(text);
    check_integer<std::uint32_t>(text);
    check_integer<std::int64_t>(text);
    check_integer<std::uint64_t>(text);
    check_real<float>(text);
    check_real<double>(text);
    check_decimal(text);
    check_text<bool>(text, plain == "true" || plain == "false" || plain == "1" || plain == "0");
    check_text<soapcodec::guid>(text, is_guid(plain));
    // Years of more than four digits and fractions finer than a nanosecond may not fit.
    bool const long_run = has_long_run(text, 4);
    check_text<soapcodec::date>(text, fuzzing::is_date(plain), long_run);
    check_text<soapcodec::time_of_day>(text, fuzzing::is_time(plain), has_long_run(text, 9));
    check_text<soapcodec::date_time>(text, fuzzing::is_date_time(plain), long_run);
    check_text<soapcodec::duration>(text, fuzzing::is_duration(plain), has_long_run(text, 9));
    check_text<soapcodec::base64_binary>(text, fuzzing::is_base64(text));
    check_text<soapcodec::hex_binary>(text, fuzzing::is_hex(plain));
    check_text<fuzzing::colour>(text, plain == "red" || plain == "green" || plain == "dark blue");
    check_text<soapcodec::normalized_string>(text, true);
    check_text<soapcodec::token>(text, true);
    check_text<soapcodec::any_uri>(text, true);
    return 0;
}
