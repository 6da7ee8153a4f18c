// SPDX-License-Identifier: MIT
// A message with every feature of a shape, so that whatever a target tests is tested with each of them.
//
// Everything but two members may be left out: a mutated document then still has a chance to be accepted, and what is in
// it to be compared. basic_kitchen<String> has the aliases kitchen, which owns its content, and kitchen_view.
#pragma once

#include <soapcodec/guid.hpp>
#include <soapcodec/services/servicestack.hpp>
#include <soapcodec/shape.hpp>
#include <soapcodec/xml/known_namespaces.hpp>
#include <soapcodec/xml/qname.hpp>
#include <soapcodec/xml/raw.hpp>
#include <soapcodec/xsd/binary.hpp>
#include <soapcodec/xsd/date_time.hpp>
#include <soapcodec/xsd/decimal.hpp>
#include <soapcodec/xsd/duration.hpp>
#include <soapcodec/xsd/enumeration.hpp>
#include <soapcodec/xsd/gregorian.hpp>
#include <soapcodec/xsd/integer.hpp>
#include <soapcodec/xsd/list.hpp>
#include <soapcodec/xsd/real.hpp>
#include <soapcodec/xsd/text.hpp>

#include <array>       // std::array
#include <cstdint>     // std::int8_t and its like
#include <deque>       // std::deque
#include <map>         // std::map
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <variant>     // std::variant
#include <vector>      // std::vector

