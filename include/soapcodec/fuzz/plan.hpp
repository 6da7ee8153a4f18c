// SPDX-License-Identifier: MIT
// How a document is cut into the pieces that a decoder is fed.
#pragma once

#include "../cxx20.hpp"

#include <algorithm>   // std::copy_n, std::min, std::sort
#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <memory>      // std::unique_ptr
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move
#include <vector>      // std::vector

#include "input.hpp"

namespace soapcodec::fuzz {

/// A way to cut any document. Default-constructed: whole, by one call of finish().
class plan {
public:
    plan() = default;

    /// Any of the ways, by choices of the input; without choices, byte by byte. `offsets` are positions of interest in
    /// the document; where there are none, its markup is.
    explicit plan(input& from, std::vector<std::size_t> offsets = {}) : offsets_(std::move(offsets)) {
        constexpr std::array manners{manner::bytewise, manner::near, manner::random, manner::fixed, manner::whole};
        auto const choice = from.byte();
        manner_ = manners[choice % manners.size()];
        auto const bits = from.byte();
        by_finish_ = (bits & 1U) == 0;
        flushes_ = (bits & 6U) == 6U;
        goes_on_ = (bits & 8U) != 0;
        if (manner_ == manner::fixed || manner_ == manner::random) {
            size_ = 1 + from.index(0xFF);
            size_ *= (bits & 0xF0U) == 0xF0U ? 64 : 1; // some pieces that are long enough to be read ahead in
        }
        if (manner_ == manner::near || manner_ == manner::random) {
            seed_ = from.number(0xFFFF);
        }
    }

    /// Pieces of one byte.
    [[nodiscard]] static plan bytewise() {
        plan made;
        made.manner_ = manner::bytewise;
        return made;
    }

    /// The sizes of the pieces, of which there is at least one, in their order. Some may be empty.
    [[nodiscard]] std::vector<std::size_t> pieces(std::string_view document) const {
        switch (manner_) {
        case manner::bytewise:
            return equal_pieces(document.size(), 1);
        case manner::fixed:
            return equal_pieces(document.size(), size_);
        case manner::random:
            return random_pieces(document.size());
        case manner::near:
            return pieces_between(cuts_near(offsets_.empty() ? markup(document) : offsets_, document.size()),
                                  document.size());
        case manner::whole:
            break;
        }
        return {document.size()};
    }

    /// `bytewise, the last piece by finish()`
    [[nodiscard]] std::string describe() const {
        std::string text;
        switch (manner_) {
        case manner::whole:
            text = "whole";
            break;
        case manner::bytewise:
            text = "bytewise";
            break;
        case manner::fixed:
            text = "pieces of " + std::to_string(size_);
            break;
        case manner::random:
            text = "random pieces of at most " + std::to_string(size_);
            break;
        case manner::near:
            text = offsets_.empty() ? "cut near markup" : "cut near given offsets";
            break;
        }
        if (manner_ == manner::near || manner_ == manner::random) {
            text += ", seed " + std::to_string(seed_);
        }
        text += flushes_ ? ", flushed after each" : "";
        text += goes_on_ ? ", going on after a refusal" : "";
        return text += by_finish_ ? ", the last piece by finish()" : ", the last piece by feed()";
    }

    /// The same, and the sizes of the pieces: `3+0+14`.
    [[nodiscard]] std::string describe(std::string_view document) const {
        std::string text;
        for (auto const size : pieces(document)) {
            text += (text.empty() ? "" : "+") + std::to_string(size);
        }
        return describe() + ": " + text;
    }

