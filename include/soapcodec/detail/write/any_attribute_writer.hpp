// SPDX-License-Identifier: MIT
// Attributes whose names are known when the program runs.
#pragma once

#include <compare>     // operator<=>
#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view

#include "../../error.hpp"
#include "../../fixed_string.hpp"
#include "../../xml/known_namespaces.hpp"
#include "../../xml/qname.hpp"
#include "../../xml/raw.hpp"
#include "../xml/escape.hpp"
#include "../xml/small_set.hpp"
#include "../xml/writer.hpp"

namespace soapcodec::detail {

/// Appends the attributes of one start tag. Each name may be there once.
class any_attribute_writer {
public:
    /// `out` must outlive the writer.
    explicit any_attribute_writer(std::string& out) : out_(out) {}

    /// A name that is there already.
    void add_name(std::string_view ns, std::string_view local) { names_.insert({ns, local}); }

    /// `prefix` stands for its namespace around the element; without one it gets x1 or one behind that, but none that
    /// is_taken(prefix). False if it cannot be written; refuse() then says why. The name has to outlive the writer.
    template <class IsTaken>
    [[nodiscard]] bool add(xml::any_attribute const& attribute, std::string_view prefix, IsTaken is_taken) {
        auto const& [ns, local] = attribute.name;
        if (auto const good = writable_size(local); good != local.size()) {
            return stop_at(good);
        }
        if (!xml::is_local_part(local) || (ns.empty() && local == "xmlns") || ns == text_of<xml::xmlns_namespace>) {
            return stop("an attribute with a name that none can have");
        }
        if (!names_.insert({ns, local})) {
            return stop("an attribute that is there already");
        }
        std::string own(ns == text_of<xml::xml_namespace> ? std::string_view("xml") : prefix);
        if (!ns.empty() && own.empty()) {
            do {
                own = "x" + std::to_string(++number_);
            } while (is_taken(std::string_view(own)));
            out_.append(" xmlns:").append(own).append("=\"");
            if (!append(ns)) {
                return false;
            }
        }
        out_.append(" ").append(own).append(ns.empty() ? "" : ":").append(local).append("=\"");
        return append(attribute.value);
    }

    /// Tells `out` why the latest attribute cannot be written.
    void refuse(xml_writer& out) const noexcept {
        if (reason_.empty()) {
            out.refuse(refused_);
        } else {
            out.refuse(errc::invalid_value, reason_);
        }
    }

private:
    [[nodiscard]] bool append(std::string_view text) {
        auto const done = append_attribute(out_, text);
        out_ += '"';
        return done == text.size() || stop_at(done);
    }
    bool stop(std::string_view reason) noexcept {
        reason_ = reason;
        return false;
    }
    bool stop_at(std::size_t byte) noexcept {
        refused_ = byte;
        return false;
    }

    struct name {
        std::string_view ns;
        std::string_view local;

        friend auto operator<=>(name const&, name const&) = default;
    };

    std::string& out_;
    small_set<name> names_;
    std::size_t number_ = 0;
    std::size_t refused_ = 0;
    std::string_view reason_;
};

} // namespace soapcodec::detail
