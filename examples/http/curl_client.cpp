// SPDX-License-Identifier: MIT
// A client of both services on libcurl: a login and its cookie, a list that is handed over record by record, a retry, a
// fault, a page of HTML.
//
//     curl_client PORT     of a server on this machine: local_server
#include "curl_connection.hpp"

#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>
#include <soapcodec/soapcodec.hpp>

#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

namespace http = soapcodec::http;
namespace office = soapcodec::office24seven;
namespace stack = soapcodec::servicestack;

namespace {

/// A session, if there is one.
std::optional<std::string> login(curl_connection& to, std::string_view password) {
    office::login message;
    message.credential.emplace().username = "kari";
    message.credential->password = std::string(password);
    auto const call = http::soap_request(message, soapcodec::soap_1_1, {office::host, office::path}).value();
    http::reply_decoder<soapcodec::decoder<office::login_response>> decoder;
    auto const [reply, transport] = to.send(call, decoder);
    if (!reply) {
        fmt::print("login: {}\n", reply.error());
    } else if (succeeded(*reply)) {
        return reply->session_id;
    } else {
        fmt::print("login: refused\n");
    }
    return std::nullopt;
}

/// Prints how many identities there are, and the current one.
void print_identities(curl_connection& to, std::optional<std::string> const& session) {
    auto const call = http::soap_request(office::get_identities{}, soapcodec::soap_1_1, {office::host, office::path},
                                         {.session_id = session})
                          .value();
    for (int tries = 0; tries < 3; ++tries) {
        std::size_t count = 0; // of this try: what was handed over before a connection was cut comes again
        std::string current;
        http::reply_decoder decoder(
            soapcodec::stream_decoder<&office::get_identities_response::identities>([&](office::identity const& one) {
                ++count;
                if (one.is_current && one.client) {
                    current = one.client->name.value_or("");
                }
            }));
        auto const done = to.send(call, decoder);
        if (done.was_cut()) {
            fmt::print("identities: cut behind {} of them, once more\n", count);
            continue;
        }
        if (done.reply) {
            fmt::print("identities: {}, now {}\n", count, current);
        } else if (auto const* const fault = done.reply.error().fault()) {
            fmt::print("identities: status {}, {}\n", decoder.status(), fault->text());
        } else {
            fmt::print("identities: {}\n", done.reply.error());
        }
        return;
    }
}

void authenticate(curl_connection& to, std::string const& target, std::string const& password) {
    stack::authenticate message;
    message.provider = "credentials";
    message.user_name = "kari";
    message.password = password;
    auto const call = http::soap_request(message, soapcodec::soap_1_2, {stack::host, target}).value();
    http::reply_decoder<soapcodec::decoder<stack::authenticate_response>> decoder;
    auto const [reply, transport] = to.send(call, decoder);
    if (!reply) {
        fmt::print("authenticate: {}\n", reply.error());
    } else if (auto const* const status = error_of(*reply)) {
        fmt::print("authenticate: {}, {}\n", status->error_code.value_or(""), status->message.value_or(""));
    } else {
        fmt::print("authenticate: session {}\n", reply->session_id.value_or(""));
    }
}

} // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        fmt::print(stderr, "usage: curl_client PORT\n");
        return 2;
    }
    curl_connection to(std::string("http://127.0.0.1:") + arguments[count - 1]);
    login(to, "guess");
    auto const session = login(to, "secret");
    print_identities(to, session);
    print_identities(to, std::nullopt);
    authenticate(to, std::string(stack::path), "secret");
    authenticate(to, std::string(stack::path), "guess");
    authenticate(to, std::string(stack::path), "short");
    authenticate(to, "/down", "secret");
}
