// SPDX-License-Identifier: MIT
// Which lists of a message are meant, by the members that lead to them:
//
//     &reply::records                                       a member of the message
//     path<&query_response::result, &result::records>       deeper: each is a member of what the one before holds
//     lists<&reply::orders, path<&reply::rest, &rest::customers>>    several
//
// Errors are the compiler's, where they are used (stream.hpp).
#pragma once

#include "../cxx20.hpp"

namespace soapcodec {

template <auto... Members>
struct path_type {};
/// Members that lead from a message to a list. Those on the way may be std::optional, and lists of records: of each of
/// these the list is meant.
template <auto... Members>
inline constexpr path_type<Members...> path{};

template <auto... Lists>
struct lists_type {};
/// Lists of one message: addresses of members, and paths.
template <auto... Lists>
inline constexpr lists_type<Lists...> lists{};

} // namespace soapcodec
