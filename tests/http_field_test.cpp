// SPDX-License-Identifier: MIT
// Which characters may stand where in HTTP, beside the lists of the specifications.
#include <soapcodec/http/field.hpp>

#include "catch.hpp"

#include <string>      // std::string
#include <string_view> // std::string_view

namespace {

namespace detail = soapcodec::http::detail;

/// All bytes of a kind, in order.
template <class Kind>
std::string all(Kind is) {
    std::string out;
    for (int byte = 0; byte < 256; ++byte) {
        auto const c = static_cast<char>(static_cast<unsigned char>(byte));
        if (is(c)) {
            out += c;
        }
    }
    return out;
}

} // namespace

TEST_CASE("tokens, unreserved characters and cookies have the characters of their specifications") {
    CHECK(all(detail::is_token) == "!#$%&'*+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz|~");
    CHECK(all(detail::is_unreserved) == "-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~");
    CHECK(all(detail::is_cookie) ==
          "!#$%&'()*+-./0123456789:<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvw"
          "xyz{|}~");
    CHECK(all(detail::is_target) ==
          "!$%&'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~");
    CHECK(all(detail::is_host) == "!$%&'()*+,-.0123456789:;=ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz~");
}

TEST_CASE("a field holds spaces, tabs and bytes above ASCII, and no other control character") {
    auto const field = all(detail::is_field);
    CHECK(field.size() == 1 + (0x7f - 0x20) + 128);
    CHECK(field.substr(0, 3) == "\t !");
    CHECK(field.find('\x7f') == field.npos);
    auto const quotable = all(detail::is_quotable);
    CHECK(quotable.size() == 95 - 2);
    CHECK(quotable.find_first_of("\"\\\t\r\n") == quotable.npos);
}
