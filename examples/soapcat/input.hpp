// SPDX-License-Identifier: MIT
// A file or standard input in chunks, and the lines around a place in it.
#pragma once

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <cstdio>      // std::fread
#include <memory>      // std::unique_ptr
#include <string>      // std::string
#include <string_view> // std::string_view

#include <soapcodec/error.hpp>

namespace soapcat {

/// Reads in chunks and remembers the latest ones, so that an error can show what it is about.
class input {
public:
    static constexpr std::size_t chunk_size = std::size_t{64} << 10U;

    /// "-" is standard input.
    explicit input(std::string name) : name_(name == "-" ? "<stdin>" : name) {
        if (name == "-") {
            file_.reset(stdin);
        } else {
            file_.reset(std::fopen(name.c_str(), "rb"));
        }
    }

    [[nodiscard]] bool opened() const noexcept { return file_ != nullptr; }
    [[nodiscard]] bool failed() const noexcept { return std::ferror(file_.get()) != 0; }
    [[nodiscard]] std::string const& name() const noexcept { return name_; }

    /// The next bytes; none at the end. They live until the next call.
    [[nodiscard]] std::string_view next() {
        if (window_.size() > 2 * chunk_size) {
            auto const old = window_.size() - chunk_size;
            window_.erase(0, old);
            window_at_ += old;
        }
        auto const before = window_.size();
        window_.resize(before + chunk_size);
        window_.resize(before + std::fread(window_.data() + before, 1, chunk_size, file_.get()));
        return std::string_view(window_).substr(before);
    }

    /// The line that a place is in, cut to what fits a terminal, and below it a caret at the place. Nothing if that
    /// part of the input is gone, or is not text.
    [[nodiscard]] std::string excerpt(soapcodec::position where) const {
        constexpr std::size_t before = 60;
        constexpr std::size_t after = 40;
        if (where.byte < window_at_ || where.byte - window_at_ > window_.size()) {
            return {};
        }
        std::string_view const text(window_);
        auto const at = static_cast<std::size_t>(where.byte - window_at_);
        auto begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1; // npos + 1 is 0
        auto const end = std::min({text.find('\n', at), at + after, text.size()});
        begin = at - begin > before ? at - before : begin;
        while (begin < at && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) {
            ++begin;
        }
        auto line = std::string(text.substr(begin, end - begin));
        if (line.find('\0') != line.npos) {
            return {};
        }
        std::string indent;
        for (std::size_t i = begin; i < at; ++i) {
            bool const continues = (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U;
            indent += continues ? "" : text[i] == '\t' ? "\t" : " ";
        }
        while (!line.empty() && (line.back() == '\r' || (static_cast<unsigned char>(line.back()) & 0x80U) != 0)) {
            line.pop_back();
        }
        return line + "\n" + indent + "^\n";
    }

private:
    struct close {
        void operator()(std::FILE* file) const noexcept {
            if (file != stdin) {
                std::fclose(file);
            }
        }
    };

    std::string name_;
    std::unique_ptr<std::FILE, close> file_;
    std::string window_;
    std::uint64_t window_at_ = 0;
};

} // namespace soapcat
