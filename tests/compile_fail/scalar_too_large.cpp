// expect: (failed: |failed "|' ")soapcodec: scalar<T>::max_size is too large
// SPDX-License-Identifier: MIT
// A value that might not fit the buffer it is written to.
#include <soapcodec/encode.hpp>

#include <cstddef>

struct essay {};
struct request {
    essay member;
};
constexpr auto soap_shape(request const*) {
    return soapcodec::message<"Request", "urn:x">(soapcodec::element<"Member", &request::member>);
}

template <>
struct soapcodec::scalar<essay> {
    static constexpr std::size_t max_size = 100000;
    static char* write(char* out, essay const&) { return out; }
};

int main() {
    return soapcodec::encode(request{}, soapcodec::soap_1_1).has_value() ? 1 : 0;
}