    /// Feeds the document, from its start, to a decoder, and returns what finish() does. Each piece lies in memory of
    /// its own and of its exact size, which is gone after the call: a sanitizer sees what reads past a piece, or keeps
    /// a pointer into it.
    template <class Decoder>
    auto feed(Decoder& decoder, std::string_view document) const {
        auto const sizes = pieces(document);
        bool wanted = true;
        for (std::size_t i = 0; i < sizes.size() && (wanted || goes_on_); ++i) {
            std::unique_ptr<char[]> const memory(new char[sizes[i]]);
            std::copy_n(document.data(), sizes[i], memory.get());
            std::string_view const piece(memory.get(), sizes[i]);
            document.remove_prefix(sizes[i]);
            if (by_finish_ && i + 1 == sizes.size()) {
                return decoder.finish(piece);
            }
            wanted = decoder.feed(piece);
            if constexpr (requires { decoder.flush(); }) {
                wanted = (!flushes_ || decoder.flush()) && wanted;
            }
        }
        return decoder.finish();
    }

private:
    enum class manner : unsigned char { whole, bytewise, fixed, random, near };

    /// Numbers that look random, all from the seed (SplitMix64).
    class numbers {
    public:
        explicit numbers(std::uint64_t seed) noexcept : state_(seed) {}
        [[nodiscard]] std::uint64_t next() noexcept {
            state_ += 0x9E3779B97F4A7C15U;
            auto mixed = state_;
            mixed = (mixed ^ mixed >> 30U) * 0xBF58476D1CE4E5B9U;
            mixed = (mixed ^ mixed >> 27U) * 0x94D049BB133111EBU;
            return mixed ^ mixed >> 31U;
        }

    private:
        std::uint64_t state_;
    };

    [[nodiscard]] static std::vector<std::size_t> equal_pieces(std::size_t total, std::size_t size) {
        std::vector<std::size_t> sizes(total / size, size);
        if (total % size != 0 || sizes.empty()) {
            sizes.push_back(total % size);
        }
        return sizes;
    }

    [[nodiscard]] std::vector<std::size_t> random_pieces(std::size_t total) const {
        std::vector<std::size_t> sizes;
        numbers from(seed_);
        do {
            auto const size = static_cast<std::size_t>(from.next() % (size_ + 1));
            sizes.push_back(std::min(size, total));
            total -= sizes.back();
        } while (total != 0);
        return sizes;
    }

    /// Where a cut may go wrong: at markup, in references and characters of several bytes, between CR and LF.
    [[nodiscard]] static std::vector<std::size_t> markup(std::string_view document) {
        std::vector<std::size_t> offsets;
        for (std::size_t i = 0; i < document.size(); ++i) {
            auto const c = document[i];
            bool const ascii = (static_cast<unsigned char>(c) & 0x80U) == 0;
            if (!ascii || std::string_view("<>&;]\r\"").find(c) != std::string_view::npos) {
                offsets.push_back(i);
            }
        }
        return offsets;
    }

    /// Some of the positions before, at and behind the offsets. A position twice makes a piece that is empty.
    [[nodiscard]] std::vector<std::size_t> cuts_near(std::vector<std::size_t> const& offsets, std::size_t total) const {
        std::vector<std::size_t> cuts;
        numbers from(seed_);
        for (auto const offset : offsets) {
            auto const bits = from.next();
            for (std::size_t i = 0; i < 3; ++i) {
                if ((bits >> i & 1U) != 0) {
                    cuts.push_back(std::min(offset + i - std::min<std::size_t>(offset, 1), total));
                }
            }
        }
        std::sort(cuts.begin(), cuts.end());
        return cuts;
    }

    [[nodiscard]] static std::vector<std::size_t> pieces_between(std::vector<std::size_t> cuts, std::size_t total) {
        std::size_t at = 0;
        for (auto& cut : cuts) {
            auto const size = cut - at;
            at = cut;
            cut = size;
        }
        cuts.push_back(total - at);
        return cuts;
    }

    manner manner_ = manner::whole;
    bool by_finish_ = true;
    bool flushes_ = false;
    bool goes_on_ = false;
    std::size_t size_ = 1; // of fixed pieces, and the most of random ones
    std::uint64_t seed_ = 0;
    std::vector<std::size_t> offsets_;
};

} // namespace soapcodec::fuzz
