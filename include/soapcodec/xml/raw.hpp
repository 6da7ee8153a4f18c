// SPDX-License-Identifier: MIT
// XML that is kept as it was written.
#pragma once

#include "../cxx20.hpp"

#include <string> // std::string
#include <vector> // std::vector

#include "namespaces.hpp"

namespace soapcodec::xml {

/// Arbitrary XML as it was written, in UTF-8, with the namespace bindings it relies on. As a member of a record it
/// takes the content of an element, whatever that is (XSD: xs:any, xs:anyType), and its attributes are passed over.
///
/// Whoever makes one answers for its text: it is written as it is, and has to be well-formed content with the bindings
/// of `scope`. An encoder refuses only what no document can hold.
struct raw_xml {
    std::string text{};                          ///< content: elements, text, comments, exactly as received
    std::vector<xml::namespace_binding> scope{}; ///< in scope around the text, each prefix once

    friend bool operator==(raw_xml const&, raw_xml const&) = default;
};

} // namespace soapcodec::xml
