// expect: (failed: |failed "|' ")soapcodec: a route begins with '/', and each \{name\} in it is an element
// SPDX-License-Identifier: MIT
// A record is a parameter, but no segment of a path.
#include <soapcodec/http/target.hpp>

#include <string>

struct buyer {
    std::string name;
};
constexpr auto soap_shape(buyer const*) {
    return soapcodec::record(soapcodec::element<"Name", &buyer::name>);
}

struct order {
    buyer by;
};
constexpr auto soap_shape(order const*) {
    return soapcodec::record(soapcodec::element<"By", &order::by>);
}

int main() {
    return soapcodec::http::encode_target<"/orders/{By}">(order{}).has_value() ? 1 : 0;
}
