// SPDX-License-Identifier: MIT
// The namespaces that XML and XML Schema define, as constants: `in_namespace<soapcodec::xml::xml_namespace>` describes
// the attribute xml:lang.
#pragma once

#include "../cxx20.hpp"

#include "../fixed_string.hpp"

namespace soapcodec::xml {

/// `xsi:nil`, `xsi:type` (XML Schema part 1, section 2.6).
inline constexpr fixed_string schema_instance_namespace = "http://www.w3.org/2001/XMLSchema-instance";
/// `xsd:int` and its like.
inline constexpr fixed_string schema_namespace = "http://www.w3.org/2001/XMLSchema";
/// The namespace of the prefix `xml`, bound everywhere (Namespaces in XML 1.0, section 3).
inline constexpr fixed_string xml_namespace = "http://www.w3.org/XML/1998/namespace";
/// The namespace of the prefix `xmlns`, which no document may declare (ibidem).
inline constexpr fixed_string xmlns_namespace = "http://www.w3.org/2000/xmlns/";

} // namespace soapcodec::xml
