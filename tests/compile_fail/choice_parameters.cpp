// expect: (failed: |failed "|' ")soapcodec: a URL or form has a place for values, records, lists and dictionaries
// SPDX-License-Identifier: MIT
// A choice has no place among the parameters of a URL.
#include <soapcodec/http/parameters.hpp>

#include <string>
#include <variant>

struct request {
    std::variant<int, std::string> value;
};
constexpr auto soap_shape(request const*) {
    return soapcodec::message<"Request", "urn:x">(
        soapcodec::choice<&request::value, soapcodec::alternative<"Number">, soapcodec::alternative<"Text">>);
}

int main() {
    return soapcodec::http::encode_parameters(request{}).has_value() ? 1 : 0;
}
