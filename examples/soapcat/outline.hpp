// SPDX-License-Identifier: MIT
// What a document consists of: each element once, below the one it stands in, with how often it is there and what it
// holds.
#pragma once

#include <expat.h>

#include <cstdint>     // std::uint64_t
#include <map>         // std::map
#include <memory>      // std::unique_ptr
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

namespace soapcat {

/// Elements of one name in those of one name.
struct outlined {
    std::string name; // local part
    std::string ns;
    std::uint64_t count = 0;
    std::uint64_t nil = 0;
    std::uint64_t with_text = 0;
    std::size_t longest_text = 0; // in bytes
    std::map<std::string, std::uint64_t> attributes;
    std::vector<std::unique_ptr<outlined>> children; // in the order of their first
};

/// Gathers what expat sees of a document that comes in pieces.
class outline {
public:
    outline();

    /// The next bytes. What is behind a mistake is not looked at.
    void feed(std::string_view bytes);

    /// A line an element, two spaces deeper in each.
    [[nodiscard]] std::string text() const;

private:
    /// Documents with more different elements than this, or deeper ones, are no messages; the others are not told
    /// apart.
    static constexpr std::size_t most_names = 10000;
    static constexpr std::size_t most_depth = 256;

    struct open_element {
        outlined* element;
        std::size_t text = 0; // bytes that are no white space
    };

    [[nodiscard]] outlined& child_of(outlined& around, std::string_view ns, std::string_view local);
    void start(char const* name, char const** attributes);
    void end();
    void characters(std::string_view text);

    struct free_parser {
        void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
    };
    std::unique_ptr<XML_ParserStruct, free_parser> parser_;
    bool good_ = true;
    std::size_t names_ = 0;
    outlined document_;
    std::vector<open_element> open_;
};

} // namespace soapcat
