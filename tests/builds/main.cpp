// SPDX-License-Identifier: MIT
// All of the library in a plain program, to be built in every way that users build theirs.
#include <soapcodec/http.hpp>
#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>
#include <soapcodec/soapcodec.hpp>

#include <chrono>      // std::chrono_literals
#include <cstddef>     // std::byte, std::size_t
#include <cstdint>     // std::int32_t
#include <cstdio>      // std::fprintf
#include <iterator>    // std::back_inserter
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

using soapcodec::attribute;
using soapcodec::element;
using soapcodec::items;
using soapcodec::message;
using soapcodec::nillable;
using soapcodec::omittable;

namespace office = soapcodec::office24seven;
namespace stack = soapcodec::servicestack;

struct quote {
    std::string symbol;
    std::int32_t volume = 0;
    std::optional<std::string> note;
    std::vector<std::int32_t> prices;

    friend bool operator==(quote const&, quote const&) = default;
};
constexpr auto soap_shape(quote const*) {
    return message<"Quote", "urn:example:quotes">(
        element<"Symbol", &quote::symbol>, element<"Volume", &quote::volume, omittable>,
        element<"Note", &quote::note, nillable>,
        element<"Prices", &quote::prices, items<"Price", "urn:example:prices">>);
}

enum class colour { red, green };

template <>
inline constexpr auto soapcodec::enumeration<colour> = names<colour>({{colour::red, "Red"}, {colour::green, "Green"}});

struct values { // one of each kind
    soapcodec::date_time when;
    soapcodec::duration length;
    soapcodec::decimal price;
    soapcodec::base64_binary bytes;
    soapcodec::token word;
    double ratio = 0;
    colour paint = colour::red;
    soapcodec::xml::qname type;

    friend bool operator==(values const&, values const&) = default;
};
constexpr auto soap_shape(values const*) {
    return message<"Values", "urn:example:values">(attribute<"word", &values::word>, element<"When", &values::when>,
                                                   element<"Length", &values::length>, element<"Price", &values::price>,
                                                   element<"Bytes", &values::bytes>, element<"Ratio", &values::ratio>,
                                                   element<"Paint", &values::paint>, element<"Type", &values::type>);
}

namespace {

int failures = 0;

void check(bool ok, char const* what) {
    if (!ok) {
        std::fprintf(stderr, "failed: %s\n", what);
        ++failures;
    }
}

office::get_identities_response reply_of(std::size_t count) {
    office::get_identities_response reply;
    auto& identities = reply.identities.emplace();
    for (std::size_t i = 0; i < count; ++i) {
        auto& item = identities.emplace_back();
        if (i % 3 != 2) {
            auto& id = item.emplace();
            id.client = office::client{static_cast<std::int64_t>(i), "Client & " + std::to_string(i)};
        }
    }
    return reply;
}

void round_trips() {
    auto const reply = reply_of(300);
    for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        auto const bytes = soapcodec::encode(reply, version);
        check(bytes.has_value(), "a reply is encoded");
        auto const again = soapcodec::decode<office::get_identities_response>(*bytes);
        check(again && *again == reply, "and decoded as the same");

        soapcodec::arena memory;
        auto const view = soapcodec::decode<office::get_identities_response_view>(*bytes, memory);
        check(view && view->identities->size() == 300, "views are decoded into an arena");
        check(view && soapcodec::encode(*view, version).value_or("") == *bytes, "and encoded as their owners are");

        auto const kind = soapcodec::peek(*bytes);
        check(kind && kind->version == version && kind->payload.local == "GetIdentitiesResponse", "peek tells");
    }
    quote const q{"ABC", -7, std::nullopt, {1, 2, 3}};
    auto const text = soapcodec::encode(q, soapcodec::soap_1_2, {.indented = true}).value();
    check(soapcodec::decode<quote>(text).value() == q, "a struct of the program's own goes round");
}

void in_pieces() {
    auto const reply = reply_of(20);
    auto const bytes = soapcodec::encode(reply, soapcodec::soap_1_1).value();
    soapcodec::decoder<office::get_identities_response> decoder;
    for (int round = 0; round < 2; ++round) {
        for (std::size_t at = 0; at < bytes.size(); at += 7) {
            check(decoder.feed(std::string_view(bytes).substr(at, 7)), "more is wanted");
        }
        auto const whole = decoder.finish();
        check(whole && *whole == reply, "pieces make the whole");
        decoder.reset();
    }

    std::size_t seen = 0;
    std::size_t present = 0;
    soapcodec::stream_decoder<&office::get_identities_response_view::identities> each{
        [&](office::identity_view const* id) {
            ++seen;
            present += id != nullptr ? 1U : 0U;
            return seen == 10 ? soapcodec::stop : soapcodec::next;
        }};
    check(!each.feed(bytes), "a stop ends the stream");
    check(each.finish().has_value() && seen == 10 && present == 7, "records come one by one");
}

