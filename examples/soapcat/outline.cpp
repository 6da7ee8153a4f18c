// SPDX-License-Identifier: MIT
#include "outline.hpp"

#include <fmt/format.h>

#include <algorithm> // std::find_if, std::count_if, std::max
#include <iterator>  // std::back_inserter
#include <new>       // std::bad_alloc

#include "text.hpp"

namespace soapcat {

namespace {

constexpr char separator = '\x01'; // which stands in no name
constexpr std::string_view instance = "http://www.w3.org/2001/XMLSchema-instance";

struct name_parts {
    std::string_view ns;
    std::string_view local;
};
name_parts parts_of(std::string_view name) {
    auto const at = name.find(separator);
    return at == name.npos ? name_parts{{}, name} : name_parts{name.substr(0, at), name.substr(at + 1)};
}

void write(std::string& out, outlined const& element, std::string_view around, std::size_t depth) {
    auto const to = std::back_inserter(out);
    fmt::format_to(to, "{:{}}{}", "", 2 * depth, printable(element.name));
    if (element.ns != around) {
        fmt::format_to(to, " {{{}}}", printable(element.ns));
    }
    std::string_view separator_text = ": ";
    auto const add = [&](std::string const& what) {
        out.append(separator_text).append(what);
        separator_text = ", ";
    };
    if (element.count > 1) {
        add(fmt::format("{} times", element.count));
    }
    if (element.nil != 0) {
        add(fmt::format("{} nil", element.nil));
    }
    if (element.with_text != 0) {
        add(fmt::format("text in {}, at most {} bytes", element.with_text, element.longest_text));
    }
    for (auto const& [name, count] : element.attributes) {
        add(fmt::format("@{} in {}", printable(name), count));
    }
    out += '\n';
    for (auto const& child : element.children) {
        write(out, *child, element.ns, depth + 1);
    }
}

} // namespace

outline::outline() : parser_(XML_ParserCreateNS(nullptr, separator)) {
    if (parser_ == nullptr) {
        throw std::bad_alloc();
    }
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(
        parser_.get(),
        [](void* self, char const* name, char const** attributes) {
            static_cast<outline*>(self)->start(name, attributes);
        },
        [](void* self, char const*) { static_cast<outline*>(self)->end(); });
    XML_SetCharacterDataHandler(parser_.get(), [](void* self, char const* text, int size) {
        static_cast<outline*>(self)->characters({text, static_cast<std::size_t>(size)});
    });
    // No entity is declared by whoever does not stop here.
    XML_SetStartDoctypeDeclHandler(parser_.get(), [](void* self, char const*, char const*, char const*, int) {
        XML_StopParser(static_cast<outline*>(self)->parser_.get(), XML_FALSE);
    });
    open_.push_back({&document_, 0});
}

void outline::feed(std::string_view bytes) {
    good_ = good_ && XML_Parse(parser_.get(), bytes.data(), static_cast<int>(bytes.size()), 0) == XML_STATUS_OK;
}

std::string outline::text() const {
    std::string out;
    for (auto const& child : document_.children) {
        write(out, *child, {}, 0);
    }
    return out;
}

outlined& outline::child_of(outlined& around, std::string_view ns, std::string_view local) {
    auto& all = around.children;
    auto const found =
        std::find_if(all.begin(), all.end(), [&](auto const& one) { return one->name == local && one->ns == ns; });
    if (found != all.end()) {
        return **found;
    }
    if (names_ == most_names || open_.size() > most_depth) {
        return all.empty() ? around : *all.back();
    }
    ++names_;
    auto& made = *all.emplace_back(std::make_unique<outlined>());
    made.name = local;
    made.ns = ns;
    return made;
}

void outline::start(char const* name, char const** attributes) {
    auto const [ns, local] = parts_of(name);
    auto& element = child_of(*open_.back().element, ns, local);
    ++element.count;
    for (; *attributes != nullptr; attributes += 2) {
        auto const [attribute_ns, attribute] = parts_of(attributes[0]);
        std::string_view const value = attributes[1];
        if (attribute_ns == instance && attribute == "nil") {
            element.nil += value == "true" || value == "1" ? 1U : 0U;
        } else if (element.attributes.size() < 100) {
            ++element.attributes[std::string(attribute)];
        }
    }
    open_.push_back({&element, 0});
}

void outline::characters(std::string_view text) {
    open_.back().text += static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return c != ' ' && c != '\t' && c != '\r' && c != '\n'; }));
}

void outline::end() {
    auto const [element, text] = open_.back();
    if (text != 0) {
        ++element->with_text;
        element->longest_text = std::max(element->longest_text, text);
    }
    open_.pop_back();
}

} // namespace soapcat
