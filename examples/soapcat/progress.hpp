// SPDX-License-Identifier: MIT
// How far reading has come, on a terminal.
#pragma once

#include <sys/stat.h> // stat
#include <unistd.h>   // isatty

#include <fmt/format.h>

#include <atomic>             // std::atomic
#include <chrono>             // std::chrono::steady_clock
#include <condition_variable> // std::condition_variable_any
#include <cstdint>            // std::uint64_t
#include <cstdio>             // std::fwrite
#include <mutex>              // std::mutex, std::unique_lock
#include <string>             // std::string
#include <thread>             // std::jthread
#include <vector>             // std::vector

namespace soapcat {

/// Bytes read so far, of all files.
inline std::atomic<std::uint64_t> bytes_read = 0;

/// The line: what part has been read, if it is known how much there is, how fast, and how long the rest will take.
[[nodiscard]] inline std::string progress_line(std::uint64_t bytes, std::uint64_t total, double seconds) {
    auto const rate = static_cast<double>(bytes) / seconds;
    auto const speed = fmt::format("{:.1f} MB at {:.1f} MB/s", static_cast<double>(bytes) / 1e6, rate / 1e6);
    if (total < bytes || total == 0) {
        return speed;
    }
    return fmt::format("{} % of {}, {:.0f} s left", bytes * 100 / total, speed,
                       static_cast<double>(total - bytes) / rate);
}

/// Writes that line on standard error, twice a second from the second second on, where that is a terminal and standard
/// output, which goes there too otherwise, is none.
class progress {
public:
    explicit progress(std::vector<std::string> const& files) {
        if (::isatty(STDERR_FILENO) == 0 || ::isatty(STDOUT_FILENO) != 0) {
            return;
        }
        std::uint64_t total = 0;
        for (auto const& file : files) {
            struct stat about {};
            if (::stat(file.c_str(), &about) == 0 && S_ISREG(about.st_mode)) {
                total += static_cast<std::uint64_t>(about.st_size);
            }
        }
        writer_ = std::jthread([this, total](std::stop_token const& stop) { run(stop, total); });
    }

private:
    void run(std::stop_token const& stop, std::uint64_t total) {
        using clock = std::chrono::steady_clock;
        auto const begin = clock::now();
        std::mutex mutex;
        std::unique_lock<std::mutex> lock(mutex);
        bool written = false;
        auto pause = std::chrono::milliseconds(1000);
        while (!changed_.wait_for(lock, stop, pause, [&stop] { return stop.stop_requested(); })) {
            std::chrono::duration<double> const seconds = clock::now() - begin;
            write("\r\x1B[K" + progress_line(bytes_read, total, seconds.count()));
            written = true;
            pause = std::chrono::milliseconds(500);
        }
        write(written ? "\r\x1B[K" : "");
    }
    static void write(std::string const& text) { std::fwrite(text.data(), 1, text.size(), stderr); }

    std::condition_variable_any changed_;
    std::jthread writer_; // stops before what it uses goes
};

} // namespace soapcat
