// SPDX-License-Identifier: MIT
// Tests of text_gatherer: one text from pieces whose memory comes and goes.
#include <soapcodec/detail/record/text_gatherer.hpp>

#include "catch.hpp"

#include <memory>      // std::make_unique
#include <string>      // std::string
#include <string_view> // std::string_view

using soapcodec::detail::text_gatherer;

TEST_CASE("no pieces are an empty text") {
    text_gatherer text;
    CHECK(text.view().empty());
    text.keep();
    CHECK(text.view().empty());
    text.add("");
    CHECK(text.view().empty());
    CHECK(text.size() == 0);
}

TEST_CASE("pieces that follow each other in memory are not copied") {
    std::string const source = "one text in three pieces";
    std::string_view const bytes = source;
    text_gatherer text;
    text.add(bytes.substr(0, 4));
    text.add(bytes.substr(4, 5));
    text.add(bytes.substr(9));
    CHECK(text.view() == bytes);
    CHECK(text.size() == bytes.size());
    CHECK(static_cast<void const*>(text.view().data()) == bytes.data());
}

TEST_CASE("pieces from different memory are joined") {
    std::string const first = "first, ";
    std::string const second = "second, ";
    std::string const third = "third";
    text_gatherer text;
    text.add(first);
    text.add(second);
    text.add(third);
    CHECK(text.view() == "first, second, third");
    text.add("");
    CHECK(text.view() == "first, second, third");
}

TEST_CASE("what is kept no longer needs its memory") {
    text_gatherer text;
    for (int i = 0; i < 3; ++i) {
        auto memory = std::make_unique<std::string>("a piece that is too long to be kept in place ");
        text.add(*memory);
        text.keep();
        text.keep();
        memory.reset();
    }
    CHECK(text.view() == "a piece that is too long to be kept in place a piece that is too long to be kept in place "
                         "a piece that is too long to be kept in place ");
}

TEST_CASE("a piece right behind one that was kept, or in the same place, is a new piece") {
    char memory[] = "abcd";
    text_gatherer text;
    text.add({memory, 2});
    text.keep();
    memory[0] = 'x';
    text.add({memory + 2, 2});
    CHECK(text.view() == "abcd");
    text.keep();
    text.add({memory, 2});
    CHECK(text.view() == "abcdxb");
}

TEST_CASE("after clear a text starts anew, in the source's memory or in its own") {
    std::string const source = "source";
    text_gatherer text;
    text.add("a");
    text.add("b");
    text.clear();
    CHECK(text.view().empty());
    text.add(source);
    CHECK(text.view() == "source");
    CHECK(static_cast<void const*>(text.view().data()) == source.data());
    text.add("x");
    CHECK(text.view() == "sourcex");
}
