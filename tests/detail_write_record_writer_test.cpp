// SPDX-License-Identifier: MIT
// Structs of users: what their shapes make of them on the wire, and that it is read back as the same.
#include <soapcodec/detail/write/record_writer.hpp>

#include "catch.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>

#include <expat.h>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::int32_t
#include <memory>      // std::unique_ptr
#include <optional>    // std::optional
#include <random>      // std::mt19937_64
#include <span>        // std::span
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::remove_pointer_t, std::is_integral_v
#include <utility>     // std::pair
#include <vector>      // std::vector

namespace test_records {

using soapcodec::element;
using soapcodec::in_namespace;
using soapcodec::items;
using soapcodec::message;
using soapcodec::nillable;
using soapcodec::record;
using soapcodec::record_in;

struct leaf {
    std::string text;
    std::optional<std::int32_t> number;
    friend bool operator==(leaf const&, leaf const&) = default;
};
constexpr auto soap_shape(leaf const*) {
    return record(element<"Text", &leaf::text>, element<"Number", &leaf::number, nillable>);
}

struct branch {
    leaf here;
    leaf there;
    std::optional<leaf> back;
    std::optional<leaf> nowhere;
    friend bool operator==(branch const&, branch const&) = default;
};
constexpr auto soap_shape(branch const*) {
    return record_in<"urn:b">(element<"Here", &branch::here>, element<"There", &branch::there, in_namespace<"urn:c">>,
                              element<"Back", &branch::back, in_namespace<"urn:a">, nillable>,
                              element<"Nowhere", &branch::nowhere, in_namespace<"">>);
}

struct tree {
    leaf own;
    branch below;
    leaf none;
    std::string other;
    std::optional<std::string> null_other;
    std::optional<std::string> null_none;
    std::optional<branch> null_branch;
    friend bool operator==(tree const&, tree const&) = default;
};
constexpr auto soap_shape(tree const*) {
    return message<"Tree", "urn:a">(element<"Own", &tree::own>, element<"Below", &tree::below>,
                                    element<"None", &tree::none, in_namespace<"">>,
                                    element<"Other", &tree::other, in_namespace<"urn:b">>,
                                    element<"NullOther", &tree::null_other, in_namespace<"urn:b">, nillable>,
                                    element<"NullNone", &tree::null_none, in_namespace<"">, nillable>,
                                    element<"NullBranch", &tree::null_branch, in_namespace<"urn:d">, nillable>);
}

template <class T>
using vector = std::vector<T>;
using text = std::string;

struct lists {
    vector<std::int32_t> bare;
    vector<text> bare_other;
    vector<std::optional<leaf>> bare_nulls;
    vector<std::optional<text>> bare_none;
    vector<text> wrapped;
    vector<leaf> two_prefixes;
    vector<text> items_other;
    vector<leaf> list_other;
    vector<text> items_back;
    std::optional<vector<leaf>> none;
    vector<std::optional<leaf>> items_none;
    std::optional<vector<text>> other_then_none;
    std::optional<vector<std::optional<std::int32_t>>> none_then_other;
    vector<branch> branches;
    friend bool operator==(lists const&, lists const&) = default;
};
constexpr auto soap_shape(lists const*) {
    return message<"Lists", "urn:a">(
        element<"Bare", &lists::bare>, element<"BareOther", &lists::bare_other, in_namespace<"urn:b">>,
        element<"BareNulls", &lists::bare_nulls, in_namespace<"urn:b">>,
        element<"BareNone", &lists::bare_none, in_namespace<"">>, element<"Wrapped", &lists::wrapped, items<"I">>,
        element<"TwoPrefixes", &lists::two_prefixes, in_namespace<"urn:b">, items<"I", "urn:c">>,
        element<"ItemsOther", &lists::items_other, items<"I", "urn:b&\"c\"">>,
        element<"ListOther", &lists::list_other, in_namespace<"urn:b">, items<"I">>,
        element<"ItemsBack", &lists::items_back, in_namespace<"urn:b">, items<"I", "urn:a">>,
        element<"None", &lists::none, in_namespace<"">, items<"I">, nillable>,
        element<"ItemsNone", &lists::items_none, items<"I", "">>,
        element<"OtherThenNone", &lists::other_then_none, in_namespace<"urn:b">, items<"I", "">, nillable>,
        element<"NoneThenOther", &lists::none_then_other, in_namespace<"">, items<"I", "urn:b">, nillable>,
        element<"Branches", &lists::branches, items<"I", "urn:b">>);
}

/// A message in no namespace, with records in one.
struct bare_message {
    leaf own;
    std::optional<branch> below;
    vector<text> other;
    friend bool operator==(bare_message const&, bare_message const&) = default;
};
constexpr auto soap_shape(bare_message const*) {
    return message<"BareMessage", "">(element<"Own", &bare_message::own>, element<"Below", &bare_message::below>,
                                      element<"Other", &bare_message::other, in_namespace<"urn:b">, items<"I", "">>);
}

struct point_view {
    std::string_view name;
    std::optional<std::string_view> note;
    std::int32_t x = 0;
};
constexpr auto soap_shape(point_view const*) {
    return record(element<"Name", &point_view::name>, element<"Note", &point_view::note, nillable>,
                  element<"X", &point_view::x>);
}

struct points_view {
    std::string_view title;
    std::span<point_view> points;
    std::optional<std::span<std::optional<std::string_view>>> tags;
};
constexpr auto soap_shape(points_view const*) {
    return message<"Points", "urn:p">(element<"Title", &points_view::title>, element<"Point", &points_view::points>,
                                      element<"Tags", &points_view::tags, items<"Tag", "urn:q">, nillable>);
}

} // namespace test_records

