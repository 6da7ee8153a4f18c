// expect: (failed: |failed "|' ")soapcodec: the values of a map are values or records
// SPDX-License-Identifier: MIT
// A list with no name for its items.
#include <soapcodec/shape.hpp>

#include <map>
#include <string>
#include <vector>

struct part {
    std::map<std::string, std::vector<int>> value;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::element<"Value", &part::value, soapcodec::entries<"Entry">>);
}

int main() {}
