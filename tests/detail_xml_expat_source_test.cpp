// SPDX-License-Identifier: MIT
// Tests of expat_source: the events it gives and when, places in the input, what it refuses, and what it survives.
#include <soapcodec/detail/xml/expat_source.hpp>

#include "catch.hpp"
#include "support.hpp"

#include <cstddef>     // std::size_t
#include <stdexcept>   // std::runtime_error
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

using soapcodec::limits;
using soapcodec::detail::blame;
using test::check_error;
using test::errc;
using test::order;
using test::order_document;

namespace {

/// Writes the events down. Of text, keeps views until pause(), as the contract allows.
struct recorder {
    std::string log;
    std::vector<std::string_view> views;
    std::string raw_text;
    bool raw_wanted = false;
    bool takes_texts = false; // by text_expected, where they last
    std::string expected;     // the element to wait for, in no namespace
    std::string refuse;       // the event to refuse, by its first characters
    std::string throw_at;
    blame blamed;
    int events_after_stop = 0;
    bool stopped = false;

    bool note(std::string const& event) {
        events_after_stop += stopped ? 1 : 0;
        log += event;
        if (!throw_at.empty() && event.starts_with(throw_at)) {
            stopped = true;
            throw std::runtime_error("thrown at " + event);
        }
        stopped = stopped || (!refuse.empty() && event.starts_with(refuse));
        return !stopped;
    }
    void flush_text() {
        pause();
        if (log.ends_with('\1')) {
            log.back() = ' ';
        }
    }

    bool start_namespace(std::string_view prefix, std::string_view uri) {
        flush_text();
        return note("ns+" + std::string(prefix) + "=" + std::string(uri) + " ");
    }
    bool end_namespace() {
        flush_text();
        return note("ns- ");
    }
    bool start_element(soapcodec::detail::expanded_name name, soapcodec::detail::attribute_list attributes) {
        flush_text();
        auto const a = attributes.find(soapcodec::detail::known_name<"", "a">);
        return note("<" + name.to_string() + (a ? " a=" + std::string(*a) : "") + "> ");
    }
    [[nodiscard]] bool expects(std::string_view ns, char const* written) const noexcept {
        return ns.empty() && written == expected;
    }
    bool start_expected() {
        flush_text();
        return note("<!" + expected + "> ");
    }
    bool end_element() {
        flush_text();
        return note("</> ");
    }
    bool text_expected(std::string_view piece, bool lasting) noexcept {
        if (!takes_texts || !lasting) {
            return false;
        }
        views.push_back(piece);
        return true;
    }
    bool text(std::string_view piece) {
        views.push_back(piece);
        return refuse != "text" || note("text");
    }
    bool processing_instruction(std::string_view target) {
        flush_text();
        return note("?" + std::string(target) + " ");
    }
    void pause() {
        for (auto const view : views) {
            if (log.ends_with('\1')) {
                log.pop_back();
            }
            log += std::string(view) + '\1';
        }
        views.clear();
    }
    [[nodiscard]] bool wants_raw() const { return raw_wanted; }
    void raw(std::string_view bytes) { raw_text += bytes; }
    [[nodiscard]] blame blames() const { return blamed; }
};

struct driven {
    recorder handler;
    limits bounds;
    std::string charset;
    soapcodec::detail::expat_source<recorder> source{handler, bounds, charset};

    explicit driven(std::string as = {}) : charset(std::move(as)) {}

    bool feed(std::string_view bytes) { return source.feed(bytes); }
    int finish(std::string_view bytes = {}) {
        source.feed(bytes, true);
        return 0;
    }
};

std::string events(std::string_view document, std::size_t piece, bool takes_texts = false) {
    driven d;
    d.handler.takes_texts = takes_texts;
    (void)test::cut{document, piece, piece, true}.feed_to(d);
    CHECK_FALSE(d.source.stopped());
    return d.handler.log;
}

errc verdict(std::string_view document) {
    driven d;
    d.finish(document);
    return d.source.error().code;
}

} // namespace

TEST_CASE("a source reports every event in document order, and text whole for any pieces") {
    std::string_view const document =
        "<?xml version='1.0'?><!-- c --><r xmlns='u' a='1&amp;2'><p:b xmlns:p='v' xmlns=''><c/>x&lt;&gt;&#x41;\n"
        "<!-- c -->y<![CDATA[<\r\n>]]></p:b><?pi data?>\xC3\xA5</r>\n";
    std::string const expected = "ns+=u <{u}r a=1&2> ns+p=v ns+= <{v}b> <{}c> </> x<>A\ny<\n> </> ns- ns- ?pi \xC3\xA5"
                                 " </> ns- ";
    for (std::size_t const piece : {1U, 2U, 3U, 4U, 5U, 11U, 64U, 1000U}) {
        CAPTURE(piece);
        CHECK(events(document, piece) == expected);
        CHECK(events(document, piece, true) == expected);
    }
}

