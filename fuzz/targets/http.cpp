// SPDX-License-Identifier: MIT
// Property: what goes into a URL or form comes out of it again, and nothing that a server sends can break what reads
// it or get into a header that is sent.
//
// Oracles: percent-encoding is decoded by a few lines of this file; parameters and targets by what was encoded. A value
// that was read from parameters comes back from them; one that was made from the shape does after one round trip, since
// JSV cannot tell all nulls apart (http/jsv.hpp). Content types and bodies lie in memory of their exact size; fields of
// a request hold no line end.
//
// Not promised: dictionary entries that are null, and the null in a list of nothing else.
#include "../messages.hpp"

#include <soapcodec/fuzz.hpp>
#include <soapcodec/http.hpp>

#include <algorithm>   // std::any_of, std::copy, std::count, std::min
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint8_t
#include <cstdlib>     // std::strtoul
#include <memory>      // std::make_unique, std::unique_ptr
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

namespace fuzz = soapcodec::fuzz;
namespace http = soapcodec::http;

namespace {

/// Bytes in memory of their exact size.
class exact {
public:
    explicit exact(std::string_view text) : memory_(std::make_unique<char[]>(text.size())), size_(text.size()) {
        std::copy(text.begin(), text.end(), memory_.get());
    }
    [[nodiscard]] std::string_view view() const { return {memory_.get(), size_}; }

private:
    std::unique_ptr<char[]> memory_;
    std::size_t size_;
};

/// RFC 3986, section 2.1; nothing for an escape that is none.
std::optional<std::string> decoded(std::string_view text, bool plus_is_blank) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i] == '+' && plus_is_blank ? ' ' : text[i];
            continue;
        }
        std::string const digits(text.substr(i + 1, 2));
        if (digits.size() != 2 || digits.find_first_not_of("0123456789abcdefABCDEF") != digits.npos) {
            return std::nullopt;
        }
        out += static_cast<char>(std::strtoul(digits.c_str(), nullptr, 16));
        i += 2;
    }
    return out;
}

void check_percent(std::string_view text) {
    auto const context = [&] { return "  text: " + fuzz::quoted(text); };
    auto const encoded = http::percent_encode(text);
    for (auto const plus : {http::plus_sign::plus, http::plus_sign::space}) {
        auto const back = http::percent_decode(encoded, plus);
        fuzz::check(back && *back == text, "what is percent-encoded is decoded as it was", encoded,
                    back ? *back : back.error().message(), context);
        exact const bytes(text);
        auto const found = http::percent_decode(bytes.view(), plus);
        auto const expected = decoded(text, plus == http::plus_sign::space);
        fuzz::check(found.has_value() == expected.has_value() && (!found || *found == *expected),
                    "percent-encoding is decoded as RFC 3986 says", found ? *found : found.error().message(),
                    expected ? *expected : std::string("an escape that is none"), context);
        fuzz::check(found.has_value() || (found.error().byte() < text.size() && text[found.error().byte()] == '%'),
                    "an escape that is none has its place", found ? "" : found.error().message(), "a percent sign",
                    context);
    }
    fuzz::check(encoded.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~%") ==
                    encoded.npos,
                "what is percent-encoded is unreserved", encoded, "", context);
}

/// Whether there is what JSV loses.
template <class Dictionary>
bool has_null(std::optional<Dictionary> const& entries) {
    return entries &&
           std::any_of(entries->begin(), entries->end(), [](auto const& entry) { return !entry.value.has_value(); });
}
bool has_null_entries(fuzzing::stack::authenticate const& message) {
    return has_null(message.meta);
}
bool has_null_entries(fuzzing::stack::later::authenticate_response const& message) {
    auto const& status = message.response_status;
    return has_null(message.meta) ||
           (status && (has_null(status->meta) ||
                       (status->errors && std::any_of(status->errors->begin(), status->errors->end(),
                                                      [](auto const& one) { return one && has_null(one->meta); }))));
}

/// What was read from parameters is written so that it is read again as the same.
template <class T>
void check_parameters(std::string_view text, http::plus_sign plus) {
    exact const bytes(text);
    auto const first = http::decode_parameters<T>(bytes.view(), plus);
    auto const context = [&] { return "  parameters: " + fuzz::quoted(text); };
    if (!first) {
        fuzz::check(first.error().byte() <= text.size(), "an error of parameters has its place",
                    first.error().message(), std::to_string(text.size()) + " bytes", context);
        return;
    }
    auto const written = http::encode_parameters(*first);
    fuzz::check(
        written.has_value(), "parameters that were read can be written", [&] { return fuzz::to_text(*first); },
        [&] { return written.error().message(); }, context);
    auto const again = http::decode_parameters<T>(*written, plus);
    fuzz::check(
        again && (fuzz::equal(*again, *first) || has_null_entries(*first)), "parameters come back as they were",
        [&] { return fuzz::to_text(*first); },
        [&] { return (again ? fuzz::to_text(*again) : again.error().message()) + " from " + *written; }, context);
}

/// The same for a target. Some segments can only be read: a dot is a path of its own.
void check_target(std::string_view text) {
    using message = fuzzing::stack::authenticate;
    exact const bytes(text);
    auto const first = http::decode_target<"/auth/{provider}", message>(bytes.view());
    auto const written =
        first ? http::encode_target<"/auth/{provider}">(*first) : soapcodec::result<std::string>(first.error());
    if (!written) {
        return;
    }
    auto const again = http::decode_target<"/auth/{provider}", message>(*written);
    fuzz::check(
        again && (fuzz::equal(*again, *first) || has_null_entries(*first)),
        "a target that was read comes back as it was", [&] { return fuzz::to_text(*first); },
        [&] { return (again ? fuzz::to_text(*again) : again.error().message()) + " from " + *written; },
        [&] { return "  target: " + fuzz::quoted(text); });
}

