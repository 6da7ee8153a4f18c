// expect: (failed: |failed "|' ")soapcodec: items_of_any_name<...> describes lists
// SPDX-License-Identifier: MIT
// Entries that may be called anything.
#include <soapcodec/shape.hpp>

#include <map>
#include <string>

struct part {
    std::map<std::string, int> value;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::element<"Value", &part::value, soapcodec::items_of_any_name<"Entry">>);
}

int main() {}