TEST_CASE("an element that is expected is not resolved, and counts as any other") {
    std::string_view const document = "<r><v/><v a='1'/><p:v xmlns:p='u'/><q xmlns='u'><v/></q><v><v/></v></r>";
    driven d;
    d.handler.expected = "v";
    d.bounds.depth = 3;
    d.finish(document);
    CHECK_FALSE(d.source.stopped());
    CHECK(d.handler.log == "<{}r> <!v> </> <{}v a=1> </> ns+p=u <{u}v> </> ns- ns+=u <{u}q> <{u}v> </> </> ns- "
                           "<!v> <!v> </> </> </> ");
    driven deep;
    deep.handler.expected = "v";
    deep.bounds.depth = 2;
    deep.finish("<r><v><v/></v></r>");
    CHECK(deep.source.error().code == errc::depth_limit);
    CHECK(deep.source.error().where.byte == 6);
}

TEST_CASE("an expected element can refuse and throw as any other") {
    driven refused;
    refused.handler.expected = "v";
    refused.handler.refuse = "<!v";
    refused.finish("<r><v/><v/></r>");
    CHECK(refused.source.stopped());
    CHECK(refused.source.error().where.byte == 3);
    CHECK(refused.handler.events_after_stop == 0);
    driven thrown;
    thrown.handler.expected = "v";
    thrown.handler.throw_at = "<!v";
    CHECK_THROWS_AS(thrown.finish("<r><v/><v/></r>"), std::runtime_error);
    CHECK(thrown.handler.events_after_stop == 0);
}

TEST_CASE("the bytes behind text live until pause in every encoding") {
    std::string const text = "&lt;&gt;ab\n\ncd&#x20AC;" + std::string(5000, 'x') + "\nend";
    std::string const meant = "<>ab\n\ncd\xE2\x82\xAC" + std::string(5000, 'x') + "\nend";
    std::string const expected = "<{}r> " + meant + " </> ";
    auto const document = "<r>" + text + "</r>";
    for (std::size_t const piece : {7U, 1000U, 100000U}) {
        CHECK(events(document, piece) == expected);
        CHECK(events("<?xml version='1.0' encoding='ISO-8859-1'?>" + document, piece) == expected);
        CHECK(events("<?xml version='1.0' encoding='us-ascii'?>" + document, piece) == expected);
        CHECK(events(test::utf_16(document, true), piece) == expected);
        CHECK(events(test::utf_16(document, false), piece) == expected);
        CHECK(events(test::utf_16("<?xml version='1.0' encoding='UTF-16'?>" + document, false, false), piece) ==
              expected);
    }
}

TEST_CASE("raw comes before each event as it is written, in UTF-8") {
    std::string const document = "<r a = '1' ><b/>x&amp;&#65;\r\n<!-- c --><![CDATA[d]]><?pi e?></r >";
    auto const raw_of = [](std::string const& bytes, std::size_t piece) {
        driven d;
        d.handler.raw_wanted = true;
        (void)test::cut{bytes, piece, piece, false}.feed_to(d);
        return d.handler.raw_text;
    };
    std::string const latin = "<?xml version='1.0' encoding='iso-8859-1'?>";
    for (std::size_t const piece : {1U, 2U, 3U, 10U, 1000U}) {
        CAPTURE(piece);
        CHECK(raw_of(document, piece) == document);
        CHECK(raw_of(test::utf_16(document), piece) == document);
        CHECK(raw_of(test::utf_16(document, true, false), piece) == document);
        CHECK(raw_of(latin + "<r>\xE5</r>", piece) == latin + "<r>\xC3\xA5</r>");
    }
}

TEST_CASE("no event follows a refusal, not even the end of an empty element") {
    for (std::string const refused : {"ns+p", "<{}b", "</>", "ns-", "?pi", "text"}) {
        driven d;
        d.handler.refuse = refused;
        CHECK_FALSE(d.source.feed("<r>x<b xmlns:p='u' xmlns:q='v'/><?pi?><c/></r>"));
        CAPTURE(refused, d.handler.log);
        CHECK(d.handler.events_after_stop == 0);
        CHECK(d.source.stopped());
        CHECK(d.source.error().code == errc::ok);
        CHECK_FALSE(d.source.feed("<more/>"));
        CHECK_FALSE(d.source.flush());
        CHECK_FALSE(d.source.feed("", true));
        CHECK(d.handler.events_after_stop == 0);
    }
}

