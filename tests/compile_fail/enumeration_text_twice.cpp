// expect: one_text_stands_for_two_values
// SPDX-License-Identifier: MIT
// A text that could be read as either of two values.
#include <soapcodec/xsd/enumeration.hpp>

enum class colour { red, green };

template <>
inline constexpr auto soapcodec::enumeration<colour> = soapcodec::names<colour>({{colour::red, "Red"},
                                                                                 {colour::green, "Red"}});

int main() {}