namespace t = test_records;

namespace {

/// Whether expat, which minds namespaces, takes the document.
bool is_well_formed(std::string const& document) {
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> const parser(
        XML_ParserCreateNS(nullptr, '|'), XML_ParserFree);
    return XML_Parse(parser.get(), document.data(), static_cast<int>(document.size()), XML_TRUE) == XML_STATUS_OK;
}

/// The message's element.
template <class Message>
std::string body(Message const& message, soapcodec::encode_options const& options = {}) {
    auto const text = soapcodec::encode(message, soapcodec::soap_1_1, options).value();
    CHECK(is_well_formed(text));
    auto const begin = text.find("<soap:Body>") + 11;
    return text.substr(begin, text.find("</soap:Body>") - begin);
}

struct random_values {
    std::mt19937_64 engine{7};

    bool coin() { return engine() % 2 == 0; }
    void fill(std::string& value) {
        static constexpr std::string_view texts[] = {
            "", " ", "a", "<&>\r\n", "\xC3\xA6\xC3\xB8", "]]>", "a longer text"};
        value = texts[engine() % std::size(texts)];
    }
    template <class T>
        requires std::is_integral_v<T>
    void fill(T& value) { value = static_cast<T>(engine() >> engine() % 64); }
    template <class T>
    void fill(std::optional<T>& value) {
        value.reset();
        if (coin()) {
            fill(value.emplace());
        }
    }
    template <class T>
    void fill(std::vector<T>& value) {
        for (auto n = engine() % 4; n != 0; --n) {
            fill(value.emplace_back());
        }
    }
    template <class T>
        requires soapcodec::described<T>
    void fill(T& value) {
        soapcodec::shape<T>.for_each([&](auto e) { fill(value.*decltype(e)::member); });
    }
};

template <class Message>
void round_trips(int count) {
    random_values random;
    for (int i = 0; i < count; ++i) {
        Message message;
        random.fill(message);
        for (auto const depth : {soapcodec::prefix_depth::envelope, soapcodec::prefix_depth::message}) {
            for (bool const lines : {false, true}) {
                auto const text = soapcodec::encode(message, soapcodec::soap_1_2,
                                                    {.indented = lines, .prefix_depth = depth, .envelope_prefix = "s"})
                                      .value();
                auto const again = soapcodec::decode<Message>(text, {.reject_unknown = true});
                if (!is_well_formed(text) || !again || *again != message) {
                    FAIL("message " << i << ": " << (again ? "differs" : again.error().message()) << "\n" << text);
                }
            }
        }
    }
}

} // namespace

