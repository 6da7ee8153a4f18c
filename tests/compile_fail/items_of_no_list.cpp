// expect: (failed: |failed "|' ")soapcodec: items<...> and dictionary describe lists
// first: mistake::is_no_list_or_map<int, &part::value>
// SPDX-License-Identifier: MIT
// Items of a member that is no list.
#include <soapcodec/shape.hpp>

#include <optional>

struct part {
    std::optional<int> value;
};
constexpr auto soap_shape(part const*) {
    return soapcodec::record(soapcodec::element<"Values", &part::value, soapcodec::items<"Value">>);
}

int main() {}
