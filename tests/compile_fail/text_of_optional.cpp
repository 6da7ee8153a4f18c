// expect: (failed: |failed "|' ")soapcodec: the text of a record is a value
// SPDX-License-Identifier: MIT
// A text is always there, if only as an empty one.
#include <soapcodec/shape.hpp>

#include <optional>

struct part {
    std::optional<int> value;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::text_content<&part::value>);
}

int main() {}
