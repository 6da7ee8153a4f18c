// SPDX-License-Identifier: MIT
// The customisation point `scalar<T>`: how a C++ value becomes the text of an XML element and back.
#pragma once

#include "cxx20.hpp"

#include "error.hpp" // errc
#include "guid.hpp"  // guid, parse_guid, write_guid

#include <array>       // std::array
#include <concepts>    // std::integral, std::same_as, std::convertible_to
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint32_t, std::uint64_t
#include <limits>      // std::numeric_limits
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::remove_cvref_t, std::conditional_t, std::bool_constant

namespace soapcodec {

/// Maps a C++ type to the text of an XML element with simple content. The primary template is left incomplete:
/// a type is a scalar if and only if a specialisation exists.
///
/// A specialisation has these static members:
///
/// - `errc parse(std::string_view text, T& out)`. `text` is the element's whole character content as UTF-8, with
///   references already resolved and white space not yet stripped. Returns errc::ok; errc::invalid_value if `text` is
///   not in the lexical space of the type; or errc::out_of_range if it is, but T cannot hold the value. On error `out`
///   is untouched.
/// - To write, one of these two:
///   - `constexpr std::size_t max_size` and `char* write(char* out, T const& value)`, which writes at most max_size
///     bytes to raw memory and returns the end. The text must need no XML escaping, and every value must have one.
///   - `S format(T const& value)`, with S convertible to std::string_view, or std::optional of such an S, which is
///     std::nullopt for a value that has no text, such as the 30th of February: to encode it is errc::invalid_value.
///     The writer escapes the result.
/// - `constexpr std::string_view xsd`, the name of the XML Schema type, for messages.
/// - If values may take much more memory than their text: `std::size_t memory(T const& value)`, which counts for
///   limits::content.
/// - If errors shall say what would have been right: `S expected()`, with S convertible to std::string.
///
/// A type that is only ever read may omit the writing members, one that is only ever written may omit `parse`.
/// Specialise before the first use of the type as a scalar. An example:
///
///     enum class colour { red, green };
///
///     template <>
///     struct soapcodec::scalar<colour> {
///         static constexpr std::string_view xsd = "colour";
///
///         static errc parse(std::string_view text, colour& out)
///         {
///             text = trim(text);
///             if (text == "red")
///                 out = colour::red;
///             else if (text == "green")
///                 out = colour::green;
///             else
///                 return errc::invalid_value;
///             return errc::ok;
///         }
///
///         static std::string_view format(colour const& value) { return value == colour::red ? "red" : "green"; }
///     };
template <class T>
struct scalar;

/// The string types, whose text is taken and given verbatim (whiteSpace=preserve).
template <class T>
concept string_like = std::same_as<T, std::string> || std::same_as<T, std::string_view>;

/// A type whose scalar specialisation writes a bounded number of bytes that need no escaping.
template <class T>
concept bounded_scalar = requires(char* out, T const& value) {
    typename std::bool_constant<(std::size_t{scalar<T>::max_size} > 0)>;
    { scalar<T>::write(out, value) } -> std::same_as<char*>;
};

namespace detail {

template <class T>
concept parsable_scalar = requires(std::string_view text, T& out) {
    { scalar<T>::parse(text, out) } -> std::same_as<errc>;
};

template <class S>
inline constexpr bool is_text = std::convertible_to<S, std::string_view>;
template <class S>
inline constexpr bool is_text<std::optional<S>> = is_text<S>;

template <class T>
concept formattable_scalar = requires(T const& value) {
    requires is_text<std::remove_cvref_t<decltype(scalar<T>::format(value))>>;
};

/// What an error says of a value for which format() has no text.
inline constexpr std::string_view value_without_text = "a value that has no text";

} // namespace detail

/// A type that has a scalar specialisation which can read it, write it, or both.
template <class T>
concept scalar_type = detail::parsable_scalar<T> || detail::formattable_scalar<T> || bounded_scalar<T>;

/// What take(text) returns, given the text of a value before escaping, which lives for the call; or what none()
/// returns, for a value that has no text.
template <class T, class Take, class None>
decltype(auto) with_text(T const& value, Take take, [[maybe_unused]] None none) {
    if constexpr (bounded_scalar<T>) {
        char text[scalar<T>::max_size];
        return take(std::string_view(text, static_cast<std::size_t>(scalar<T>::write(text, value) - text)));
    } else {
        auto const& formatted = scalar<T>::format(value);
        if constexpr (std::convertible_to<decltype(formatted), std::string_view>) {
            return take(std::string_view(formatted));
        } else {
            return formatted ? take(std::string_view(*formatted)) : none();
        }
    }
}

/// `text` without leading and trailing white space (XML 1.0, section 2.3): #x20, #x9, #xA and #xD.
///
/// This is as much of whiteSpace=collapse (XML Schema part 2, 4.3.6) as types need whose lexical space has none
/// inside; runs of it in the middle are left as they are. The result is a part of `text`.
[[nodiscard]] constexpr std::string_view trim(std::string_view text) noexcept {
    constexpr auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    auto const* begin = text.data();
    auto const* end = begin + text.size();
    while (begin != end && is_space(*begin))
        ++begin;
    while (begin != end && is_space(end[-1]))
        --end;
    return {begin, static_cast<std::size_t>(end - begin)};
}

namespace detail {

// text == literal, with a length the compiler knows: a comparison of one or two words.
template <std::size_t Size>
[[nodiscard]] constexpr bool same(std::string_view text, char const (&literal)[Size]) noexcept {
    return text.size() == Size - 1 && std::char_traits<char>::compare(text.data(), literal, Size - 1) == 0;
}

template <class T, class... Others>
concept none_of = (!std::same_as<T, Others> && ...);

// The integers that XSD has a bounded type for. The character types and bool satisfy std::integral, but their
// values are not numbers; where the compiler counts __int128 as integral, no xs: type has that width.
template <class T>
concept xsd_integer = std::integral<T> && std::same_as<T, std::remove_cv_t<T>> &&
                      none_of<T, bool, char, wchar_t, char8_t, char16_t, char32_t> &&
                      sizeof(T) <= sizeof(std::uint64_t);

// Reads the lexical space of xs:integer (XML Schema part 2, 3.4.13 in version 1.1): an optional sign and at
// least one digit. All derived types share it, which is why a sign is legal for the unsigned types too.
// Reports out_of_range if the magnitude exceeds 64 bits, but only once every character is known to be a digit:
// a text outside the lexical space is invalid whatever its digits would amount to.
[[nodiscard]] constexpr errc parse_integer(std::string_view text, bool& negative, std::uint64_t& magnitude) noexcept {
    negative = false;
    if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
        negative = text.front() == '-';
        text.remove_prefix(1);
    }
    if (text.empty())
        return errc::invalid_value;

