// expect: the_literal_is_not_a_guid
// SPDX-License-Identifier: MIT
// A guid with a digit too few.
#include <soapcodec/guid.hpp>

using namespace soapcodec::literals;

int main() {
    constexpr auto id = "6f9619ff-8b86-d011-b42d-00c04fc964f"_guid;
    return id.bytes[0];
}
