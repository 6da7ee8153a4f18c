// SPDX-License-Identifier: MIT
// The envelope around a message.
#include <soapcodec/detail/soap/envelope_writer.hpp>

#include "catch.hpp"

#include <string>      // std::string
#include <string_view> // std::string_view

namespace {

namespace soap = soapcodec::soap;

struct string_sink : soapcodec::detail::byte_sink {
    string_sink() : soapcodec::detail::byte_sink{append} {}
    static void append(soapcodec::detail::byte_sink& self, std::string_view bytes) {
        static_cast<string_sink&>(self).text += bytes;
    }
    std::string text;
};

std::string around(std::string_view body, soap::version v, soapcodec::encode_options const& options = {}) {
    string_sink sink;
    soapcodec::detail::xml_writer out(sink, options.indented);
    REQUIRE(soapcodec::detail::open_envelope(out, v, options, [] { return true; }));
    CHECK(out.depth() == soapcodec::detail::body_depth);
    out.line();
    out.raw(body);
    soapcodec::detail::close_envelope(out, v, options);
    CHECK(out.depth() == 0);
    out.flush();
    return sink.text;
}

} // namespace

TEST_CASE("the envelope declares what .NET declares, in its order") {
    CHECK(around("<m/>", soap::version::v1_1) ==
          R"(<?xml version="1.0" encoding="utf-8"?>)"
          R"(<soap:Envelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance")"
          R"( xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">)"
          R"(<soap:Body><m/></soap:Body></soap:Envelope>)");
    CHECK(around("<m/>", soap::version::v1_2) ==
          R"(<?xml version="1.0" encoding="utf-8"?>)"
          R"(<soap12:Envelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance")"
          R"( xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:soap12="http://www.w3.org/2003/05/soap-envelope">)"
          R"(<soap12:Body><m/></soap12:Body></soap12:Envelope>)");
}

TEST_CASE("an indented envelope has a line for each tag") {
    CHECK(around("<m/>", soap::version::v1_2, {.indented = true, .envelope_prefix = "s"}) ==
          R"(<?xml version="1.0" encoding="utf-8"?>
<s:Envelope xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema")"
          R"( xmlns:s="http://www.w3.org/2003/05/soap-envelope">
  <s:Body>
    <m/>
  </s:Body>
</s:Envelope>)");
}

TEST_CASE("a prefix may be of any length") {
    std::string const prefix(10000, 'p');
    auto const text = around("", soap::version::v1_1, {.envelope_prefix = prefix});
    CHECK(text.find("<" + prefix + ":Envelope xmlns:xsi=") != text.npos);
    CHECK(text.find(" xmlns:" + prefix + "=\"http://schemas.xmlsoap.org/soap/envelope/\"><" + prefix + ":Body>") !=
          text.npos);
    CHECK(text.ends_with("</" + prefix + ":Body></" + prefix + ":Envelope>"));
}
