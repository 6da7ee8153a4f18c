// expect: a_text_with_white_space_at_its_ends_is_never_read
// SPDX-License-Identifier: MIT
// White space at the ends is taken off before a text is compared.
#include <soapcodec/xsd/enumeration.hpp>

enum class colour { red, green };

template <>
inline constexpr auto soapcodec::enumeration<colour> = soapcodec::names<colour>({{colour::red, "Red"},
                                                                                 {colour::green, "Green "}});

int main() {}
