// SPDX-License-Identifier: MIT
// Which namespaces are declared where an element is written, and so how it is written: known at compile time.
//
// The message's namespace is the default one. An element in another one has a prefix, declared on it or around it; no
// prefix can stand for no namespace (Namespaces in XML 1.0, section 2.2), so an element in none takes the default
// namespace away instead.
#pragma once

#include "../../fixed_string.hpp"

namespace soapcodec::detail {

/// How an element of some namespace is written.
enum class naming : unsigned char {
    plain,       ///< its namespace is the default one
    prefixed,    ///< the prefix that is declared stands for it
    undeclaring, ///< it is in no namespace, and takes the default one away
    declaring,   ///< it declares a prefix
};

/// The default namespace at some place, and the one for which a prefix is declared; the same, if none is.
template <fixed_string Default, fixed_string Bound = Default>
struct bindings {
    static constexpr auto default_namespace = Default;

    template <fixed_string Own>
    static constexpr naming naming_of = Own.view() == Default.view() ? naming::plain
                                        : Own.view() == Bound.view() ? naming::prefixed
                                        : Own.view().empty()         ? naming::undeclaring
                                                                     : naming::declaring;

    /// Inside an element that has declared a prefix for Namespace.
    template <fixed_string Namespace>
    using with_prefix = bindings<Default, Namespace>;

    /// Inside an element that has taken the default namespace away. (The prefix stands for nothing while Bound is the
    /// default namespace.)
    static constexpr auto undeclared() {
        if constexpr (Bound.view() == Default.view()) {
            return bindings<"">();
        } else {
            return bindings<"", Bound>();
        }
    }
};

} // namespace soapcodec::detail
