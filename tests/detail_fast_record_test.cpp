// SPDX-License-Identifier: MIT
// Tests of records on the fast path: which it takes, with what content, and that nothing is left of those it does not.
// That it agrees with reading by events is what support.hpp checks of every document in every test.
#include <soapcodec/detail/fast/ahead.hpp>
#include <soapcodec/detail/layout_of.hpp>

#include "catch.hpp"

#include <cstddef>     // std::size_t
#include <cstdint>     // std::int32_t, std::uint64_t
#include <memory>      // std::unique_ptr
#include <optional>    // std::optional
#include <span>        // std::span
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::remove_cv_t
#include <vector>      // std::vector

namespace detail = soapcodec::detail;
namespace fast = soapcodec::detail::fast;
using soapcodec::element;
using soapcodec::items;

namespace record_test {

struct tag {
    std::string name;

    friend bool operator==(tag const&, tag const&) = default;
};
constexpr auto soap_shape(tag const*) {
    return soapcodec::record(element<"Name", &tag::name>);
}

struct item {
    std::int32_t id = 0;
    std::optional<std::string> note{};
    std::int32_t count = 7; // omittable
    std::optional<tag> first{};
    std::optional<std::vector<std::optional<tag>>> tags{};
    std::vector<std::string> words{}; // no element around
    std::vector<std::int32_t> codes{};
    std::optional<std::string> foreign{};
    std::vector<item> below{};

    friend bool operator==(item const&, item const&) = default;
};
constexpr auto soap_shape(item const*) {
    return soapcodec::record(element<"Id", &item::id>, element<"Note", &item::note>,
                             element<"Count", &item::count, soapcodec::omittable>, element<"First", &item::first>,
                             element<"Tags", &item::tags, items<"Tag">>, element<"Word", &item::words>,
                             element<"Codes", &item::codes, items<"Code">>,
                             element<"Foreign", &item::foreign, soapcodec::in_namespace<"urn:f">>,
                             element<"Below", &item::below, items<"Item">>);
}

struct item_view {
    std::int32_t id = 0;
    std::optional<std::string_view> note;
    std::optional<std::span<std::int32_t>> codes;
};
constexpr auto soap_shape(item_view const*) {
    return soapcodec::record(element<"Id", &item_view::id>, element<"Note", &item_view::note>,
                             element<"Codes", &item_view::codes, items<"Code">>);
}

/// Has attributes.
struct with_attribute {
    std::int32_t id = 0;
    std::string unit;
};
constexpr auto soap_shape(with_attribute const*) {
    return soapcodec::record(element<"Id", &with_attribute::id>,
                             soapcodec::attribute<"unit", &with_attribute::unit, soapcodec::omittable>);
}

} // namespace record_test

namespace {

using record_test::item;
using record_test::item_view;
using record_test::tag;

/// Reads the items that the bytes begin with into a list that is kept.
template <class Item, class List = std::vector<Item>>
struct kept {
    List list;
    std::string scratch;
    detail::context context;
    soapcodec::detail::namespace_scope scope;
    soapcodec::detail::extent passed;
    std::size_t examined = 0;
    std::uint64_t levels = 20;
    std::uint64_t text_limit = 1000;

    kept() {
        context.content_limit = 100000;
        scope.bind("", "urn:i");
        scope.bind("i", soapcodec::text_of<soapcodec::xml::schema_instance_namespace>);
    }
    /// Returns the number of items taken. The bytes are read in memory of their own size, so that a sanitizer sees what
    /// is read behind them.
    std::uint64_t read(std::string_view text) {
        std::unique_ptr<char[]> const memory(new char[text.size()]);
        std::string_view const bytes(memory.get(), text.copy(memory.get(), text.size()));
        using place = detail::appended<detail::whole_list<List>>;
        constexpr auto const& table =
            detail::list_layout<place, std::remove_cv_t<decltype(items<"Item">)>, "urn:i", nullptr>::table;
        std::uint64_t count = 0;
        fast::input in(bytes, {levels, 20, 20}, text_limit, &scope, context, scratch);
        fast::progress done{bytes.data(), in.place, count};
        table.ahead(bytes.data(), &list, table, in, done);
        passed = done.place.passed(bytes.data(), done.at);
        examined = static_cast<std::size_t>(in.examined - bytes.data());
        CHECK(examined >= passed.bytes);
        CHECK(examined <= bytes.size());
        CHECK(in.bound == 0);
        return count;
    }
};

/// The item that all of the bytes are, if they are taken.
std::optional<item> one(std::string_view content) {
    kept<item> k;
    auto const bytes = "<Item>" + std::string(content) + "</Item>";
    if (k.read(bytes) != 1) {
        CHECK(k.list.empty());
        CHECK(k.context.content == 0);
        CHECK(k.passed.bytes == 0);
        return std::nullopt;
    }
    CHECK(k.passed.bytes == bytes.size());
    return k.list.at(0);
}

} // namespace

