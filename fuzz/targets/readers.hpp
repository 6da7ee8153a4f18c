// SPDX-License-Identifier: MIT
// A decoder that says how far it has read ahead of the parser, which soapcodec::decoder keeps to itself.
#pragma once

#include <soapcodec/arena.hpp>
#include <soapcodec/detail/soap/document_decoder.hpp>
#include <soapcodec/error.hpp>
#include <soapcodec/fuzz/properties.hpp>

#include <cstdint>     // std::uint64_t
#include <string_view> // std::string_view
#include <utility>     // std::move

namespace fuzzing {

using soapcodec::fuzz::eager_source;

/// For one document. What finish() returns lives as long as the reader.
template <class T>
class ahead_reader {
public:
    explicit ahead_reader(soapcodec::decode_options options = {}) : session_(std::move(options)) {
        session_.settings().memory = soapcodec::holds_views<T>() ? &memory_ : nullptr;
        session_.begin(soapcodec::detail::payload_for(value_));
    }

    bool feed(std::string_view bytes) { return session_.source().feed(bytes); }
    bool flush() { return session_.source().flush(); }
    soapcodec::result<T> finish(std::string_view last = {}) {
        session_.source().feed(last, true);
        if (!session_.succeeded()) {
            return session_.error();
        }
        return std::move(value_);
    }

    [[nodiscard]] std::uint64_t bytes_ahead() { return session_.source().bytes_ahead(); }

private:
    soapcodec::arena memory_;
    T value_{};
    soapcodec::detail::document_decoder<eager_source> session_;
};

} // namespace fuzzing
