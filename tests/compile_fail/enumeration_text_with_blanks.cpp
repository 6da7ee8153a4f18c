// expect: a_text_with_blanks_at_its_ends_is_never_read
// SPDX-License-Identifier: MIT
// Blanks at the ends are taken off before a text is compared.
#include <soapcodec/xsd/enumeration.hpp>

enum class colour { red, green };

template <>
inline constexpr auto soapcodec::enumeration<colour> = soapcodec::names<colour>({{colour::red, "Red"},
                                                                                 {colour::green, "Green "}});

int main() {}