TEST_CASE("an exception from a handler leaves feed and flush, once, and the source can be used again") {
    for (std::string const at : {"ns+p", "<{}b", "</>", "ns-", "?pi"}) {
        driven d;
        d.handler.throw_at = at;
        CAPTURE(at);
        CHECK_THROWS_AS(d.source.feed("<r>x<b xmlns:p='u' xmlns:q='v'/><?pi?><c/></r>"), std::runtime_error);
        CHECK(d.handler.events_after_stop == 0);
        CHECK(d.source.stopped());
        CHECK(d.source.error().code == errc::callback_exception);
        CHECK_FALSE(d.source.feed("<r/>"));
        d.source.reset();
        d.handler = {};
        d.source.feed("<r/>", true);
        CHECK_FALSE(d.source.stopped());
        CHECK(d.source.error().code == errc::ok);
        CHECK(d.handler.log == "<{}r> </> ");
    }
}

TEST_CASE("flush delivers what expat withholds until more comes") {
    driven d;
    CHECK(d.source.flush());
    CHECK(d.source.feed("<r><a>xxx"));
    CHECK(d.source.feed("</a"));
    CHECK(d.source.feed(">"));
    CHECK(d.source.flush());
    d.handler.flush_text();
    CHECK(d.handler.log == "<{}r> <{}a> xxx </> ");
    CHECK(d.source.feed("</r>"));
    CHECK_FALSE(d.source.feed("", true));
    CHECK_FALSE(d.source.flush());
    CHECK_FALSE(d.source.stopped());
}

TEST_CASE("flush inside a token or a character changes nothing") {
    std::string_view const document = "<r a='\xC3\xA5'>\xE2\x82\xAC&amp;<![CDATA[x]]></r>";
    for (std::size_t at = 0; at <= document.size(); ++at) {
        driven d;
        d.source.feed(document.substr(0, at));
        CHECK(d.source.flush());
        d.source.feed(document.substr(at), true);
        REQUIRE_FALSE(d.source.stopped());
        REQUIRE(d.handler.log == "<{}r a=\xC3\xA5> \xE2\x82\xAC&x </> ");
    }
}

TEST_CASE("what the transport says of the encoding outranks the document") {
    auto const read = [](std::string const& charset, std::string_view document) {
        driven d(charset);
        d.finish(document);
        return d.source.stopped() ? "refused" : d.handler.log;
    };
    std::string const a_ring = "<{}r> \xC3\xA5 </> ";
    CHECK(read("ISO-8859-1", "<?xml version='1.0' encoding='utf-8'?><r>\xE5</r>") == a_ring);
    CHECK(read("utf-8", "<?xml version='1.0' encoding='iso-8859-1'?><r>\xC3\xA5</r>") == a_ring);
    CHECK(read("us-ascii", "<r>\xC3\xA5</r>") == "refused");
    CHECK(read("utf-16le", test::utf_16("<r>a</r>", false, false)) == "<{}r> a </> ");
    CHECK(read("utf-16", test::utf_16("<r>a</r>", true, true)) == "<{}r> a </> ");
    CHECK(read("utf-16", test::utf_16("<r>a</r>", false, true)) == "<{}r> a </> ");
    driven unknown("windows-1252");
    unknown.finish("<r/>");
    CHECK(unknown.source.error().code == errc::unsupported_encoding);
}

TEST_CASE("what is not well-formed is told from what is incomplete and from an unknown encoding") {
    for (auto const* const text :
         {"", " ", "<", "<r", "<r>", "<r>&am", "<r><![CDATA[", "<r><!-- ", "<?xml", "<r>\xC3"}) {
        CAPTURE(text);
        CHECK(verdict(text) == errc::truncated);
    }
    for (auto const* const text :
         {"x", "<a></b>", "<a b='1' b='2'/>", "<p:a/>", "<a/><b/>", "<a/>x", "<a>&x;</a>", "<a>&#1;</a>", "<a>\1</a>",
          "<a>\xFF</a>", "<a>\xC0\xBC</a>", "<a>]]></a>", "<a xmlns:xmlns='u'/>", "<a>&#4294967361;</a>",
          "<a xmlns:p=''/>", " <?xml version='1.0'?><a/>"}) {
        CAPTURE(text);
        CHECK(verdict(text) == errc::malformed_xml);
    }
    for (auto const* const label : {"windows-1252", "UTF-7", "utf-32", "x"}) {
        CHECK(verdict("<?xml version='1.0' encoding='" + std::string(label) + "'?><r/>") == errc::unsupported_encoding);
    }
}

