// SPDX-License-Identifier: MIT
// xs:decimal without loss: the class `decimal`, which holds any number of digits.
//
//     struct price { soapcodec::decimal amount; };                          // <Amount>99.50</Amount>
//     auto const price = soapcodec::decimal::from_text("99.50").value();    // the same value as 99.5
//     auto const cents = price.to_double().value() * 100;
//
// Errors: errc::invalid_value for a text that is none; errc::out_of_range from conversions that cannot hold it.
#pragma once

#include "../cxx20.hpp"

#include <array>       // std::array
#include <compare>     // std::strong_ordering
#include <cstddef>     // std::size_t
#include <cstdint>     // std::int64_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move

#include "../error.hpp"
#include "../scalar.hpp"
#include "real.hpp"

namespace soapcodec {

/// A decimal number of any length, as money and measures need it. It is kept, not reckoned with: convert it to what
/// you calculate in.
///
/// Held as its canonical text (XML Schema part 2, 3.3.3.2 in version 1.1): `-` for a negative one, digits with no zero
/// in front but the only one, and, unless it is an integer, a point and digits with no zero at the end. So `1.50` and
/// `+01.5` are one value; how many zeros there were is not kept. Owns its text. Zero when default-constructed.
class decimal {
public:
    decimal() = default;

    /// Any integer of up to 64 bits; not bool, nor a character.
    template <detail::xsd_integer Integer>
    decimal(Integer value) {
        if (value != 0) {
            std::array<char, scalar<Integer>::max_size> digits;
            text_.assign(digits.data(), scalar<Integer>::write(digits.data(), value));
        }
    }

    /// Reads what parse_decimal() reads, or is an error of the code it returns.
    [[nodiscard]] static result<decimal> from_text(std::string_view text);

    /// The canonical text, in ASCII. Lives until the decimal is changed or gone.
    [[nodiscard]] std::string_view text() const noexcept { return text_.empty() ? std::string_view("0") : text_; }

    /// The nearest double; errc::out_of_range if it is past the largest one.
    [[nodiscard]] result<double> to_double() const { return converted<double>(); }

    /// The same value as an integer; errc::out_of_range if it has a fraction or more than 64 bits.
    [[nodiscard]] result<std::int64_t> to_int64() const { return converted<std::int64_t>(); }

    friend bool operator==(decimal const&, decimal const&) = default;

    /// By value.
    friend std::strong_ordering operator<=>(decimal const& left, decimal const& right) noexcept {
        if (left.is_negative() != right.is_negative()) {
            return right.is_negative() <=> left.is_negative();
        }
        return left.is_negative() ? compare_sizes(right.text(), left.text()) : compare_sizes(left.text(), right.text());
    }

    friend errc parse_decimal(std::string_view text, decimal& out);

private:
    [[nodiscard]] bool is_negative() const noexcept { return text_.starts_with('-'); }

    /// Of two canonical texts with the same sign: more digits before the point make the greater number; with as many,
    /// the order is that of the characters, since the point, or the end of the text, comes before every digit.
    [[nodiscard]] static std::strong_ordering compare_sizes(std::string_view left, std::string_view right) noexcept {
        auto const whole = [](std::string_view text) { return text.substr(0, text.find('.')).size(); };
        if (auto const order = whole(left) <=> whole(right); order != 0) {
            return order;
        }
        return left.compare(right) <=> 0;
    }

    template <class Number>
    [[nodiscard]] result<Number> converted() const {
        Number value = 0;
        auto code = scalar<Number>::parse(text(), value);
        if (code == errc::invalid_value) {
            code = errc::out_of_range; // a fraction is no integer
        }
        if (code != errc::ok) {
            return error(code, {}, {}, std::string(text().substr(0, 64)));
        }
        return value;
    }

    std::string text_; // empty for zero: that needs no memory, and is what a string moved from commonly is
};

/// Reads the lexical space of xs:decimal: an optional sign and decimal digits, at least one, with a point before,
/// behind or among them. No exponent; no white space, which the caller strips where it is insignificant.
///
/// Returns errc::ok, or errc::invalid_value and then leaves `out` untouched. Takes memory for the digits that count.
[[nodiscard]] inline errc parse_decimal(std::string_view text, decimal& out) {
    bool const negative = text.starts_with('-');
    if (negative || text.starts_with('+')) {
        text.remove_prefix(1);
    }
    constexpr std::string_view digits = "0123456789";
    auto const point = text.find('.');
    auto whole = text.substr(0, point);
    auto fraction = point == text.npos ? std::string_view() : text.substr(point + 1);
    if (whole.find_first_not_of(digits) != text.npos || fraction.find_first_not_of(digits) != text.npos ||
        whole.size() + fraction.size() == 0) {
        return errc::invalid_value;
    }
    whole.remove_prefix(whole.find_first_not_of('0') == text.npos ? whole.size() : whole.find_first_not_of('0'));
    fraction = fraction.substr(0, fraction.find_last_not_of('0') + 1);

    std::string canonical; // apart, since `text` may be that of `out`
    if (!whole.empty() || !fraction.empty()) {
        canonical.reserve(whole.size() + fraction.size() + 3);
        canonical.append(negative ? "-" : "").append(whole.empty() ? std::string_view("0") : whole);
        canonical.append(fraction.empty() ? "" : ".").append(fraction);
    }
    out.text_ = std::move(canonical);
    return errc::ok;
}

inline result<decimal> decimal::from_text(std::string_view text) {
    decimal value;
    if (auto const code = parse_decimal(text, value); code != errc::ok) {
        return error(code);
    }
    return value;
}

/// xs:decimal (XML Schema part 2, 3.3.3). Reads what parse_decimal() reads between optional white space, and writes the
/// canonical text.
template <>
struct scalar<decimal> {
    static constexpr std::string_view xsd = "xs:decimal";

    [[nodiscard]] static errc parse(std::string_view text, decimal& out) { return parse_decimal(trim(text), out); }

    [[nodiscard]] static std::string_view format(decimal const& value) noexcept { return value.text(); }
};

} // namespace soapcodec
