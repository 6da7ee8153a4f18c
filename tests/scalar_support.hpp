// SPDX-License-Identifier: MIT
// What the tests of scalars have in common.
#pragma once

#include <soapcodec/scalar.hpp>

#include "catch.hpp"

#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view

namespace test {

using soapcodec::errc;

// Writes into a buffer with a guard on either side, so that a byte outside of the promised room is seen.
template <soapcodec::bounded_scalar T>
std::string written(T const& value) {
    constexpr std::size_t room = soapcodec::scalar<T>::max_size;
    std::array<char, room + 2> buffer{};
    buffer.fill('#');
    char* const begin = buffer.data() + 1;
    char* const end = soapcodec::scalar<T>::write(begin, value);
    REQUIRE(end > begin);
    REQUIRE(end <= begin + room);
    REQUIRE(buffer.front() == '#');
    REQUIRE(*end == '#');
    REQUIRE(buffer.back() == '#');
    return std::string(begin, end);
}

template <class T>
void accepts(std::string_view text, T const& expected) {
    CAPTURE(soapcodec::scalar<T>::xsd, text);
    // Starting from the opposite value makes a parser that forgets to assign fail.
    T value = static_cast<T>(expected == T{} ? T{1} : T{});
    CHECK(soapcodec::scalar<T>::parse(text, value) == errc::ok);
    CHECK(value == expected);
}

template <class T>
void refuses(std::string_view text, errc expected) {
    CAPTURE(soapcodec::scalar<T>::xsd, text);
    for (T const before : {T{0}, T{1}}) {
        T value = before;
        CHECK(soapcodec::scalar<T>::parse(text, value) == expected);
        CHECK(value == before);
    }
}

} // namespace test
