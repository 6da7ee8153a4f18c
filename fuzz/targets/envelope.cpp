// SPDX-License-Identifier: MIT
// Property: the grammar around a message. Versions, Header, mandatory blocks, Body, what may stand beside and behind
// it, DOCTYPE and processing instructions are judged as SOAP 1.1 and 1.2 say; a fault keeps its code, its first reason
// and its detail when it goes through the other version.
//
// Oracle: libxml2's tree, read by a grammar that was written from the two specifications (envelope_oracle.hpp). peek()
// comes to the oracle's code, or to the oracle's name in the Body; a message that decodes has nothing the oracle
// objects to; a document with a DOCTYPE is refused for that. Of a fault, the one that was decoded.
//
// Not promised: what is said of documents that are not well-formed, or past a limit; that SOAP 1.1 keeps subcodes, node
// and further reasons.
#include "../messages.hpp"
#include "envelope_oracle.hpp"

#include <soapcodec/fuzz.hpp>
#include <soapcodec/peek.hpp>
#include <soapcodec/soap/fault.hpp>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint8_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::type_identity

namespace fuzz = soapcodec::fuzz;
namespace soap = soapcodec::soap;
using soapcodec::errc;

namespace {

bool is_limit(errc code) {
    return code >= errc::depth_limit && code <= errc::out_of_memory;
}

std::string describe_name(std::string_view ns, std::string_view local) {
    return "{" + std::string(ns) + "}" + std::string(local);
}

/// Whether the oracle can be asked: libxml2 and expat agree on what the document is.
bool check_peek(std::string_view document, fuzzing::second_opinion const& libxml2) {
    auto const context = [&] { return "  document: " + fuzz::quoted(document); };
    auto const found = soapcodec::peek(document);
    auto const code = found ? errc::ok : found.error().code();
    if (libxml2.has_doctype()) {
        fuzz::check(
            code == errc::doctype || fuzz::is_parsers(code) || code == errc::processing_instruction || is_limit(code),
            "a DOCTYPE is refused", [&] { return std::string(describe(code)); }, "DOCTYPE", context);
        return false;
    }
    if (!libxml2.well_formed() || is_limit(code) || code == errc::unsupported_encoding) {
        return false;
    }
    if (code == errc::malformed_xml || code == errc::truncated) {
        fuzz::check(fuzzing::has_wide_names(document) || fuzzing::is_lax_about(document),
                    "what libxml2 takes as XML is XML", found.error().message(), "well-formed", context);
        return false;
    }
    auto const expected = fuzzing::envelope_oracle::up_to_payload(libxml2.first());
    fuzz::check(
        code == expected.code, "an Envelope is judged as SOAP says, up to what is in its Body",
        [&] { return found ? describe_name(found->payload.ns, found->payload.local) : found.error().message(); },
        [&] { return std::string(describe(expected.code)); }, context);
    if (code == errc::ok) {
        auto const ns = fuzzing::namespace_of(*expected.payload);
        auto const local = fuzzing::name_of(*expected.payload);
        fuzz::check(
            found->version == expected.version && found->payload.ns == ns && found->payload.local == local,
            "what is in a Body has its name", [&] { return describe_name(found->payload.ns, found->payload.local); },
            [&] { return describe_name(ns, local); }, context);
    }
    return code == errc::ok;
}

template <class T>
void check_decode(std::string_view document, fuzzing::second_opinion const& libxml2) {
    auto const before = fuzzing::envelope_oracle::up_to_payload(libxml2.first());
    fuzz::reader<T> reads;
    auto const found = reads.read(document);
    auto const context = [&] { return "  document: " + fuzz::quoted(document); };
    if (found.value) {
        auto const expected = fuzzing::envelope_oracle::behind_payload(before);
        fuzz::check(
            expected == errc::ok, "a message that decodes has nothing around it that SOAP forbids", "a value",
            [&] { return std::string(describe(expected)); }, context);
    }
    using shape = soapcodec::shape_of<T>;
    auto const ns = fuzzing::namespace_of(*before.payload);
    auto const local = fuzzing::name_of(*before.payload);
    bool const is_message = ns == soapcodec::text_of<shape::ns> && local == shape::name;
    bool const is_fault = ns == soap::envelope_namespace(before.version) && local == "Fault";
    if (!is_message && !is_fault) {
        fuzz::check(
            !found.value && (found.error.code() == errc::unexpected_payload || is_limit(found.error.code())),
            "a Body with another message is refused for that", [&] { return found.describe(); },
            [&] { return describe_name(ns, local); }, context);
    }
    fuzz::check(
        is_fault || found.value || found.error.code() != errc::fault, "a fault is one in the Envelope's namespace",
        [&] { return found.describe(); }, [&] { return describe_name(ns, local); }, context);
}

/// A fault as another version has it, or nothing if it has no text there.
char const* compare(soap::fault const& left, soap::fault const& right, soap::version v) {
    auto const one = soap::in_terms_of(v, left);
    auto const other = soap::in_terms_of(v, right);
    bool const same_detail = left.detail.has_value() == right.detail.has_value() &&
                             (!left.detail || fuzz::equivalent(*left.detail, *right.detail));
    return one.code != other.code           ? "code"
           : left.text() != right.text()    ? "reason"
           : !same_detail                   ? "detail"
           : v == soapcodec::soap_1_1       ? nullptr
           : one.subcodes != other.subcodes ? "subcodes"
                                            : nullptr;
}

void check_fault(soap::fault const& fault, std::string_view document) {
    for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        auto const text = soapcodec::encode(fault, version);
        auto const context = [&] {
            return "  document: " + fuzz::quoted(document) +
                   "\n  written: " + (text ? fuzz::quoted(*text) : text.error().message());
        };
        if (!text) {
            // A code that nobody could write is read all the same.
            auto const code = text.error().code();
            fuzz::check(code == errc::invalid_value || code == errc::missing_element,
                        "a fault that was read can be written", text.error().message(), "a text", context);
            continue;
        }
        auto const again = soapcodec::decode<fuzzing::office::get_identities>(*text);
        auto const* const found = again ? nullptr : again.error().fault();
        fuzz::check(found != nullptr, "a fault that is written is a fault",
                    again ? std::string("a value") : again.error().message(), "a fault", context);
        auto const* const differs = compare(fault, *found, version);
        fuzz::check(differs == nullptr, "a fault keeps its code, reason and detail in either version",
                    differs == nullptr ? "" : differs, "as it was", context);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzz::input in({data, size});
    auto const message = in.byte();
    auto const document = in.rest();
    fuzzing::second_opinion const libxml2(document);
    if (check_peek(document, libxml2)) {
        fuzzing::with_owning_message(message,
                                     [&]<class T>(std::type_identity<T>) { check_decode<T>(document, libxml2); });
    }
    auto const found = soapcodec::decode<fuzzing::office::get_identities>(document);
    if (!found && found.error().fault() != nullptr) {
        check_fault(*found.error().fault(), document);
    }
    return 0;
}
