// SPDX-License-Identifier: MIT
// Choices among elements.
#include <soapcodec/shape/choice.hpp>

#include "support.hpp"

#include <soapcodec/decode.hpp>
#include <soapcodec/encode.hpp>
#include <soapcodec/shape.hpp>

#include <cstdint>     // std::int32_t
#include <optional>    // std::optional
#include <span>        // std::span
#include <stdexcept>   // std::runtime_error
#include <string>      // std::string
#include <string_view> // std::string_view
#include <variant>     // std::variant
#include <vector>      // std::vector

using soapcodec::alternative;
using soapcodec::choice;
using soapcodec::element;
using soapcodec::in_namespace;
using soapcodec::items;
using test::check_error;
using test::decoded;
using test::errc;

namespace test_choice {

struct card {
    std::string number;
    std::int32_t year = 0;
    friend bool operator==(card const&, card const&) = default;
};
constexpr auto soap_shape(card const*) {
    return soapcodec::record(element<"Number", &card::number>, element<"Year", &card::year>);
}

/// A record with a choice in it, and one that holds itself.
struct sum;
using operand = std::variant<std::int32_t, sum>;
struct sum {
    std::vector<operand> of;
    friend bool operator==(sum const&, sum const&);
};
constexpr auto soap_shape(sum const*) {
    return soapcodec::message<"Sum", "urn:c">(choice<&sum::of, alternative<"Term">, alternative<"Sum">>);
}
bool operator==(sum const& left, sum const& right) {
    return left.of == right.of;
}

struct payment {
    std::int32_t before = 0;
    std::variant<card, std::string, std::string, std::optional<card>, std::vector<std::int32_t>> by;
    std::int32_t after = 0;
    friend bool operator==(payment const&, payment const&) = default;
};
constexpr auto soap_shape(payment const*) {
    return soapcodec::message<"Payment", "urn:c">(
        element<"Before", &payment::before>,
        choice<&payment::by, alternative<"Card">, alternative<"Note">, alternative<"Other", in_namespace<"urn:o">>,
               alternative<"Gift">, alternative<"Coins", items<"Coin", "urn:o">>>,
        element<"After", &payment::after>);
}

struct maybe {
    std::optional<std::variant<bool, std::optional<std::int32_t>>> flag;
    std::optional<std::variant<std::int32_t, std::int32_t>> twice;
    friend bool operator==(maybe const&, maybe const&) = default;
};
constexpr auto soap_shape(maybe const*) {
    return soapcodec::message<"Maybe", "urn:c">(choice<&maybe::flag, alternative<"Flag">, alternative<"Number">>,
                                                choice<&maybe::twice, alternative<"A">, alternative<"B">>);
}

using event = std::variant<std::int32_t, card, std::optional<std::string>, std::optional<std::vector<std::string>>,
                           soapcodec::xml::raw_xml, soapcodec::xml::qname, sum>;
struct log {
    std::string title;
    std::vector<event> events;
    std::int32_t last = 0;
    friend bool operator==(log const&, log const&) = default;
};
constexpr auto soap_shape(log const*) {
    return soapcodec::message<"Log", "urn:c">(
        element<"Title", &log::title>,
        choice<&log::events, alternative<"Count">, alternative<"Card">, alternative<"Text">,
               alternative<"Lines", items<"Line">>, alternative<"Any">, alternative<"Kind">,
               alternative<"Sum", in_namespace<"urn:o">>>,
        element<"Last", &log::last>);
}

struct card_view {
    std::string_view number;
};
constexpr auto soap_shape(card_view const*) {
    return soapcodec::record(element<"Number", &card_view::number>);
}

struct view {
    std::span<std::variant<card_view, std::string_view, std::span<std::string_view>>> parts;
};
constexpr auto soap_shape(view const*) {
    return soapcodec::message<"View", "urn:c">(
        choice<&view::parts, alternative<"Card">, alternative<"Text">, alternative<"List", items<"Item">>>);
}

#define EIGHT(n)                                                                                                       \
    alternative<"A" #n>, alternative<"B" #n>, alternative<"C" #n>, alternative<"D" #n>, alternative<"E" #n>,           \
        alternative<"F" #n>, alternative<"G" #n>, alternative<"H" #n>

/// As many alternatives as a record may have elements.
template <std::size_t... I>
auto same_types(std::index_sequence<I...>) -> std::variant<std::enable_if_t<I + 1 != 0, std::int32_t>...>;
struct widest {
    decltype(same_types(std::make_index_sequence<64>())) value;
    friend bool operator==(widest const&, widest const&) = default;
};
constexpr auto soap_shape(widest const*) {
    return soapcodec::message<"Widest", "urn:c">(
        choice<&widest::value, EIGHT(0), EIGHT(1), EIGHT(2), EIGHT(3), EIGHT(4), EIGHT(5), EIGHT(6), EIGHT(7)>);
}

/// A value that leaves a std::variant without any when it cannot be made.
struct fragile {
    fragile() = default;
    explicit fragile(int) { throw std::runtime_error("no"); }
    fragile(fragile&& other) noexcept(false) : text(std::move(other.text)) {}
    std::string text;
};
struct broken {
    std::variant<std::int32_t, fragile> one;
    std::vector<std::variant<std::int32_t, fragile>> many;
};
constexpr auto soap_shape(broken const*) {
    return soapcodec::message<"Broken", "urn:c">(choice<&broken::one, alternative<"Number">, alternative<"Text">>,
                                                 choice<&broken::many, alternative<"Numbers">, alternative<"Texts">>);
}

} // namespace test_choice

