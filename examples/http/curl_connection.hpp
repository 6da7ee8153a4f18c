// SPDX-License-Identifier: MIT
// Requests by libcurl, whose replies are decoded as they come.
#pragma once

#include <soapcodec/http.hpp>

#include <curl/curl.h>

#include <exception>   // std::exception
#include <memory>      // std::unique_ptr
#include <new>         // std::bad_alloc
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move, std::declval

/// What became of a request.
template <class Result>
struct exchange {
    Result reply;                  ///< the message, or why there is none
    CURLcode transport = CURLE_OK; ///< what libcurl says of the connection

    /// Whether another try may help: the connection failed before the reply was there.
    [[nodiscard]] bool was_cut() const {
        return transport == CURLE_COULDNT_CONNECT || transport == CURLE_GOT_NOTHING ||
               transport == CURLE_PARTIAL_FILE || transport == CURLE_RECV_ERROR || transport == CURLE_SEND_ERROR;
    }
};

/// A connection to one server, kept open from request to request. For one thread.
class curl_connection {
public:
    /// `base` is what stands before a target: `https://shop.example`.
    explicit curl_connection(std::string base) : base_(std::move(base)), easy_(curl_easy_init()) {
        if (easy_ == nullptr) {
            throw std::bad_alloc();
        }
        set(CURLOPT_ACCEPT_ENCODING, ""); // whatever libcurl can unpack, such as gzip
        set(CURLOPT_CONNECTTIMEOUT_MS, 5000L);
        set(CURLOPT_LOW_SPEED_LIMIT, 1L); // bytes a second, for so many seconds: then the server is gone
        set(CURLOPT_LOW_SPEED_TIME, 30L);
    }

    /// Sends a request and decodes the reply: `reply` is an http::reply_decoder.
    template <class Reply>
    auto send(soapcodec::http::request const& request, Reply& reply)
        -> exchange<decltype(std::declval<Reply&>().finish())> {
        std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(nullptr, curl_slist_free_all);
        for (auto const& [name, value] : request.headers) {
            headers.reset(curl_slist_append(headers.release(), (name + ": " + value).c_str()));
        }
        set(CURLOPT_URL, (base_ + request.target).c_str());
        set(CURLOPT_POSTFIELDS, request.body.data());
        set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        set(CURLOPT_HTTPHEADER, headers.get());
        transfer<Reply> now{*this, reply};
        set(CURLOPT_WRITEFUNCTION, &transfer<Reply>::take);
        set(CURLOPT_WRITEDATA, &now);
        auto const code = curl_easy_perform(easy_.get());
        if (!now.has_begun) { // a reply without a body, or none
            now.begin();
        }
        // A decoder that wants no more has libcurl stop, which is no failure of the connection.
        return {reply.finish(), code == CURLE_WRITE_ERROR ? CURLE_OK : code};
    }

private:
    template <class Reply>
    struct transfer {
        curl_connection& connection;
        Reply& reply;
        bool has_begun = false;

        void begin() {
            has_begun = true;
            long status = 0;
            char* type = nullptr;
            curl_easy_getinfo(connection.easy_.get(), CURLINFO_RESPONSE_CODE, &status);
            curl_easy_getinfo(connection.easy_.get(), CURLINFO_CONTENT_TYPE, &type);
            reply.begin(static_cast<int>(status), type == nullptr ? "" : type);
        }

        /// libcurl's callback: called as soon as there are bytes of the body. No exception may leave it; the decoder
        /// keeps what a callback of the user's throws.
        static std::size_t take(char* bytes, std::size_t, std::size_t size, void* self) noexcept {
            auto& now = *static_cast<transfer*>(self);
            if (!now.has_begun) {
                now.begin();
            }
            return now.reply.feed(std::string_view(bytes, size)) ? size : 0;
        }
    };

    template <class Value>
    void set(CURLoption option, Value value) {
        curl_easy_setopt(easy_.get(), option, value);
    }

    struct cleanup {
        void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
    };

    std::string base_;
    std::unique_ptr<CURL, cleanup> easy_;
};
