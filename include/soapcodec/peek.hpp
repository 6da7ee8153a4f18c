// SPDX-License-Identifier: MIT
// What a message is, from its first bytes.
//
//     auto const kind = soapcodec::peek(bytes); // result<message_kind>
//     if (kind && kind->payload.local == "GetIdentitiesResponse") { ... }
//
// Errors are those of decode(), and errc::truncated for a beginning that is too short to tell.
#pragma once

#include "cxx20.hpp"

#include <string_view> // std::string_view
#include <utility>     // std::move

#include "decode/header_block.hpp"
#include "decode/options.hpp"
#include "detail/soap/document_decoder.hpp"
#include "error.hpp"
#include "soap/fault.hpp"
#include "soap/version.hpp"
#include "source.hpp"

namespace soapcodec {

/// The kind of a message.
struct message_kind {
    soap::version version = soap::version::v1_1; ///< of the Envelope
    soap::qname payload;                         ///< the element in the Body

    /// Whether the Body holds a soap:Fault.
    [[nodiscard]] bool is_fault() const noexcept {
        return payload.local == "Fault" && payload.ns == soap::envelope_namespace(version);
    }
};

/// Reads a message as far as the start tag of the element in its Body. `bytes` may be the beginning of a message:
/// errc::truncated says that it is too short to tell. Other errors as from decode(), of the part that was read.
template <template <class> class Source = xml::expat_source>
[[nodiscard]] result<message_kind> peek(std::string_view bytes, decode_options options = {}) {
    detail::document_decoder<Source> document(std::move(options));
    document.begin_first({});
    document.source().feed(bytes, true);
    if (!document.succeeded()) {
        return document.error();
    }
    return message_kind{document.reader().envelope_version(), document.reader().peeked()};
}

} // namespace soapcodec
