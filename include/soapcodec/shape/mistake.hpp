// SPDX-License-Identifier: MIT
// What compilers say first where a description or a call cannot be.
//
// The text of a static_assert cannot say whose mistake it is, but the name of a template that is never defined can:
//
//     error: invalid application of 'sizeof' to incomplete type
//         'soapcodec::mistake::needs_soap_shape_or_scalar<address, &person::home>'
//
// What to write is said by a static_assert behind it, and in docs/compiler-errors.md.
#pragma once

#include "../cxx20.hpp"

/// Names that compilers print, of templates that are never defined.
namespace soapcodec::mistake {

/// T is decoded or encoded, and nothing describes it.
template <class T>
struct needs_soap_shape;

/// The member is a T, or holds one, and nothing says what a T is in XML.
template <class T, auto Member>
struct needs_soap_shape_or_scalar;

/// T is decoded or encoded, and its shape is a record(): it has no name.
template <class T>
struct needs_message_instead_of_record;

/// The function soap_shape is there, for a T, a T& or a T*.
template <class T>
struct needs_soap_shape_of_const_pointer;

/// The function soap_shape or the variable shape<T> is there, and is not constexpr.
template <class T>
struct needs_constexpr_soap_shape;

/// The shape of T describes a part of another struct.
template <class T, class Part>
struct has_a_part_of_another_struct;

/// Two parts of a record are called the same.
template <class First, class Second>
struct have_the_same_name;

/// An element or attribute without a name: `element<&T::member>`.
template <class Member>
struct needs_a_name_before;

/// The member is a container that shapes do not know.
template <class T, auto Member>
struct is_no_list_or_map;

/// The member is a map, and its key has no text that is always the same.
template <class Key, auto Member>
struct cannot_be_the_key_of;

/// T has views, and is decoded into no arena.
template <class T>
struct needs_an_arena;

/// The member that a stream_decoder is made of is no list but a T.
template <class T, class Given>
struct is_no_list_to_stream;

/// What a stream_decoder is given cannot be called with a record.
template <class Record, class Callback>
struct callback_takes_no;

/// What a stream_decoder is given returns something else than soapcodec::next or soapcodec::stop.
template <class Result, class Callback>
struct callback_must_not_return;

} // namespace soapcodec::mistake
