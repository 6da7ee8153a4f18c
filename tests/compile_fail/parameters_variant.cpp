// expect: (failed: |failed "|' ")soapcodec: a URL or form has a place for values, records, lists and dictionaries
// SPDX-License-Identifier: MIT
// Nothing in a form says which of several types a value is of.
#include <soapcodec/http/parameters.hpp>

#include <string>
#include <variant>

struct order {
    std::variant<int, std::string> number;
};

template <>
inline constexpr auto soapcodec::shape<order> = soapcodec::record(soapcodec::element<"Number", &order::number>);

int main() {
    return soapcodec::http::encode_parameters(order{}).has_value() ? 1 : 0;
}
