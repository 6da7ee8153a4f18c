// expect: (failed: |failed "|' ")soapcodec: the keys of a map are values, and no float or double
// first: mistake::cannot_be_the_key_of<double, &part::value>
// SPDX-License-Identifier: MIT
// A key that is no text.
#include <soapcodec/shape.hpp>

#include <map>

struct part {
    std::map<double, int> value;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::element<"Value", &part::value, soapcodec::entries<"Entry">>);
}

int main() {}