TEST_CASE("the forms that servers write are taken") {
    CHECK(one("<Id>5</Id>") == item{.id = 5});
    CHECK(one("<Id> +05 </Id><Note>a&amp;b</Note><Count>1</Count>") == item{5, "a&b", 1, {}, {}, {}, {}, {}, {}});
    CHECK(one("<Id>5</Id><Note></Note>") == one("<Id>5</Id><Note/>"));
    CHECK(one("<Id>5</Id><Note />") == one("<Id>5</Id><Note/>"));
    CHECK(one("<Id>5</Id><Note/>").value().note == "");
    CHECK(one("<Id>5</Id><Note i:nil=\"true\" />") == item{.id = 5});
    CHECK(one("<Id>5</Id><Note i:nil=\"true\"/>") == item{.id = 5});
    CHECK(one("<Id>5</Id><First><Name>x</Name></First>").value().first == tag{"x"});
    CHECK(one("<Id>5</Id><First i:nil=\"true\"/>") == item{.id = 5});
    auto const tags = one("<Id>5</Id><Tags><Tag><Name/></Tag><Tag i:nil=\"true\"/></Tags>");
    CHECK(tags.value().tags == std::optional(std::vector<std::optional<tag>>{tag{}, std::nullopt}));
    CHECK(one("<Id>5</Id><Tags/>").value().tags.value().empty());
    CHECK(one("<Id>5</Id><Tags></Tags>").value().tags.value().empty());
    CHECK(one("<Id>5</Id><Tags i:nil=\"true\" />") == item{.id = 5});
    CHECK(one("<Id>5</Id><Word>a</Word><Word/><Word>b</Word>").value().words == std::vector<std::string>{"a", "", "b"});
    CHECK(one("<Id>5</Id><Codes><Code>1</Code><Code>2</Code></Codes>").value().codes ==
          std::vector<std::int32_t>{1, 2});
    CHECK(one("\n <Id>5</Id>\t<Below>\r\n<Item> <Id>6</Id> </Item>\n</Below>\n").value().below ==
          std::vector<item>{item{.id = 6}});
}

TEST_CASE("other forms are taken by the tables") {
    item const five{.id = 5};
    CHECK(one("<Note>n</Note><Id>5</Id>").value().note == "n");
    CHECK(one("<Codes><Code>1</Code></Codes><Word>w</Word><Note/><Id>5</Id>").value().codes.size() == 1);
    CHECK(one("<Id>5</Id><New/>") == five);
    CHECK(one("<New a='1'><Id>6</Id>text<New xmlns='urn:n'><![CDATA[</New>]]></New></New><Id>5</Id>") == five);
    CHECK(one("<Id >5</Id>") == five);
    CHECK(one("<Id>5</Id >") == five);
    CHECK(one("<Id a='1'>5</Id>") == five);
    CHECK(one("<!-- c --><Id>5</Id><!-- c -->") == five);
    CHECK(one("<Id><![CDATA[5]]></Id>") == five);
    CHECK(one("<Id>5</Id><Note i:nil=\"true\"></Note>") == five);
    CHECK(one("<Id>5</Id><Note i:nil='true'/>") == five);
    CHECK(one("<Id>5</Id><Note i:nil=\"1\" />") == five);
    CHECK(one("<Id>5</Id><Note i:nil=\"false\">n</Note>").value().note == "n");
    CHECK(one("<Id>5</Id><Note xmlns:x=\"http://www.w3.org/2001/XMLSchema-instance\" x:nil=\"true\"  />") == five);
    CHECK(one("<Id>5</Id><Foreign xmlns=\"urn:f\">f</Foreign>").value().foreign == "f");
    CHECK(one("<Id>5</Id><f:Foreign xmlns:f=\"urn:f\">f</f:Foreign>").value().foreign == "f");
    CHECK_FALSE(one("<Id>5</Id><Foreign>f</Foreign>").value().foreign.has_value()); // it is another
    CHECK(one("<Id>5</Id><Word>a</Word><Codes/><Word>b</Word>").value().words == std::vector<std::string>{"a", "b"});
    CHECK(one("<j:Id xmlns:j='urn:i'>5</j:Id>") == five);
    CHECK(one("<Below xmlns:j='urn:i'><j:Item><j:Id>6</j:Id></j:Item></Below><Id>5</Id>").value().below.size() == 1);
}