namespace fuzzing {

inline constexpr soapcodec::fixed_string kitchen_namespace = "urn:fuzz:kitchen";
inline constexpr soapcodec::fixed_string pantry_namespace = "urn:fuzz:pantry";

enum class colour : unsigned char { red, green, blue };

/// Any other word is one of these, too.
enum class taste : unsigned char { other, sweet, sour };

/// Numbers of every kind that XSD bounds, and those that it does not.
struct numbers {
    std::int8_t i8 = 0;
    std::uint8_t u8 = 0;
    std::optional<std::int16_t> i16;
    std::optional<std::uint16_t> u16;
    std::optional<std::int32_t> i32;
    std::optional<std::uint32_t> u32;
    std::optional<std::int64_t> i64;
    std::optional<std::uint64_t> u64;
    std::optional<bool> flag;
    std::optional<float> f32;
    std::optional<double> f64;
    std::optional<soapcodec::decimal> exact;
    std::optional<soapcodec::integer> whole;
    std::optional<std::int32_t> spare; // or an element without a text
};
constexpr auto soap_shape(numbers const*) {
    using soapcodec::element;
    return soapcodec::record(
        soapcodec::type_name<"Numbers">, element<"I8", &numbers::i8>, element<"U8", &numbers::u8, soapcodec::omittable>,
        element<"I16", &numbers::i16>, element<"U16", &numbers::u16>, element<"I32", &numbers::i32>,
        element<"U32", &numbers::u32>, element<"I64", &numbers::i64>, element<"U64", &numbers::u64>,
        element<"Flag", &numbers::flag>, element<"F32", &numbers::f32>, element<"F64", &numbers::f64>,
        element<"Exact", &numbers::exact, soapcodec::nillable>, element<"Whole", &numbers::whole>,
        element<"Spare", &numbers::spare, soapcodec::empty_is_null>);
}

struct times {
    std::optional<soapcodec::date_time> at;
    std::optional<soapcodec::date> on;
    std::optional<soapcodec::time_of_day> daily;
    std::optional<soapcodec::duration> lasts;
    std::optional<soapcodec::g_year> year;
    std::optional<soapcodec::g_year_month> year_month;
    std::optional<soapcodec::g_month> month;
    std::optional<soapcodec::g_month_day> month_day;
    std::optional<soapcodec::g_day> day;
};
constexpr auto soap_shape(times const*) {
    using soapcodec::element;
    return soapcodec::record(element<"At", &times::at>, element<"On", &times::on>, element<"Daily", &times::daily>,
                             element<"Lasts", &times::lasts>, element<"Year", &times::year>,
                             element<"YearMonth", &times::year_month>, element<"Month", &times::month>,
                             element<"MonthDay", &times::month_day>, element<"Day", &times::day>);
}

/// Texts that own their content, whatever the strings around them do.
struct texts {
    std::optional<soapcodec::normalized_string> normalized;
    std::optional<soapcodec::token> token;
    std::optional<soapcodec::any_uri> uri;
    std::optional<soapcodec::base64_binary> base64;
    std::optional<soapcodec::hex_binary> hex;
    std::optional<soapcodec::xml::qname> name;
    std::optional<soapcodec::guid> id;
    std::optional<colour> hue;
    std::optional<fuzzing::taste> taste;
    std::optional<soapcodec::value_list<std::string>> words;
    std::deque<double> reals;
};
constexpr auto soap_shape(texts const*) {
    using soapcodec::element;
    return soapcodec::record(
        element<"Normalized", &texts::normalized>, element<"Token", &texts::token>, element<"Uri", &texts::uri>,
        element<"Base64", &texts::base64>, element<"Hex", &texts::hex>, element<"Name", &texts::name>,
        element<"Id", &texts::id>, element<"Hue", &texts::hue>, element<"Taste", &texts::taste>,
        element<"Words", &texts::words>, element<"Reals", &texts::reals, soapcodec::items<"Real">>);
}

/// A text with attributes.
template <class String>
struct basic_price {
    double amount = 0;
    String currency;
    std::optional<bool> net;
};
template <class String>
constexpr auto soap_shape(basic_price<String> const*) {
    using T = basic_price<String>;
    return soapcodec::record(soapcodec::text_content<&T::amount>, soapcodec::attribute<"currency", &T::currency>,
                             soapcodec::attribute<"net", &T::net>);
}

/// A record that holds itself.
template <class String>
struct basic_shelf {
    String name;
    soapcodec::list_for<String, basic_shelf> shelves;
};
template <class String>
constexpr auto soap_shape(basic_shelf<String> const*) {
    using T = basic_shelf<String>;
    return soapcodec::record(soapcodec::attribute<"name", &T::name>, soapcodec::element<"Shelf", &T::shelves>);
}

/// Elements in a namespace of their own.
template <class String>
struct basic_jar {
    String label;
    std::optional<std::int32_t> grams;
};
template <class String>
constexpr auto soap_shape(basic_jar<String> const*) {
    using T = basic_jar<String>;
    return soapcodec::record_in<pantry_namespace>(soapcodec::element<"Label", &T::label>,
                                                  soapcodec::element<"Grams", &T::grams, soapcodec::nillable>);
}

/// Records that xsi:type tells apart, in two namespaces.
template <class String>
struct basic_tool {
    String name;
    std::optional<String> id;
    std::optional<std::int32_t> rank;
};
template <class String>
constexpr auto soap_shape(basic_tool<String> const*) {
    using T = basic_tool<String>;
    using soapcodec::attribute, soapcodec::in_namespace;
    return soapcodec::record(soapcodec::type_name<"Tool">, soapcodec::element<"Name", &T::name>,
                             attribute<"id", &T::id, in_namespace<pantry_namespace>>,
                             attribute<"rank", &T::rank, in_namespace<pantry_namespace>>);
}
template <class String>
struct basic_knife : basic_tool<String> {
    std::optional<std::int32_t> length;
};
template <class String>
constexpr auto soap_shape(basic_knife<String> const*) {
    using T = basic_knife<String>;
    return soapcodec::record(soapcodec::type_name<"Knife", pantry_namespace>, soapcodec::attribute<"rank", &T::rank>,
                             soapcodec::element<"Name", &T::name>, soapcodec::element<"Length", &T::length>);
}

/// Lists of so many items, or with items of any name, and maps.
template <class String>
struct basic_drawer {
    std::array<std::int32_t, 2> corner{};
    std::optional<std::array<std::optional<String>, 3>> names;
    soapcodec::list_for<String, basic_jar<String>> things;
    std::map<String, std::optional<std::int32_t>> stock;
    std::optional<std::map<std::int32_t, basic_jar<String>>> shelves;
};
template <class String>
constexpr auto soap_shape(basic_drawer<String> const*) {
    using soapcodec::element;
    using T = basic_drawer<String>;
    return soapcodec::record(element<"Corner", &T::corner>, element<"Names", &T::names, soapcodec::items<"Name">>,
                             element<"Things", &T::things, soapcodec::items_of_any_name<"Thing">>,
                             element<"Stock", &T::stock, soapcodec::entries<"Entry">>,
                             element<"Shelves", &T::shelves, soapcodec::entries<"shelf", "no", "jar", "">>);
}

template <class String>
struct basic_kitchen {
    using jar = basic_jar<String>;
    using cooked = std::variant<std::int32_t, String, jar, std::optional<bool>, soapcodec::list_for<String, String>>;

