// expect: (failed: |failed "|' ")soapcodec: an alternative has an option once
// SPDX-License-Identifier: MIT
// Two namespaces of one alternative.
#include <soapcodec/shape.hpp>

#include <variant>

struct part {
    std::variant<int> value;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(
        soapcodec::choice<&part::value, soapcodec::alternative<"Number", soapcodec::in_namespace<"urn:a">,
                                                               soapcodec::in_namespace<"urn:b">>>);
}

int main() {}
