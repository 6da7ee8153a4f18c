// SPDX-License-Identifier: MIT
// Tests of what the attributes of a start tag say. (Those of records: shape_content_test.cpp.)
#include <soapcodec/decode/attribute_reader.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <optional> // std::optional
#include <string>   // std::string
#include <vector>   // std::vector

using test::check_error;
using test::decoded;
using test::errc;
using test::line;
using test::order;
using test::order_document;

TEST_CASE("xsi:nil is read in all its forms, with any prefix, and only in its own namespace") {
    for (std::string const value : {"true", "1", " true\n"}) {
        CHECK(decoded<order>(order_document("<Customer/><Paid i:nil='" + value + "'></Paid>")) == order{});
    }
    for (std::string const value : {"false", "0", "\t0 "}) {
        CHECK(decoded<order>(order_document("<Customer i:nil='" + value + "'/><Paid i:nil='" + value + "'>1</Paid>"))
                  .paid == true);
    }
    CHECK(decoded<order>(order_document("<Customer/><Lines i:nil='false'><Line i:nil='0'><Number>1</Number></Line>"
                                        "</Lines>"))
              .lines == std::optional(std::vector<std::optional<line>>{line{1, {}}}));
    CHECK(decoded<order>(order_document("<Customer/><First xmlns:z='http://www.w3.org/2001/XMLSchema-instance' "
                                        "z:nil='true'/>"))
              .first == std::nullopt);
    CHECK(decoded<order>(order_document("<Customer nil='true' a:nil='true'>A</Customer>")).customer == "A");
    CHECK(decoded<order>(order_document("<Customer/><Paid i:nil='true'><!-- c --></Paid>")) == order{});
}

TEST_CASE("a bad xsi:nil is an invalid value at the start tag") {
    check_error<order>(order_document("<Customer/>^<Paid i:nil='yes'/>"), errc::invalid_value,
                       "/Envelope/Body/Order/Paid", "yes");
    check_error<order>(order_document("^<Customer i:nil=''/>"), errc::invalid_value, "/Envelope/Body/Order/Customer",
                       "");
    check_error<order>(test::envelope("^<Order xmlns='urn:order' i:nil='TRUE'/>"), errc::invalid_value,
                       "/Envelope/Body/Order", "TRUE");
}

TEST_CASE("xsi:nil on what cannot be null is refused at the start tag") {
    check_error<order>(order_document("^<Customer i:nil='1'/>"), errc::nil_not_allowed, "/Envelope/Body/Order/Customer",
                       "");
    check_error<order>(order_document("<Customer/>^<Discount i:nil='true'/>"), errc::nil_not_allowed,
                       "/Envelope/Body/Order/Discount", "");
    check_error<order>(order_document("<Customer/>^<Extras i:nil='true'/>"), errc::nil_not_allowed,
                       "/Envelope/Body/Order/Extras", "");
    check_error<order>(
        order_document("<Customer/><Extras><Extra><Number>1</Number></Extra>^<Extra i:nil='1'/></Extras>"),
        errc::nil_not_allowed, "/Envelope/Body/Order/Extras/Extra[2]", "");
    check_error<order>(test::envelope("^<Order xmlns='urn:order' i:nil='true'/>"), errc::nil_not_allowed,
                       "/Envelope/Body/Order", "");
}

TEST_CASE("what is nil has no content, not even blanks") {
    for (std::string const content : {"^x", "^ ", "<!-- -->^\n", "^&#32;", "<![CDATA[^ ]]>"}) {
        check_error<order>(order_document("<Customer/><Paid i:nil='true'>" + content + "</Paid>"),
                           errc::nil_with_content, "/Envelope/Body/Order/Paid", "");
    }
    check_error<order>(order_document("<Customer/><First i:nil='true'>^<Number>1</Number></First>"),
                       errc::nil_with_content, "/Envelope/Body/Order/First/Number", "");
    check_error<order>(order_document("<Customer/><Lines><Line i:nil='1'/><Line i:nil='1'>^<x/></Line></Lines>"),
                       errc::nil_with_content, "/Envelope/Body/Order/Lines/Line[2]/x", "");
}