    // Leading zeros are legal in any number, hence they must not count towards the length limit below.
    while (!text.empty() && text.front() == '0')
        text.remove_prefix(1);

    constexpr auto digit = [](char c) { return static_cast<unsigned>(static_cast<unsigned char>(c)) - unsigned{'0'}; };

    // Every number of this many digits fits, so that the loop needs no overflow check.
    constexpr std::size_t safe = std::numeric_limits<std::uint64_t>::digits10;
    std::string_view const head = text.substr(0, safe);
    std::string_view const tail = text.substr(head.size());

    std::uint64_t value = 0;
    for (char const c : head) {
        unsigned const d = digit(c);
        if (d > 9)
            return errc::invalid_value;
        value = value * 10 + d;
    }
    for (char const c : tail) {
        if (digit(c) > 9)
            return errc::invalid_value;
    }
    if (!tail.empty()) {
        std::uint64_t const d = digit(tail.front());
        if (tail.size() > 1 || value > (std::numeric_limits<std::uint64_t>::max() - d) / 10)
            return errc::out_of_range;
        value = value * 10 + d;
    }
    magnitude = value;
    return errc::ok;
}

// "00" "01" ... "99": halves the number of divisions when writing.
inline constexpr std::array<char, 200> digit_pairs = [] {
    std::array<char, 200> table{};
    for (std::size_t i = 0; i < 100; ++i) {
        table[2 * i] = static_cast<char>('0' + static_cast<int>(i / 10));
        table[2 * i + 1] = static_cast<char>('0' + static_cast<int>(i % 10));
    }
    return table;
}();

template <class Unsigned>
[[nodiscard]] constexpr std::size_t count_digits(Unsigned value) noexcept {
    std::size_t count = 1;
    for (;;) {
        if (value < 10)
            return count;
        if (value < 100)
            return count + 1;
        if (value < 1000)
            return count + 2;
        if (value < 10000)
            return count + 3;
        value /= 10000;
        count += 4;
    }
}

// Writes the decimal digits of `value` without leading zeros, as the canonical representation of xs:integer asks.
template <class Unsigned>
constexpr char* write_digits(char* out, Unsigned value) noexcept {
    char* const end = out + count_digits(value);
    char* p = end;
    while (value >= 100) {
        auto const pair = static_cast<std::size_t>(value % 100) * 2;
        value /= 100;
        *--p = digit_pairs[pair + 1];
        *--p = digit_pairs[pair];
    }
    if (value >= 10) {
        auto const pair = static_cast<std::size_t>(value) * 2;
        *--p = digit_pairs[pair + 1];
        *--p = digit_pairs[pair];
    } else {
        *--p = digit_pairs[static_cast<std::size_t>(value) * 2 + 1];
    }
    return end;
}

// The built-in XSD type of the same width and signedness (XML Schema part 2, 3.4.16 to 3.4.24).
template <xsd_integer T>
inline constexpr std::string_view integer_name = [] {
    constexpr std::array<std::string_view, 4> with_sign{"xs:byte", "xs:short", "xs:int", "xs:long"};
    constexpr std::array<std::string_view, 4> without_sign{"xs:unsignedByte", "xs:unsignedShort", "xs:unsignedInt",
                                                           "xs:unsignedLong"};
    constexpr std::size_t width = sizeof(T) == 1 ? 0 : sizeof(T) == 2 ? 1 : sizeof(T) == 4 ? 2 : 3;
    return std::numeric_limits<T>::is_signed ? with_sign[width] : without_sign[width];
}();

} // namespace detail

