// expect: (failed: |failed "|' ")soapcodec: a choice needs a member that is a std::variant
// SPDX-License-Identifier: MIT
// A choice whose member can hold one thing only.
#include <soapcodec/shape.hpp>

#include <optional>

struct part {
    std::optional<int> value;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::choice<&part::value, soapcodec::alternative<"Number">>);
}

int main() {}