namespace t = test_choice;

template <>
struct soapcodec::scalar<t::fragile> {
    static constexpr std::string_view xsd = "fragile";
    static errc parse(std::string_view text, t::fragile& out) {
        out.text = text;
        return errc::ok;
    }
    static std::string_view format(t::fragile const& value) { return value.text; }
};

namespace {

std::string in(std::string const& name, std::string const& content) {
    return test::envelope("<" + name + " xmlns='urn:c' xmlns:o='urn:o'>" + content + "</" + name + ">");
}
std::string payment(std::string const& content) {
    return in("Payment", "<Before>1</Before>" + content + "<After>2</After>");
}
std::string event_log(std::string const& content) {
    return in("Log", "<Title/>" + content + "<Last>3</Last>");
}

/// Written in both versions, compact and indented, and read again in all pieces.
template <class T>
void comes_back(T const& message) {
    for (bool const indented : {false, true}) {
        auto const text = soapcodec::encode(message, soapcodec::soap_1_2, {.indented = indented});
        REQUIRE(text);
        CHECK(decoded<T>(*text, {.reject_unknown = true}) == message);
    }
    CHECK(soapcodec::decode<T>(soapcodec::encode(message, soapcodec::soap_1_1).value()).value() == message);
}

/// What is in the message's element.
template <class T>
std::string content_of(T const& message) {
    auto const text = soapcodec::encode_document(message).value();
    auto const begin = text.find('>', text.find("urn:c")) + 1;
    return text.substr(begin, text.rfind("</") - begin);
}

} // namespace

TEST_CASE("one of several elements is the alternative that the variant then holds") {
    auto const held = [](std::string const& content) { return decoded<t::payment>(payment(content)).by; };
    auto const first = held("<Card><Year>31</Year><Number>7</Number></Card>");
    CHECK(first.index() == 0);
    CHECK(std::get<0>(first) == t::card{"7", 31});
    CHECK(held("<Note>a&amp;b</Note>").index() == 1);
    CHECK(std::get<1>(held("<Note>a&amp;b</Note>")) == "a&b");
    CHECK(std::get<2>(held("<o:Other>c</o:Other>")) == "c"); // the same type, another element
    CHECK(std::get<3>(held("<Gift><Number/><Year>1</Year></Gift>")) == t::card{"", 1});
    CHECK(std::get<4>(held("<Coins/>")).empty());
    CHECK(std::get<4>(held("<Coins>\n<o:Coin>1</o:Coin> <o:Coin>5</o:Coin></Coins>")) ==
          std::vector<std::int32_t>{1, 5});
    auto const all = decoded<t::payment>(payment("<x/><Note i:nil='0'>n</Note><Card xmlns='urn:other'/>"));
    CHECK(all.before == 1);
    CHECK(all.after == 2);
    // In any order, and what is not the expected one after it.
    CHECK(decoded<t::payment>(in("Payment", "<Note>n</Note><After>2</After><Before>1</Before>")) == all);
}

