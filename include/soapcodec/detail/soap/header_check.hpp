// SPDX-License-Identifier: MIT
// Which header blocks a receiver may pass over.
#pragma once

#include "../../cxx20.hpp"

#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

#include "../../error.hpp"
#include "../../scalar.hpp"
#include "../../soap/version.hpp"
#include "../xml/expanded_name.hpp"

namespace soapcodec::detail {

/// WS-Addressing, of August 2004 and of the W3C Recommendation. Its blocks say where a message comes from and what it
/// answers; they change nothing in the Body.
inline constexpr std::string_view addressing_2004_namespace = "http://schemas.xmlsoap.org/ws/2004/08/addressing";
inline constexpr std::string_view addressing_namespace = "http://www.w3.org/2005/08/addressing";

/// Whether a block with these attributes is meant for the ultimate receiver, which is what a client is: no actor or
/// role, an empty one, "next", or 1.2's "ultimateReceiver" (SOAP 1.1 section 4.2.2, SOAP 1.2 part 1 section 2.2).
/// Attributes finds values by expanded names, as attribute_list does.
template <class Attributes>
[[nodiscard]] bool aimed_here(soap::version v, Attributes const& attributes) noexcept {
    if (v == soap::version::v1_1) {
        auto const actor = attributes.find(known_name<soap::envelope_1_1_namespace, "actor">);
        return !actor || actor->empty() || *actor == "http://schemas.xmlsoap.org/soap/actor/next";
    }
    auto const role = attributes.find(known_name<soap::envelope_1_2_namespace, "role">);
    return !role || role->empty() || *role == "http://www.w3.org/2003/05/soap-envelope/role/next" ||
           *role == "http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver";
}

/// errc::ok when the block may be passed over, errc::must_understand when it may not, errc::invalid_value when its
/// mustUnderstand is no boolean.
template <class Attributes>
[[nodiscard]] errc check_block(soap::version v, std::string_view block_ns, Attributes const& attributes,
                               std::vector<std::string> const& understood) noexcept {
    auto const text =
        attributes.find(v == soap::version::v1_1 ? known_name<soap::envelope_1_1_namespace, "mustUnderstand">
                                                 : known_name<soap::envelope_1_2_namespace, "mustUnderstand">);
    if (!text) {
        return errc::ok;
    }
    bool mandatory = false;
    if (scalar<bool>::parse(*text, mandatory) != errc::ok) {
        return errc::invalid_value;
    }
    if (!mandatory || !aimed_here(v, attributes) || block_ns == addressing_namespace ||
        block_ns == addressing_2004_namespace) {
        return errc::ok;
    }
    for (auto const& ns : understood) {
        if (block_ns == ns) {
            return errc::ok;
        }
    }
    return errc::must_understand;
}

} // namespace soapcodec::detail