TEST_CASE("nothing is read behind the input, wherever it ends") {
    std::string const whole =
        "<Item><New a='1' >text<B/><![CDATA[c]]>&amp;</New ><Id >1</Id ><Note>abcdefghijklmnop</Note>"
        "<!-- c --><Codes ><Code>1</Code></Codes ></Item ><Item i:nil='true' />";
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        kept<item> k;
        CHECK(k.read(std::string_view(whole).substr(0, size)) ==
              (whole.substr(0, size).ends_with("</Item >") || size > whole.find("</Item >") + 8 ? 1U : 0U));
    }
}

TEST_CASE("what is no record, or not plain, is left alone") {
    for (std::string_view const content : {"",
                                           "<Note>n</Note>",
                                           "<Id/>",
                                           "<Id></Id>",
                                           "<Id>x</Id>",
                                           "<Id>99999999999</Id>",
                                           "<Id i:nil=\"true\"/>",
                                           "<Id>5</Id><Id>6</Id>",
                                           "<Id>5</Id>text",
                                           "<Id>5</Note>",
                                           "<i:Id>5</i:Id>",
                                           "<Id>5</Id><Count i:nil=\"true\"/>",
                                           "<Id>5</Id><Count/>",
                                           "<Id>5</Id><Note x:nil=\"true\"/>",
                                           "<Id>5</Id><Note i:nil=\"true\" <Count>1</Count>",
                                           "<Id>5</Id><First/>",
                                           "<Id>5</Id><First></First>",
                                           "<Id>5</Id><Codes i:nil=\"true\"/>",
                                           "<Id>5</Id><Codes><Code/></Codes>",
                                           "<Id>5</Id><Codes><Word/></Codes>",
                                           "<Id>5</Id><Codes>1</Codes>",
                                           "<Id>5</Id>]]>",
                                           "<Id>5</Id>&amp;",
                                           "<Id>5</Id>\r"}) {
        CAPTURE(content);
        CHECK_FALSE(one(content).has_value());
    }
}

TEST_CASE("reading goes on as long as there are whole records, and says how far it came") {
    std::string const first = "\n<Item><Id>1</Id></Item>";
    std::string const second = "\n  <Item><Id>2</Id><Note>\xC3\xA5\n</Note></Item>";
    std::string const behind = "\n<Item><Id>3</Id></Item";
    for (std::size_t size = 0; size <= (first + second + behind).size(); ++size) {
        kept<item> k;
        auto const bytes = (first + second + behind).substr(0, size);
        auto const whole = size < first.size() ? 0U : size < first.size() + second.size() ? 1U : 2U;
        CAPTURE(bytes);
        CHECK(k.read(bytes) == whole);
        CHECK(k.list.size() == whole);
        CHECK(k.passed.bytes == (whole == 0 ? 0 : whole == 1 ? first.size() : first.size() + second.size()));
        CHECK(k.passed.lines == (whole == 2 ? 3U : whole));
        CHECK(k.passed.characters == (whole == 0 ? 0U : whole == 1 ? 23U : 14U));
    }
}

