// expect: (failed: |failed "|' ")soapcodec: a map stands in an element of its own
// SPDX-License-Identifier: MIT
// Entries with no element around.
#include <soapcodec/shape.hpp>

#include <map>
#include <string>

struct part {
    std::map<std::string, int> value;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::element<"Value", &part::value>);
}

int main() {}