/// After the first round trip, which may lose some nulls, nothing is lost any more; and it loses nothing else.
template <class T>
void check_value(T const& value) {
    auto const context = [&] { return "  value: " + fuzz::to_text(value); };
    auto const written = http::encode_parameters(value);
    fuzz::check(
        written.has_value(), "a value has parameters", [&] { return written.error().message(); }, "", context);
    auto const once = http::decode_parameters<T>(*written);
    fuzz::check(
        once.has_value(), "parameters that were written can be read", *written, [&] { return once.error().message(); },
        context);
    auto const twice = http::encode_parameters(*once);
    bool const is_same = twice && *twice == *written;
    auto const last = twice ? http::decode_parameters<T>(*twice) : once;
    // A list of a single null is written as an empty one, which is then read as that.
    fuzz::check(
        is_same && last && fuzz::equal(*last, *once), "parameters are written as they were read", *written,
        [&] { return twice ? *twice : twice.error().message(); }, context);
    auto const target = http::encode_target<"/auth/{provider}">(value);
    if (target) {
        auto const back = http::decode_target<"/auth/{provider}", T>(*target);
        fuzz::check(
            back && fuzz::equal(*back, *once), "a target comes back as it was", *target,
            [&] { return back ? fuzz::to_text(*back) : back.error().message(); }, context);
    }
}

void check_reply(std::string_view text, std::size_t split, int status) {
    exact const type(text.substr(0, split));
    exact const body(text.substr(split));
    auto const parsed = http::parse_content_type(type.view());
    fuzz::check(!parsed.charset ||
                    (!parsed.charset->empty() && parsed.charset->find_first_of(" \t\r\n;\"") == parsed.charset->npos),
                "a charset is a token", parsed.charset.value_or(""), "", type.view());
    auto const kind = http::classify(status, type.view(), body.view());
    bool const is_error = status >= 400;
    fuzz::check((kind != http::reply_kind::soap || !is_error) && (kind != http::reply_kind::fault || is_error),
                "SOAP is a fault if and only if the status says error", std::to_string(status),
                std::to_string(static_cast<int>(kind)), body.view());
}

void check_cookie(std::string_view text) {
    auto const cookie = http::session_cookie("id", text);
    fuzz::check(!cookie || (cookie->value == "id=" + std::string(text) && !text.empty() &&
                            text.find_first_of("\r\n;, \"\\") == text.npos),
                "a cookie holds what a cookie may hold", cookie ? cookie->value : "", "",
                [&] { return "  text: " + fuzz::quoted(text); });
}

/// A text in one part of a request, which stays one request, with the fields that it should have. The choice is of the
/// part, of the way to ask for a format, and of the version.
void check_request(std::string_view text, unsigned choice) {
    http::soap_request_options options{.action_parameter = true,
                                       .reply_format = static_cast<http::format_choice>(choice / 4U % 4U)};
    http::endpoint to{fuzzing::office::host, fuzzing::office::path};
    switch (choice % 4U) {
    case 0:
        to.target = text;
        break;
    case 1:
        options.session_id = text;
        break;
    case 2:
        options.action = text;
        break;
    default:
        options.media_type = text;
    }
    auto const version = choice / 16U % 2U == 0 ? soapcodec::soap_1_1 : soapcodec::soap_1_2;
    auto const call = http::soap_request(fuzzing::office::get_identities{}, version, to, options);
    if (!call) {
        return;
    }
    auto const context = [&] { return "  text: " + fuzz::quoted(text); };
    fuzz::check(call->target.find_first_of(" \r\n\t") == call->target.npos, "a target has no blanks", call->target, "",
                context);
    for (auto const& [name, value] : call->headers) {
        fuzz::check(name.find_first_of("\r\n: ") == name.npos && value.find_first_of("\r\n") == value.npos,
                    "no field of a request has a line end", name + ": " + value, "", context);
    }
    auto const sent = http::request_text(*call);
    fuzz::check(
        sent.has_value(), "a request that was made can be sent", [&] { return sent.error().message(); }, "", context);
    auto const head = sent->substr(0, sent->find("\r\n\r\n"));
    auto const lines = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\n')) + 1;
    // The request line, Host and Content-Length.
    fuzz::check(lines == 3 + call->headers.size() && sent->substr(head.size() + 4) == call->body,
                "a request has its fields and its body, and nothing else", *sent, std::to_string(lines), context);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzz::input in({data, size});
    auto const way = in.byte();
    auto const text = in.rest();
    auto const plus = way / 8U % 2U == 0 ? http::plus_sign::plus : http::plus_sign::space;
    switch (way % 8U) {
    case 0: // all that takes a text
        check_percent(text);
        check_parameters<fuzzing::stack::authenticate>(text, plus);
        check_parameters<fuzzing::stack::later::authenticate_response>(text, plus);
        check_target(text);
        check_cookie(text);
        check_reply(text, 0, 200);
        break;
    case 1:
        check_parameters<fuzzing::stack::authenticate>(text, plus);
        break;
    case 2:
        check_parameters<fuzzing::stack::later::authenticate_response>(text, plus);
        break;
    case 3:
        check_value(fuzz::generate<fuzzing::stack::authenticate>(in));
        break;
    case 4:
        check_request(text, way / 8U);
        break;
    default: {
        auto const status = static_cast<int>(in.index(1023));
        auto const split = in.index(0xFF); // no Content-Type is longer
        check_reply(in.rest(), std::min(split, in.rest().size()), status);
        break;
    }
    }
    return 0;
}
