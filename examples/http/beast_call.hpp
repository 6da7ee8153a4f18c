// SPDX-License-Identifier: MIT
// Requests by Boost.Beast, many at once on one thread, whose replies are decoded as they come.
#pragma once

#include <soapcodec/http.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include <array>       // std::array
#include <chrono>      // std::chrono::seconds
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <limits>      // std::numeric_limits
#include <memory>      // std::shared_ptr, std::enable_shared_from_this
#include <string_view> // std::string_view
#include <utility>     // std::move

/// One request and its reply, on a connection of its own. It lives as long as Beast has something to do for it, and
/// then calls done(reply, error): what the decoder says, and what the connection came to.
template <class Decoder, class Done>
class beast_call : public std::enable_shared_from_this<beast_call<Decoder, Done>> {
    using error_code = boost::system::error_code;
    using base = std::enable_shared_from_this<beast_call>;

public:
    beast_call(boost::asio::io_context& io, soapcodec::http::request const& request, Decoder decoder, Done done)
        : stream_(io), decoder_(std::move(decoder)), done_(std::move(done)) {
        request_.method(boost::beast::http::verb::post);
        request_.target({request.target.data(), request.target.size()});
        request_.set(boost::beast::http::field::host, request.host);
        for (auto const& [name, value] : request.headers) {
            request_.insert(name, value);
        }
        request_.body() = request.body;
        request_.prepare_payload(); // Content-Length
        // What bounds a reply is decode_options::limits. (Boost 1.74 takes boost::none for a limit of nothing.)
        reply_.body_limit(std::numeric_limits<std::uint64_t>::max());
    }

    void start(boost::asio::ip::tcp::endpoint const& to) {
        stream_.expires_after(std::chrono::seconds(60));
        stream_.async_connect(to,
                              [self = base::shared_from_this()](error_code e) { e ? self->finish(e) : self->write(); });
    }

private:
    void write() {
        boost::beast::http::async_write(stream_, request_,
                                        [self = base::shared_from_this()](error_code e, std::size_t) {
                                            e ? self->finish(e) : self->read_header();
                                        });
    }

    void read_header() {
        boost::beast::http::async_read_header(
            stream_, buffer_, reply_, [self = base::shared_from_this()](error_code e, std::size_t) {
                if (e) {
                    return self->finish(e);
                }
                auto const type = self->reply_.get()[boost::beast::http::field::content_type];
                self->decoder_.begin(static_cast<int>(self->reply_.get().result_int()), {type.data(), type.size()});
                self->read_body();
            });
    }

    void read_body() {
        auto& body = reply_.get().body();
        body.data = piece_.data();
        body.size = piece_.size();
        boost::beast::http::async_read_some(stream_, buffer_, reply_,
                                            [self = base::shared_from_this()](error_code e, std::size_t) {
                                                auto const size = self->piece_.size() - self->reply_.get().body().size;
                                                bool const more = self->decoder_.feed({self->piece_.data(), size});
                                                if (e && e != boost::beast::http::error::need_buffer) {
                                                    return self->finish(e);
                                                }
                                                more && !self->reply_.is_done() ? self->read_body() : self->finish({});
                                            });
    }

    void finish(error_code e) {
        error_code ignored;
        stream_.socket().shutdown(boost::asio::ip::tcp::socket::shutdown_both, ignored);
        done_(decoder_.finish(), e);
    }

    boost::beast::tcp_stream stream_;
    boost::beast::flat_buffer buffer_;
    boost::beast::http::request<boost::beast::http::string_body> request_;
    boost::beast::http::response_parser<boost::beast::http::buffer_body> reply_;
    std::array<char, 4096> piece_{};
    Decoder decoder_; // an http::reply_decoder
    Done done_;
};

template <class Decoder, class Done>
void start_call(boost::asio::io_context& io, boost::asio::ip::tcp::endpoint const& to,
                soapcodec::http::request const& request, Decoder decoder, Done done) {
    std::make_shared<beast_call<Decoder, Done>>(io, request, std::move(decoder), std::move(done))->start(to);
}