TEST_CASE("an alternative that can be null may be nil, others not") {
    CHECK(std::get<3>(decoded<t::payment>(payment("<Gift i:nil='true'/>")).by) == std::nullopt);
    check_error<t::payment>(payment("^<Card i:nil='true'/>"), errc::nil_not_allowed, "/Envelope/Body/Payment/Card", "");
    check_error<t::payment>(payment("^<Coins i:nil='1'/>"), errc::nil_not_allowed, "/Envelope/Body/Payment/Coins", "");
    check_error<t::payment>(payment("<Gift i:nil='1'>^x</Gift>"), errc::nil_with_content, "/Envelope/Body/Payment/Gift",
                            "");
}

TEST_CASE("a choice without any of its elements, or with two, is an error") {
    check_error<t::payment>(in("Payment", "<Before>1</Before><After>2</After>^"), errc::missing_element,
                            "/Envelope/Body/Payment", "Card|Note|Other|Gift|Coins");
    check_error<t::payment>(payment("<Note/>^<o:Other/>"), errc::duplicate_element, "/Envelope/Body/Payment/Other", "");
    check_error<t::payment>(payment("<Note/>^<Note/>"), errc::duplicate_element, "/Envelope/Body/Payment/Note", "");
    check_error<t::payment>(payment("<Coins/>^<Card></Card>"), errc::duplicate_element, "/Envelope/Body/Payment/Card",
                            "");
    check_error<t::payment>(in("Payment", "<Note/><Before>1</Before>^"), errc::missing_element,
                            "/Envelope/Body/Payment", "After");
    CHECK(decoded<t::maybe>(in("Maybe", "")) == t::maybe{});
    check_error<t::maybe>(in("Maybe", "<Flag>1</Flag>^<Number>2</Number>"), errc::duplicate_element,
                          "/Envelope/Body/Maybe/Number", "");
}

TEST_CASE("errors in an alternative have its path and place") {
    check_error<t::payment>(payment("<Card><Number/><Year>^x</Year></Card>"), errc::invalid_value,
                            "/Envelope/Body/Payment/Card/Year", "x");
    check_error<t::payment>(payment("<Card><Number/>^</Card>"), errc::missing_element, "/Envelope/Body/Payment/Card",
                            "Year");
    check_error<t::payment>(payment("<Note>a^<b/></Note>"), errc::unexpected_element, "/Envelope/Body/Payment/Note/b",
                            "");
    check_error<t::payment>(payment("<Coins><o:Coin>1</o:Coin><o:Coin>^y</o:Coin></Coins>"), errc::invalid_value,
                            "/Envelope/Body/Payment/Coins/Coin[2]", "y");
    check_error<t::log>(event_log("<Count>1</Count><Text/><Count>^z</Count>"), errc::invalid_value,
                        "/Envelope/Body/Log/Count", "z");
}

TEST_CASE("a choice that may be absent") {
    auto const found = decoded<t::maybe>(in("Maybe", "<B>2</B><Number>7</Number>"));
    REQUIRE(found.flag);
    CHECK(std::get<1>(*found.flag) == 7);
    REQUIRE(found.twice);
    CHECK(found.twice->index() == 1);
    auto const null = decoded<t::maybe>(in("Maybe", "<Number i:nil='true'/>"));
    REQUIRE(null.flag);
    CHECK(std::get<1>(*null.flag) == std::nullopt);
    CHECK_FALSE(null.twice);
}

TEST_CASE("a list of choices keeps the order of the document") {
    auto const found = decoded<t::log>(
        in("Log", "<Count>1</Count><Text>a</Text><Title>t</Title><Count>2</Count><Last>3</Last><Text i:nil='true'/>"
                  "<Lines><Line>x</Line><Line/></Lines><Card><Number>n</Number><Year>4</Year></Card><Count>5</Count>"
                  "<Kind>o:k</Kind><Lines i:nil='1'/><o:Sum><o:Term>no</o:Term><Term>6</Term><Sum/></o:Sum><Any>"
                  "<b c=''/></Any>"));
    CHECK(found.title == "t");
    CHECK(found.last == 3);
    REQUIRE(found.events.size() == 11);
    CHECK(std::get<0>(found.events[0]) == 1);
    CHECK(std::get<2>(found.events[1]) == "a");
    CHECK(std::get<0>(found.events[2]) == 2);
    CHECK(std::get<2>(found.events[3]) == std::nullopt);
    CHECK(std::get<3>(found.events[4]) == std::vector<std::string>{"x", ""});
    CHECK(std::get<1>(found.events[5]) == t::card{"n", 4});
    CHECK(std::get<0>(found.events[6]) == 5);
    CHECK(std::get<5>(found.events[7]) == soapcodec::xml::qname{"urn:o", "k"});
    CHECK(std::get<3>(found.events[8]) == std::nullopt);
    CHECK(std::get<6>(found.events[9]) == t::sum{{6, t::sum{}}});
    CHECK(std::get<4>(found.events[10]).text == "<b c=''/>");
    CHECK(decoded<t::log>(event_log("")).events.empty());
}

