// SPDX-License-Identifier: MIT
// RapidXML: a tree whose texts lie in the document, which is copied first since it is written into.
#include <rapidxml/rapidxml.hpp>

#include <memory>
#include <vector>

#include "from_tree.hpp"
#include "peer.hpp"

namespace {

class node {
public:
    explicit node(rapidxml::xml_node<> const* at) : at_(at) {}

    explicit operator bool() const { return at_ != nullptr; }
    node first() const { return element(at_->first_node()); }
    node next() const { return element(at_->next_sibling()); }
    std::string_view name() const { return bench::local_name({at_->name(), at_->name_size()}); }
    std::string_view text() const { return {at_->value(), at_->value_size()}; }
    bool nil() const {
        for (auto const* a = at_->first_attribute(); a != nullptr; a = a->next_attribute()) {
            if (bench::local_name({a->name(), a->name_size()}) == "nil") {
                return std::string_view(a->value(), a->value_size()) == "true";
            }
        }
        return false;
    }

private:
    static node element(rapidxml::xml_node<> const* at) {
        while (at != nullptr && at->type() != rapidxml::node_element) {
            at = at->next_sibling();
        }
        return node(at);
    }

    rapidxml::xml_node<> const* at_;
};

struct kept {
    rapidxml::xml_document<> tree;
    std::vector<char> text;

    bool parse(std::string_view document) {
        text.assign(document.begin(), document.end());
        text.push_back('\0');
        tree.clear();
        try {
            tree.parse<rapidxml::parse_validate_closing_tags>(text.data());
        } catch (rapidxml::parse_error const&) {
            return false;
        }
        return true;
    }
};

template <class Reply>
bench::make_decoding decoding() {
    return bench::decoding_into<Reply>([] {
        return [all = std::make_shared<kept>()](std::string_view text, Reply& reply) {
            return all->parse(text) && bench::read_reply(node(all->tree.first_node()), reply);
        };
    });
}

bool const added =
    bench::add_peer({.name = "RapidXML",
                     .identities = decoding<bench::identities_reply>(),
                     .authenticate = decoding<bench::authenticate_reply>(),
                     .parse = [all = std::make_shared<kept>()](std::string_view text) { return all->parse(text); }});

} // namespace
