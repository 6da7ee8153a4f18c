// SPDX-License-Identifier: MIT
// What an Envelope is by SOAP's own text, read off libxml2's tree: the oracle of the envelope target.
//
// It follows SOAP 1.1 (sections 4 and 5 of the Note) and SOAP 1.2 (part 1, sections 2 and 5), in document order, as a
// receiver that understands WS-Addressing and nothing else.
#pragma once

#include "libxml2.hpp"

#include <soapcodec/error.hpp>
#include <soapcodec/soap/version.hpp>

#include <string>      // std::string
#include <string_view> // std::string_view

namespace fuzzing {

/// Either a code, or the name of what stands in the Body.
struct envelope_verdict {
    soapcodec::errc code = soapcodec::errc::ok;
    soapcodec::soap::version version = soapcodec::soap_1_1;
    xmlNode const* envelope = nullptr;
    xmlNode const* body = nullptr;
    xmlNode const* payload = nullptr;
};

class envelope_oracle {
public:
    using errc = soapcodec::errc;

    /// Of a document that is well-formed: all up to the start tag of the Body's child.
    [[nodiscard]] static envelope_verdict up_to_payload(xmlNode const* first) {
        envelope_oracle oracle;
        oracle.verdict_.code = oracle.document(first);
        return oracle.verdict_;
    }

    /// What is wrong behind the payload; ok if nothing is. `before` is what up_to_payload() said.
    [[nodiscard]] static errc behind_payload(envelope_verdict const& before) {
        envelope_oracle oracle;
        oracle.verdict_ = before;
        auto code = has_instruction(before.payload->children) ? errc::processing_instruction : errc::ok;
        for (auto const* node = before.payload->next; node != nullptr && code == errc::ok; node = node->next) {
            code = node->type == XML_ELEMENT_NODE ? errc::unexpected_payload : beside(*node);
        }
        for (auto const* node = before.body->next; node != nullptr && code == errc::ok; node = node->next) {
            code = node->type == XML_ELEMENT_NODE ? oracle.behind_body(*node) : beside(*node);
        }
        for (auto const* node = before.envelope->next; node != nullptr && code == errc::ok; node = node->next) {
            code = beside(*node);
        }
        return code;
    }

private:
    [[nodiscard]] std::string_view own() const { return soapcodec::soap::envelope_namespace(verdict_.version); }

    [[nodiscard]] static bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

    /// A node where only elements may be, which is none.
    [[nodiscard]] static errc beside(xmlNode const& node) {
        if (node.type == XML_PI_NODE) {
            return errc::processing_instruction;
        }
        bool const is_text = node.type == XML_TEXT_NODE || node.type == XML_CDATA_SECTION_NODE;
        return is_text && !is_blank(text_of_node(node.content)) ? errc::unexpected_text : errc::ok;
    }

    [[nodiscard]] static bool has_instruction(xmlNode const* node) {
        for (; node != nullptr; node = node->next) {
            if (node->type == XML_PI_NODE || (node->type == XML_ELEMENT_NODE && has_instruction(node->children))) {
                return true;
            }
        }
        return false;
    }

    errc document(xmlNode const* node) {
        for (; node != nullptr; node = node->next) {
            if (node->type != XML_ELEMENT_NODE) {
                if (auto const code = beside(*node); code != errc::ok) {
                    return code;
                }
                continue;
            }
            bool const is_envelope = name_of(*node) == "Envelope";
            auto const ns = namespace_of(*node);
            if (is_envelope && ns == "http://www.w3.org/2003/05/soap-envelope") {
                verdict_.version = soapcodec::soap_1_2;
            } else if (!is_envelope || ns != "http://schemas.xmlsoap.org/soap/envelope/") {
                return is_envelope ? errc::version_mismatch : errc::not_an_envelope;
            }
            verdict_.envelope = node;
            return parts(node->children);
        }
        return errc::truncated;
    }

