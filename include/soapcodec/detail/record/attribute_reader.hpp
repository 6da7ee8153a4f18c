// SPDX-License-Identifier: MIT
// What the attributes of a start tag say: xsi:nil, xsi:type, and those that a record has.
#pragma once

#include <string_view> // std::string_view

#include "../../ascii.hpp"
#include "../../error.hpp"
#include "../../scalar.hpp"
#include "../../xml/qname.hpp"
#include "../layout/layout.hpp"
#include "../xml/expanded_name.hpp"
#include "../xml/namespace_scope.hpp"
#include "../xml/qname_resolver.hpp"
#include "name_matcher.hpp"

namespace soapcodec::detail {

/// What is wrong with the attributes of a start tag; ok if nothing is. Views live as long as the tables and the event.
struct attribute_error {
    errc code = errc::ok;
    std::string_view subject{};    ///< the value refused, or the name that is missing
    slot const* refused = nullptr; ///< the attribute whose value is refused, where a table has it
    expanded_name similar{{}, ""}; ///< one that is called like a missing one, but for namespace or case
};

/// Reads xsi:nil and xsi:type (XML Schema part 1, 2.6), if they are there. `content` is that of the element, null for a
/// value; `scope` are the bindings at its start tag. Sets `nil`; and `chosen`, if it is one of slot::types, to the
/// record that the element holds.
///
/// errc::invalid_value if xsi:nil is no boolean, or if the record has a type_name and xsi:type is no QName or has a
/// prefix that stands for nothing; errc::unexpected_type if it is another, unless any may be. Its namespace may be one
/// that stands in. Where nobody asks for a type, xsi:type is passed over whatever it says: servers write what is not
/// declared.
[[nodiscard, gnu::noinline]] inline attribute_error read_instance(attribute_list attributes, layout const* content,
                                                                  slot const* types, slot const*& chosen,
                                                                  namespace_scope const& scope,
                                                                  name_matcher const& names, bool& nil) {
    auto const is_nil = attributes.find(known_name<xml::schema_instance_namespace, "nil">);
    if (is_nil && scalar<bool>::parse(*is_nil, nil) != errc::ok) {
        return {errc::invalid_value, *is_nil};
    }
    auto const type = attributes.find(known_name<xml::schema_instance_namespace, "type">);
    if (!type || (types == nullptr && (content == nullptr || content->type.empty()))) {
        return {};
    }
    auto const found = find_qname(*type, scope);
    if (!found || !xml::is_local_part(found->local)) {
        return {errc::invalid_value, *type};
    }
    bool const stands_in = names.stands_in(found->ns);
    bool known = false;
    if (types == nullptr) {
        known = found->local == content->type && (found->ns == content->type_ns || stands_in);
    }
    for (auto const* s = types; s != nullptr && s->bit != 0; ++s) {
        bool const exactly = found->ns == s->content->type_ns;
        if (found->local == s->content->type && (exactly || (stands_in && !known))) {
            chosen = s;
            known = true;
            if (exactly) {
                break;
            }
        }
    }
    return known || names.accepts_any_type() ? attribute_error{} : attribute_error{errc::unexpected_type, trim(*type)};
}

/// Stores the attributes that a record has, those of `content`, in `object`. errc::missing_attribute, or why one was
/// not stored; unknown ones are passed over, if they are not kept.
[[nodiscard, gnu::noinline]] inline attribute_error read_attributes(attribute_list attributes, layout const& content,
                                                                    void* object, context& c) {
    for (auto const* s = content.attributes; s->bit != 0; ++s) {
        auto const value = attributes.find(expanded_name(s->ns, s->local));
        if (value) {
            if (auto const code = s->store(object, *value, c); code != errc::ok) {
                return {code, *value, s};
            }
        } else if ((content.required_attributes & s->bit) != 0) {
            attribute_error missing{errc::missing_attribute, s->local};
            for (auto const& other : attributes) {
                if (detail::same_ignoring_case(other.name.local(), s->local)) {
                    missing.similar = other.name;
                    break;
                }
            }
            return missing;
        }
    }
    return {content.any_attributes == nullptr ? errc::ok : content.any_attributes(object, attributes, content, c)};
}

} // namespace soapcodec::detail
