// SPDX-License-Identifier: MIT
// Whether a value has come through a document with its meaning.
//
// Raw XML cannot come back as it was: there are bindings around it now that were not around it before, and an encoder
// may have put a declaration into its start tags. All else is the same to the last bit.
#pragma once

#include "../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../detail/xml/escape.hpp"
#include "../detail/xml/expanded_name.hpp"
#include "../detail/xml/handler.hpp"
#include "../limits.hpp"
#include "../source.hpp"
#include "../xml/raw.hpp"
#include "equal.hpp"
#include "quoted.hpp"

namespace soapcodec::fuzz {

namespace detail {

/// Writes down what an XML processor would report of content, with expanded names, and without what has no meaning:
/// prefixes, declarations, comments, CDATA, and the element around the content.
class event_writer {
public:
    bool start_namespace(std::string_view, std::string_view) { return true; }
    bool start_element(soapcodec::detail::expanded_name name, soapcodec::detail::attribute_list attributes) {
        if (depth_++ == 0) {
            return true;
        }
        end_text();
        events_ += "<" + name.to_string();
        for (auto const& [attribute, value] : attributes) {
            events_ += " " + attribute.to_string() + "=" + quoted(value);
        }
        events_ += ">";
        return true;
    }
    [[nodiscard]] bool expects(std::string_view, char const*) const noexcept { return false; }
    bool start_expected() { return true; }
    bool text(std::string_view piece) {
        text_.append(piece);
        return true;
    }
    bool text_expected(std::string_view, bool) noexcept { return false; }
    bool end_element() {
        end_text();
        events_ += --depth_ == 0 ? "" : "</>";
        return true;
    }
    bool end_namespace() { return true; }
    bool processing_instruction(std::string_view) { return true; }
    void pause() {}
    [[nodiscard]] bool wants_raw() const { return false; }
    void raw(std::string_view) {}
    [[nodiscard]] soapcodec::detail::blame blames() const { return {}; }

    [[nodiscard]] std::string const& events() const noexcept { return events_; }

private:
    void end_text() {
        events_ += text_.empty() ? std::string() : quoted(text_);
        text_.clear();
    }

    std::string events_;
    std::string text_;
    std::size_t depth_ = 0;
};

/// What raw XML says. Nothing if it is not well-formed with its bindings.
[[nodiscard]] inline std::optional<std::string> events_of(xml::raw_xml const& raw) {
    std::string document = "<r";
    for (auto const& [prefix, ns] : raw.scope) {
        if (prefix == "xml" || (ns.empty() && !prefix.empty())) {
            continue; // always bound; standing for nothing
        }
        document.append(prefix.empty() ? " xmlns" : " xmlns:").append(prefix).append("=\"");
        soapcodec::detail::append_attribute(document, ns);
        document.append("\"");
    }
    document.append(">").append(raw.text).append("</r>");
    event_writer events;
    std::string const utf_8 = "UTF-8";
    limits const bounds{.attributes = limits::none, .namespaces = limits::none, .token = limits::none};
    xml::expat_source<event_writer> source(events, bounds, utf_8);
    source.feed(document, true);
    if (source.stopped() && source.error().code != errc::ok) {
        return std::nullopt;
    }
    return events.events();
}

/// What a prefix stands for; an empty name is none.
[[nodiscard]] inline std::string_view meaning_of(std::string_view prefix, xml::raw_xml const& raw) {
    for (auto const& binding : raw.scope) {
        if (binding.prefix == prefix) {
            return binding.ns;
        }
    }
    return {};
}

[[nodiscard]] inline bool same_meaning(xml::raw_xml const& before, xml::raw_xml const& after) {
    bool kept = before.text == after.text && meaning_of("", before) == meaning_of("", after);
    for (auto const& [prefix, ns] : before.scope) {
        kept = kept && (prefix == "xml" || meaning_of(prefix, after) == ns);
    }
    if (kept) {
        return true;
    }
    auto const events = events_of(before);
    return events && events == events_of(after);
}

} // namespace detail

/// Whether `after` is what has to come back when `before` was written and read again: equal(), but for raw XML, of
/// which the names must mean the same.
template <class T>
[[nodiscard]] bool equivalent(T const& before, T const& after) {
    return detail::same(before, after, detail::same_meaning);
}

} // namespace soapcodec::fuzz
