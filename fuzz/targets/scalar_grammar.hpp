// SPDX-License-Identifier: MIT
// The lexical spaces of XML Schema's types (part 2), as a grammar of regular pieces, written from the specification and
// not from the library: the oracle of the scalars target.
#pragma once

#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view

namespace fuzzing {

/// Takes pieces off the front of a text.
class lexer {
public:
    explicit lexer(std::string_view text) : text_(text) {}

    [[nodiscard]] bool done() const { return text_.empty(); }
    bool take(char c) {
        bool const is = text_.starts_with(c);
        text_.remove_prefix(is ? 1 : 0);
        return is;
    }
    bool take_sign() { return take('-') || take('+'); }
    /// Digits, as many as there are.
    std::string_view digits() {
        std::size_t size = 0;
        while (size < text_.size() && text_[size] >= '0' && text_[size] <= '9') {
            ++size;
        }
        auto const found = text_.substr(0, size);
        text_.remove_prefix(size);
        return found;
    }
    /// Two digits, as a number that is not above `most`; -1 if there are none.
    int two(int most) {
        auto const found = text_.substr(0, 2);
        if (found.size() != 2 || found.find_first_not_of("0123456789") != found.npos) {
            return -1;
        }
        text_.remove_prefix(2);
        int const value = (found[0] - '0') * 10 + (found[1] - '0');
        return value <= most ? value : -1;
    }

private:
    std::string_view text_;
};

inline std::string_view without_blanks(std::string_view text) {
    auto const first = text.find_first_not_of(" \t\r\n");
    return first == text.npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

inline bool is_integer(std::string_view text) {
    lexer at(text);
    at.take_sign();
    return !at.digits().empty() && at.done();
}

inline bool is_decimal(std::string_view text) {
    lexer at(text);
    at.take_sign();
    auto const whole = at.digits();
    auto const fraction = at.take('.') ? at.digits() : std::string_view();
    return whole.size() + fraction.size() != 0 && at.done();
}

inline bool is_double(std::string_view text) {
    if (text == "INF" || text == "+INF" || text == "-INF" || text == "NaN") {
        return true;
    }
    auto const e = text.find_first_of("eE");
    return is_decimal(text.substr(0, e)) && (e == text.npos || is_integer(text.substr(e + 1)));
}

/// A day; `leap` years by all the digits of the year.
inline bool take_date(lexer& at) {
    at.take('-');
    auto const year = at.digits();
    int const month = at.take('-') ? at.two(12) : -1;
    int const day = at.take('-') ? at.two(31) : -1;
    if (year.size() < 4 || (year.size() > 4 && year.front() == '0') || month < 1 || day < 1) {
        return false;
    }
    int cycle = 0;
    for (char const c : year) {
        cycle = (cycle * 10 + (c - '0')) % 400;
    }
    bool const leap = cycle % 4 == 0 && (cycle % 100 != 0 || cycle == 0);
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return day <= days[month - 1] + (month == 2 && leap ? 1 : 0);
}

inline bool take_time(lexer& at) {
    int const hour = at.two(24);
    int const minute = at.take(':') ? at.two(59) : -1;
    int const second = at.take(':') ? at.two(59) : -1;
    bool const has_fraction = at.take('.');
    auto const fraction = has_fraction ? at.digits() : std::string_view();
    bool const is_end_of_day = minute == 0 && second == 0 && fraction.find_first_not_of('0') == fraction.npos;
    return hour >= 0 && minute >= 0 && second >= 0 && !(has_fraction && fraction.empty()) &&
           (hour != 24 || is_end_of_day);
}

/// A zone, if there is one, and the end.
inline bool take_zone(lexer& at) {
    if (at.take('Z')) {
        return at.done();
    }
    if (at.take_sign()) {
        int const hour = at.two(14);
        int const minute = at.take(':') ? at.two(59) : -1;
        return hour >= 0 && minute >= 0 && (hour != 14 || minute == 0) && at.done();
    }
    return at.done();
}

inline bool is_date(std::string_view text) {
    lexer at(text);
    return take_date(at) && take_zone(at);
}
inline bool is_time(std::string_view text) {
    lexer at(text);
    return take_time(at) && take_zone(at);
}
inline bool is_date_time(std::string_view text) {
    lexer at(text);
    return take_date(at) && at.take('T') && take_time(at) && take_zone(at);
}

inline bool is_duration(std::string_view text) {
    if (text.starts_with('-')) {
        text.remove_prefix(1);
    }
    if (!text.starts_with('P') || text.size() < 2) {
        return false;
    }
    text.remove_prefix(1);
    auto const t = text.find('T');
    auto const parts = [](std::string_view some, std::string_view units) {
        while (!some.empty()) {
            lexer at(some);
            auto const whole = at.digits();
            bool const has_point = at.take('.');
            auto const fraction = has_point ? at.digits() : std::string_view();
            some.remove_prefix(whole.size() + (has_point ? 1 : 0) + fraction.size());
            auto const unit = some.empty() ? units.npos : units.find(some.front());
            if (whole.empty() || unit == units.npos || (has_point && (fraction.empty() || units[unit] != 'S'))) {
                return false;
            }
            units.remove_prefix(unit + 1);
            some.remove_prefix(1);
        }
        return true;
    };
    return parts(text.substr(0, t), "YMD") &&
           (t == text.npos || (t + 1 < text.size() && parts(text.substr(t + 1), "HMS")));
}

inline bool is_hex(std::string_view text) {
    return text.size() % 2 == 0 && text.find_first_not_of("0123456789abcdefABCDEF") == text.npos;
}

/// RFC 4648, with the blanks that XML Schema allows between digits, and spare bits that are zero.
inline bool is_base64(std::string_view text) {
    std::string digits;
    for (char const c : text) {
        if (std::string_view(" \t\r\n").find(c) == std::string_view::npos) {
            digits += c;
        }
    }
    auto const size = digits.find('=') == digits.npos ? digits.size() : digits.find('=');
    auto const pads = digits.size() - size;
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    if (digits.size() % 4 != 0 || pads > 2 || digits.find_first_not_of('=', size) != digits.npos ||
        std::string_view(digits).substr(0, size).find_first_not_of(alphabet) != std::string_view::npos) {
        return false;
    }
    return pads == 0 || alphabet.find(digits[size - 1]) % (pads == 1 ? 4 : 16) == 0;
}

} // namespace fuzzing
