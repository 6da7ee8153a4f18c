// expect: (failed: |failed "|' ")soapcodec: the items of a std::span list live in an arena
// SPDX-License-Identifier: MIT
// Items that own memory in an arena that destroys nothing.
#include <soapcodec/decode.hpp>

#include <span>
#include <string>

struct item {
    std::string text;
};
constexpr auto soap_shape(item const*) {
    return soapcodec::record(soapcodec::element<"Text", &item::text>);
}

struct reply {
    std::span<item> items;
};
constexpr auto soap_shape(reply const*) {
    return soapcodec::message<"Reply", "urn:x">(soapcodec::element<"Item", &reply::items>);
}

int main() {
    soapcodec::arena memory;
    return soapcodec::decode<reply>("", memory).has_value() ? 1 : 0;
}
