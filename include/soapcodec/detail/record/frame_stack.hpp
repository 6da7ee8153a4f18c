// SPDX-License-Identifier: MIT
// The records that are open, from the message inwards, and the path that leads to the innermost.
#pragma once

#include <bit>         // std::popcount
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <span>        // std::span
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../layout/layout.hpp"
#include "../plain_vector.hpp"

namespace soapcodec::detail {

/// An open record.
struct frame {
    layout const* content = nullptr;
    void* object = nullptr;             ///< the struct it fills
    detail::slot const* slot = nullptr; ///< its own, in the frame around; null for the root
    detail::slot const* expected = nullptr;
    std::uint64_t seen = 0;  ///< the bits of the elements seen so far
    std::uint64_t items = 0; ///< children begun that may repeat
};

/// A stack that keeps its memory. begin() comes first; where that throws, no record is open.
class frame_stack {
public:
    void begin(layout const& content, void* object, std::string_view root) {
        top_ = all_.data();
        root_.clear();
        if (all_.empty()) {
            all_.resize(first_frames);
            top_ = all_.data();
        }
        *top_ = {&content, object, nullptr, content.slots, 0, 0};
        root_ = root;
    }

    [[nodiscard]] frame& top() noexcept { return *top_; }
    [[nodiscard]] frame const& top() const noexcept { return *top_; }
    /// All of them, the message first.
    [[nodiscard]] std::span<frame const> open() const noexcept {
        return {all_.data(), root_.empty() ? 0 : depth() + 1};
    }
    [[nodiscard]] bool at_root() const noexcept { return top_ == all_.data(); }
    /// Records around the one on top.
    [[nodiscard]] std::size_t depth() const noexcept { return static_cast<std::size_t>(top_ - all_.data()); }

    /// `s` has content. References to frames end.
    void push(slot const& s, void* object) {
        if (top_ == &all_.back()) [[unlikely]] {
            auto const depth = all_.size();
            all_.resize(2 * depth);
            top_ = &all_[depth - 1];
        }
        *++top_ = {s.content, object, &s, s.content->slots, 0, 0};
    }

    /// The frame that was on top stays as it is until the next push().
    void pop() noexcept { --top_; }

    /// Appends `/Root/Child[2]/...` down to the record on top.
    void append_path(std::string& path) const {
        path.append(root_.empty() ? "" : "/").append(root_);
        auto const records = open();
        for (std::size_t i = 1; i < records.size(); ++i) {
            append_step(path, records[i - 1], records[i].slot->local);
        }
    }
    /// Appends a child of the record on top.
    void append_child(std::string& path, std::string_view child) const { append_step(path, *top_, child); }

private:
    static void append_step(std::string& path, frame const& parent, std::string_view child) {
        path.append("/").append(child);
        auto const& first = *parent.content->slots;
        bool const is_list = parent.content->size == 1U + first.more && (first.repeats || first.more != 0);
        auto const items =
            parent.items != 0 || first.repeats ? parent.items : std::uint64_t(std::popcount(parent.seen));
        if (is_list && items != 0 && child == first.local) {
            path.append("[").append(std::to_string(items)).append("]");
        }
    }

    static constexpr std::size_t first_frames = 16;
    plain_vector<frame> all_; // empty until there is something to read
    frame* top_ = nullptr;    // those around it are before it in all_
    std::string root_;
};

} // namespace soapcodec::detail
