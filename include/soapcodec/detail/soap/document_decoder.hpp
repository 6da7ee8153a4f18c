// SPDX-License-Identifier: MIT
// One document's way from bytes to a struct: options, the reader and the source that drives it, in one place.
#pragma once

#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move

#include "../../decode/options.hpp"
#include "../../error.hpp"
#include "../../fwd.hpp"
#include "../layout/streamed.hpp"
#include "message_reader.hpp"
#include "payload.hpp"
#include "payload_for.hpp"

namespace soapcodec::detail {

/// What is streamed (layout/streamed.hpp), for tables that this source makes use of: one that reads by events alone
/// needs none of the fast path's code.
template <template <class> class Source, auto Streamed = nullptr>
inline constexpr auto streamed_from = Streamed;
template <auto Streamed>
inline constexpr auto streamed_from<expat_source, Streamed> = by_events<Streamed>{};

/// Source is a class template over a handler, with the members of expat_source.
template <template <class> class Source>
class document_decoder {
public:
    explicit document_decoder(decode_options&& options)
        : options_(std::move(options)), reader_(options_), source_(reader_, options_.limits, options_.charset) {
        if constexpr (requires { source_.treat(options_.illegal_references); }) {
            source_.treat(options_.illegal_references);
        }
    }

    document_decoder(document_decoder const&) = delete;
    document_decoder& operator=(document_decoder const&) = delete;

    context& settings() noexcept { return reader_.records().settings(); }
    message_reader& reader() noexcept { return reader_; }
    Source<message_reader>& source() noexcept { return source_; }

    /// See decode_options::charset. begin() has to follow.
    void set_charset(std::string_view charset) { options_.charset = charset; }

    /// For the first document. begin() is for another one.
    void begin_first(payload const& expected) { reader_.expect(expected); }
    void begin(payload const& expected) {
        source_.reset();
        reader_.begin(expected);
    }

    /// Whether the document was read to its end, or as far as was wanted.
    [[nodiscard]] bool succeeded() const noexcept {
        return !source_.stopped() || (source_.error().code == errc::ok && reader_.why().code == errc::ok);
    }

    /// Precondition: !succeeded().
    [[nodiscard]] soapcodec::error error() const {
        auto const& failure = source_.error();
        if (failure.code != errc::ok) {
            return soapcodec::error(failure.code, failure.where, reader_.path(), std::string(failure.reason));
        }
        auto const& why = reader_.why();
        if (why.code == errc::fault) {
            return soapcodec::error(reader_.fault_found(), failure.where, reader_.path(), why.subject);
        }
        return soapcodec::error(why.code, failure.where, reader_.path(), why.subject, why.expected, why.similar);
    }

private:
    decode_options options_;
    message_reader reader_;
    Source<message_reader> source_;
};

} // namespace soapcodec::detail