TEST_CASE("every element is written in the namespace that its shape gives it") {
    t::tree message;
    message.own.text = "1";
    message.below.here.number = 2;
    message.below.nowhere = t::leaf{"3", 4};
    CHECK(body(message) == R"(<Tree xmlns="urn:a"><Own><Text>1</Text><Number xsi:nil="true" /></Own><Below>)"
                           R"(<d5p1:Here xmlns:d5p1="urn:b"><d5p1:Text /><d5p1:Number>2</d5p1:Number></d5p1:Here>)"
                           R"(<d5p1:There xmlns:d5p1="urn:c"><d5p1:Text /><d5p1:Number xsi:nil="true" /></d5p1:There>)"
                           R"(<Back xsi:nil="true" />)"
                           R"(<Nowhere xmlns=""><Text>3</Text><Number>4</Number></Nowhere></Below>)"
                           R"(<None xmlns=""><Text /><Number xsi:nil="true" /></None>)"
                           R"(<d4p1:Other xmlns:d4p1="urn:b" />)"
                           R"(<d4p1:NullOther xmlns:d4p1="urn:b" xsi:nil="true" />)"
                           R"(<NullNone xmlns="" xsi:nil="true" />)"
                           R"(<d4p1:NullBranch xmlns:d4p1="urn:d" xsi:nil="true" /></Tree>)");
}

TEST_CASE("lists are written in the namespaces of list and items") {
    t::lists message;
    message.bare = {1, -2};
    message.bare_other = {"x"};
    message.bare_nulls = {t::leaf{"y", 3}, std::nullopt};
    message.bare_none = {"z", std::nullopt};
    message.wrapped = {"", "w"};
    message.two_prefixes = {{"t", 5}};
    message.items_other = {"o"};
    message.items_back = {"b"};
    message.none.emplace().push_back({"n", 6});
    message.items_none = {t::leaf{}, std::nullopt};
    message.other_then_none = t::vector<t::text>{"q"};
    message.none_then_other = t::vector<std::optional<std::int32_t>>{std::nullopt, 8};
    CHECK(body(message) ==
          R"(<Lists xmlns="urn:a"><Bare>1</Bare><Bare>-2</Bare><d4p1:BareOther xmlns:d4p1="urn:b">x</d4p1:BareOther>)"
          R"(<d4p1:BareNulls xmlns:d4p1="urn:b"><d4p1:Text>y</d4p1:Text><d4p1:Number>3</d4p1:Number></d4p1:BareNulls>)"
          R"(<d4p1:BareNulls xmlns:d4p1="urn:b" xsi:nil="true" />)"
          R"(<BareNone xmlns="">z</BareNone><BareNone xmlns="" xsi:nil="true" />)"
          R"(<Wrapped><I /><I>w</I></Wrapped>)"
          R"(<d4p1:TwoPrefixes xmlns:d4p1="urn:b" xmlns:d4p2="urn:c"><d4p2:I><d4p2:Text>t</d4p2:Text>)"
          R"(<d4p2:Number>5</d4p2:Number></d4p2:I></d4p1:TwoPrefixes>)"
          R"(<ItemsOther xmlns:d4p1="urn:b&amp;&quot;c&quot;"><d4p1:I>o</d4p1:I></ItemsOther>)"
          R"(<d4p1:ListOther xmlns:d4p1="urn:b" />)"
          R"(<d4p1:ItemsBack xmlns:d4p1="urn:b"><I>b</I></d4p1:ItemsBack>)"
          R"(<None xmlns=""><I><Text>n</Text><Number>6</Number></I></None>)"
          R"(<ItemsNone><I xmlns=""><Text /><Number xsi:nil="true" /></I><I xmlns="" xsi:nil="true" /></ItemsNone>)"
          R"(<d4p1:OtherThenNone xmlns:d4p1="urn:b"><I xmlns="">q</I></d4p1:OtherThenNone>)"
          R"(<NoneThenOther xmlns="" xmlns:d4p1="urn:b"><d4p1:I xsi:nil="true" /><d4p1:I>8</d4p1:I></NoneThenOther>)"
          R"(<Branches xmlns:d4p1="urn:b" /></Lists>)");
    message = {};
    CHECK(body(message).ends_with(R"(<None xmlns="" xsi:nil="true" /><ItemsNone />)"
                                  R"(<d4p1:OtherThenNone xmlns:d4p1="urn:b" xsi:nil="true" />)"
                                  R"(<NoneThenOther xmlns="" xmlns:d4p1="urn:b" xsi:nil="true" />)"
                                  R"(<Branches xmlns:d4p1="urn:b" /></Lists>)"));
}

