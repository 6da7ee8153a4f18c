// SPDX-License-Identifier: MIT
// The source that decoders use: expat, with a prediction lane in front of it.
//
// A long reply is a list of records that look alike. Between two of them the handler is asked to read the next ones by
// itself (predicting_handler), which it can do many times faster than by events. What it does not take goes to expat as
// far as the start tag of the next record, where it is asked again.
#pragma once

#include "../../cxx20.hpp"

#include <algorithm>   // std::max, std::min
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../../limits.hpp"
#include "expat_source.hpp"
#include "handler.hpp"

namespace soapcodec::detail {

/// Feeds bytes in any pieces to a handler. What the handler is given, and every place in it, is as from expat_source
/// alone, but for the records that it reads by itself. Members are those of expat_source, and bytes_ahead(). Step:
/// bytes that are not too few to look into.
template <class Handler, std::size_t Step>
class basic_predicting_source {
    static_assert(predicting_handler<Handler>);

public:
    basic_predicting_source(Handler& handler, limits const& bounds, std::string const& charset,
                            parser_memory const* memory = nullptr)
        : handler_(handler), parser_(handler, bounds, charset, memory) {}

    bool feed(std::string_view bytes, bool last = false) {
        if (last && parser_.read_document(bytes)) {
            ahead_ = bytes.size();
            return false;
        }
        while (bytes.size() > Step && !parser_.ended()) {
            auto const way = parser_.read_ahead(bytes);
            ahead_ += way.passed.bytes;
            bytes.remove_prefix(way.passed.bytes);
            misses_ = way.passed.bytes == 0 ? misses_ + 1 : 0;
            auto const size = for_parser(bytes, way.examined - std::min(way.examined, way.passed.bytes));
            if (size == bytes.size() || parser_.ended()) {
                break;
            }
            if (!parser_.feed(bytes.substr(0, size))) {
                return false;
            }
            bytes.remove_prefix(size);
        }
        return parser_.feed(bytes, last);
    }

    bool flush() { return parser_.flush(); }

    void reset() {
        parser_.reset();
        head_ = 0;
        misses_ = ahead_ = 0;
    }

    [[nodiscard]] source_failure const& error() const noexcept { return parser_.error(); }
    [[nodiscard]] bool stopped() const noexcept { return parser_.stopped(); }
    [[nodiscard]] std::uint64_t byte() const noexcept { return parser_.byte(); }

    /// Bytes since reset() that the handler has read by itself.
    [[nodiscard]] std::uint64_t bytes_ahead() const noexcept { return ahead_; }

private:
    // Lists begin early. Until there is one, the parser gets a little at a time, but not for ever: pieces cost.
    static constexpr std::size_t longest_head = std::size_t{16} << 10U;
    // Nor is the handler asked at every record when it has not taken the last ones.
    static constexpr std::uint64_t most_misses = 10;

    /// How many of the bytes are the parser's before it is worth asking again. The handler has looked at so many of
    /// them in vain: as many pass before it may do so again, so that all are looked at twice at most, whatever they
    /// are.
    [[nodiscard]] std::size_t for_parser(std::string_view bytes, std::size_t looked_at) noexcept {
        auto const tag = handler_.resync_tag();
        if (tag.empty()) {
            misses_ = 0;
            if (head_ >= longest_head) {
                return bytes.size();
            }
            auto const step = Step + head_;
            head_ += step;
            return std::min(step, bytes.size());
        }
        auto const patience = misses_ == 0 ? std::size_t{1} : std::size_t{64} << std::min(misses_, most_misses);
        return std::min(bytes.find(tag, std::max(patience, looked_at)), bytes.size());
    }

    Handler& handler_;
    expat_source<Handler> parser_;
    std::size_t head_ = 0;     // bytes offered to the parser outside of lists
    std::uint64_t misses_ = 0; // in a row
    std::uint64_t ahead_ = 0;
};

/// The default: pieces of up to 1024 bytes go to expat, since there is little to gain in them.
template <class Handler>
using predicting_source = basic_predicting_source<Handler, 1024>;

} // namespace soapcodec::detail
