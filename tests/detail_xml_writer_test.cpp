// SPDX-License-Identifier: MIT
// The writer's buffer: all bytes arrive, in order, and text is cut nowhere that shows.
#include <soapcodec/detail/xml/writer.hpp>

#include "catch.hpp"

#include <algorithm>   // std::count, std::min
#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::index_sequence

namespace {

using soapcodec::detail::xml_writer;

struct string_sink : soapcodec::detail::byte_sink {
    string_sink() : soapcodec::detail::byte_sink{append} {}
    static void append(soapcodec::detail::byte_sink& self, std::string_view bytes) {
        auto& sink = static_cast<string_sink&>(self);
        sink.text += bytes;
        ++sink.calls;
    }
    std::string text;
    std::size_t calls = 0;
};

struct outcome {
    bool good;
    std::size_t refused;
    std::string text;
};

outcome write_text(std::string_view text) {
    string_sink sink;
    xml_writer out(sink, false);
    bool const good = out.text(text);
    out.flush();
    return {good, out.refused(), sink.text};
}

/// The same behind something else in the buffer, and with something behind it.
outcome write_text_between(std::string_view before, std::string_view text, std::string_view behind) {
    string_sink sink;
    xml_writer out(sink, false);
    out.raw(before);
    auto* at = out.text(out.end(), text, behind.size());
    bool const good = at != nullptr;
    if (good) {
        out.filled(xml_writer::put(at, behind));
    }
    out.flush();
    return {good, out.refused(), sink.text};
}

std::string repeated(std::string_view text, std::size_t bytes) {
    std::string made;
    while (made.size() < bytes) {
        made += text;
    }
    return made;
}

// Text is escaped in steps of this many bytes. A test that looks closely at these places must not miss them when the
// step changes, so all tests go over every offset up to a few steps.
constexpr std::size_t step = (xml_writer::largest_room - 8) / soapcodec::detail::escape_growth;

} // namespace

TEST_CASE("nothing is handed on before the buffer is full or flushed") {
    string_sink sink;
    xml_writer out(sink, false);
    out.raw("abc");
    CHECK(out.text("d<e"));
    CHECK(sink.calls == 0);
    out.flush();
    CHECK(sink.calls == 1);
    CHECK(sink.text == "abcd&lt;e");
    out.raw("f");
    out.flush();
    CHECK(sink.text == "abcd&lt;ef");
}

TEST_CASE("room is made by handing on, and filled as far as the caller says") {
    string_sink sink;
    xml_writer out(sink, false);
    std::string expected;
    for (int i = 0; i < 20; ++i) {
        for (std::size_t const size : {std::size_t{1}, std::size_t{100}, xml_writer::largest_room}) {
            auto* const at = out.room(size);
            std::string const piece(size, static_cast<char>('a' + i));
            out.filled(xml_writer::put(at, piece));
            expected += piece;
        }
        out.filled(xml_writer::put(out.room(xml_writer::largest_room), "less"));
        expected += "less";
    }
    CHECK(sink.calls > 0);
    out.flush();
    CHECK(sink.text == expected);
}

TEST_CASE("raw bytes of any length arrive as they are") {
    for (std::size_t const size : {0U, 1U, 4095U, 4096U, 4097U, 8191U, 8192U, 8193U, 100000U}) {
        string_sink sink;
        xml_writer out(sink, false);
        auto const bytes = repeated("<&>\r\x01 raw", size);
        out.raw("<");
        out.raw(bytes);
        out.raw(">");
        out.flush();
        CHECK(sink.text == "<" + bytes + ">");
    }
}

TEST_CASE("text of any length is written whole") {
    for (std::string_view const unit : {"a", "&", "\r", "\xC3\xA6", "\xE2\x82\xAC", "\xF0\x9F\x98\x80", "a\xC3\xA6"}) {
        auto const whole = repeated(unit, 3 * step);
        auto const written = [](std::string_view c) { return c == "&" ? "&amp;" : c == "\r" ? "&#xD;" : c; }(unit);
        std::size_t wrong = 0;
        // Every length, and every place of the first character against the steps.
        for (std::size_t before = 0; before < 9; ++before) {
            for (std::size_t count = 0; count <= whole.size() / unit.size(); count += 1 + count / 100) {
                auto const text = std::string(before, 'b') + whole.substr(0, count * unit.size());
                auto const got = write_text(text);
                wrong += !got.good || got.text != std::string(before, 'b') + repeated(written, count * written.size());
            }
        }
        INFO(unit);
        CHECK(wrong == 0);
    }
}

