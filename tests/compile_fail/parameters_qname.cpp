// expect: (failed: |failed "|' ")soapcodec: a URL or form has a place for values, records, lists and dictionaries
// SPDX-License-Identifier: MIT
// There are no namespaces in a form that a prefix could stand for.
#include <soapcodec/http/parameters.hpp>
#include <soapcodec/xml/qname.hpp>

#include <optional>

struct order {
    std::optional<soapcodec::xml::qname> kind;
};
constexpr auto soap_shape(order const*) {
    return soapcodec::record(soapcodec::element<"Kind", &order::kind>);
}

int main() {
    return soapcodec::http::encode_parameters(order{}).has_value() ? 1 : 0;
}