TEST_CASE("a DOCTYPE is refused before anything in it is read") {
    for (std::string const type :
         {"<!DOCTYPE r>", "<!DOCTYPE r SYSTEM 'file:///none'>", "<!DOCTYPE r [<!ENTITY e 'x'><!ENTITY f '&e;&e;'>]>",
          "<!DOCTYPE r PUBLIC 'a' 'b' [<!ENTITY % p SYSTEM 'c'> %p;]>", "<!DOCTYPE r [ this is not a DTD"}) {
        auto const document = "<?xml version='1.0'?>\n" + type + "<r>&e;</r>";
        for (std::size_t const piece : {1U, 3U, 1000U}) {
            driven d;
            (void)test::cut{document, piece, piece, true}.feed_to(d);
            CAPTURE(type, piece);
            CHECK(d.source.error().code == errc::doctype);
            CHECK(d.source.error().where.line == 2);
            CHECK(d.handler.log.empty());
        }
    }
    auto const found = test::decode_with_all_cuts<order>("<!DOCTYPE r [<!ENTITY e 'x'>]>" + order_document("&e;"));
    CHECK(found.error.code() == errc::doctype);
}

TEST_CASE("the place of text is in bytes of the encoding and in characters") {
    std::string const latin =
        "<?xml version='1.0' encoding='iso-8859-1'?>" + order_document("<Customer>\xE5</Customer>  ^x");
    // The mark's own column counts each byte as a character, as ISO-8859-1 does, but for 0x80 to 0xBF.
    test::marked const document(latin);
    auto const found = test::decode_with_all_cuts<order>(document.text);
    CHECK(found.error.code() == errc::unexpected_text);
    CHECK(found.error.where() == document.at);

    auto const wide = soapcodec::decode<order>(test::utf_16(order_document("<Customer/> \n  x")));
    test::marked const ascii(order_document("<Customer/> \n  ^x"));
    REQUIRE(wide.error().code() == errc::unexpected_text);
    CHECK(wide.error().byte() == 2 + 2 * ascii.at.byte);
    CHECK(wide.error().line() == 2);
    CHECK(wide.error().column() == 3);
}

TEST_CASE("a value that is wrong is reported at its first character") {
    struct row {
        char const* content;
        errc code;
        char const* path;
        char const* subject;
    };
    row const rows[] = {
        {"<Discount>^1x</Discount>", errc::invalid_value, "Discount", "1x"},
        {"<Discount>^</Discount>", errc::invalid_value, "Discount", ""},
        {"<Discount>  ^</Discount>", errc::invalid_value, "Discount", "  "},
        {"^<Discount/>", errc::invalid_value, "Discount", ""},
        {"<Discount> \n\t ^1 2\n</Discount>", errc::invalid_value, "Discount", " \n\t 1 2\n"},
        {"<Discount>^1\r2\r</Discount>", errc::invalid_value, "Discount", "1\n2\n"},
        {"<Discount>\r\n ^x\n\ry\r\nz</Discount>", errc::invalid_value, "Discount", "\n x\n\ny\nz"},
        {"<Discount a='>'\n>^\xC3\xA5\xE2\x82\xAC</Discount>", errc::invalid_value, "Discount", "\xC3\xA5\xE2\x82\xAC"},
        {"<Discount>^&#x31;&#120;</Discount>", errc::invalid_value, "Discount", "1x"},
        {"<Discount>2147483647</Discount><Paid>^TRUE</Paid>", errc::invalid_value, "Paid", "TRUE"},
        {"<Discount>^2147483648</Discount>", errc::out_of_range, "Discount", "2147483648"},
        {"<Discount>^-2147483649</Discount>", errc::out_of_range, "Discount", "-2147483649"},
        {"<Lines><Line><Number>1</Number></Line><Line><Number>^x</Number></Line></Lines>", errc::invalid_value,
         "Lines/Line[2]/Number", "x"},
        {"<Amounts><a:Amount>1</a:Amount><a:Amount i:nil='1'/><a:Amount>^x</a:Amount></Amounts>", errc::invalid_value,
         "Amounts/Amount[3]", "x"},
    };
    for (auto const& r : rows) {
        check_error<order>(order_document("<Customer/>" + std::string(r.content)), r.code,
                           "/Envelope/Body/Order/" + std::string(r.path), r.subject);
    }
}

TEST_CASE("a value that is wrong and not plain text is reported at its end tag") {
    check_error<order>(order_document("<Discount>1<!-- -->x^</Discount>"), errc::invalid_value,
                       "/Envelope/Body/Order/Discount", "1x");
    check_error<order>(order_document("<Discount><![CDATA[x]]>^</Discount>"), errc::invalid_value,
                       "/Envelope/Body/Order/Discount", "x");
    check_error<order>(order_document("<Discount>" + std::string(1100, '0') + "x^</Discount>"), errc::invalid_value,
                       "/Envelope/Body/Order/Discount", std::string(64, '0'));
    check_error<order>(order_document("<Discount a='" + std::string(1100, 'x') + "'>x^</Discount>"),
                       errc::invalid_value, "/Envelope/Body/Order/Discount", "x");
}
