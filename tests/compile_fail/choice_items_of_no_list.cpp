// expect: (failed: |failed "|' ")soapcodec: items<...> and dictionary describe lists: the alternative
// SPDX-License-Identifier: MIT
// Items of an alternative that is no list.
#include <soapcodec/shape.hpp>

#include <variant>

struct part {
    std::variant<bool, int> value;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::choice<&part::value, soapcodec::alternative<"Flag">,
                                               soapcodec::alternative<"Numbers", soapcodec::items<"Number">>>);
}

int main() {}
