// expect: (failed: |failed "|' ")soapcodec: entries<...> describes a map
// SPDX-License-Identifier: MIT
// Entries that are items.
#include <soapcodec/shape.hpp>

#include <vector>

struct part {
    std::vector<int> value;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::element<"Value", &part::value, soapcodec::entries<"Entry">>);
}

int main() {}
