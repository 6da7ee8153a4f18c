// SPDX-License-Identifier: MIT
// expat with namespaces, and handlers written by hand.
#include <expat.h>

#include <memory>

#include "../expat_reference.hpp"
#include "from_events.hpp"
#include "peer.hpp"

namespace {

constexpr char separator = '\n';

std::string_view local(XML_Char const* name) {
    std::string_view const whole(name);
    return whole.substr(whole.rfind(separator) + 1);
}

bool is_nil(XML_Char const** attributes) {
    for (; *attributes != nullptr; attributes += 2) {
        std::string_view const value(attributes[1]);
        if (local(attributes[0]) == "nil" && (value == "true" || value == "1")) {
            return true;
        }
    }
    return false;
}

bool feed(XML_Parser p, std::string_view text) {
    return bench::in_pieces(text, [p](std::string_view piece, bool last) {
        return XML_Parse(p, piece.data(), static_cast<int>(piece.size()), last ? XML_TRUE : XML_FALSE) == XML_STATUS_OK;
    });
}

template <class Reply>
bool parse(XML_Parser p, std::string_view text, Reply& reply) {
    using builder = bench::from_events<Reply>;
    builder build(reply);
    XML_ParserReset(p, nullptr);
    XML_SetUserData(p, &build);
    XML_SetElementHandler(
        p,
        [](void* user, XML_Char const* name, XML_Char const** attributes) {
            static_cast<builder*>(user)->start(local(name), is_nil(attributes));
        },
        [](void* user, XML_Char const* name) { static_cast<builder*>(user)->end(local(name)); });
    XML_SetCharacterDataHandler(p, [](void* user, XML_Char const* part, int size) {
        static_cast<builder*>(user)->text({part, static_cast<std::size_t>(size)});
    });
    return feed(p, text) && build.good();
}

template <class Reply>
bench::make_decoding decoding() {
    return bench::decoding_into<Reply>([] {
        auto const kept = std::make_shared<bench::parser>(XML_ParserCreateNS(nullptr, separator));
        return [kept](std::string_view text, Reply& reply) { return parse(kept->get(), text, reply); };
    });
}

bool const added = [] {
    auto const kept = std::make_shared<bench::parser>(XML_ParserCreateNS(nullptr, separator));
    return bench::add_peer({.name = "expat",
                            .identities = decoding<bench::identities_reply>(),
                            .authenticate = decoding<bench::authenticate_reply>(),
                            .parse = [kept](std::string_view text) {
                                auto* const p = kept->get();
                                XML_ParserReset(p, nullptr);
                                XML_SetElementHandler(
                                    p, [](void*, XML_Char const*, XML_Char const**) {}, [](void*, XML_Char const*) {});
                                XML_SetCharacterDataHandler(p, [](void*, XML_Char const*, int) {});
                                return feed(p, text);
                            }});
}();

} // namespace