TEST_CASE("characters of many bytes may stand across every step") {
    std::string_view const character = "\xF0\x90\x8D\x88";
    std::size_t wrong = 0;
    for (std::size_t before = 0; before <= 2 * step + 8; ++before) {
        auto const text = std::string(before, 'a') + std::string(character) + "\xE2\x82\xAC\xC3\xA6z";
        auto const got = write_text(text);
        wrong += got.good && got.text == text ? 0U : 1U;
    }
    CHECK(wrong == 0);
}

TEST_CASE("the first byte that XML cannot carry is found wherever it is") {
    struct broken {
        std::string text;
        std::size_t at; ///< the byte that is refused
    };
    broken const ones[] = {
        {std::string("\x00", 1), 0},
        {"\x0B", 0},
        {"\xFF", 0},
        {"\x80", 0},
        {"\x80\x80\x80\x80\x80\x80", 0},
        {"\xC3\xA6\x80", 2},                         // one byte too many
        {"\xE2\x82\xAC\x80\x80", 3},                 // two
        {"\xF0\x9F\x98\x80\x80", 4},                 // after four bytes
        {"\xF0\x9F\x98\x80\x80\x80\x80\x80\x80", 4}, // so many that no step can tell where a character begins
        {"\xF0\x9F\x98", 0},                         // cut short
        {"\xF0\x9F\x98z", 0},
        {"\xE2\x82", 0},
        {"\xC3", 0},
        {"\xED\xA0\x80", 0},
        {"\xEF\xBF\xBE", 0},
        {"\xF4\x90\x80\x80", 0},
    };
    for (auto const& [text, at] : ones) {
        std::size_t wrong = 0;
        for (std::size_t before = 0; before <= 2 * step + 8; ++before) {
            for (std::string_view const after : {"", "after"}) {
                auto const got = write_text(std::string(before, 'a') + text + std::string(after));
                wrong += !got.good && got.refused == before + at ? 0U : 1U;
            }
        }
        INFO(Catch::StringMaker<std::string>::convert(text));
        CHECK(wrong == 0);
    }
    // Over the size of the buffer.
    for (std::size_t const before : {4095U, 4096U, 4097U, 8190U, 8192U, 8193U, 50000U}) {
        auto const got =
            write_text(std::string(before, '\xC3').replace(0, before, repeated("\xC3\xA6", before), 0, before));
        CHECK(got.good == (before % 2 == 0));
        if (!got.good) {
            CHECK(got.refused == before - 1);
        }
    }
}

TEST_CASE("lines are broken and indented only when asked for") {
    for (bool const indented : {false, true}) {
        string_sink sink;
        xml_writer out(sink, indented);
        CHECK(out.indented() == indented);
        out.raw("<a>");
        out.descend();
        out.line();
        out.raw("<b>");
        out.descend();
        CHECK(out.depth() == 2);
        out.line();
        out.raw("<c />");
        out.ascend();
        out.line();
        out.raw("</b>");
        out.ascend();
        CHECK(out.depth() == 0);
        out.line();
        out.raw("</a>");
        out.flush();
        CHECK(sink.text == (indented ? "<a>\n  <b>\n    <c />\n  </b>\n</a>" : "<a><b><c /></b></a>"));
    }
}

TEST_CASE("a line is indented by two spaces a level, however many, and does not outgrow the buffer") {
    for (std::size_t depth = 0; depth < 200; ++depth) {
        string_sink each;
        xml_writer lines(each, true);
        for (std::size_t i = 0; i < depth; ++i) {
            lines.descend();
        }
        lines.line();
        lines.raw("x");
        lines.flush();
        CHECK(each.text == "\n" + std::string(2 * depth, ' ') + "x");
    }
    string_sink sink;
    xml_writer out(sink, true);
    for (int i = 0; i < 10000; ++i) {
        out.descend();
    }
    out.line();
    out.flush();
    CHECK(sink.text == "\n" + std::string(20000, ' '));
}

