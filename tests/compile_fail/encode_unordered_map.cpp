// expect: (failed: |failed "|' ")soapcodec: items<...> and dictionary describe lists
// first: mistake::is_no_list_or_map<std::unordered_map<.*, &quote::prices>
// SPDX-License-Identifier: MIT
// A map that has no order to write it in.
#include <soapcodec/encode.hpp>

#include <string>
#include <unordered_map>

struct quote {
    std::unordered_map<std::string, std::string> prices;
};
constexpr auto soap_shape(quote const*) {
    return soapcodec::message<"Quote", "urn:q">(soapcodec::element<"Prices", &quote::prices, soapcodec::dictionary>);
}

int main() {
    return soapcodec::encode(quote{}, soapcodec::soap_1_1).has_value() ? 1 : 0;
}
