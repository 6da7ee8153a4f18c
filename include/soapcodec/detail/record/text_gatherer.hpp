// SPDX-License-Identifier: MIT
// Joins the pieces in which a source delivers one text.
#pragma once

#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view

namespace soapcodec::detail {

/// The text of the value being read. While pieces follow each other in the source's memory, only a pointer and a
/// length are kept; they are copied when they do not, or when that memory is about to go.
class text_gatherer {
public:
    void clear() noexcept {
        view_ = {};
        copied_ = false;
    }

    /// The first piece since clear().
    void hold(std::string_view piece) noexcept { view_ = piece; }

    void add(std::string_view piece) {
        if (view_.empty()) {
            view_ = piece;
            copied_ = false;
        } else if (!copied_ && view_.data() + view_.size() == piece.data()) {
            view_ = {view_.data(), view_.size() + piece.size()};
        } else {
            keep();
            buffer_.append(piece);
            view_ = buffer_;
        }
    }

    /// Copies what is still in the source's memory.
    void keep() {
        if (!copied_ && !view_.empty()) {
            buffer_.assign(view_);
            view_ = buffer_;
            copied_ = true;
        }
    }

    /// All pieces since clear(). Lives until the next change.
    [[nodiscard]] std::string_view view() const noexcept { return view_; }
    [[nodiscard]] std::size_t size() const noexcept { return view_.size(); }

private:
    std::string_view view_;
    std::string buffer_;
    bool copied_ = false;
};

} // namespace soapcodec::detail
