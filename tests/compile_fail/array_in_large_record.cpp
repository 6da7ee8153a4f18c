// expect: (failed: |failed "|' ")soapcodec: a record that has a std::array without items<...> may have at most 64
// SPDX-License-Identifier: MIT
// More elements than one table has bits for, and an array among them.
#include <soapcodec/decode.hpp>

#include <array>
#include <optional>

#define TEN_MEMBERS(d)                                                                                                 \
    std::optional<int> e##d##0, e##d##1, e##d##2, e##d##3, e##d##4, e##d##5, e##d##6, e##d##7, e##d##8, e##d##9
#define ELEMENT(n) soapcodec::element<#n, &part::n>,
#define TEN_ELEMENTS(d)                                                                                                \
    ELEMENT(e##d##0)                                                                                                   \
    ELEMENT(e##d##1)                                                                                                   \
    ELEMENT(e##d##2)                                                                                                   \
    ELEMENT(e##d##3)                                                                                                   \
    ELEMENT(e##d##4)                                                                                                   \
    ELEMENT(e##d##5)                                                                                                   \
    ELEMENT(e##d##6)                                                                                                   \
    ELEMENT(e##d##7)                                                                                                   \
    ELEMENT(e##d##8)                                                                                                   \
    ELEMENT(e##d##9)

struct part {
    TEN_MEMBERS(1);
    TEN_MEMBERS(2);
    TEN_MEMBERS(3);
    TEN_MEMBERS(4);
    TEN_MEMBERS(5);
    TEN_MEMBERS(6);
    TEN_MEMBERS(7);
    std::array<int, 2> value{};
};
constexpr auto soap_shape(part const*) {
    return soapcodec::message<"Part", "urn:part">(TEN_ELEMENTS(1) TEN_ELEMENTS(2) TEN_ELEMENTS(3) TEN_ELEMENTS(
        4) TEN_ELEMENTS(5) TEN_ELEMENTS(6) TEN_ELEMENTS(7) soapcodec::element<"Value", &part::value>);
}

int main() {
    auto const found = soapcodec::decode<part>("");
    return found ? 0 : 1;
}
