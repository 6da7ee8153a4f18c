// SPDX-License-Identifier: MIT
// libxml2, by SAX2 events and by its pull reader.
#include <libxml/parser.h>
#include <libxml/xmlreader.h>

#include <array>
#include <memory>

#include "from_events.hpp"
#include "peer.hpp"

namespace {

std::string_view view(xmlChar const* text) {
    return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<char const*>(text));
}

void silence(void*, char const*, ...) {}

// The limits of libxml2 are for documents that are kept; a large reply goes over that of its input buffer.
constexpr int options = XML_PARSE_NONET | XML_PARSE_HUGE;

// --- SAX2

struct free_context {
    void operator()(xmlParserCtxtPtr context) const noexcept { xmlFreeParserCtxt(context); }
};

/// Five pointers an attribute: local name, prefix, namespace, the value's begin and end.
bool is_nil(int count, xmlChar const** attributes) {
    for (int i = 0; i < count; ++i, attributes += 5) {
        auto const* const begin = reinterpret_cast<char const*>(attributes[3]);
        auto const* const end = reinterpret_cast<char const*>(attributes[4]);
        std::string_view const value(begin, static_cast<std::size_t>(end - begin));
        if (view(attributes[0]) == "nil" && (value == "true" || value == "1")) {
            return true;
        }
    }
    return false;
}

/// Handlers that call a builder, or do nothing.
template <class Builder>
xmlSAXHandler handlers() {
    xmlSAXHandler made{};
    made.initialized = XML_SAX2_MAGIC;
    made.error = silence;
    made.warning = silence;
    made.startElementNs = [](void* user, xmlChar const* name, xmlChar const*, xmlChar const*, int, xmlChar const**,
                             int count, int, xmlChar const** attributes) {
        static_cast<Builder*>(user)->start(view(name), is_nil(count, attributes));
    };
    made.endElementNs = [](void* user, xmlChar const* name, xmlChar const*, xmlChar const*) {
        static_cast<Builder*>(user)->end(view(name));
    };
    made.characters = [](void* user, xmlChar const* part, int size) {
        static_cast<Builder*>(user)->text({reinterpret_cast<char const*>(part), static_cast<std::size_t>(size)});
    };
    made.cdataBlock = made.characters;
    return made;
}

using context = std::unique_ptr<xmlParserCtxt, free_context>;

/// The handlers are those of the Builder with which the context was first used.
template <class Builder>
bool sax(context& kept, std::string_view text, Builder& build) {
    if (kept == nullptr) {
        auto handler = handlers<Builder>();
        kept.reset(xmlCreatePushParserCtxt(&handler, nullptr, nullptr, 0, nullptr));
    } else {
        xmlCtxtResetPush(kept.get(), nullptr, 0, nullptr, nullptr);
    }
    auto* const c = kept.get();
    c->userData = &build;
    xmlCtxtUseOptions(c, options);
    return bench::in_pieces(text,
                            [c](std::string_view piece, bool last) {
                                return xmlParseChunk(c, piece.data(), static_cast<int>(piece.size()), last ? 1 : 0) ==
                                       XML_ERR_OK;
                            }) &&
           c->nsWellFormed != 0;
}

struct no_builder {
    void start(std::string_view, bool) {}
    void text(std::string_view) {}
    void end(std::string_view) {}
};

template <class Reply>
bench::make_decoding sax_into() {
    return bench::decoding_into<Reply>([] {
        return [kept = std::make_shared<context>()](std::string_view text, Reply& reply) {
            bench::from_events<Reply> build(reply);
            return sax(*kept, text, build) && build.good();
        };
    });
}

// --- the pull reader

struct free_reader {
    void operator()(xmlTextReaderPtr reader) const noexcept { xmlFreeTextReader(reader); }
};
struct reader {
    std::unique_ptr<xmlTextReader, free_reader> parser;
    bool wrong = false; ///< also where it reads on, such as behind a prefix that is not declared
};

template <class Builder>
bool pull(reader& kept, std::string_view text, Builder& build) {
    auto const size = static_cast<int>(text.size());
    kept.wrong = false;
    if (kept.parser == nullptr) {
        kept.parser.reset(xmlReaderForMemory(text.data(), size, nullptr, nullptr, options));
    } else if (xmlReaderNewMemory(kept.parser.get(), text.data(), size, nullptr, nullptr, options) != 0) {
        return false;
    }
    auto* const r = kept.parser.get();
    xmlTextReaderSetErrorHandler(
        r,
        [](void* wrong, char const*, xmlParserSeverities severity, xmlTextReaderLocatorPtr) {
            *static_cast<bool*>(wrong) |= severity == XML_PARSER_SEVERITY_ERROR;
        },
        &kept.wrong);
    int status = xmlTextReaderRead(r);
    for (; status == 1; status = xmlTextReaderRead(r)) {
        switch (xmlTextReaderNodeType(r)) {
        case XML_READER_TYPE_ELEMENT: {
            auto const name = view(xmlTextReaderConstLocalName(r));
            bool const empty = xmlTextReaderIsEmptyElement(r) == 1;
            bool nil = false;
            for (int more = xmlTextReaderMoveToFirstAttribute(r); more == 1;
                 more = xmlTextReaderMoveToNextAttribute(r)) {
                nil = nil ||
                      (view(xmlTextReaderConstLocalName(r)) == "nil" && view(xmlTextReaderConstValue(r)) == "true");
            }
            build.start(name, nil);
            if (empty) {
                build.end(name);
            }
            break;
        }
        case XML_READER_TYPE_END_ELEMENT:
            build.end(view(xmlTextReaderConstLocalName(r)));
            break;
        case XML_READER_TYPE_TEXT:
        case XML_READER_TYPE_CDATA:
            build.text(view(xmlTextReaderConstValue(r)));
            break;
        default:
            break;
        }
    }
    return status == 0 && !kept.wrong;
}

template <class Reply>
bench::make_decoding pull_into() {
    return bench::decoding_into<Reply>([] {
        return [kept = std::make_shared<reader>()](std::string_view text, Reply& reply) {
            bench::from_events<Reply> build(reply);
            return pull(*kept, text, build) && build.good();
        };
    });
}

bool const added[] = {
    bench::add_peer({.name = "libxml2/SAX2",
                     .identities = sax_into<bench::identities_reply>(),
                     .authenticate = sax_into<bench::authenticate_reply>(),
                     .parse =
                         [kept = std::make_shared<context>()](std::string_view text) {
                             no_builder nothing;
                             return sax(*kept, text, nothing);
                         }}),
    bench::add_peer({.name = "libxml2/xmlTextReader",
                     .identities = pull_into<bench::identities_reply>(),
                     .authenticate = pull_into<bench::authenticate_reply>(),
                     .parse =
                         [kept = std::make_shared<reader>()](std::string_view text) {
                             no_builder nothing;
                             return pull(*kept, text, nothing);
                         }}),
};

} // namespace
