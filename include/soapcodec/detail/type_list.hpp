// SPDX-License-Identifier: MIT
// Lists of types, as std::tuple spells them, that no object is ever made of: std::tuple_cat would make them, and a
// compiler every constructor that a tuple has.
#pragma once

#include "../cxx20.hpp"

#include <tuple> // std::tuple

namespace soapcodec::detail {

/// The types of some tuples, in order, in one.
template <class... Tuples>
struct joined_tuples;
template <>
struct joined_tuples<> {
    using type = std::tuple<>;
};
template <class... A>
struct joined_tuples<std::tuple<A...>> {
    using type = std::tuple<A...>;
};
template <class... A, class... B, class... Others>
struct joined_tuples<std::tuple<A...>, std::tuple<B...>, Others...> : joined_tuples<std::tuple<A..., B...>, Others...> {
};
/// Several in one step: a record has up to 256 parts.
template <class... A, class... B, class... C, class... D, class... E, class... Others>
struct joined_tuples<std::tuple<A...>, std::tuple<B...>, std::tuple<C...>, std::tuple<D...>, std::tuple<E...>,
                     Others...> : joined_tuples<std::tuple<A..., B..., C..., D..., E...>, Others...> {};

} // namespace soapcodec::detail
