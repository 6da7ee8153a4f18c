// SPDX-License-Identifier: MIT
// TinyXML-2: a tree, then the structs.
#include <tinyxml2.h>

#include <memory>

#include "from_tree.hpp"
#include "peer.hpp"

namespace {

class node {
public:
    explicit node(tinyxml2::XMLElement const* at) : at_(at) {}

    explicit operator bool() const { return at_ != nullptr; }
    node first() const { return node(at_->FirstChildElement()); }
    node next() const { return node(at_->NextSiblingElement()); }
    std::string_view name() const { return bench::local_name(at_->Name()); }
    std::string_view text() const {
        auto const* const text = at_->GetText();
        return text == nullptr ? std::string_view() : std::string_view(text);
    }
    bool nil() const {
        for (auto const* a = at_->FirstAttribute(); a != nullptr; a = a->Next()) {
            if (bench::local_name(a->Name()) == "nil") {
                return a->BoolValue();
            }
        }
        return false;
    }

private:
    tinyxml2::XMLElement const* at_;
};

template <class Reply>
bench::make_decoding decoding() {
    return bench::decoding_into<Reply>([] {
        return [tree = std::make_shared<tinyxml2::XMLDocument>()](std::string_view text, Reply& reply) {
            return tree->Parse(text.data(), text.size()) == tinyxml2::XML_SUCCESS &&
                   bench::read_reply(node(tree->RootElement()), reply);
        };
    });
}

bool const added = bench::add_peer({.name = "TinyXML-2",
                                    .identities = decoding<bench::identities_reply>(),
                                    .authenticate = decoding<bench::authenticate_reply>(),
                                    .parse = [tree = std::make_shared<tinyxml2::XMLDocument>()](std::string_view text) {
                                        return tree->Parse(text.data(), text.size()) == tinyxml2::XML_SUCCESS;
                                    }});

} // namespace
