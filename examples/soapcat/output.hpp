// SPDX-License-Identifier: MIT
// Standard output, line by line, which remembers why a line could not be written.
#pragma once

#include <cerrno>      // errno
#include <cstdio>      // std::fwrite
#include <string_view> // std::string_view

namespace soapcat {

class output {
public:
    /// These two return false once anything could not be written: more output is in vain then.
    bool print(std::string_view line) { return write(line) && write("\n"); }
    bool flush() { return check(std::fflush(stdout) == 0); }

    /// The errno of the first write that failed, or 0.
    [[nodiscard]] int error() const noexcept { return error_; }

private:
    bool write(std::string_view text) { return check(std::fwrite(text.data(), 1, text.size(), stdout) == text.size()); }

    // Asked at once, since a later flush succeeds: what could not be written is gone from the buffer by then.
    bool check(bool done) {
        if (!done && error_ == 0) {
            error_ = errno;
        }
        return error_ == 0;
    }

    int error_ = 0;
};

} // namespace soapcat
