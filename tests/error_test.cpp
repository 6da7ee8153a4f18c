// SPDX-License-Identifier: MIT
// Tests of errc, error and result.
#include <soapcodec/error.hpp>

#include "catch.hpp"

#include <soapcodec/soap/fault.hpp>

#include <memory>      // std::make_shared
#include <set>         // std::set
#include <stdexcept>   // std::runtime_error
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::is_nothrow_move_constructible_v
#include <utility>     // std::move

using soapcodec::errc;
using soapcodec::error;
using soapcodec::result;

namespace {

struct move_only {
    std::unique_ptr<int> number;
};

} // namespace

TEST_CASE("every code has a description of its own") {
    std::set<std::string_view> seen;
    int codes = 0;
    for (int code = 0; code <= static_cast<int>(errc::not_soap); ++code) {
        auto const text = soapcodec::describe(static_cast<errc>(code));
        CAPTURE(code, text);
        CHECK_FALSE(text.empty());
        CHECK(text.back() != '.');
        CHECK(text != "unknown error");
        seen.insert(text);
        ++codes;
    }
    CHECK(seen.size() == static_cast<std::size_t>(codes));
    CHECK(soapcodec::describe(static_cast<errc>(200)) == "unknown error");
}

TEST_CASE("a default-constructed error is none") {
    error const none;
    CHECK(none.code() == errc::ok);
    CHECK(none.where() == soapcodec::position{});
    CHECK(none.fault() == nullptr);
    CHECK(none.message() == "no error");
}

TEST_CASE("an error gives back what it was made of") {
    error const e(errc::invalid_value, {10, 2, 3}, "/a/b", "x");
    CHECK(e.code() == errc::invalid_value);
    CHECK(e.byte() == 10);
    CHECK(e.line() == 2);
    CHECK(e.column() == 3);
    CHECK(e.where() == soapcodec::position{10, 2, 3});
    CHECK(e.path() == "/a/b");
    CHECK(e.subject() == "x");
}

TEST_CASE("a message has place, path, description and subject, without those that are empty") {
    CHECK(error(errc::invalid_value, {10, 2, 3}, "/a/b", "x").message() == "2:3 (byte 10) /a/b: invalid value: x");
    CHECK(error(errc::truncated, {10, 2, 3}, "/a/b").message() == "2:3 (byte 10) /a/b: the document is incomplete");
    CHECK(error(errc::invalid_value, {10, 2, 3}, "/a/b").message() == "2:3 (byte 10) /a/b: invalid value: \"\"");
    CHECK(error(errc::invalid_value, {10, 2, 3}, "/a/b", "x", "red, green").message() ==
          "2:3 (byte 10) /a/b: invalid value: x (expected: red, green)");
    CHECK(error(errc::missing_element, {10, 2, 3}, "/a", "b", {}, "{urn:x}b").message() ==
          "2:3 (byte 10) /a: a required element is missing: b (passed over: {urn:x}b)");
    CHECK(error(errc::invalid_value, {10, 2, 3}, "", "x").message() == "2:3 (byte 10) invalid value: x");
    CHECK(error(errc::invalid_character, {}, "/a", "x").message() == "/a: a character that XML 1.0 cannot carry: x");
    CHECK(error(errc::truncated).message() == "the document is incomplete");
}

TEST_CASE("a text is quoted up to 64 bytes, and cut between characters") {
    using soapcodec::detail::excerpt;
    std::string const most(64, 'x');
    CHECK(excerpt("").empty());
    CHECK(excerpt(most) == most);
    CHECK(excerpt(most + "y") == most);
    CHECK(excerpt(most.substr(1) + "\xC3\xA5") == most.substr(1));
    CHECK(excerpt(most.substr(2) + "\xC3\xA5y") == most.substr(2) + "\xC3\xA5");
    CHECK(excerpt(most.substr(3) + "\xF0\x9F\x98\x80") == most.substr(3));
    CHECK(excerpt(std::string(100, '\x80')).empty()); // not UTF-8
}

TEST_CASE("copies of an error share its fault, which outlives the first") {
    error copy;
    {
        auto f = std::make_shared<soapcodec::soap::fault>();
        f->reasons.push_back({"en", "no"});
        error const first(f, {1, 1, 2}, "/p", "no");
        CHECK(first.code() == errc::fault);
        CHECK(first.fault() == f.get());
        copy = first;
    }
    REQUIRE(copy.fault() != nullptr);
    CHECK(copy.fault()->text() == "no");
    CHECK(copy.message() == "1:2 (byte 1) /p: the message is a SOAP Fault: no");
}

TEST_CASE("a result holds a value") {
    result<std::string> r(std::string("value"));
    CHECK(r.has_value());
    CHECK(static_cast<bool>(r));
    CHECK(*r == "value");
    CHECK(r->size() == 5);
    CHECK(r.value() == "value");
    CHECK(r.value_or("other") == "value");
    r->push_back('!');
    r.value().push_back('!');
    (*r).push_back('!');
    auto const& constant = r;
    CHECK(*constant == "value!!!");
    CHECK(constant->size() == 8);
    CHECK(constant.value() == "value!!!");
}