TEST_CASE("what a shape describes survives a round trip") {
    round_trips<t::tree>(200);
    round_trips<t::lists>(300);
    round_trips<t::bare_message>(100);
}

TEST_CASE("a list of values in an element of its own stays one when it is read into an arena") {
    t::point_view points[] = {{"a", "", -1}, {"", std::nullopt, 2}, {"c<", "n", 3}};
    std::optional<std::string_view> tags[] = {"t", std::nullopt, ""};
    t::points_view const message{"views", points, tags};
    auto const text = body(message);
    CHECK(text == R"(<Points xmlns="urn:p"><Title>views</Title><Point><Name>a</Name><Note /><X>-1</X></Point>)"
                  R"(<Point><Name /><Note xsi:nil="true" /><X>2</X></Point>)"
                  R"(<Point><Name>c&lt;</Name><Note>n</Note><X>3</X></Point>)"
                  R"(<Tags xmlns:d4p1="urn:q"><d4p1:Tag>t</d4p1:Tag><d4p1:Tag xsi:nil="true" /><d4p1:Tag /></Tags>)"
                  R"(</Points>)");
    soapcodec::arena memory;
    auto const again =
        soapcodec::decode<t::points_view>(soapcodec::encode(message, soapcodec::soap_1_2).value(), memory);
    REQUIRE(again);
    REQUIRE(again->points.size() == 3);
    CHECK(again->points[2].name == "c<");
    CHECK(body(*again) == text);
    CHECK(body(t::points_view{}) == R"(<Points xmlns="urn:p"><Title /><Tags xmlns:d4p1="urn:q" xsi:nil="true" />)"
                                    R"(</Points>)");
}

TEST_CASE("prefixes count from where the caller says") {
    std::string text;
    struct string_sink : soapcodec::detail::byte_sink {
        std::string* text;
    } sink{{[](soapcodec::detail::byte_sink& self, std::string_view bytes) {
               static_cast<string_sink&>(self).text->append(bytes);
           }},
           &text};
    for (auto const& [above, prefix] : {std::pair<std::size_t, char const*>(0, "d10p1"), {9, "d1p1"}, {8, "d2p1"}}) {
        soapcodec::detail::xml_writer out(sink, false);
        for (int i = 0; i < 8; ++i) {
            out.descend();
        }
        soapcodec::detail::record_writer records(out, "xsi", above);
        text.clear();
        t::bare_message message;
        message.other = {"x"};
        REQUIRE(records.message(message));
        out.flush();
        std::string const p(prefix);
        CHECK(text == "><Own><Text /><Number xsi:nil=\"true\" /></Own><" + p + ":Other xmlns:" + p +
                          "=\"urn:b\"><I>x</I></" + p + ":Other></BareMessage>");
        CHECK(records.path().empty());
    }
}

TEST_CASE("the path leads to the string that cannot be written") {
    auto const path = [](auto const& message) {
        auto const failed = soapcodec::encode(message, soapcodec::soap_1_1);
        REQUIRE(!failed);
        CHECK(failed.error().code() == soapcodec::errc::invalid_character);
        return failed.error().path();
    };
    t::tree message;
    message.below.there.text = "\x01";
    CHECK(path(message) == "/Envelope/Body/Tree/Below/There/Text");
    t::lists many;
    many.branches.resize(3);
    many.branches[2].nowhere = t::leaf{"\x02", {}};
    CHECK(path(many) == "/Envelope/Body/Lists/Branches/I[3]/Nowhere/Text");
    many.two_prefixes = {{"", {}}, {"\x03", {}}};
    CHECK(path(many) == "/Envelope/Body/Lists/TwoPrefixes/I[2]/Text");
    many.bare_other = {"fine", "fine", "\x04"};
    CHECK(path(many) == "/Envelope/Body/Lists/BareOther[3]");
}
