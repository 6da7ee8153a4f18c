// expect: (failed: |failed "|' ")soapcodec: with_list<&T::member>.. needs a member that is a list
// SPDX-License-Identifier: MIT
// Items for a member that is no list.
#include <soapcodec/encode.hpp>

#include <vector>

struct reply {
    int number = 0;
};
constexpr auto soap_shape(reply const*) {
    return soapcodec::message<"Reply", "urn:x">(soapcodec::element<"Number", &reply::number>);
}

int main() {
    std::vector<int> const items;
    return soapcodec::encode(soapcodec::with_list<&reply::number>(reply{}, items), soapcodec::soap_1_1) ? 0 : 1;
}
