// SPDX-License-Identifier: MIT
// Start tags, end tags and the namespace declarations in them.
//
// `tag` is everywhere the prefix with its colon, or nothing; `declarations` is what a start tag declares, with a blank
// before each, or nothing. Both are short, so that all of a tag fits a room(). Where there is neither, a tag is one
// constant.
#pragma once

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint32_t
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../../fixed_string.hpp"
#include "../../scalar.hpp"
#include "../inline.hpp"
#include "../xml/escape.hpp"
#include "../xml/writer.hpp"

namespace soapcodec::detail {

/// A namespace name and how it is written at some place in the document.
struct prefix {
    char text[32] = {};
    std::size_t size = 0; ///< with the colon

    [[nodiscard]] std::string_view view() const noexcept { return {text, size}; }
};

class tag_writer {
public:
    /// `instance` is the prefix of the XMLSchema-instance namespace where the message stands. `above` is the number of
    /// open elements that do not count in the prefixes of lists.
    tag_writer(xml_writer& out, std::string_view instance, std::size_t above)
        : out_(out), instance_(instance), above_(above) {}

    // --- tags in a room: they return the end of what they have written

    template <fixed_string Name, fixed_string End>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE static char* start(char* at, std::string_view tag,
                                                             std::string_view declarations) noexcept {
        if (tag.empty() && declarations.empty()) {
            return xml_writer::put<"<", Name, End>(at);
        }
        *at++ = '<';
        at = tag.empty() ? at : xml_writer::put(at, tag);
        at = xml_writer::put<Name>(at);
        at = declarations.empty() ? at : xml_writer::put(at, declarations);
        return xml_writer::put<End>(at);
    }
    template <fixed_string Name>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE static char* end(char* at, std::string_view tag) noexcept {
        if (tag.empty()) {
            return xml_writer::put<"</", Name, ">">(at);
        }
        at = xml_writer::put<"</">(at);
        at = xml_writer::put(at, tag);
        return xml_writer::put<Name, ">">(at);
    }

    /// The most bytes of start tag and end tag together.
    template <fixed_string Name>
    [[nodiscard]] static std::size_t size(std::string_view tag, std::string_view declarations) noexcept {
        return 2 * (Name.view().size() + tag.size()) + declarations.size() + 8;
    }

    // --- tags that make room for themselves, and for `more` bytes behind them

    /// A start tag as far as End, on a line of its own if the output is indented.
    template <fixed_string Name, fixed_string End, class Level>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE char* open(char* at, Level here, std::string_view tag,
                                                     std::string_view declarations, std::size_t more = 0) {
        at = out_.room(at, xml_writer::line_room + size<Name>(tag, declarations) + more);
        return start<Name, End>(out_.line(at, here), tag, declarations);
    }
    /// An end tag, likewise.
    template <fixed_string Name, class Level>
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE char* close(char* at, Level here, std::string_view tag) {
        at = out_.room(at, xml_writer::line_room + size<Name>(tag, {}));
        return end<Name>(out_.line(at, here), tag);
    }
    /// An element that is xsi:nil.
    template <fixed_string Name, class Level>
    [[nodiscard]] char* null(char* at, Level here, std::string_view tag, std::string_view declarations) {
        at = open<Name, " ">(at, here, tag, declarations, instance_.size() + 14);
        return xml_writer::put<":nil=\"true\" />">(xml_writer::put(at, instance_));
    }

    // --- prefixes

    /// That of the XMLSchema-instance namespace.
    [[nodiscard]] std::string_view instance() const noexcept { return instance_; }

    /// Takes the default namespace away.
    static constexpr std::string_view no_namespace = " xmlns=\"\"";

    /// d{depth}p{number} for the element about to be opened, as .NET names prefixes.
    template <bool Indented>
    [[nodiscard]] prefix depth_prefix(level<Indented> here, char number) const noexcept {
        prefix made;
        char* at = made.text;
        *at++ = 'd';
        at = scalar<std::uint32_t>::write(at, static_cast<std::uint32_t>(here.depth + 1 - above_));
        *at++ = 'p';
        *at++ = number;
        *at++ = ':';
        made.size = static_cast<std::size_t>(at - made.text);
        return made;
    }

    /// Appends ` xmlns:d4p1="..."` to declarations.
    static void declare(std::string& declarations, prefix const& p, std::string_view ns) {
        declarations.append(" xmlns:").append(p.view().substr(0, p.size - 1)).append("=\"");
        append_attribute(declarations, ns);
        declarations += '"';
    }

    /// Appends ` xsi:type="q1:Local"` to declarations; `tag` is the prefix of the type.
    void name_type(std::string& declarations, std::string_view tag, std::string_view local) const {
        declarations.append(" ").append(instance_).append(":type=\"").append(tag).append(local).append("\"");
    }

private:
    xml_writer& out_;
    std::string_view instance_;
    std::size_t above_;
};

} // namespace soapcodec::detail
