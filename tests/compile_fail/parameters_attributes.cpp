// expect: (failed: |failed "|' ")soapcodec: a URL or form has no place for attributes and text_content
// SPDX-License-Identifier: MIT
// A record with an attribute, in a list in a record, cannot be in a form.
#include <soapcodec/http/parameters.hpp>

#include <string>
#include <vector>

struct price {
    std::string currency;
};
constexpr auto soap_shape(price const*) {
    return soapcodec::record(soapcodec::attribute<"currency", &price::currency>);
}

struct article {
    std::vector<price> prices;
};
constexpr auto soap_shape(article const*) {
    return soapcodec::record(soapcodec::element<"Price", &article::prices>);
}

struct order {
    article bought;
};
constexpr auto soap_shape(order const*) {
    return soapcodec::record(soapcodec::element<"Bought", &order::bought>);
}

int main() {
    return soapcodec::http::encode_parameters(order{}).has_value() ? 1 : 0;
}
