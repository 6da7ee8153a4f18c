// SPDX-License-Identifier: MIT
// What the attributes of a start tag say: xsi:nil, and those that a record has.
#pragma once

#include <string_view> // std::string_view

#include "../error.hpp"
#include "../scalar.hpp"
#include "../xml/name.hpp"
#include "layout.hpp"

namespace soapcodec::decoding {

/// What is wrong with the attributes of a start tag; ok if nothing is. Views live as long as the tables and the event.
struct attribute_error {
    errc code = errc::ok;
    std::string_view subject{}; ///< the value refused, or the name that is missing
    char const* name = "";      ///< of the attribute whose value is refused, where a table has it
};

/// Sets `nil` by xsi:nil (XML Schema part 1, 2.6.2), if it is there. errc::invalid_value if it is no boolean.
[[nodiscard, gnu::noinline]] inline attribute_error read_nil(xml::attributes attributes, bool& nil) {
    auto const value = attributes.find(xml::known_name<xml::schema_instance_namespace, "nil">);
    if (!value || scalar<bool>::parse(*value, nil) == errc::ok) {
        return {};
    }
    return {errc::invalid_value, *value};
}

/// Stores the attributes that a record has, those of `content`, in `object`. errc::missing_attribute, or why one was
/// not stored; unknown ones are passed over.
[[nodiscard, gnu::noinline]] inline attribute_error read_attributes(xml::attributes attributes, layout const& content,
                                                                    void* object, context& c) {
    for (auto const* s = content.attributes; s->bit != 0; ++s) {
        auto const value = attributes.find(xml::name(s->ns, s->local));
        if (value) {
            if (auto const code = s->store(object, *value, c); code != errc::ok) {
                return {code, *value, s->local};
            }
        } else if ((content.required_attributes & s->bit) != 0) {
            return {errc::missing_attribute, s->local};
        }
    }
    return {};
}

} // namespace soapcodec::decoding
