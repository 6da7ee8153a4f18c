// expect: (failed: |failed "|' ")soapcodec: the options of an alternative are in_namespace
// SPDX-License-Identifier: MIT
// An option that means nothing for an alternative.
#include <soapcodec/shape.hpp>

#include <variant>

struct part {
    std::variant<int> value;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::choice<&part::value, soapcodec::alternative<"Number", soapcodec::omittable>>);
}

int main() {}
