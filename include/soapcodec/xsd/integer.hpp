// SPDX-License-Identifier: MIT
// xs:integer without a bound: the class `integer`, for numbers that 64 bits may not hold, such as serial numbers of
// certificates. (What fits is a std::int64_t or std::uint64_t: scalar.hpp.)
#pragma once

#include "../cxx20.hpp"

#include <compare>     // std::strong_ordering
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../error.hpp"
#include "../scalar.hpp"
#include "decimal.hpp"

namespace soapcodec {

/// An integer of any length. It is kept, not reckoned with. Held as its canonical text: `-` for a negative one, and
/// digits with no zero in front but the only one. Owns its text. Zero when default-constructed.
class integer {
public:
    integer() = default;

    /// Any integer of up to 64 bits; not bool, nor a character.
    template <detail::xsd_integer Integer>
    integer(Integer value) : value_(value) {}

    /// Reads an optional sign and digits, at least one; anything else is errc::invalid_value.
    [[nodiscard]] static result<integer> from_text(std::string_view text) {
        integer made;
        if (auto const code = parse_integer(text, made); code != errc::ok) {
            return error(code);
        }
        return made;
    }

    /// The canonical text, in ASCII. Lives until the integer is changed or gone.
    [[nodiscard]] std::string_view text() const noexcept { return value_.text(); }

    /// The same value in 64 bits or fewer; errc::out_of_range if it does not fit.
    template <detail::xsd_integer Integer>
    [[nodiscard]] result<Integer> to() const {
        Integer value = 0;
        if (auto const code = scalar<Integer>::parse(text(), value); code != errc::ok) {
            return error(code, {}, {}, std::string(text().substr(0, 64)));
        }
        return value;
    }

    friend bool operator==(integer const&, integer const&) = default;
    /// By value.
    friend std::strong_ordering operator<=>(integer const& left, integer const& right) noexcept {
        return left.value_ <=> right.value_;
    }

    /// As from_text(), but leaves `out` untouched if it is an error.
    friend errc parse_integer(std::string_view text, integer& out) {
        return text.find('.') != text.npos ? errc::invalid_value : parse_decimal(text, out.value_);
    }

private:
    decimal value_; // without a fraction
};

/// xs:integer (XML Schema part 2, 3.4.13 in version 1.1), and what is derived from it without a bound. Reads what
/// integer::from_text() reads between optional blanks, and writes the canonical text.
template <>
struct scalar<integer> {
    static constexpr std::string_view xsd = "xs:integer";

    [[nodiscard]] static errc parse(std::string_view text, integer& out) { return parse_integer(trim(text), out); }

    [[nodiscard]] static std::string_view format(integer const& value) noexcept { return value.text(); }
};

} // namespace soapcodec
