// SPDX-License-Identifier: MIT
// Tuples are joined in order, however many there are.
#include <soapcodec/detail/type_list.hpp>

#include "catch.hpp"

#include <cstddef>     // std::size_t
#include <tuple>       // std::tuple
#include <type_traits> // std::is_same_v
#include <utility>     // std::index_sequence

namespace {

template <std::size_t I>
struct numbered {};

/// Those with a number that three divides are not there.
template <std::size_t... I>
auto join(std::index_sequence<I...>) -> typename soapcodec::detail::joined_tuples<
    std::conditional_t<I % 3 == 0, std::tuple<>, std::tuple<numbered<I>>>...>::type;

template <std::size_t... I>
auto expected(std::index_sequence<I...>) -> std::tuple<numbered<I / 2 * 3 + I % 2 + 1>...>;

} // namespace

TEST_CASE("tuples of types are joined in order") {
    using soapcodec::detail::joined_tuples;
    CHECK(std::is_same_v<joined_tuples<>::type, std::tuple<>>);
    CHECK(std::is_same_v<joined_tuples<std::tuple<>, std::tuple<>>::type, std::tuple<>>);
    CHECK(std::is_same_v<joined_tuples<std::tuple<int, char>>::type, std::tuple<int, char>>);
    CHECK(std::is_same_v<joined_tuples<std::tuple<int>, std::tuple<>, std::tuple<char, long>>::type,
                         std::tuple<int, char, long>>);
    CHECK(std::is_same_v<decltype(join(std::make_index_sequence<4>{})),
                         decltype(expected(std::make_index_sequence<2>{}))>);
    CHECK(std::is_same_v<decltype(join(std::make_index_sequence<10>{})),
                         decltype(expected(std::make_index_sequence<6>{}))>);
    CHECK(std::is_same_v<decltype(join(std::make_index_sequence<256>{})),
                         decltype(expected(std::make_index_sequence<170>{}))>);
}
