// SPDX-License-Identifier: MIT
// A file or standard input in chunks, as they come, and the lines around a place in it.
#pragma once

#include <fcntl.h>    // open
#include <poll.h>     // poll
#include <sys/stat.h> // fstat
#include <unistd.h>   // read, lseek, close

#include <algorithm>   // std::min, std::replace
#include <cerrno>      // errno
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <functional>  // std::function
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move

#include <soapcodec/error.hpp>

#include "progress.hpp"
#include "text.hpp"

namespace soapcat {

/// Reads in chunks and remembers the latest ones, so that an error can show what it is about. Of POSIX, not of stdio,
/// which waits until a whole chunk has come: a pipe's records are to be printed as they arrive.
class input {
public:
    static constexpr std::size_t chunk_size = std::size_t{64} << 10U;

    /// "-" is standard input.
    explicit input(std::string const& name)
        : name_(name == "-"    ? "<stdin>"
                : name.empty() ? "''"
                               : name),
          file_(name == "-" ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC)),
          error_(file_ < 0 ? errno : 0) {}
    ~input() {
        if (file_ > STDIN_FILENO) {
            ::close(file_);
        }
    }
    input(input const&) = delete;
    input& operator=(input const&) = delete;

    [[nodiscard]] bool opened() const noexcept { return file_ >= 0; }
    /// The errno of what failed, opening or reading; 0 if nothing did.
    [[nodiscard]] int error() const noexcept { return error_; }
    [[nodiscard]] std::string const& name() const noexcept { return name_; }

    /// Has next() wait at the end of a file for what is still to be written to it. Once that is true nothing is read.
    void follow(std::function<bool()> ended) { ended_ = std::move(ended); }

    /// Has all bytes that next() returns seen by someone else, too.
    void watch(std::function<void(std::string_view)> seen) { seen_ = std::move(seen); }

    /// The next bytes, as many as are there, for which it waits if there are none; none at the end, or after an error.
    /// They live until the next call.
    [[nodiscard]] std::string_view next() {
        if (window_.size() > 2 * chunk_size) {
            auto const old = window_.size() - chunk_size;
            window_.erase(0, old);
            window_at_ += old;
        }
        auto const before = window_.size();
        window_.resize(before + chunk_size);
        window_.resize(before + read_some(window_.data() + before));
        auto const bytes = std::string_view(window_).substr(before);
        bytes_read += bytes.size();
        if (seen_) {
            seen_(bytes);
        }
        return bytes;
    }

    /// Whether next() would have to wait for its bytes.
    [[nodiscard]] bool would_wait() const { return wait(0) == 0 || (is_followed() && is_at_end()); }

    /// The line that a place is in, cut to what fits a terminal and made printable, and below it a caret at the place.
    /// Nothing if that part of the input is gone, or is in UTF-16 or no text.
    [[nodiscard]] std::string excerpt(soapcodec::position where) const {
        constexpr std::size_t before = 60;
        constexpr std::size_t after = 40;
        if (where.byte < window_at_ || where.byte - window_at_ > window_.size()) {
            return {};
        }
        std::string_view const text(window_);
        auto const at = static_cast<std::size_t>(where.byte - window_at_);
        auto begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1; // npos + 1 is 0
        auto end = std::min(text.find('\n', at), text.size());
        if (at - begin > before) {
            begin = at - before;
            // A character is not cut: its bytes but for the first are no more than three.
            for (int i = 0; i < 3 && continues(text[begin]); ++i) {
                ++begin;
            }
        }
        if (end - at > after) {
            end = at + after;
            for (int i = 0; i < 3 && continues(text[end]); ++i) {
                --end;
            }
        }
        auto line = std::string(text.substr(begin, end - begin));
        if (line.find('\0') != line.npos) {
            return {};
        }
        std::replace(line.begin(), line.end(), '\t', ' ');
        if (line.ends_with('\r')) {
            line.pop_back();
        }
        auto const left = printable(std::string_view(line).substr(0, at - begin));
        return left + printable(std::string_view(line).substr(std::min(at - begin, line.size()))) + '\n' +
               std::string(width(left), ' ') + "^\n";
    }

private:
    static constexpr int pause = 100; // in milliseconds, before a file is looked at again

    [[nodiscard]] bool is_followed() const { return ended_ && !ended_(); }

    /// A file by its size: poll() always finds it readable.
    [[nodiscard]] bool is_at_end() const noexcept {
        struct stat about {};
        return ::fstat(file_, &about) == 0 && S_ISREG(about.st_mode) && ::lseek(file_, 0, SEEK_CUR) >= about.st_size;
    }

    int wait(int milliseconds) const noexcept {
        pollfd one{file_, POLLIN, 0};
        return ::poll(&one, 1, milliseconds);
    }

    std::size_t read_some(char* buffer) {
        while (!ended_ || !ended_()) {
            auto const size = ::read(file_, buffer, chunk_size);
            if (size == 0 && is_followed()) {
                // What has been written meanwhile is read at once.
                ::poll(nullptr, 0, is_at_end() ? pause : 0);
            } else if (size >= 0) {
                return static_cast<std::size_t>(size);
            } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
                wait(-1); // another program has left the terminal or pipe so that it does not block
            } else if (errno != EINTR) {
                error_ = errno;
                return 0;
            }
        }
        return 0;
    }

    std::string name_;
    int file_;
    int error_;
    std::function<void(std::string_view)> seen_;
    std::function<bool()> ended_; // where a file is followed
    std::string window_;
    std::uint64_t window_at_ = 0;
};

} // namespace soapcat
