// expect: (failed: |failed "|' ")soapcodec: stream_decoder<&T::member> needs a member that is a list
// SPDX-License-Identifier: MIT
// A list of so many items is no list to stream.
#include <soapcodec/stream.hpp>

#include <array>

struct part {
    std::array<int, 2> value;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::message<"Part", "urn:part">(soapcodec::element<"Value", &part::value, soapcodec::items<"Item">>);
}

int main() {
    soapcodec::stream_decoder<&part::value> decoder([](int) {});
}
