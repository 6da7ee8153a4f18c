// SPDX-License-Identifier: MIT
// What a camera can send: writes the request that asks for its profiles, and reads a reply, which is in a file here.
//
//     get_profiles reply.xml
#include <soapcodec/http.hpp>
#include <soapcodec/soapcodec.hpp>

#include "media.hpp"

#include <fstream>  // std::ifstream
#include <iterator> // std::istreambuf_iterator
#include <string>   // std::string

int main(int count, char** arguments) {
    if (count != 2) {
        fmt::print(stderr, "usage: {} REPLY\n", arguments[0]);
        return 2;
    }
    auto const request = soapcodec::http::soap_request(onvif::get_profiles{}, soapcodec::soap_1_2,
                                                       {.host = "192.168.1.64", .target = "/onvif/Media"},
                                                       {.action_parameter = true, .encoding = {.indented = true}});
    if (!request) {
        fmt::print(stderr, "{}\n", request.error());
        return 1;
    }
    fmt::print("{} {}\n", request->method, request->target);
    for (auto const& header : request->headers) {
        fmt::print("{}: {}\n", header.name, header.value);
    }
    fmt::print("\n{}\n", request->body);

    std::ifstream file(arguments[1], std::ios::binary);
    std::string const bytes(std::istreambuf_iterator<char>(file), {});
    auto const reply = soapcodec::decode<onvif::get_profiles_response>(bytes);
    if (!reply) { // a soap:Fault too, such as ter:NotAuthorized
        fmt::print(stderr, "{}\n", reply.error());
        return 1;
    }
    for (auto const& profile : reply->profiles) {
        fmt::print("{} {}{}\n", profile.token, profile.name, profile.fixed.value_or(false) ? ", fixed" : "");
        if (auto const& source = profile.source) {
            fmt::print("  from {}, {}x{}\n", source->token, source->bounds.width, source->bounds.height);
        }
        if (auto const& encoder = profile.encoder) {
            bool const known = encoder->encoding != onvif::encoding::another;
            fmt::print("  as {}, {}x{}\n", known ? fmt::to_string(encoder->encoding) : "something else",
                       encoder->resolution.width, encoder->resolution.height);
            if (auto const& rate = encoder->rate) {
                fmt::print("  at {} frames and {} kbit a second\n", rate->frames, rate->bitrate);
            }
        }
    }
}
