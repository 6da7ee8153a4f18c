// expect: (failed: |failed "|' ")soapcodec: the items of with_list.. are a range, or a function
// SPDX-License-Identifier: MIT
// Items that are neither a range nor a function.
#include <soapcodec/encode.hpp>

#include <vector>

struct reply {
    std::vector<int> numbers;
};
constexpr auto soap_shape(reply const*) {
    return soapcodec::message<"Reply", "urn:x">(soapcodec::element<"Number", &reply::numbers>);
}

int main() {
    return soapcodec::encode(soapcodec::with_list<&reply::numbers>(reply{}, 7), soapcodec::soap_1_1) ? 0 : 1;
}