TEST_CASE("a result holds an error") {
    result<std::string> r(error(errc::truncated, {1, 1, 2}));
    CHECK_FALSE(r.has_value());
    CHECK_FALSE(static_cast<bool>(r));
    CHECK(r.error().code() == errc::truncated);
    CHECK(r.value_or("other") == "other");
    auto const taken = std::move(r).error();
    CHECK(taken.message() == "1:2 (byte 1) the document is incomplete");
}

TEST_CASE("value() of a result without one throws the error's message") {
    result<int> r(error(errc::truncated, {1, 1, 2}));
    auto const& constant = r;
    auto const message_of = [](auto access) -> std::string {
        try {
            access();
        } catch (soapcodec::bad_result_access const& e) {
            return e.what();
        }
        return "nothing was thrown";
    };
    std::string const expected = "1:2 (byte 1) the document is incomplete";
    CHECK(message_of([&] { (void)r.value(); }) == expected);
    CHECK(message_of([&] { (void)constant.value(); }) == expected);
    CHECK(message_of([&] { (void)std::move(r).value(); }) == expected);
}

TEST_CASE("a value can be moved out of a result") {
    result<move_only> r(move_only{std::make_unique<int>(7)});
    auto const first = *std::move(r);
    CHECK(*first.number == 7);
    result<move_only> s(move_only{std::make_unique<int>(8)});
    auto const second = std::move(s).value();
    CHECK(*second.number == 8);
}

TEST_CASE("results and errors can be copied, moved and compared by their parts") {
    result<int> const good(1);
    result<int> const bad(error{errc::depth_limit});
    auto copy = good;
    copy = bad;
    CHECK(copy.error().code() == errc::depth_limit);
    copy = good;
    CHECK(copy.value() == 1);
    CHECK(std::is_nothrow_move_constructible_v<error>);
    CHECK(std::is_same_v<result<int>::value_type, int>);
    CHECK(std::is_same_v<result<int>::error_type, error>);
}

namespace {

/// Throws when it has been moved so many times, where that is not negative.
struct heavy {
    explicit heavy(int number) : value(number) {}
    heavy(heavy const&) = default;
    heavy(heavy&& other) : text(other.text), value(other.value) {
        if (moves_left >= 0 && moves_left-- == 0) {
            throw std::runtime_error("too heavy");
        }
    }
    heavy& operator=(heavy const&) = default;
    heavy& operator=(heavy&&) = default;
    ~heavy() = default;

    static inline int moves_left = -1;
    std::string text = "a text that is too long to lie in its string";
    int value;
};

} // namespace

TEST_CASE("a result can be assigned whatever the two hold") {
    std::string const text(100, 'x');
    for (bool const has : {false, true}) {
        for (bool const gets : {false, true}) {
            CAPTURE(has, gets);
            auto const make = [&](bool good, std::string const& value) {
                return good ? result<std::string>(value) : result<std::string>(error(errc::truncated, {}, value));
            };
            auto const held = [](result<std::string> const& r) { return r ? *r : r.error().path(); };
            auto to = make(has, "before");
            auto const from = make(gets, text);
            to = from;
            CHECK(to.has_value() == gets);
            CHECK(held(to) == text);
            CHECK(held(from) == text);
            auto& same = to;
            to = same;
            CHECK(held(to) == text);
            auto moved_to = make(has, "before");
            moved_to = std::move(to);
            CHECK(moved_to.has_value() == gets);
            CHECK(held(moved_to) == text);
            auto const made = std::move(moved_to);
            CHECK(made.has_value() == gets);
            CHECK(held(made) == text);
        }
    }
    CHECK_FALSE(std::is_copy_constructible_v<result<move_only>>);
    CHECK_FALSE(std::is_copy_assignable_v<result<move_only>>);
    CHECK(std::is_nothrow_move_constructible_v<result<move_only>>);
    CHECK(std::is_nothrow_move_assignable_v<result<move_only>>);
    CHECK_FALSE(std::is_nothrow_move_constructible_v<result<heavy>>);

    // What cannot be assigned is made all the same.
    using constant = result<std::string const>;
    CHECK_FALSE(std::is_copy_assignable_v<constant>);
    CHECK_FALSE(std::is_move_assignable_v<constant>);
    constant const first(text);
    auto second = first;
    auto const third = std::move(second);
    CHECK(*third == text);
}

TEST_CASE("a result that could not be assigned has an error without a code, and can be assigned again") {
    result<heavy> from(heavy(1));
    result<heavy> to(error(errc::truncated, {}, "/a/path/that/is/too/long/to/lie/in/its/string"));
    auto const is_refused_at = [&](int move) {
        heavy::moves_left = move;
        try {
            to = std::move(from);
        } catch (std::runtime_error const&) {
            return true;
        }
        return false;
    };
    CHECK(is_refused_at(0)); // while the parameter is made
    CHECK(to.error().code() == errc::truncated);
    CHECK(is_refused_at(1));
    CHECK_FALSE(to.has_value());
    CHECK(to.error().code() == errc::ok);
    CHECK_FALSE(is_refused_at(2));
    REQUIRE(to.has_value());
    CHECK(to->value == 1);
}
