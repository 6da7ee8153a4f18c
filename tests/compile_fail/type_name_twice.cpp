// expect: (failed: |failed "|' ")soapcodec: two records of a std::variant have the same type_name
// SPDX-License-Identifier: MIT
// Two records that xsi:type cannot tell apart.
#include <soapcodec/decode.hpp>

#include <variant>

struct one {
    int id = 0;
};
constexpr auto soap_shape(one const*) {
    return soapcodec::record(soapcodec::type_name<"One">, soapcodec::element<"Id", &one::id>);
}
struct other {
    int id = 0;
};
constexpr auto soap_shape(other const*) {
    return soapcodec::record(soapcodec::type_name<"One">, soapcodec::element<"Id", &other::id>);
}
struct reply {
    std::variant<one, other> value;
};
constexpr auto soap_shape(reply const*) {
    return soapcodec::message<"Reply", "urn:x">(soapcodec::element<"Value", &reply::value>);
}

int main() {
    return soapcodec::decode<reply>("").has_value() ? 1 : 0;
}
