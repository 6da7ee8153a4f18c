// expect: (failed: |failed "|' ")soapcodec: only a list of records can be streamed
// SPDX-License-Identifier: MIT
// A stream hands over records of one type.
#include <soapcodec/stream.hpp>

#include <string>
#include <variant>
#include <vector>

struct reply {
    std::vector<std::variant<int, std::string>> events;
};
constexpr auto soap_shape(reply const*) {
    return soapcodec::message<"Reply", "urn:x">(
        soapcodec::choice<&reply::events, soapcodec::alternative<"Number">, soapcodec::alternative<"Text">>);
}

int main() {
    soapcodec::stream_decoder<&reply::events> each{[](auto const&) {}};
    return each.finish().has_value() ? 1 : 0;
}