TEST_CASE("what choices hold is written and read back") {
    comes_back(t::payment{1, t::card{"<7>", 31}, 2});
    comes_back(t::payment{1, decltype(t::payment::by)(std::in_place_index<1>, "a"), 2});
    comes_back(t::payment{1, decltype(t::payment::by)(std::in_place_index<2>, ""), 2});
    comes_back(t::payment{1, decltype(t::payment::by)(std::in_place_index<3>, std::nullopt), 2});
    comes_back(t::payment{1, std::optional(t::card{"a", 1}), 2});
    comes_back(t::payment{1, std::vector<std::int32_t>{}, 2});
    comes_back(t::payment{1, std::vector<std::int32_t>{1, -2}, 2});
    comes_back(t::maybe{});
    comes_back(t::maybe{true, decltype(t::maybe::twice)::value_type(std::in_place_index<1>, 7)});
    t::log message;
    message.events.push_back(std::optional<std::string>("a"));
    for (int i = 0; i < 5; ++i) {
        message.events.push_back(i);
        message.events.push_back(std::optional<std::string>());
        message.events.push_back(t::card{"n", i});
        message.events.push_back(std::optional(std::vector<std::string>{"", "x"}));
        message.events.push_back(std::optional<std::vector<std::string>>());
        message.events.push_back(soapcodec::xml::qname{"urn:q", "k"});
        message.events.push_back(t::sum{{1, t::sum{{2, t::sum{}, 3}}, 4}});
    }
    comes_back(message);
    comes_back(t::sum{{t::sum{{t::sum{}, 1}}, 2}});
}

TEST_CASE("each alternative is written under its own name and namespace") {
    CHECK(content_of(t::payment{1, decltype(t::payment::by)(std::in_place_index<2>, "c"), 2}) ==
          R"(<Before>1</Before><d2p1:Other xmlns:d2p1="urn:o">c</d2p1:Other><After>2</After>)");
    CHECK(content_of(t::payment{1, std::vector<std::int32_t>{5}, 2}) ==
          R"(<Before>1</Before><Coins xmlns:d2p1="urn:o"><d2p1:Coin>5</d2p1:Coin></Coins><After>2</After>)");
    CHECK(content_of(t::payment{1, decltype(t::payment::by)(std::in_place_index<3>, std::nullopt), 2}) ==
          R"(<Before>1</Before><Gift xsi:nil="true" /><After>2</After>)");
    CHECK(content_of(t::maybe{decltype(t::maybe::flag)::value_type(std::optional<std::int32_t>()), std::nullopt}) ==
          R"(<Number xsi:nil="true" />)");
    // Nothing to write in it: an empty element.
    CHECK(soapcodec::encode_document(t::maybe{}).value().ends_with(R"(xmlns="urn:c" />)"));
    CHECK(soapcodec::encode_document(t::sum{}).value().ends_with(R"(xmlns="urn:c" />)"));
    CHECK(content_of(t::sum{{1, t::sum{}}}) == "<Term>1</Term><Sum />");
    t::log any;
    any.events.push_back(soapcodec::xml::raw_xml{"<b/>", {}});
    CHECK(content_of(any).find("<r:Any xmlns:r=\"urn:c\" xmlns=\"\"><b/></r:Any>") != std::string::npos);
}

TEST_CASE("the path of a bad string leads through its alternative") {
    auto const path = [](auto const& message) {
        auto const failed = soapcodec::encode_document(message);
        REQUIRE_FALSE(failed);
        CHECK(failed.error().code() == errc::invalid_character);
        return failed.error().path();
    };
    CHECK(path(t::payment{1, t::card{"\x01", 31}, 2}) == "/Payment/Card/Number");
    CHECK(path(t::payment{1, decltype(t::payment::by)(std::in_place_index<2>, "\x02"), 2}) == "/Payment/Other");
    t::log message;
    message.events = {1, 2, std::optional<std::vector<std::string>>({"", "\x03"}), 4};
    CHECK(path(message) == "/Log/Lines[3]/Line[2]");
}