    std::int32_t id = 0;
    std::optional<String> label;
    std::uint8_t level = 3;
    std::optional<String> language;
    std::optional<soapcodec::xml::qname> kind;
    std::optional<soapcodec::value_list<std::int32_t>> sizes;

    String title;
    std::optional<fuzzing::numbers> numbers;
    std::optional<fuzzing::times> times;
    std::optional<fuzzing::texts> texts;
    soapcodec::list_for<String, basic_price<String>> prices;
    soapcodec::list_for<String, std::optional<std::int32_t>> counts;
    std::optional<soapcodec::list_for<String, std::optional<String>>> notes;
    std::optional<soapcodec::list_for<String, std::optional<jar>>> jars;
    std::optional<cooked> dish;
    soapcodec::list_for<String, std::variant<String, jar>> courses;
    std::optional<basic_shelf<String>> shelf;
    std::optional<soapcodec::xml::raw_xml> raw;
    std::optional<soapcodec::xml::any_element> crate;
    soapcodec::servicestack::basic_dictionary<String> meta;
    soapcodec::list_for<String, std::variant<basic_tool<String>, basic_knife<String>>> tools;
    std::optional<basic_drawer<String>> drawer;
    std::vector<soapcodec::xml::any_element> others;
    std::vector<soapcodec::xml::any_attribute> other_attributes;
};
template <class String>
constexpr auto soap_shape(basic_kitchen<String> const*) {
    using namespace soapcodec;
    using T = basic_kitchen<String>;
    return message<"Kitchen", kitchen_namespace>(
        attribute<"id", &T::id>, attribute<"label", &T::label>, attribute<"level", &T::level, omittable>,
        attribute<"lang", &T::language, in_namespace<xml::xml_namespace>>, attribute<"kind", &T::kind>,
        attribute<"sizes", &T::sizes>, element<"Title", &T::title>, element<"Numbers", &T::numbers>,
        element<"Times", &T::times, nillable>, element<"Texts", &T::texts>, element<"Price", &T::prices>,
        element<"Count", &T::counts, in_namespace<"">>, element<"Notes", &T::notes, items<"Note">, nillable>,
        element<"Jars", &T::jars, items<"Jar", pantry_namespace>>,
        choice<&T::dish, alternative<"Number">, alternative<"Text">, alternative<"Jar", in_namespace<pantry_namespace>>,
               alternative<"Maybe">, alternative<"Lines", items<"Line">>>,
        choice<&T::courses, alternative<"Soup">, alternative<"Main">>, element<"Shelf", &T::shelf>,
        element<"Raw", &T::raw>, element<"Crate", &T::crate>, element<"Meta", &T::meta, dictionary>,
        element<"Tool", &T::tools>, element<"Drawer", &T::drawer>, any_elements<&T::others>,
        any_attributes<&T::other_attributes>);
}

using kitchen = basic_kitchen<std::string>;
using kitchen_view = basic_kitchen<std::string_view>;

} // namespace fuzzing

template <>
inline constexpr auto soapcodec::enumeration<fuzzing::colour> = soapcodec::names<fuzzing::colour>(
    {{fuzzing::colour::red, "red"}, {fuzzing::colour::green, "green"}, {fuzzing::colour::blue, "dark blue"}});
template <>
inline constexpr auto soapcodec::enumeration<fuzzing::taste> = soapcodec::names<fuzzing::taste>(
    {{fuzzing::taste::sweet, "sweet"}, {fuzzing::taste::sour, "sour"}}, fuzzing::taste::other);