TEST_CASE("where to write is moved when there is no room behind it") {
    string_sink sink;
    xml_writer out(sink, false);
    std::string expected;
    auto* at = out.end();
    for (int i = 0; i < 2000; ++i) {
        at = out.room(at, 80);
        at = xml_writer::put<"short ", "and">(at);
        at = xml_writer::put<"0123456789012345678901234567890123456789012345678901234567890123456789">(at);
        expected += "short and0123456789012345678901234567890123456789012345678901234567890123456789";
    }
    CHECK(sink.calls > 0);
    out.filled(xml_writer::put<"">(at));
    out.flush();
    CHECK(sink.text == expected);
}

TEST_CASE("a line for an element may stand anywhere in the buffer, at any depth") {
    using soapcodec::detail::level;
    for (std::size_t const depth : {0U, 1U, 14U, 15U, 16U, 17U, 40U, 100U, 5000U}) {
        string_sink sink;
        xml_writer out(sink, true);
        std::string expected;
        auto* at = out.end();
        for (int i = 0; i < 300; ++i) {
            at = out.line(out.room(at, xml_writer::line_room + 3), level<true>{depth});
            at = xml_writer::put<"<a>">(at);
            at = out.line(out.room(at, xml_writer::line_room), level<false>{depth});
            expected += "\n" + std::string(2 * depth, ' ') + "<a>";
        }
        out.filled(at);
        out.flush();
        INFO(depth);
        CHECK((sink.text == expected));
    }
}

TEST_CASE("a text between other things is written whole and leaves room, wherever it stands in the buffer") {
    std::string const behind(200, '>');
    std::size_t wrong = 0;
    for (std::string_view const unit : {"a", "&", "\xE2\x82\xAC", "a\xC3\xA6"}) {
        auto const written = unit == "&" ? std::string_view("&amp;") : unit;
        for (std::size_t const before : {0U, 4000U, 6800U, 7900U, 8192U}) {
            for (std::size_t count = 0; count < 300; count += 1 + count / 20) {
                auto const got = write_text_between(std::string(before, 'b'), repeated(unit, count), behind);
                auto const units = (count + unit.size() - 1) / unit.size();
                wrong += got.good && got.text ==
                                         std::string(before, 'b') + repeated(written, units * written.size()) + behind
                             ? 0U
                             : 1U;
            }
        }
    }
    CHECK(wrong == 0);
    for (std::size_t const size : {0U, 5U, 20U, 250U, 2000U}) {
        auto const got = write_text_between("x", std::string(size, 'a') + "\xFF", behind);
        CHECK_FALSE(got.good);
        CHECK(got.refused == size);
    }
}

namespace {

/// So many bytes that differ from their neighbours.
template <std::size_t Size>
consteval auto counted_text() {
    char text[Size + 1]{};
    for (std::size_t i = 0; i < Size; ++i) {
        text[i] = static_cast<char>('!' + i % 89);
    }
    return soapcodec::fixed_string(text);
}

template <std::size_t Size>
void check_put() {
    static constexpr auto text = counted_text<Size>();
    std::array<char, 700> memory{};
    auto* const end = xml_writer::put<text>(memory.data() + 10);
    CAPTURE(Size);
    CHECK(end == memory.data() + 10 + Size);
    CHECK(std::string_view(memory.data() + 10, Size) == text.view());
    CHECK(std::count(memory.begin(), memory.end(), char{0}) == 700 - static_cast<std::ptrdiff_t>(Size));
}

} // namespace

TEST_CASE("a constant of any size is put as it is, and no byte beside it") {
    []<std::size_t... Size>(std::index_sequence<Size...>) {
        (check_put<Size>(), ...);
    }
    (std::make_index_sequence<41>{});
    check_put<511>();
    check_put<512>();
    check_put<513>();
    check_put<600>();
}
