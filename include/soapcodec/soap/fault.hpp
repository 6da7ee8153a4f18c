// SPDX-License-Identifier: MIT
// A soap:Fault of either version.
//
//     if (auto const* fault = reply.error().fault()) {
//         log(fault->text());
//         bool const mine = in_terms_of(soapcodec::soap_1_2, *fault).code == soapcodec::soap::sender;
//     }
//     soapcodec::encode(soapcodec::soap::fault{.code = soapcodec::soap::sender, .reasons = {{"en", "Why"}}}, version);
//
// No errors here: what cannot be written of a fault, encode() says.
#pragma once

#include "../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move, std::swap
#include <vector>      // std::vector

#include "../error.hpp"
#include "../xml/qname.hpp"
#include "../xml/raw.hpp"
#include "version.hpp"

namespace soapcodec::soap {

using xml::qname;

/// What went wrong, for people. SOAP 1.2 has one for each language, SOAP 1.1 one in all.
struct reason {
    std::optional<std::string> lang; ///< xml:lang as written, if it was, and not empty
    std::string text;                ///< in that language

    friend bool operator==(reason const&, reason const&) = default;
};

using xml::raw_xml;

/// A code that SOAP itself defines, by the name that SOAP 1.2 has for it (part 1, section 5.4.6). As a fault's code it
/// is written as each version calls it: `encode(soap::fault{.code = soap::sender, ...}, version)`. To ask what was
/// received, of either version: `in_terms_of(soap_1_2, fault).code == soap::sender`.
struct fault_code {
    std::string_view local; ///< in SOAP 1.2

    /// The code in SOAP 1.2's namespace.
    operator qname() const { return {std::string(text_of<envelope_1_2_namespace>), std::string(local)}; }
};

inline constexpr fault_code version_mismatch{"VersionMismatch"}; ///< an Envelope of another version
inline constexpr fault_code must_understand{"MustUnderstand"};   ///< a mandatory header block that nobody knows
inline constexpr fault_code data_encoding_unknown{"DataEncodingUnknown"}; ///< SOAP 1.2 only; 1.1 has no name for it
inline constexpr fault_code sender{"Sender"};                             ///< SOAP 1.1: Client
inline constexpr fault_code receiver{"Receiver"};                         ///< SOAP 1.1: Server

/// A fault in terms that both versions share. SOAP 1.1: faultcode, faultstring, faultactor, detail (section 4.4);
/// SOAP 1.2: Code, Reason, Node, Role, Detail (part 1, section 5.4).
struct fault {
    qname code{};                      ///< 1.1: faultcode, dots and all; 1.2: the outermost Value. Never empty to write
    std::vector<qname> subcodes{};     ///< 1.2: outermost first
    std::vector<reason> reasons{};     ///< 1.1: one, faultstring. An empty one alone is none
    std::optional<std::string> node{}; ///< 1.2 only
    std::optional<std::string> role{}; ///< 1.1: faultactor
    std::optional<raw_xml> detail{};   ///< no value: there was no detail element

    /// The text of the first reason, or nothing. A view of it.
    [[nodiscard]] std::string_view text() const noexcept {
        return reasons.empty() ? std::string_view() : std::string_view(reasons.front().text);
    }

    friend bool operator==(fault const&, fault const&) = default;
};

/// What a version calls a code that both have (SOAP 1.2 part 1, section 5.4.6): 1.1 says Client and Server where 1.2
/// says Sender and Receiver. Other names are the same in both.
[[nodiscard]] constexpr std::string_view code_in(version v, std::string_view local) noexcept {
    if (v == version::v1_1) {
        return local == "Sender" ? "Client" : local == "Receiver" ? "Server" : local;
    }
    return local == "Client" ? "Sender" : local == "Server" ? "Receiver" : local;
}

/// Whether SOAP itself defines a code of that name, in either version.
[[nodiscard]] constexpr bool is_standard_code(std::string_view local) noexcept {
    auto const name = code_in(version::v1_2, local);
    for (auto const& code : {version_mismatch, must_understand, data_encoding_unknown, sender, receiver}) {
        if (name == code.local) {
            return true;
        }
    }
    return false;
}

/// The same fault in the terms of a version: code_in(). A dotted code of SOAP 1.1, `Client.Authentication`, has no
/// counterpart; it becomes a subcode, from which it comes back as it was. Other subcodes, the node and the reasons are
/// kept, whatever the version can write. A code in a namespace of its own stays as it is; one in no namespace that is
/// called like one of SOAP's, dots behind it or not (SOAP 1.1, section 4.4.1), is taken for that.
[[nodiscard]] inline fault in_terms_of(version v, fault f) {
    auto& local = f.code.local;
    auto const first = local.substr(0, local.find('.'));
    if (f.code.ns.empty() && is_standard_code(first)) {
        auto const own = first.size() == local.size() ? v : version::v1_1;
        f.code.ns = envelope_namespace(own);
        local.replace(0, first.size(), code_in(own, first));
    }
    auto const from = v == version::v1_1 ? version::v1_2 : version::v1_1;
    if (f.code.ns == envelope_namespace(v)) {
        f.code.local = code_in(v, f.code.local); // a sender may mix the versions up
        return f;
    }
    if (f.code.ns != envelope_namespace(from)) {
        return f;
    }
    if (v == version::v1_1 && !f.subcodes.empty() && f.subcodes.front().ns == envelope_namespace(version::v1_1)) {
        f.code = std::move(f.subcodes.front());
        for (std::size_t i = 1; i < f.subcodes.size(); ++i) {
            f.subcodes[i - 1] = std::move(f.subcodes[i]);
        }
        f.subcodes.pop_back();
        return f;
    }
    auto const dot = f.code.local.find('.');
    if (v == version::v1_2 && dot != f.code.local.npos) {
        f.subcodes.push_back(f.code);
        for (auto i = f.subcodes.size() - 1; i != 0; --i) {
            std::swap(f.subcodes[i], f.subcodes[i - 1]);
        }
        f.code.local.resize(dot);
    }
    f.code = {std::string(envelope_namespace(v)), std::string(code_in(v, f.code.local))};
    return f;
}

/// The fault by which a server answers a request that it could not decode: VersionMismatch, MustUnderstand, Receiver
/// for what is no fault of the request's (memory, a callback), and Sender for all else. The reason is the error's text,
/// which quotes the request.
[[nodiscard]] inline fault fault_of(error const& e) {
    auto const code = [&e] {
        switch (e.code()) {
        case errc::version_mismatch:
            return version_mismatch;
        case errc::must_understand:
            return must_understand;
        case errc::out_of_memory:
        case errc::callback_exception:
            return receiver;
        default:
            return sender;
        }
    };
    fault made{.code = code()};
    made.reasons.push_back({std::nullopt, e.message()});
    return made;
}

} // namespace soapcodec::soap