TEST_CASE("what was begun and not finished leaves nothing behind") {
    kept<item> k;
    CHECK(k.read("<Item><Id>1</Id><Word>abc</Word></Item><Item><Id>2</Id><Word>def</Word><Id/></Item>") == 1);
    CHECK(k.list == std::vector<item>{item{.id = 1, .words = {"abc"}}});
    auto const content = k.context.content;
    CHECK(k.read("<Item><Id>2</Id><Word>def</Word><Id/></Item>") == 0);
    CHECK(k.context.content == content);

    // The same in an arena.
    soapcodec::arena memory;
    kept<item_view, std::span<item_view>> views;
    views.context.memory = &memory;
    auto& list = views.list;
    auto const read = [&](std::string_view bytes) { return views.read(bytes); };
    std::string const good = "<Item><Id>1</Id><Note>abc</Note><Codes><Code>1</Code></Codes></Item>";
    CHECK(read(good + good + "<Item><Id>1</Id><Note>abc</Note><Codes><Code>1</Code><Code>x</Code></Codes></Item>") ==
          2);
    auto const used = memory.mark();
    for (int i = 0; i < 10; ++i) {
        CHECK(read("<Item><Id>1</Id><Note>abc</Note><Codes><Code>1</Code><Code>x</Code></Codes></Item>") == 0);
    }
    CHECK(memory.mark().block == used.block);
    CHECK(memory.mark().used == used.used);
    REQUIRE(list.size() == 2);
    CHECK(list[1].note == "abc");
    CHECK(list[1].codes.value().size() == 1);
    CHECK(read(good) == 1);
    CHECK(list.size() == 3);
    CHECK(list[0].note == "abc");
}

TEST_CASE("the fast path keeps to the limits") {
    std::string_view const flat = "<Item><Id>1</Id><Word>abcd</Word></Item>";
    std::string_view const deep = "<Item><Id>1</Id><Below><Item><Id>1</Id></Item></Below></Item>";
    auto const reads = [](std::string_view bytes, auto set) {
        kept<item> k;
        set(k);
        return k.read(bytes) == 1;
    };
    CHECK(reads(flat, [](auto& k) { k.levels = 2; }));
    CHECK_FALSE(reads(flat, [](auto& k) { k.levels = 1; }));
    CHECK_FALSE(reads(flat, [](auto& k) { k.levels = 0; }));
    CHECK(reads(deep, [](auto& k) { k.levels = 4; }));
    CHECK_FALSE(reads(deep, [](auto& k) { k.levels = 3; }));
    // However many levels there may be, it does not go down without end.
    auto const nested = [](int levels) {
        std::string text = "<Item><Id>1</Id></Item>";
        for (int i = 1; i < levels; ++i) {
            text = "<Item><Id>1</Id><Below>" + text + "</Below></Item>";
        }
        return text;
    };
    auto const most = static_cast<int>(fast::input::most_levels);
    CHECK(reads(nested(most / 2), [](auto& k) { k.levels = 100000; }));
    CHECK_FALSE(reads(nested(most / 2 + 1), [](auto& k) { k.levels = 100000; }));
    CHECK(reads(flat, [](auto& k) { k.text_limit = 4; }));
    CHECK_FALSE(reads(flat, [](auto& k) { k.text_limit = 3; }));
    auto const held = sizeof(item) + sizeof(std::string) + 4;
    CHECK(reads(flat, [&](auto& k) { k.context.content_limit = held; }));
    CHECK_FALSE(reads(flat, [&](auto& k) { k.context.content_limit = held - 1; }));
    CHECK_FALSE(reads(flat, [&](auto& k) { k.context.content_limit = sizeof(item) - 1; }));
}

TEST_CASE("null items are for lists that can hold them") {
    kept<std::optional<item>> k;
    CHECK(k.read("<Item i:nil=\"true\" /><Item><Id>1</Id></Item><Item i:nil=\"true\"/><Item i:nil='1'></Item>") == 4);
    CHECK(k.list == std::vector<std::optional<item>>{std::nullopt, item{.id = 1}, std::nullopt, std::nullopt});
    CHECK(k.read("<Item i:nil=\"false\"/>") == 0);
    CHECK(k.read("<Item x:nil=\"true\"/>") == 0);
    kept<item> plain;
    CHECK(plain.read("<Item i:nil=\"true\"/>") == 0);
}