void errors() {
    quote q{"A", 1, std::nullopt, {}};
    q.note = "bad \x01";
    auto const refused = soapcodec::encode(q, soapcodec::soap_1_1);
    check(!refused && refused.error().code() == soapcodec::errc::invalid_character, "a control character is refused");
    check(refused.error().path() == "/Envelope/Body/Quote/Note", "with its path");
    check(refused.error().subject() == "byte 4 of the text", "and its place");
    check(refused.value_or("none") == "none", "a result has a fallback");
    std::vector<char> out;
    check(!soapcodec::encode_to(std::back_inserter(out), q, soapcodec::soap_1_1), "into any output");

    check(soapcodec::decode<quote>("").error().code() == soapcodec::errc::truncated, "no document");
    check(soapcodec::decode<quote>("<a></b>").error().code() != soapcodec::errc::ok, "no XML");
    q.note.reset();
    auto text = soapcodec::encode(q, soapcodec::soap_1_2).value();
    text.replace(text.find("<Volume>1"), 9, "<Volume>x");
    auto const wrong = soapcodec::decode<quote>(text);
    check(!wrong && wrong.error().code() == soapcodec::errc::invalid_value, "a wrong value is refused");
    check(wrong.error().message().find("/Envelope/Body/Quote/Volume: invalid value: x") != std::string::npos,
          "with a message");
    check(fmt::format("{}", wrong.error()) == wrong.error().message(), "which fmt prints");

    soapcodec::soap::fault const fault{.code = {"urn:example:codes", "Busy"}, .reasons = {{"en", "later"}}};
    auto const failed =
        soapcodec::decode<stack::authenticate_response>(soapcodec::encode(fault, soapcodec::soap_1_2).value());
    check(!failed && failed.error().code() == soapcodec::errc::fault, "a fault is an error");
    check(failed.error().fault() != nullptr && *failed.error().fault() == fault, "that carries the fault");

    soapcodec::decode_options strict;
    strict.limits.depth = 3;
    check(soapcodec::decode<quote>(soapcodec::encode(q, soapcodec::soap_1_1).value(), strict).error().code() ==
              soapcodec::errc::depth_limit,
          "a limit is an error");
}

void values_and_headers() {
    using namespace std::chrono_literals;
    values v{.when = {2031y / 5 / 1, 90min, 0min},
             .length = soapcodec::to_duration(90min),
             .price = soapcodec::decimal::from_text("99.90").value(),
             .bytes = {{std::byte{1}, std::byte{2}}},
             .word = " a  b ",
             .ratio = -0.5,
             .paint = colour::green,
             .type = {"urn:t", "name"}};
    stack::x_status const status{401};
    soapcodec::addressing::action const action{"urn:do"};
    auto const text =
        soapcodec::encode(soapcodec::with_headers(v, soapcodec::header_entry(status), soapcodec::header_entry(action)),
                          soapcodec::soap_1_1);
    std::optional<stack::x_status> status_seen;
    std::optional<soapcodec::addressing::action> action_seen;
    auto const again = soapcodec::decode<values>(
        text.value(), {.headers = {soapcodec::header(status_seen), soapcodec::header(action_seen)}});
    check(again && *again == v, "values go round");
    check(status_seen == status && action_seen == action, "and so do header blocks");
    check(fmt::format("{} {} {}", v.when, v.price, v.type) == "2031-05-01T01:30:00Z 99.9 {urn:t}name",
          "fmt prints them");
    check(soapcodec::decode_document<values>(soapcodec::encode_document(v).value()).value() == v,
          "without an Envelope");
    check(!soapcodec::decimal::from_text("1,5"), "a wrong decimal is an error");
    check(!soapcodec::to_sys_time<std::chrono::nanoseconds>({}), "so is an instant of no zone");
    v.when.day = 2031y / 2 / 30;
    check(soapcodec::encode(v, soapcodec::soap_1_1).error().path() == "/Envelope/Body/Values/When",
          "and a day that does not exist");
}

void over_http() {
    namespace http = soapcodec::http;
    stack::authenticate request;
    request.provider = "credentials";
    request.user_name = "ola & kari";
    auto const call = http::soap_request(request, soapcodec::soap_1_2, {stack::host, stack::path},
                                         {.session_id = "abc", .reply_format = http::format_choice::query});
    check(call && call->target == "/soap12?format=soap12", "a request has a target");
    check(call->headers.back() == http::header{"Cookie", "ss-id=abc"}, "and headers");
    check(!http::soap_request(request, soapcodec::soap_1_2, {stack::host, "/a b"}), "a bad target is an error");
    check(!http::session_cookie("id", "a;b"), "so is a bad cookie");

    auto const target = http::encode_target<"/auth/{provider}">(request);
    check(target && *target == "/auth/credentials?UserName=ola%20%26%20kari", "a message is a target");
    check(http::decode_target<"/auth/{provider}", stack::authenticate>(*target).value() == request, "and read from it");
    check(!http::decode_parameters<stack::authenticate>("RememberMe=maybe"), "a wrong value is an error");
    check(!http::percent_decode("%4"), "so is half an escape");
    check(http::classify(502, "text/html", "<html>") == http::reply_kind::html, "a page is no message");
}

} // namespace

int main() {
    check(!soapcodec::version.empty(), "there is a version");
    round_trips();
    in_pieces();
    errors();
    values_and_headers();
    over_http();
    return failures == 0 ? 0 : 1;
}
