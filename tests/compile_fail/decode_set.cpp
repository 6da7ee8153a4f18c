// expect: (failed: |failed "|' ")soapcodec: a list is a std::vector, std::deque, std::array or std::span
// first: mistake::is_no_list_or_map<std::set<.*, &quote::symbols>
// SPDX-License-Identifier: MIT
// A container that shapes do not know.
#include <soapcodec/decode.hpp>

#include <set>
#include <string>

struct quote {
    std::set<std::string> symbols;
};
constexpr auto soap_shape(quote const*) {
    return soapcodec::message<"Quote", "urn:q">(soapcodec::element<"Symbol", &quote::symbols>);
}

int main() {
    return soapcodec::decode<quote>("").has_value() ? 1 : 0;
}