    errc parts(xmlNode const* node) {
        bool header_seen = false;
        for (; node != nullptr; node = node->next) {
            auto code = errc::ok;
            if (node->type != XML_ELEMENT_NODE) {
                code = beside(*node);
            } else if (namespace_of(*node) == own() && name_of(*node) == "Body") {
                verdict_.body = node;
                return body(node->children);
            } else if (namespace_of(*node) == own() && name_of(*node) == "Header") {
                code = header_seen ? errc::duplicate_element : blocks(node->children);
                header_seen = true;
            } else {
                code = errc::unexpected_element;
            }
            if (code != errc::ok) {
                return code;
            }
        }
        return errc::missing_body;
    }

    [[nodiscard]] errc blocks(xmlNode const* node) const {
        for (; node != nullptr; node = node->next) {
            auto code = node->type == XML_ELEMENT_NODE ? block(*node) : beside(*node);
            if (code == errc::ok && node->type == XML_ELEMENT_NODE && has_instruction(node->children)) {
                code = errc::processing_instruction;
            }
            if (code != errc::ok) {
                return code;
            }
        }
        return errc::ok;
    }

    /// An attribute of the Envelope's namespace; empty without it, which is what it means then.
    [[nodiscard]] std::string attribute(xmlNode const& node, std::string_view name) const {
        for (auto const* at = node.properties; at != nullptr; at = at->next) {
            if (at->ns != nullptr && text_of_node(at->ns->href) == own() && text_of_node(at->name) == name) {
                return std::string(at->children == nullptr ? std::string_view() : text_of_node(at->children->content));
            }
        }
        return {};
    }
    [[nodiscard]] bool has_attribute(xmlNode const& node, std::string_view name) const {
        for (auto const* at = node.properties; at != nullptr; at = at->next) {
            if (at->ns != nullptr && text_of_node(at->ns->href) == own() && text_of_node(at->name) == name) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] errc block(xmlNode const& node) const {
        if (!has_attribute(node, "mustUnderstand")) {
            return errc::ok;
        }
        auto text = attribute(node, "mustUnderstand");
        text.erase(0, text.find_first_not_of(" \t\r\n"));
        text.resize(text.find_last_not_of(" \t\r\n") + 1);
        if (text == "0" || text == "false") {
            return errc::ok;
        }
        if (text != "1" && text != "true") {
            return errc::invalid_value;
        }
        bool const old = verdict_.version == soapcodec::soap_1_1;
        auto const role = attribute(node, old ? "actor" : "role");
        bool const is_ours =
            role.empty() || (old ? role == "http://schemas.xmlsoap.org/soap/actor/next"
                                 : role == "http://www.w3.org/2003/05/soap-envelope/role/next" ||
                                       role == "http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver");
        auto const ns = namespace_of(node);
        bool const is_understood =
            ns == "http://www.w3.org/2005/08/addressing" || ns == "http://schemas.xmlsoap.org/ws/2004/08/addressing";
        return is_ours && !is_understood ? errc::must_understand : errc::ok;
    }

    errc body(xmlNode const* node) {
        for (; node != nullptr; node = node->next) {
            if (node->type == XML_ELEMENT_NODE) {
                verdict_.payload = node;
                return errc::ok;
            }
            if (auto const code = beside(*node); code != errc::ok) {
                return code;
            }
        }
        return errc::empty_body;
    }

    /// SOAP 1.1 lets qualified elements that are not its own follow the Body, SOAP 1.2 none.
    [[nodiscard]] errc behind_body(xmlNode const& node) const {
        auto const ns = namespace_of(node);
        if (ns == own() && name_of(node) == "Body") {
            return errc::duplicate_element;
        }
        if (verdict_.version == soapcodec::soap_1_2 || ns.empty() || ns == own()) {
            return errc::unexpected_element;
        }
        return has_instruction(node.children) ? errc::processing_instruction : errc::ok;
    }

    envelope_verdict verdict_;
};

} // namespace fuzzing