/// xs:boolean (XML Schema part 2, 3.3.2). Reads `true`, `false`, `1` and `0`, case-sensitive, between optional
/// white space; anything else is errc::invalid_value. Writes the canonical `true` or `false`.
template <>
struct scalar<bool> {
    static constexpr std::string_view xsd = "xs:boolean";
    static constexpr std::size_t max_size = 5;

    [[nodiscard]] static constexpr errc parse(std::string_view text, bool& out) noexcept {
        text = trim(text);
        if (detail::same(text, "true") || detail::same(text, "1"))
            out = true;
        else if (detail::same(text, "false") || detail::same(text, "0"))
            out = false;
        else
            return errc::invalid_value;
        return errc::ok;
    }

    static constexpr char* write(char* out, bool const& value) noexcept {
        for (char const c : value ? std::string_view("true") : std::string_view("false"))
            *out++ = c;
        return out;
    }
};

/// The bounded integer types xs:byte to xs:long and xs:unsignedByte to xs:unsignedLong, by the width and signedness
/// of T (XML Schema part 2, 3.4.16 to 3.4.24).
///
/// Reads an optional sign and one or more decimal digits, with any number of leading zeros, between optional white
/// space; any other text is errc::invalid_value. A value that T cannot hold is errc::out_of_range, so a negative number
/// is out of range for an unsigned T, while `-0` is its zero. Writes the canonical form: no `+`, no leading zeros.
template <detail::xsd_integer T>
struct scalar<T> {
    static constexpr std::string_view xsd = detail::integer_name<T>;
    // digits10 counts the digits that always fit; the largest values have one more.
    static constexpr std::size_t max_size =
        std::size_t{std::numeric_limits<T>::digits10} + 1 + (std::numeric_limits<T>::is_signed ? 1 : 0);

    [[nodiscard]] static constexpr errc parse(std::string_view text, T& out) noexcept {
        bool negative = false;
        std::uint64_t magnitude = 0;
        if (errc const e = detail::parse_integer(trim(text), negative, magnitude); e != errc::ok)
            return e;

        constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<T>::max());
        // In two's complement the minimum lies one further from zero than the maximum.
        constexpr std::uint64_t most_negative = std::numeric_limits<T>::is_signed ? largest + 1 : 0;
        if (magnitude > (negative ? most_negative : largest))
            return errc::out_of_range;

        // Negation is done unsigned, where the minimum does not overflow; the conversion to T is modular.
        out = static_cast<T>(negative ? std::uint64_t{0} - magnitude : magnitude);
        return errc::ok;
    }

    static constexpr char* write(char* out, T const& value) noexcept {
        // 64-bit division is dear where it is not needed.
        using wide = std::conditional_t<sizeof(T) <= sizeof(std::uint32_t), std::uint32_t, std::uint64_t>;
        auto magnitude = static_cast<wide>(value);
        if constexpr (std::numeric_limits<T>::is_signed) {
            if (value < 0) {
                *out++ = '-';
                magnitude = wide{0} - magnitude;
            }
        }
        return detail::write_digits(out, magnitude);
    }
};

/// A guid, which XML Schema lacks; SOAP services declare it as a restriction of xs:string, commonly named `guid`.
/// Reads what parse_guid reads between optional white space, anything else is errc::invalid_value. Writes 36
/// characters, digits in lower case.
template <>
struct scalar<guid> {
    static constexpr std::string_view xsd = "guid";
    static constexpr std::size_t max_size = guid::text_size;

    [[nodiscard]] static constexpr errc parse(std::string_view text, guid& out) noexcept {
        return parse_guid(trim(text), out);
    }

    static constexpr char* write(char* out, guid const& value) noexcept { return write_guid(out, value); }
};

/// xs:string (XML Schema part 2, 3.3.1), whose whiteSpace facet is preserve: the text is copied verbatim, white space
/// and all, and reading always succeeds. `format` returns a view of the value.
template <>
struct scalar<std::string> {
    static constexpr std::string_view xsd = "xs:string";

    [[nodiscard]] static errc parse(std::string_view text, std::string& out) {
        out.assign(text);
        return errc::ok;
    }

    [[nodiscard]] static std::string_view format(std::string const& value) noexcept { return value; }
};

/// xs:string as a view. Has no `parse`: a view needs memory that outlives the call, and only the reader knows which
/// part of its input does.
template <>
struct scalar<std::string_view> {
    static constexpr std::string_view xsd = "xs:string";

    [[nodiscard]] static constexpr std::string_view format(std::string_view const& value) noexcept { return value; }
};

} // namespace soapcodec
