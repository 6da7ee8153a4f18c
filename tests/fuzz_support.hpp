// SPDX-License-Identifier: MIT
// What the tests of fuzz/ need: a message with one of everything, inputs, and a check that fails without ending the
// tests.
#pragma once

#include <soapcodec/shape.hpp>
#include <soapcodec/xsd/binary.hpp>
#include <soapcodec/xsd/date_time.hpp>
#include <soapcodec/xsd/decimal.hpp>
#include <soapcodec/xsd/duration.hpp>
#include <soapcodec/xsd/enumeration.hpp>
#include <soapcodec/xsd/real.hpp>
#include <soapcodec/xsd/text.hpp>

#include "catch.hpp"

#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>     // std::signal, SIGABRT
#include <cstddef>     // std::size_t
#include <cstdint>     // std::int8_t and the other widths
#include <optional>    // std::optional
#include <random>      // std::mt19937
#include <string>      // std::string
#include <string_view> // std::string_view
#include <variant>     // std::variant
#include <vector>      // std::vector

namespace test::fuzz {

enum class colour : unsigned char { red, green, blue };

/// <Weight unit="kg">1.5</Weight>
template <class String>
struct basic_weight {
    double amount = 0;
    std::optional<String> unit;
};
template <class String>
constexpr auto soap_shape(basic_weight<String> const*) {
    return soapcodec::record(soapcodec::text_content<&basic_weight<String>::amount>,
                             soapcodec::attribute<"unit", &basic_weight<String>::unit>);
}
using weight = basic_weight<std::string>;

/// Holds itself.
template <class String>
struct basic_folder {
    String name;
    soapcodec::list_for<String, basic_folder<String>> folders;
};
template <class String>
constexpr auto soap_shape(basic_folder<String> const*) {
    return soapcodec::record(soapcodec::attribute<"name", &basic_folder<String>::name>,
                             soapcodec::element<"Folder", &basic_folder<String>::folders>);
}

template <class String>
struct basic_entry {
    String key;
    std::optional<String> value;
};
template <class String>
constexpr auto soap_shape(basic_entry<String> const*) {
    return soapcodec::record_in<soapcodec::arrays_namespace>(
        soapcodec::element<"Key", &basic_entry<String>::key>,
        soapcodec::element<"Value", &basic_entry<String>::value, soapcodec::nillable>);
}

/// One of every feature that owns nothing beside its strings and lists. No operator==.
template <class String>
struct basic_sample {
    template <class T>
    using list = soapcodec::list_for<String, T>;

    std::int32_t id = 7;
    std::optional<String> lang;
    String name;
    std::optional<String> note;
    std::optional<bool> flag;
    colour paint = colour::red;
    float ratio = 0;
    soapcodec::guid key;
    std::uint64_t count = 3;
    soapcodec::date_time when;
    std::optional<soapcodec::date> day;
    soapcodec::time_of_day time;
    soapcodec::duration length;
    basic_weight<String> mass;
    std::optional<basic_folder<String>> root;
    list<String> tags;
    std::optional<list<std::int8_t>> marks;
    std::optional<list<std::optional<basic_weight<String>>>> weights;
    std::optional<list<basic_entry<String>>> entries;
    std::variant<std::int16_t, String, std::optional<basic_entry<String>>, list<std::int32_t>> choice;
    std::optional<std::variant<bool, String>> perhaps;
    list<std::variant<std::uint8_t, basic_folder<String>>> events;
};
template <class String>
constexpr auto soap_shape(basic_sample<String> const*) {
    using T = basic_sample<String>;
    using namespace soapcodec;
    return message<"Sample", "urn:sample">(
        attribute<"id", &T::id, omittable>, attribute<"lang", &T::lang, in_namespace<xml::xml_namespace>>,
        element<"Name", &T::name>, element<"Note", &T::note, nillable>, element<"Flag", &T::flag>,
        element<"Paint", &T::paint>, element<"Ratio", &T::ratio>, element<"Key", &T::key>,
        element<"Count", &T::count, omittable>, element<"When", &T::when>, element<"Day", &T::day>,
        element<"Time", &T::time>, element<"Length", &T::length>, element<"Mass", &T::mass, in_namespace<"urn:mass">>,
        element<"Root", &T::root, nillable>, element<"Tag", &T::tags>, element<"Mark", &T::marks>,
        element<"Weights", &T::weights, items<"Weight">, nillable>,
        element<"Entries", &T::entries, dictionary, nillable>,
        choice<&T::choice, alternative<"Short">, alternative<"Text">, alternative<"Entry">,
               alternative<"Numbers", items<"Number", "urn:number">>>,
        choice<&T::perhaps, alternative<"Yes">, alternative<"Why">>,
        choice<&T::events, alternative<"Byte">, alternative<"Moved">>);
}
using folder = basic_folder<std::string>;
using sample = basic_sample<std::string>;
using sample_view = basic_sample<std::string_view>;

/// Values that always own their text.
struct texts {
    soapcodec::decimal price;
    soapcodec::base64_binary bytes;
    soapcodec::hex_binary digits;
    soapcodec::token word;
    soapcodec::normalized_string line;
    soapcodec::xml::qname type;
    std::vector<soapcodec::xml::qname> types;
    std::optional<soapcodec::xml::raw_xml> any;
    soapcodec::xml::raw_xml bare; // in no namespace
};
constexpr auto soap_shape(texts const*) {
    using namespace soapcodec;
    return message<"Texts", "urn:texts">(
        element<"Price", &texts::price>, element<"Bytes", &texts::bytes>, element<"Digits", &texts::digits>,
        element<"Word", &texts::word>, element<"Line", &texts::line>, element<"Type", &texts::type>,
        element<"Types", &texts::types, items<"T", "urn:t">>, element<"Any", &texts::any, nillable>,
        element<"Bare", &texts::bare, in_namespace<"">>);
}

/// As many bytes as wanted that look random.
inline std::vector<std::uint8_t> random_bytes(std::mt19937& from, std::size_t size) {
    std::vector<std::uint8_t> bytes(size);
    for (auto& byte : bytes) {
        byte = static_cast<std::uint8_t>(from() & 0xFFU);
    }
    return bytes;
}

/// What a process says that runs `run` and aborts. Empty if it does not abort.
template <class Run>
std::string report_of(Run run) {
    int ends[2] = {};
    REQUIRE(pipe(ends) == 0);
    auto const child = fork();
    if (child == 0) {
        std::signal(SIGABRT, SIG_DFL); // not the tests' own handler
        dup2(ends[1], STDERR_FILENO);
        run();
        _exit(0);
    }
    close(ends[1]);
    std::string report;
    char buffer[4096];
    for (auto size = read(ends[0], buffer, sizeof buffer); size > 0; size = read(ends[0], buffer, sizeof buffer)) {
        report.append(buffer, static_cast<std::size_t>(size));
    }
    close(ends[0]);
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    bool const aborted = WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
    REQUIRE((aborted || (WIFEXITED(status) && WEXITSTATUS(status) == 0)));
    return aborted ? report : std::string();
}

} // namespace test::fuzz

template <>
inline constexpr auto soapcodec::enumeration<test::fuzz::colour> = soapcodec::names<test::fuzz::colour>(
    {{test::fuzz::colour::red, "red"}, {test::fuzz::colour::green, "green & white"}, {test::fuzz::colour::blue, ""}});