TEST_CASE("null is for what can be null, in a record that is read ahead as elsewhere") {
    CHECK(one(R"(<Id>1</Id><Tags><Tag i:nil="true"/></Tags>)"));
    for (std::string const null : {R"(<Codes><Code i:nil="true"/></Codes>)", R"(<Codes i:nil="true"/>)",
                                   R"(<Word i:nil="true"/>)", R"(<Below><Item i:nil="true"/></Below>)",
                                   R"(<Tags><Tag><Name i:nil="true"/></Tag></Tags>)", R"(<Count i:nil="true"/>)"}) {
        CAPTURE(null);
        CHECK_FALSE(one("<Id>1</Id>" + null));
        CHECK_FALSE(one("<Id>1</Id>" + null + "<Codes><Code>1</Code></Codes>"));
    }
}

TEST_CASE("attributes are read where the shape has them") {
    kept<record_test::with_attribute> k;
    CHECK(k.read(
              "<Item><Id>1</Id></Item><Item unit=\"m\" other='x'><Id>2</Id></Item><Item unit=''\n><Id>3</Id></Item>") ==
          3);
    REQUIRE(k.list.size() == 3);
    CHECK(k.list[0].unit.empty());
    CHECK(k.list[1].unit == "m");
    CHECK(k.list[2].unit.empty());
    CHECK(k.list[2].id == 3);
}

namespace record_test {

struct defaults {
    std::optional<std::int32_t> number = 7;
    std::optional<std::vector<tag>> tags = std::vector<tag>{{"x"}};
};
constexpr auto soap_shape(defaults const*) {
    return soapcodec::record(element<"Number", &defaults::number>, element<"Tags", &defaults::tags, items<"Tag">>);
}

struct base {
    std::int32_t first = 0;
};
struct other_base {
    std::int32_t second = 0;
    std::vector<std::string> words;
};
struct derived : base, other_base {};
constexpr auto soap_shape(derived const*) {
    return soapcodec::record(element<"First", &derived::first>, element<"Second", &derived::second>,
                             element<"Word", &derived::words>);
}

struct latin {
    std::int32_t month = 0;
};
constexpr auto soap_shape(latin const*) {
    return soapcodec::record(element<"M\xC3\xA5ned", &latin::month>);
}

} // namespace record_test

TEST_CASE("null takes a default away, on the fast path as elsewhere") {
    kept<record_test::defaults> k;
    CHECK(k.read("<Item><Number i:nil=\"true\"/><Tags i:nil=\"true\"/></Item><Item></Item>") == 2);
    CHECK_FALSE(k.list[0].number.has_value());
    CHECK_FALSE(k.list[0].tags.has_value());
    CHECK(k.list[1].number == 7);
    CHECK(k.list[1].tags.value().size() == 1);
}

TEST_CASE("an element with a name beyond ASCII is not plain") {
    kept<record_test::latin> k;
    CHECK(k.read("<Item><M\xC3\xA5ned>1</M\xC3\xA5ned></Item>") == 0);
}

TEST_CASE("elements and comments between items are passed over, where that is no mistake") {
    kept<item> k;
    CHECK(k.read("<Item><Id>1</Id></Item><!-- c --><New><Item/></New> <Item><Id>2</Id></Item>") == 2);
    kept<item> first;
    CHECK(first.read("<New/><Item><Id>2</Id></Item>") == 0); // there might be no item at all
}

TEST_CASE("members of any base are found") {
    kept<record_test::derived> k;
    CHECK(k.read("<Item><First>1</First><Second>2</Second><Word>a</Word><Word>b</Word></Item>") == 1);
    CHECK(k.list[0].first == 1);
    CHECK(k.list[0].second == 2);
    CHECK(k.list[0].words == std::vector<std::string>{"a", "b"});
}

TEST_CASE("null items need a level, and what was looked at in vain is told") {
    kept<std::optional<item>> k;
    k.levels = 1;
    CHECK(k.read("<Item i:nil=\"true\"/>") == 1);
    k.levels = 0;
    CHECK(k.read("<Item i:nil=\"true\"/>") == 0);
    k.levels = 10;
    std::string const good = "<Item><Id>1</Id></Item>";
    CHECK(k.read(good + "<Item><Id>1</Id><Word>a long one</Word><Id/></Item>") == 1);
    CHECK(k.passed.bytes == good.size());
    CHECK(k.examined >= good.size() + 30);
}
