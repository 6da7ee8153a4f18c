// SPDX-License-Identifier: MIT
// The bytes that a fuzzing engine hands over, as a document and the choices made about it.
#pragma once

#include "../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint8_t, std::uint64_t
#include <limits>      // std::numeric_limits
#include <span>        // std::span
#include <string_view> // std::string_view

namespace soapcodec::fuzz {

/// Takes choices from the end of the bytes and leaves what is in front of them as the document, so that a choice more
/// or less does not move the document. When no bytes are left, every choice is 0, which is to mean the plainest case.
/// A view: the bytes must outlive it.
class input {
public:
    /// All bytes are choices.
    explicit input(std::span<std::uint8_t const> bytes) noexcept : left_(bytes) {}

    /// For targets whose input is a document. What ends as documents do, with `>` or a line end, has no choices
    /// behind it: a file from elsewhere is read as it is, and an engine adds the choices.
    [[nodiscard]] static input behind_document(std::span<std::uint8_t const> bytes) noexcept {
        input made(bytes);
        auto const last = bytes.empty() ? std::uint8_t{0} : bytes.back();
        made.has_choices_ = last != '>' && last != '\n' && last != 0; // 0 ends `>` in UTF-16
        return made;
    }

    /// The next byte from the end, or 0.
    [[nodiscard]] std::uint8_t byte() noexcept {
        if (left_.empty() || !has_choices_) {
            return 0;
        }
        auto const taken = left_.back();
        left_ = left_.first(left_.size() - 1);
        return taken;
    }

    /// A number from 0 to `most`, of no more bytes than it needs.
    [[nodiscard]] std::uint64_t number(std::uint64_t most) noexcept {
        std::uint64_t value = 0;
        for (auto left = most; left != 0; left >>= 8U) {
            value = value << 8U | byte();
        }
        return most == std::numeric_limits<std::uint64_t>::max() ? value : value % (most + 1);
    }

    /// The same for sizes and indices.
    [[nodiscard]] std::size_t index(std::size_t most) noexcept { return static_cast<std::size_t>(number(most)); }

    /// One of two.
    [[nodiscard]] bool flip() noexcept { return (byte() & 1U) != 0; }

    /// What is in front of the choices taken.
    [[nodiscard]] std::string_view rest() const noexcept {
        return {reinterpret_cast<char const*>(left_.data()), left_.size()};
    }

private:
    std::span<std::uint8_t const> left_;
    bool has_choices_ = true;
};

} // namespace soapcodec::fuzz
