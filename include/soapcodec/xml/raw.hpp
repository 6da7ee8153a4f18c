// SPDX-License-Identifier: MIT
// XML that is kept as it was written: the content of an element, or elements and attributes that no shape describes.
//
//     struct letter { soapcodec::xml::raw_xml body; }; // whatever is in <Body>
//     letter.body = {.text = "<b:bold>Hi</b:bold>", .scope = {{"b", "urn:b"}}};
//
//     struct parcel { soapcodec::xml::any_element body; }; // the same, and the attributes of <Body>
//
// Errors when it is written: errc::invalid_character and errc::invalid_value, at its element.
#pragma once

#include "../cxx20.hpp"

#include <string> // std::string
#include <vector> // std::vector

#include "qname.hpp"

namespace soapcodec::xml {

/// A prefix and the namespace it stands for, owned. The empty prefix is the default namespace; an empty namespace
/// name says that the prefix stands for none.
struct namespace_binding {
    std::string prefix; ///< empty for the default namespace
    std::string ns;     ///< what it stands for

    friend bool operator==(namespace_binding const&, namespace_binding const&) = default;
};

/// Arbitrary XML as it was written, in UTF-8, with the namespace bindings it relies on. As a member of a record it
/// takes the content of an element, whatever that is (XSD: xs:any, xs:anyType), and its attributes are passed over:
/// any_element keeps them, too.
///
/// Wherever it is written, its names mean what they mean with the bindings of `scope`; for that, an encoder may put a
/// declaration of the default namespace into its outermost start tags. Text alone has no names: it is written without
/// a default namespace of its own. Whoever makes one answers for its text:
/// otherwise it is written as it is, and has to be well-formed content with those bindings. An encoder refuses what no
/// document can hold, bindings that cannot be declared, and content in which it cannot find the start tags that it
/// needs.
struct raw_xml {
    std::string text{};                     ///< content: elements, text, comments, exactly as received
    std::vector<namespace_binding> scope{}; ///< in scope around the text, each prefix once

    friend bool operator==(raw_xml const&, raw_xml const&) = default;
};

/// An attribute that no shape describes. Whoever makes one answers for its name: an encoder refuses one that is no
/// NCName as far as ASCII goes, and one that is there already. A QName in the value is text like any other.
struct any_attribute {
    qname name;        ///< in no namespace, or in one
    std::string value; ///< references resolved

    friend bool operator==(any_attribute const&, any_attribute const&) = default;
};

/// An element that no shape describes: its name and attributes, and its content as it was written. Prefixes that stand
/// in the values of its attributes mean what they mean with the bindings of the content.
///
/// As a member of a record, in `element<"Name", &T::member>`, it is raw_xml that keeps the attributes as well. Its name
/// is then the one that the shape says: so it is when it was read, and whatever it is, the shape's is written.
struct any_element {
    qname name;                              ///< of its tag
    std::vector<any_attribute> attributes{}; ///< in order, without declarations
    raw_xml content{};                       ///< between its tags

    friend bool operator==(any_element const&, any_element const&) = default;
};

} // namespace soapcodec::xml
