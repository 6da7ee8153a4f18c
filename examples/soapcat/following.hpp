// SPDX-License-Identifier: MIT
// When a file that grows is read to its end: when its document is, or when the user says so.
#pragma once

#include <expat.h>

#include <atomic>      // std::atomic
#include <csignal>     // SIGINT
#include <cstddef>     // std::size_t
#include <memory>      // std::unique_ptr
#include <new>         // std::bad_alloc
#include <string_view> // std::string_view

#include <signal.h> // sigaction

namespace soapcat {

/// The user has asked for an end.
inline std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

/// Sees the bytes of a document, and SIGINT.
class following {
public:
    following() : parser_(XML_ParserCreate(nullptr)) {
        if (parser_ == nullptr) {
            throw std::bad_alloc();
        }
        XML_SetUserData(parser_.get(), this);
        XML_SetElementHandler(
            parser_.get(), [](void* self, char const*, char const**) { ++static_cast<following*>(self)->depth_; },
            [](void* self, char const*) {
                auto& one = *static_cast<following*>(self);
                one.ended_ = --one.depth_ == 0;
            });
        struct sigaction action {};
        action.sa_handler = [](int) { interrupted = true; };
        ::sigaction(SIGINT, &action, nullptr); // without SA_RESTART: a read that waits ends
    }
    following(following const&) = delete;
    following& operator=(following const&) = delete;

    /// The next bytes. Behind a mistake no more are wanted.
    void feed(std::string_view bytes) {
        if (!ended_ && XML_Parse(parser_.get(), bytes.data(), static_cast<int>(bytes.size()), 0) == XML_STATUS_ERROR) {
            ended_ = true;
        }
    }

    /// Whether nothing more is to be waited for.
    [[nodiscard]] bool ended() const noexcept { return ended_ || interrupted; }

private:
    struct free_parser {
        void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
    };
    std::unique_ptr<XML_ParserStruct, free_parser> parser_;
    std::size_t depth_ = 0;
    bool ended_ = false;
};

} // namespace soapcat