TEST_CASE("a variant that holds nothing cannot be written") {
    auto const empty = [](auto& value) {
        CHECK_THROWS_AS(value.template emplace<1>(1), std::runtime_error);
        REQUIRE(value.valueless_by_exception());
    };
    auto const refused = [](t::broken const& message, std::string const& path, std::string const& names) {
        auto const failed = soapcodec::encode(message, soapcodec::soap_1_1);
        REQUIRE_FALSE(failed);
        CHECK(failed.error().code() == errc::missing_element);
        CHECK(failed.error().path() == "/Envelope/Body/Broken/" + path);
        CHECK(failed.error().subject() == names);
    };
    t::broken message;
    message.many.resize(3);
    CHECK(soapcodec::encode(message, soapcodec::soap_1_1));
    empty(message.many[1]);
    refused(message, "Numbers|Texts[2]", "Numbers|Texts");
    empty(message.one);
    refused(message, "Number|Text", "Number|Text");
}

TEST_CASE("choices of views lie in an arena") {
    static_assert(soapcodec::holds_views<t::view>());
    static_assert(!soapcodec::holds_views<t::log>());
    static_assert(!soapcodec::holds_views<t::sum>());
    auto const text =
        in("View", "<Text>a</Text><Card><Number>1</Number></Card><List><Item>x</Item><Item>y</Item></List>"
                   "<Card><Number>2</Number></Card><Text/>");
    for (auto const& cut : test::all_cuts(text)) {
        soapcodec::arena memory;
        soapcodec::decoder<t::view> decoder(memory);
        auto const found = cut.feed_to(decoder);
        REQUIRE(found);
        REQUIRE(found->parts.size() == 5);
        CHECK(std::get<1>(found->parts[0]) == "a");
        CHECK(std::get<0>(found->parts[1]).number == "1");
        auto const& list = std::get<2>(found->parts[2]);
        REQUIRE(list.size() == 2);
        CHECK(list[0] == "x");
        CHECK(list[1] == "y");
        CHECK(std::get<0>(found->parts[3]).number == "2");
        CHECK(std::get<1>(found->parts[4]).empty());
        auto const again = soapcodec::encode_document(*found).value();
        CHECK(again.find("<Text>a</Text><Card><Number>1</Number></Card><List><Item>x</Item><Item>y</Item></List>"
                         "<Card><Number>2</Number></Card><Text /></View>") != std::string::npos);
    }
}

TEST_CASE("items of a list of choices count as content, chosen ones by what they hold") {
    soapcodec::decode_options options;
    auto const text = event_log("<Count>1</Count><Lines i:nil='1'/><Text>abc</Text>");
    options.limits.content = 3 * sizeof(t::event) + 3;
    CHECK(soapcodec::decode<t::log>(text, options));
    --options.limits.content;
    CHECK(soapcodec::decode<t::log>(text, options).error().code() == errc::content_limit);
    options.limits.content = sizeof(t::event);
    check_error<t::log>(event_log("<Count>1</Count>^<Card/>"), errc::content_limit, "/Envelope/Body/Log/Card", "",
                        options);
    check_error<t::log>(event_log("<Count>1</Count>^<Any/>"), errc::content_limit, "/Envelope/Body/Log/Any", "",
                        options);
    check_error<t::log>(event_log("<Count>1</Count><Count>^2</Count>"), errc::content_limit, "/Envelope/Body/Log/Count",
                        "2", options);
    check_error<t::log>(event_log("<Count>1</Count><Text i:nil='1'>^</Text>"), errc::content_limit,
                        "/Envelope/Body/Log/Text", "", options);
}

TEST_CASE("a choice may have as many alternatives as a record elements") {
    auto const found = decoded<t::widest>(in("Widest", "<H7>5</H7>")).value;
    CHECK(found.index() == 63);
    CHECK(std::get<63>(found) == 5);
    CHECK(content_of(t::widest{found}) == "<H7>5</H7>");
    auto const none = soapcodec::decode<t::widest>(in("Widest", "")).error();
    CHECK(none.code() == errc::missing_element);
    CHECK(none.subject().starts_with("A0|B0|"));
    CHECK(none.subject().size() == 64); // as all that is quoted
}

TEST_CASE("a shape hands out a choice as one element with a name for people") {
    std::string names;
    soapcodec::shape_of<t::payment>::for_each([&names](auto e) { names.append(decltype(e)::name).append(" "); });
    CHECK(names == "Before Card|Note|Other|Gift|Coins After ");
    static_assert(soapcodec::shape_of<t::payment>::size == 3);
}
