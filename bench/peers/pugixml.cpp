// SPDX-License-Identifier: MIT
// pugixml: a tree, then the structs. Its texts lie in the document, which is copied first since it is written into.
#include <pugixml.hpp>

#include <memory>
#include <vector>

#include "from_tree.hpp"
#include "peer.hpp"

namespace {

class node {
public:
    explicit node(pugi::xml_node at) : at_(at) {}

    explicit operator bool() const { return !at_.empty(); }
    node first() const { return element(at_.first_child()); }
    node next() const { return element(at_.next_sibling()); }
    std::string_view name() const { return bench::local_name(at_.name()); }
    std::string_view text() const { return at_.child_value(); }
    bool nil() const {
        for (auto const& attribute : at_.attributes()) {
            if (bench::local_name(attribute.name()) == "nil") {
                return attribute.as_bool();
            }
        }
        return false;
    }

private:
    static node element(pugi::xml_node at) {
        while (at && at.type() != pugi::node_element) {
            at = at.next_sibling();
        }
        return node(at);
    }

    pugi::xml_node at_;
};

struct kept {
    pugi::xml_document tree;
    std::vector<char> text;

    bool parse(std::string_view document) {
        text.assign(document.begin(), document.end());
        return static_cast<bool>(tree.load_buffer_inplace(text.data(), text.size()));
    }
};

template <class Reply>
bench::make_decoding decoding() {
    return bench::decoding_into<Reply>([] {
        return [all = std::make_shared<kept>()](std::string_view text, Reply& reply) {
            return all->parse(text) && bench::read_reply(node(all->tree.document_element()), reply);
        };
    });
}

bool const added =
    bench::add_peer({.name = "pugixml",
                     .identities = decoding<bench::identities_reply>(),
                     .authenticate = decoding<bench::authenticate_reply>(),
                     .parse = [all = std::make_shared<kept>()](std::string_view text) { return all->parse(text); }});

} // namespace
