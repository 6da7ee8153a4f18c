// SPDX-License-Identifier: MIT
// Values of the types that have a scalar, within what these types can mean: every one of them can be written.
//
// For a type of yours a text is tried that its scalar may or may not read. Specialise fuzz::generator for better
// values:
//
//     template <>
//     struct soapcodec::fuzz::generator<colour> {
//         static colour make(input& from) { return from.flip() ? colour::red : colour::green; }
//     };
#pragma once

#include "../cxx20.hpp"

#include <array>       // std::array
#include <bit>         // std::bit_cast
#include <chrono>      // std::chrono::year_month_day
#include <concepts>    // std::same_as
#include <cstddef>     // std::byte, std::size_t
#include <cstdint>     // std::int64_t, std::uint64_t
#include <limits>      // std::numeric_limits
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::conditional_t
#include <vector>      // std::vector

#include "../guid.hpp"
#include "../scalar.hpp"
#include "../xsd/binary.hpp"
#include "../xsd/date_time.hpp"
#include "../xsd/decimal.hpp"
#include "../xsd/duration.hpp"
#include "../xsd/enumeration.hpp"
#include "../xsd/gregorian.hpp"
#include "../xsd/integer.hpp"
#include "../xsd/list.hpp"
#include "../xsd/real.hpp"
#include "../xsd/text.hpp"
#include "input.hpp"
#include "texts.hpp"

