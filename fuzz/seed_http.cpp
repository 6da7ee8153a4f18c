// SPDX-License-Identifier: MIT
#include "seed_forms.hpp"

#include <array>       // std::array
#include <string_view> // std::string_view

namespace fuzzing {

using namespace std::string_view_literals;

std::span<std::string_view const> http_texts() {
    static constexpr std::array texts{
        // Forms and queries, for ServiceStack's Authenticate and its response.
        ""sv,
        "a=b"sv,
        "a=&b"sv,
        "&&"sv,
        "%41%c3%a5"sv,
        "%4"sv,
        "%zz"sv,
        "a+b"sv,
        "provider=credentials&UserName=ola%40example.no&Password=p%26%3D%2B&RememberMe=true"sv,
        "provider=a&provider=b"sv,
        "UserName=%zz"sv,
        "UserName=%00"sv,
        "UserName=a%ED%A0%80"sv,
        "RememberMe=maybe"sv,
        "RememberMe="sv,
        "Meta={device:phone,os:\"a,b\"}"sv,
        "Meta=%7Ba%3A%22b%22%22c%22%7D"sv,
        "Meta=[{Key:a,Value:b},{Key:c}]"sv,
        "Meta={a:b"sv,
        "Meta={a:b,a:c}"sv,
        "Meta={\"a\"b:c}"sv,
        "Meta=a"sv,
        "Meta="sv,
        "Roles=[admin,\"a,b\",\"\",c]"sv,
        "Roles=admin"sv,
        "Roles=[]"sv,
        "Roles=[a"sv,
        "Roles=[a,%00]"sv,
        "UserId=7&ResponseStatus={ErrorCode:NotFound,Message:\"a\"\"b\",Errors:[{ErrorCode:a,FieldName:b,"
        "Meta:{c:d}},{ErrorCode:e}],Meta:{f:g}}"sv,
        "ResponseStatus={}"sv,
        "ResponseStatus={ErrorCode:a,ErrorCode:b}"sv,
        "ResponseStatus={Unknown:{a:[b,{c:\"}\"}]},ErrorCode:a}"sv,
        "ResponseStatus={ Errors : [ { Message : a } ] }"sv,
        "ResponseStatus={Errors:[{Message:%00}]}"sv,
        "ResponseStatus={Errors:[{Message:[[[[[[[[[[[[[[[["sv,
        "ResponseStatus={Message:\"a"sv,
        "ResponseStatus={Message}"sv,
        "ResponseStatus=[a]"sv,
        // Targets, sessions, actions and media types of a request.
        "/auth/credentials?format=json"sv,
        "/auth?UserName=a"sv,
        "/auth/a%2Fb/"sv,
        "/auth/%2E"sv,
        "/auth/a/b"sv,
        "/a b"sv,
        "x1y2"sv,
        "a;b"sv,
        "urn:x"sv,
        "text/xml"sv,
        "a\r\nX-A: b"sv,
    };
    return texts;
}

std::span<http_reply const> http_replies() {
    static constexpr std::array replies{
        http_reply{200, "text/xml; charset=utf-8", "<?xml version='1.0'?><soap:Envelope"},
        http_reply{200, "", "<!-- a --><?b?><Envelope>"},
        http_reply{500, "application/soap+xml; charset=\"ut\\f-8\"; action=\"urn:x\"", "<s:Envelope>"},
        http_reply{200, "text/html", "<html><body>Not found</body></html>"},
        http_reply{404, "application/xhtml+xml ; a=b", "<a/>"},
        http_reply{502, "text/xml;charset='iso-8859-1'", "\xEF\xBB\xBF<!DOCTYPE html><html>"},
        http_reply{200, "text/xml; charset=\"utf-8", "<!DOCTYPE"},
        http_reply{200, "text/xml; charset=utf-8; charset=a", "  "},
        http_reply{200, "text", "{\"a\":1}"},
        http_reply{200, "text/;", "<!ELEMENT"},
        http_reply{200, "application/json", "<a>"},
        http_reply{302, "text/html", "Moved"},
        http_reply{200, "text/xml; charset", "<!-- cut"},
        http_reply{200, "text/xml", "\xFF\xFE<\0E\0n\0v\0e\0l\0o\0p\0e\0>\0"sv},
        http_reply{500, "text/xml", "\xFE\xFF\0<\0a\0:\0E\0n\0v\0e\0l\0o\0p\0e\0/"sv},
    };
    return replies;
}

} // namespace fuzzing
