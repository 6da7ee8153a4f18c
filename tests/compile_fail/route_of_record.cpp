// expect: (failed: |failed "|' ")soapcodec: a route begins with '/', and each \{name\} in it is an element
// SPDX-License-Identifier: MIT
// A record is a parameter, but no segment of a path.
#include <soapcodec/http/target.hpp>

#include <string>

struct buyer {
    std::string name;
};
struct order {
    buyer by;
};

template <>
inline constexpr auto soapcodec::shape<buyer> = soapcodec::record(soapcodec::element<"Name", &buyer::name>);
template <>
inline constexpr auto soapcodec::shape<order> = soapcodec::record(soapcodec::element<"By", &order::by>);

int main() {
    return soapcodec::http::encode_target<"/orders/{By}">(order{}).has_value() ? 1 : 0;
}