namespace soapcodec::fuzz {

/// The customisation point: `static T make(input& from)`.
template <class T>
struct generator {
    [[nodiscard]] static T make(input& from) {
        T value{};
        if constexpr (soapcodec::detail::parsable_scalar<T>) {
            static_cast<void>(scalar<T>::parse(make_any(from), value));
        }
        return value;
    }

private:
    [[nodiscard]] static std::string make_any(input& from) {
        constexpr std::array<std::string_view, 8> texts{"", "0", "true", "-1.50", "a", "A B", "2024-02-29", "10:30:00"};
        auto const choice = from.index(2 * texts.size() - 1);
        if (choice < texts.size()) {
            return std::string(texts[choice]);
        }
        return choice % 2 == 0 ? make_text(from) : std::to_string(from.number(0xFFFF));
    }
};

template <>
struct generator<bool> {
    [[nodiscard]] static bool make(input& from) { return from.flip(); }
};

template <soapcodec::detail::xsd_integer T>
struct generator<T> {
    [[nodiscard]] static T make(input& from) {
        using limits = std::numeric_limits<T>;
        switch (from.byte() & 7U) {
        case 0:
            return T{0};
        case 1:
            return limits::max();
        case 2:
            return limits::min();
        case 3:
            return static_cast<T>(limits::min() + static_cast<T>(from.number(0x7F)));
        case 4:
            return static_cast<T>(from.number(9));
        case 5: { // beside a power of ten, where the number of digits changes
            std::uint64_t power = 1;
            for (auto left = from.number(19); left > 0; --left) {
                power *= 10;
            }
            return static_cast<T>(power - from.number(1));
        }
        default:
            return static_cast<T>(from.number(std::numeric_limits<std::uint64_t>::max()));
        }
    }
};

template <soapcodec::detail::xsd_real T>
struct generator<T> {
    [[nodiscard]] static T make(input& from) {
        using limits = std::numeric_limits<T>;
        using bits = std::conditional_t<std::same_as<T, float>, std::uint32_t, std::uint64_t>;
        constexpr std::array<T, 14> ends{T{0},
                                         T(-0.0),
                                         T{1},
                                         limits::max(),
                                         limits::min(),
                                         limits::infinity(),
                                         -limits::infinity(),
                                         limits::quiet_NaN(),
                                         limits::lowest(),
                                         limits::denorm_min(),
                                         -limits::denorm_min(),
                                         limits::epsilon(),
                                         T(0.1),
                                         T(1e20)};
        auto const kind = from.byte();
        if (kind < 0x60U) {
            return ends[kind % ends.size()];
        }
        return kind < 0xA0U ? static_cast<T>(static_cast<std::int64_t>(from.number(0xFFFF))) / T{100}
                            : std::bit_cast<T>(static_cast<bits>(from.number(std::numeric_limits<bits>::max())));
    }
};

template <>
struct generator<guid> {
    [[nodiscard]] static guid make(input& from) {
        guid value;
        if (from.byte() >= 0x40U) {
            for (auto& octet : value.bytes) {
                octet = from.byte();
            }
        }
        return value;
    }
};

template <soapcodec::detail::named_enumeration Enum>
struct generator<Enum> {
    [[nodiscard]] static Enum make(input& from) {
        auto const& list = enumeration<Enum>.list;
        return list[from.index(list.size() - 1)].value;
    }
};

template <>
struct generator<decimal> {
    [[nodiscard]] static decimal make(input& from) {
        auto const kind = from.byte();
        std::string text = (kind & 1U) != 0 ? "-" : "";
        auto const digits = [&](std::uint64_t count) {
            for (; count > 0; --count) {
                text += static_cast<char>('0' + from.number(9));
            }
        };
        digits(1 + kind % 7U);
        if (kind >= 0x40U) {
            text += '.';
            digits(from.number(40));
        }
        return decimal::from_text(text).value_or(decimal());
    }
};

template <>
struct generator<integer> {
    [[nodiscard]] static integer make(input& from) {
        std::string text = from.flip() ? "-" : "";
        for (auto left = 1 + from.number(40); left > 0; --left) {
            text += static_cast<char>('0' + from.number(9));
        }
        return integer::from_text(text).value_or(integer());
    }
};

namespace detail {

[[nodiscard]] inline std::chrono::year_month_day make_day(input& from) {
    using namespace std::chrono;
    constexpr auto last_year = static_cast<std::uint64_t>(static_cast<int>((year::max)()));
    auto const kind = from.byte();
    if (kind == 0) {
        return year(1) / 1 / 1;
    }
    auto const offset = static_cast<int>(from.number(2 * last_year));
    auto const y = kind < 0x80U ? year(1900 + kind % 200) : year(offset - static_cast<int>(last_year));
    auto const in_year = y / month(1 + static_cast<unsigned>(from.number(11)));
    auto const days = static_cast<unsigned>((in_year / last).day());
    return in_year / day(1 + static_cast<unsigned>(from.number(days - 1)));
}

[[nodiscard]] inline std::chrono::nanoseconds make_time(input& from) {
    constexpr auto day = static_cast<std::uint64_t>(soapcodec::detail::whole_day.count());
    constexpr std::array<std::uint64_t, 4> units{day, 1'000'000'000, 100, 1}; // as .NET counts, among others
    auto const unit = units[from.index(units.size() - 1)];
    return std::chrono::nanoseconds(static_cast<std::int64_t>(from.number(day / unit - 1) * unit));
}

[[nodiscard]] inline std::optional<std::chrono::minutes> make_zone(input& from) {
    auto const kind = from.byte() & 3U;
    if (kind == 0) {
        return std::nullopt;
    }
    return std::chrono::minutes(kind == 1 ? 0 : static_cast<int>(from.number(2 * 14 * 60)) - 14 * 60);
}

[[nodiscard]] inline std::vector<std::byte> make_bytes(input& from) {
    std::vector<std::byte> bytes(from.index(20));
    for (auto& byte : bytes) {
        byte = static_cast<std::byte>(from.byte());
    }
    return bytes;
}

} // namespace detail

template <>
struct generator<date_time> {
    [[nodiscard]] static date_time make(input& from) {
        auto const day = detail::make_day(from);
        auto const time = detail::make_time(from);
        return {day, time, detail::make_zone(from)};
    }
};
template <>
struct generator<date> {
    [[nodiscard]] static date make(input& from) {
        auto const day = detail::make_day(from);
        return {day, detail::make_zone(from)};
    }
};
template <>
struct generator<time_of_day> {
    [[nodiscard]] static time_of_day make(input& from) {
        auto const time = detail::make_time(from);
        return {time, detail::make_zone(from)};
    }
};
template <class Part>
struct generator<gregorian<Part>> {
    [[nodiscard]] static gregorian<Part> make(input& from) {
        auto const day = detail::make_day(from);
        return {soapcodec::detail::gregorian_form<Part>::part(day), detail::make_zone(from)};
    }
};

template <>
struct generator<duration> {
    [[nodiscard]] static duration make(input& from) {
        duration value;
        auto const parts = from.byte();
        auto part = std::uint8_t{1};
        for (auto* const field :
             {&value.years, &value.months, &value.days, &value.hours, &value.minutes, &value.seconds}) {
            if ((parts & part) != 0) {
                *field = from.number(from.flip() ? std::numeric_limits<std::uint64_t>::max() : 99);
            }
            part = static_cast<std::uint8_t>(part << 1U);
        }
        value.nanoseconds = (parts & 0x40U) != 0 ? static_cast<std::uint32_t>(from.number(999'999'999)) : 0;
        value.negative = (parts & 0x80U) != 0;
        return value;
    }
};

template <>
struct generator<base64_binary> {
    [[nodiscard]] static base64_binary make(input& from) { return {detail::make_bytes(from)}; }
};
template <>
struct generator<hex_binary> {
    [[nodiscard]] static hex_binary make(input& from) { return {detail::make_bytes(from)}; }
};

template <class T>
struct generator<value_list<T>> {
    [[nodiscard]] static value_list<T> make(input& from) {
        value_list<T> list;
        for (auto left = from.index(4); left > 0; --left) {
            list.values.push_back(generator<T>::make(from));
            if (!scalar<value_list<T>>::format(list)) { // it cannot stand in a list
                list.values.pop_back();
            }
        }
        return list;
    }
};

template <white_space Rule, fixed_string Xsd>
struct generator<normalized_text<Rule, Xsd>> {
    [[nodiscard]] static normalized_text<Rule, Xsd> make(input& from) { return make_text(from); }
};
template <>
struct generator<std::string> {
    [[nodiscard]] static std::string make(input& from) { return make_text(from); }
};
template <>
struct generator<xml::qname> {
    [[nodiscard]] static xml::qname make(input& from) { return make_qname(from); }
};
template <>
struct generator<xml::raw_xml> {
    [[nodiscard]] static xml::raw_xml make(input& from) { return make_raw_xml(from); }
};
/// Whose names no shape has.
template <>
struct generator<xml::any_element> {
    [[nodiscard]] static xml::any_element make(input& from) {
        xml::any_element made{{from.flip() ? "urn:fuzz:any" : "", from.flip() ? "Any" : "any-2"}};
        auto const choices = from.byte();
        if ((choices & 1U) != 0) {
            made.attributes.push_back({{"", "any"}, make_text(from)});
        }
        if ((choices & 2U) != 0) {
            made.attributes.push_back({{"urn:fuzz:any", "any"}, make_text(from)});
        }
        if ((choices & 4U) != 0) {
            made.attributes.push_back({{"http://www.w3.org/XML/1998/namespace", "lang"}, "no"});
        }
        made.content = make_raw_xml(from);
        return made;
    }
};

} // namespace soapcodec::fuzz
