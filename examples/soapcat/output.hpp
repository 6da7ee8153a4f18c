// SPDX-License-Identifier: MIT
// Standard output for several files at once: what each prints comes out in their order, and nothing grows without
// bound.
#pragma once

#include <atomic>             // std::atomic
#include <cerrno>             // errno
#include <condition_variable> // std::condition_variable
#include <cstddef>            // std::size_t
#include <cstdio>             // std::fwrite, std::fflush
#include <map>                // std::map
#include <mutex>              // std::mutex, std::unique_lock
#include <string>             // std::string
#include <string_view>        // std::string_view
#include <utility>            // std::exchange, std::move

namespace soapcat {

/// What a file has not yet written.
struct left_over {
    std::string names; // of columns
    std::string text;
};

/// Whose turn it is to write, by the number of the file, and what those that are done have left for theirs.
class turns {
public:
    /// Bytes that are kept for later, of one file that is being read and of all that are done. Beyond it they wait.
    static constexpr std::size_t most_kept = std::size_t{16} << 20U;

    [[nodiscard]] bool is_at(std::size_t file) {
        std::unique_lock<std::mutex> const lock(mutex_);
        return turn_ == file;
    }
    void wait_for(std::size_t file) {
        std::unique_lock<std::mutex> lock(mutex_);
        changed_.wait(lock, [&] { return turn_ == file; });
    }

    /// A file is done: what it has left is written when its turn comes.
    void leave(std::size_t file, left_over rest) {
        std::unique_lock<std::mutex> lock(mutex_);
        changed_.wait(lock, [&] { return turn_ == file || kept_bytes_ + rest.text.size() <= most_kept; });
        kept_bytes_ += rest.text.size();
        kept_.emplace(file, std::move(rest));
        for (auto first = kept_.begin(); first != kept_.end() && first->first == turn_; first = kept_.begin()) {
            write_names(first->second.names);
            write(first->second.text);
            kept_bytes_ -= first->second.text.size();
            kept_.erase(first);
            ++turn_;
        }
        changed_.notify_all();
    }

    /// For whose turn it is. False once anything could not be written: more output is in vain then.
    bool write(std::string_view text) { return check(std::fwrite(text.data(), 1, text.size(), stdout) == text.size()); }
    bool flush() { return check(std::fflush(stdout) == 0); }

    /// The names of columns, unless they are those that were written last.
    bool write_names(std::string_view names) {
        if (names.empty() || names == names_) {
            return true;
        }
        names_ = names;
        return write(names);
    }

    /// The errno of the first write that failed, or 0.
    [[nodiscard]] int error() const noexcept { return error_; }

private:
    // Asked at once, since a later flush succeeds: what could not be written is gone from the buffer by then.
    bool check(bool done) {
        if (!done && error_ == 0) {
            error_ = errno;
        }
        return error_ == 0;
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t turn_ = 0;
    std::map<std::size_t, left_over> kept_; // by file
    std::string names_;                     // of columns
    std::size_t kept_bytes_ = 0;
    std::atomic<int> error_ = 0;
};

/// What one file prints, line by line.
class output {
public:
    output(turns& order, std::size_t file) : order_(order), file_(file) {}
    ~output() { order_.leave(file_, {std::move(names_), std::move(kept_)}); }
    output(output const&) = delete;
    output& operator=(output const&) = delete;

    /// These two return false once anything could not be written.
    bool print(std::string_view line) {
        if (is_silent_) {
            return true;
        }
        kept_.append(line).append("\n");
        if (kept_.size() > turns::most_kept) {
            order_.wait_for(file_);
        }
        return kept_.size() < enough || !order_.is_at(file_) || write_kept();
    }
    /// Whether what is printed from now on is forgotten.
    void be_silent(bool silent) noexcept { is_silent_ = silent; }

    /// A line before all others, which is left out where the file before has had the same.
    void print_names(std::string_view line) {
        if (!is_silent_) {
            names_.assign(line).append("\n");
        }
    }
    bool flush() { return !order_.is_at(file_) || (write_kept() && order_.flush()); }

    [[nodiscard]] int error() const noexcept { return order_.error(); }

private:
    static constexpr std::size_t enough = std::size_t{1} << 14U; // to be written at once

    bool write_kept() {
        bool const good = order_.write_names(std::exchange(names_, {})) && order_.write(kept_);
        kept_.clear();
        return good;
    }

    turns& order_;
    std::size_t file_;
    std::string names_;
    std::string kept_;
    bool is_silent_ = false;
};

} // namespace soapcat
