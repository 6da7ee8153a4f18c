// SPDX-License-Identifier: MIT
// Writes docs/errors.md: of each code when it comes, as error.hpp says it, an example, and the text of its error.
//
//     docs_errors include/soapcodec/error.hpp tests/docs/errors.cpp > docs/errors.md
//
// A test compares what it writes with the page, and the compiler asks for an example of each code.
#include <soapcodec/http.hpp>
#include <soapcodec/soapcodec.hpp>

#include <fstream>  // std::ifstream
#include <iterator> // std::istreambuf_iterator
#include <new>      // std::bad_alloc

using soapcodec::errc;

namespace {

// --- shape
struct line {
    std::string article;
    std::int32_t pieces = 1;
};
constexpr auto soap_shape(line const*) {
    return soapcodec::record(soapcodec::type_name<"Line">, soapcodec::element<"Article", &line::article>,
                             soapcodec::element<"Pieces", &line::pieces, soapcodec::omittable>);
}
struct order {
    std::int8_t number = 0;
    std::string currency;
    std::optional<std::string> note;
    std::vector<line> lines;
};
constexpr auto soap_shape(order const*) {
    return soapcodec::message<"Order", "urn:example:shop">(
        soapcodec::attribute<"currency", &order::currency>, soapcodec::element<"Number", &order::number>,
        soapcodec::element<"Note", &order::note>, soapcodec::element<"Lines", &order::lines, soapcodec::items<"Line">>);
}
// --- end

struct example {
    std::string_view call;
    std::string document;
    soapcodec::error error;
};

/// What the page shows: the call as it is written here.
template <class Result>
example show(std::string_view call, std::string document, Result const& result) {
    return {call, std::move(document), result ? soapcodec::error() : result.error()};
}
#define SHOW(document, ...) show(#__VA_ARGS__, document, __VA_ARGS__)

std::string envelope(std::string_view body, std::string_view header = "") {
    return fmt::format("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\">{}<s:Body>\n{}\n"
                       "</s:Body></s:Envelope>",
                       header, body);
}
std::string order_of(std::string_view content) {
    return envelope(fmt::format("<Order xmlns=\"urn:example:shop\" "
                                "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" currency=\"NOK\">\n"
                                "  {}\n</Order>",
                                content));
}

example example_of(errc code) {
    using soapcodec::decode;
    using soapcodec::encode;
    using soapcodec::soap_1_1;
    std::string bytes;
    switch (code) {
    case errc::ok:
        bytes = order_of("<Number>7</Number>");
        break;
    case errc::malformed_xml:
        bytes = order_of("<Number>7</Nummer>");
        break;
    case errc::truncated:
        bytes = order_of("<Number>7</Number>");
        bytes.resize(bytes.find("</Number>"));
        break;
    case errc::unsupported_encoding:
        bytes = "<?xml version=\"1.0\" encoding=\"windows-1252\"?>\n" + order_of("<Number>7</Number>");
        break;
    case errc::doctype:
        bytes = "<!DOCTYPE Order>\n" + order_of("<Number>7</Number>");
        break;
    case errc::processing_instruction:
        bytes = order_of("<?sort by-number?><Number>7</Number>");
        break;
    case errc::not_an_envelope:
        bytes = "<Order xmlns=\"urn:example:shop\" currency=\"NOK\"><Number>7</Number></Order>";
        break;
    case errc::version_mismatch:
        bytes = "<Envelope xmlns=\"http://www.w3.org/2001/06/soap-envelope\"><Body/></Envelope>";
        break;
    case errc::missing_body:
        bytes = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"></s:Envelope>";
        break;
    case errc::empty_body:
        bytes = envelope("");
        break;
    case errc::unexpected_payload:
        bytes = envelope("<Order xmlns=\"urn:example:shops\"/>");
        break;
    case errc::must_understand:
        bytes = envelope("<Order xmlns=\"urn:example:shop\" currency=\"NOK\"><Number>7</Number></Order>",
                         "<s:Header><t:Ticket xmlns:t=\"urn:t\" s:mustUnderstand=\"1\"/></s:Header>");
        break;
    case errc::fault:
        bytes = envelope("<s:Fault><faultcode>s:Server</faultcode><faultstring>Try later</faultstring></s:Fault>");
        break;
    case errc::missing_element:
        bytes = order_of("<number>7</number>");
        break;
    case errc::missing_attribute:
        bytes = envelope("<Order xmlns=\"urn:example:shop\"><Number>7</Number></Order>");
        break;
    case errc::duplicate_element:
        bytes = order_of("<Number>7</Number><Number>8</Number>");
        break;
    case errc::unexpected_element:
        bytes = order_of("<Number>7</Number><Lines><Row/></Lines>");
        break;
    case errc::unexpected_text:
        bytes = order_of("<Number>7</Number>!");
        break;
    case errc::invalid_value:
        bytes = order_of("<Number>seven</Number>");
        break;
    case errc::out_of_range:
        bytes = order_of("<Number>128</Number>");
        break;
    case errc::nil_not_allowed:
        bytes = order_of("<Number xsi:nil=\"true\"/>");
        break;
    case errc::nil_with_content:
        bytes = order_of("<Number>7</Number><Note xsi:nil=\"true\">soon</Note>");
        break;
    case errc::unexpected_type:
        bytes = order_of("<Number>7</Number><Lines><Line xsi:type=\"LongLine\"><Article>Tea</Article></Line></Lines>");
        break;
    case errc::depth_limit:
        bytes = order_of("<Number>7</Number><A><B><C/></B></A>");
        return SHOW(bytes, decode<order>(bytes, {.limits = {.depth = 5}}));
    case errc::attribute_limit:
        bytes = order_of("<Number>7</Number>");
        return SHOW(bytes, decode<order>(bytes, {.limits = {.attributes = 2}}));
    case errc::namespace_limit:
        bytes = order_of("<Number>7</Number>");
        return SHOW(bytes, decode<order>(bytes, {.limits = {.namespaces = 2}}));
    case errc::text_limit:
        bytes = order_of("<Number>0000000007</Number>");
        return SHOW(bytes, decode<order>(bytes, {.limits = {.text = 8}}));
    case errc::token_limit:
        bytes = order_of("<!-- a comment that goes on and on, and on, and on, and on, and on, and on, and on, and on, "
                         "and on, and on, and on, and on --><Number>7</Number>");
        return SHOW(bytes, decode<order>(bytes, {.limits = {.token = 112}}));
    case errc::content_limit:
        bytes = order_of("<Number>7</Number><Lines><Line><Article>Tea</Article></Line></Lines>");
        return SHOW(bytes, decode<order>(bytes, {.limits = {.content = 32}}));
    case errc::size_limit:
        bytes = order_of("<Number>7</Number>");
        return SHOW(bytes, decode<order>(bytes, {.limits = {.size = 100}}));
    case errc::out_of_memory:
    case errc::callback_exception: {
        bytes = order_of("<Number>7</Number><Lines><Line><Article>Tea</Article></Line></Lines>");
        bool const memory = code == errc::out_of_memory;
        auto each = soapcodec::stream_decoder<&order::lines>([memory](line const&) {
            if (memory) {
                throw std::bad_alloc();
            }
            throw 1;
        });
        try {
            static_cast<void>(each.finish(bytes));
        } catch (...) { // has left finish() as it was thrown
        }
        return {memory ? "a callback, or what it calls, throws std::bad_alloc" : "a callback throws anything else",
                bytes, each.finish().error()};
    }
    case errc::invalid_character:
        return SHOW("", encode(order{7, "NOK", {}, {{"Tea\x1F", 1}}}, soap_1_1));
    case errc::not_soap: {
        bytes = "<html><body>Bad Gateway</body></html>";
        soapcodec::http::reply_decoder<soapcodec::decoder<order>> reply;
        reply.begin(502, "text/html");
        return SHOW(bytes, reply.finish(bytes));
    }
    }
    return SHOW(bytes, decode<order>(bytes));
}

std::string content_of(char const* path) {
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

std::string_view between(std::string_view text, std::string_view first, std::string_view last) {
    text.remove_prefix(text.find(first) + first.size());
    return text.substr(0, text.find(last));
}

std::string capitalised(std::string_view text) {
    std::string out(text);
    if ('a' <= out.front() && out.front() <= 'z' && !text.starts_with("xsi:")) {
        out.front() = static_cast<char>(out.front() - 'a' + 'A');
    }
    return out;
}

/// The lines of the enumeration, without the white space at their beginning.
std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        auto const end = std::min(text.size(), text.find('\n'));
        lines.push_back(soapcodec::trim(text.substr(0, end)));
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return lines;
}

} // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        return 2;
    }
    auto const header = content_of(arguments[1]);
    auto const source = content_of(arguments[2]);
    auto const lines = lines_of(between(header, "enum class errc : unsigned char {\n", "\n};"));

    fmt::print(
        "# Errors\n\n<!-- Written by tests/docs/errors.cpp: change that, not this. -->\n\n"
        "Every way that decoding and encoding can fail, with an example and the text that `error::message()`\n"
        "makes of it: the place, the path of the element, what is wrong, and what it is about. By the part: `code()`, "
        "`line()`,\n`column()`, `byte()`, `path()`, `subject()`, `expected()`, `similar()`. If nothing else is "
        "said, an example was read by\n`decode<order>(bytes)`:\n\n```cpp\n{}```\n",
        between(source, "// --- shape\n", "// --- end\n"));

    int value = 0;
    for (auto const line : lines) {
        if (line.starts_with("// ")) {
            fmt::print("\n## {}\n", capitalised(line.substr(3)));
            continue;
        }
        auto const name = line.substr(0, line.find(','));
        if (name.empty() || name == "ok") {
            value += name.empty() ? 0 : 1;
            continue;
        }
        auto const code = static_cast<errc>(value++);
        auto const [call, document, error] = example_of(code);
        if (error.code() != code) {
            fmt::print(stderr, "{}: {}\n", name, error);
            return 1;
        }
        fmt::print("\n### {}\n\n{}.\n\n", name, capitalised(between(line, "///< ", "\n")));
        if (call != "decode<order>(bytes)") {
            fmt::print("`{}`\n\n", call);
        }
        if (!document.empty()) {
            fmt::print("```xml\n{}\n```\n\n", document);
        }
        fmt::print("```text\n{}\n```\n", error);
    }
}
