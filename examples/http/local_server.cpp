// SPDX-License-Identifier: MIT
// Both services on this machine, for the clients beside this file: answers as they do, and as networks do.
//
//     local_server CLIENT [ARGUMENT...]   serves while CLIENT runs, which is given the port as its last argument, and
//                                         exits as it does
//
// What is wrong on purpose: the first GetIdentities reply of a session is cut, the next come in pieces of odd sizes,
// slowly, compressed for who accepts that; a reply to Authenticate names a length that is too small; /down is a page of
// HTML. Boost.Beast reads the requests; replies are written as bytes, since no library writes a broken one.
#include "replies.hpp"

#include <soapcodec/http.hpp>
#include <soapcodec/soapcodec.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/system/system_error.hpp>

#include <atomic>      // std::atomic
#include <chrono>      // std::chrono::milliseconds
#include <cstdlib>     // std::system
#include <mutex>       // std::mutex, std::lock_guard
#include <set>         // std::set
#include <string>      // std::string
#include <string_view> // std::string_view
#include <thread>      // std::thread

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using request = beast::http::request<beast::http::string_body>;

namespace {

std::string_view view(beast::string_view text) {
    return {text.data(), text.size()};
}

/// What goes over a connection, and how.
struct answer {
    std::string bytes;
    std::size_t piece = 1 << 16; ///< bytes that are written at once
    bool slow = false;
    bool closes = false;
};

std::string with_head(int status, std::string_view type, std::string_view more, std::string_view body,
                      std::size_t length) {
    return fmt::format("HTTP/1.1 {} {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n{}\r\n{}", status,
                       status == 200 ? "OK" : "Error", type, length, more, body);
}

class local_server {
public:
    explicit local_server(asio::io_context& io) : acceptor_(io, {asio::ip::address_v4::loopback(), 0}) {
        std::thread([this] { accept(); }).detach();
    }

    [[nodiscard]] unsigned short port() const { return acceptor_.local_endpoint().port(); }

private:
    void accept() {
        for (;;) {
            std::thread([this, socket = acceptor_.accept()]() mutable { serve(std::move(socket)); }).detach();
        }
    }

    void serve(tcp::socket socket) {
        try {
            beast::flat_buffer buffer;
            for (bool open = true; open;) {
                request r;
                beast::http::read(socket, buffer, r);
                auto const reply = answer_to(r);
                for (std::string_view rest = reply.bytes; !rest.empty();) {
                    auto const piece = rest.substr(0, reply.piece);
                    asio::write(socket, asio::buffer(piece.data(), piece.size()));
                    rest.remove_prefix(piece.size());
                    std::this_thread::sleep_for(std::chrono::milliseconds(reply.slow ? 1 : 0));
                }
                open = !reply.closes && r.keep_alive();
            }
        } catch (boost::system::system_error const&) {
            // The client has left.
        }
    }

    [[nodiscard]] answer answer_to(request const& r) {
        auto const target = view(r.target());
        if (target == "/down") {
            return {with_head(503, "text/html", "", "<html><body>Back soon.</body></html>", 36)};
        }
        bool const is_stack = target == soapcodec::servicestack::path;
        auto const made = is_stack ? local::authenticated(r.body()) : local::identified(r.body(), session_of(r));
        auto const type = fmt::format("{}; charset=utf-8", soapcodec::soap::media_type(made.version));
        auto const status = made.is_fault ? 500 : 200;
        if (is_stack) {
            // Credentials that are "short" get less than there is.
            auto const length = made.body.size() - (r.body().find("short") == std::string::npos ? 0 : 40);
            return {with_head(status, type, "", made.body, length), 1000, false, length != made.body.size()};
        }
        if (!made.is_list) {
            return {with_head(status, type, "", made.body, made.body.size())};
        }
        if (is_first(session_of(r))) {
            return {with_head(status, type, "", made.body.substr(0, made.body.size() / 2), made.body.size()), 700,
                    false, true};
        }
        if (view(r["Accept-Encoding"]).find("gzip") == std::string_view::npos) {
            return {with_head(status, type, "", made.body, made.body.size()), 777, true};
        }
        auto const packed = local::gzip(made.body);
        return {with_head(status, type, "Content-Encoding: gzip\r\n", packed, packed.size()), 777, true};
    }

    /// The session in a request's cookie, empty if there is none.
    [[nodiscard]] static std::string session_of(request const& r) {
        auto const cookie = view(r["Cookie"]);
        auto const name = std::string(soapcodec::office24seven::conventions.session_cookie) + "=";
        return std::string(cookie.starts_with(name) ? cookie.substr(name.size()) : std::string_view());
    }

    [[nodiscard]] bool is_first(std::string const& session) {
        std::lock_guard<std::mutex> const lock(mutex_);
        return sessions_.insert(session).second;
    }

    tcp::acceptor acceptor_;
    std::mutex mutex_;
    std::set<std::string> sessions_; // that have asked for a list
};

} // namespace

int main(int count, char** arguments) {
    asio::io_context io;
    static local_server server(io); // its threads go on until the process ends
    std::string command;
    for (int i = 1; i < count; ++i) {
        command += fmt::format("'{}' ", arguments[i]);
    }
    int const status = std::system((command + std::to_string(server.port())).c_str());
    std::quick_exit(status == 0 ? 0 : 1);
}
