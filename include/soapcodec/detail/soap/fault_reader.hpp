// SPDX-License-Identifier: MIT
// From events to a soap:Fault of either version.
//
// A receiver wants to see a fault most of all when the sender was sloppy, so this reader is lenient where the rest of
// the library is strict: unknown children are skipped, missing ones stay empty, and the names of either version are
// known in both, in whatever namespace. Where two elements mean the same, the one that the version prescribes counts,
// whichever comes first; of two alike, reasons and subcodes are both kept, and of others the later one.
//
// By hand and not by a shape: a shape says one name and one place for each member, and a reader of record reports what
// departs from it. Here nearly every departure is taken, and which of several elements counts depends on the version.
#pragma once

#include <algorithm>   // std::min
#include <array>       // std::array
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move

#include "../../error.hpp"
#include "../../limits.hpp"
#include "../../scalar.hpp"
#include "../../soap/fault.hpp"
#include "../../soap/version.hpp"
#include "../plain_vector.hpp"
#include "../xml/expanded_name.hpp"
#include "../xml/handler.hpp"
#include "../xml/namespace_scope.hpp"
#include "../xml/qname_resolver.hpp"

namespace soapcodec::detail {

/// Reads the content of a Fault element. Events are those of handler, from after its start tag to its end tag.
class fault_reader {
public:
    /// Of a detail no more is kept than one event past a limit.
    void begin(soap::version v, limits const& bounds) {
        version_ = v;
        open_.clear();
        open_.push_back({part::fault, rank::prescribed});
        best_ = {};
        fault_ = {};
        most_text_ = bounds.text;
        most_content_ = bounds.content;
        held_ = 0;
        latest_ = 0;
    }

    /// Attributes finds values by expanded names, as attribute_list does.
    template <class Attributes>
    void start_element(std::string_view ns, std::string_view local, Attributes const& attributes,
                       namespace_scope const& scope) {
        auto const next = child(open_.back(), ns, local);
        open_.push_back(next);
        if (is_value(next.is)) {
            text_.clear();
        }
        switch (next.is) {
        case part::text: {
            // An empty language says that none is known, as SOAP 1.2 has to (XML 1.0, section 2.12).
            auto const lang = attributes.find(known_name<xml::xml_namespace, "lang">).value_or("");
            fault_.reasons.push_back({lang.empty() ? std::nullopt : std::optional<std::string>(lang), {}});
            held_ += lang.size();
            break;
        }
        case part::detail:
            fault_.detail.emplace().scope = scope.all();
            before_event_ = latest_ = 0;
            break;
        default:
            break;
        }
    }

    void text(std::string_view piece) {
        if (is_value(open_.back().is) || open_.back().is == part::markup) {
            text_.append(piece);
            latest_ = piece.size();
            held_ += latest_;
        }
    }

    void end_element(namespace_scope const& scope) {
        auto const ended = open_.back().is;
        open_.pop_back();
        switch (ended) {
        case part::code_value:
            fault_.code = resolve(text_, scope);
            break;
        case part::subcode_value:
            fault_.subcodes.push_back(resolve(text_, scope));
            break;
        case part::text:
            fault_.reasons.back().text = text_;
            break;
        case part::node:
            fault_.node = std::string(trim(text_));
            break;
        case part::role:
            fault_.role = std::string(trim(text_));
            break;
        case part::detail:
            fault_.detail->text.resize(before_event_); // the end tag itself is not content
            held_ -= latest_;
            break;
        default:
            break;
        }
    }

    [[nodiscard]] bool wants_raw() const noexcept {
        return open_.back().is == part::detail || open_.back().is == part::inner;
    }
    void raw(std::string_view bytes) {
        before_event_ = fault_.detail->text.size();
        latest_ = held_ <= std::min(most_text_, most_content_) ? bytes.size() : 0;
        fault_.detail->text.append(bytes.substr(0, latest_));
        held_ += latest_;
    }

    /// Whether the Fault's end tag has come.
    [[nodiscard]] bool done() const noexcept { return open_.empty(); }

    /// The limit that the latest event went past, and where. `piece`: its text, if it was text.
    struct excess {
        errc code = errc::ok;
        detail::blame blame{};
    };
    [[nodiscard]] excess exceeded(std::string_view piece = {}) const noexcept {
        // Bytes of text, then bytes of text and list items.
        if (held_ > most_text_) {
            return {errc::text_limit, blame_for(held_ - most_text_, piece)};
        }
        auto const content =
            held_ + fault_.reasons.size() * sizeof(soap::reason) + fault_.subcodes.size() * sizeof(xml::qname);
        return content > most_content_ ? excess{errc::content_limit, blame_for(content - most_content_, piece)}
                                       : excess{};
    }

    [[nodiscard]] soap::fault take() {
        // An empty reason is what a fault without one has to have in either version.
        if (fault_.reasons.size() == 1 && fault_.reasons.front() == soap::reason()) {
            fault_.reasons.clear();
        }
        return std::move(fault_);
    }

private:
    enum class part : unsigned char {
        fault,
        code,
        code_value,
        subcode,
        subcode_value,
        reason,
        text,
        node,
        role,
        detail,
        markup, // below text: some senders' reasons are pages
        inner,  // below detail
        unknown,
    };

    /// A piece of plain text is blamed from where it is too much, others are cut nowhere.
    [[nodiscard]] blame blame_for(std::uint64_t past, std::string_view piece) const noexcept {
        if (piece.empty()) {
            return {};
        }
        bool const plain = latest_ == piece.size() && past < piece.size();
        return {blame::part::text, plain ? piece.size() - static_cast<std::size_t>(past) : 0};
    }

    /// How well an element's name is the one that the version prescribes.
    enum class rank : unsigned char { none, lenient, prescribed };

    struct open_part {
        part is;
        rank as; ///< with what is around it
    };

    [[nodiscard]] static bool is_value(part p) noexcept {
        return p == part::code_value || p == part::subcode_value || p == part::text || p == part::node ||
               p == part::role;
    }

    /// What a child of an open part is.
    [[nodiscard]] open_part child(open_part parent, std::string_view ns, std::string_view local) {
        struct rule {
            part parent;
            std::string_view name;
            part child;
            soap::version in;
        };
        static constexpr rule rules[] = {
            {part::fault, "faultcode", part::code_value, soap::version::v1_1},
            {part::fault, "faultstring", part::text, soap::version::v1_1},
            {part::fault, "faultactor", part::role, soap::version::v1_1},
            {part::fault, "detail", part::detail, soap::version::v1_1},
            {part::fault, "Code", part::code, soap::version::v1_2},
            {part::code, "Value", part::code_value, soap::version::v1_2},
            {part::code, "Subcode", part::subcode, soap::version::v1_2},
            {part::subcode, "Value", part::subcode_value, soap::version::v1_2},
            {part::subcode, "Subcode", part::subcode, soap::version::v1_2},
            {part::fault, "Reason", part::reason, soap::version::v1_2},
            {part::reason, "Text", part::text, soap::version::v1_2},
            {part::fault, "Node", part::node, soap::version::v1_2},
            {part::fault, "Role", part::role, soap::version::v1_2},
            {part::fault, "Detail", part::detail, soap::version::v1_2},
        };
        if (parent.is == part::detail || parent.is == part::inner) {
            return {part::inner, parent.as};
        }
        if (parent.is == part::text || parent.is == part::markup) {
            return {part::markup, parent.as};
        }
        // SOAP 1.1's children of Fault are in no namespace, SOAP 1.2's in its own.
        auto const prescribed =
            version_ == soap::version::v1_1 ? std::string_view() : soap::envelope_namespace(version_);
        for (auto const& r : rules) {
            if (r.parent == parent.is && r.name == local) {
                bool const as_prescribed = r.in == version_ && ns == prescribed;
                auto const as = as_prescribed ? parent.as : rank::lenient;
                return counts(r.child, as) ? open_part{r.child, as} : open_part{part::unknown, as};
            }
        }
        return {part::unknown, rank::lenient};
    }

    /// Whether a part counts beside what has been read of the same meaning. If it is better, that is forgotten.
    [[nodiscard]] bool counts(part p, rank as) {
        auto& best = best_[static_cast<std::size_t>(p)];
        if (as < best) {
            return false;
        }
        if (as > best) {
            best = as;
            if (p == part::text) {
                fault_.reasons.clear();
            } else if (p == part::code || p == part::subcode_value) {
                fault_.subcodes.clear();
            }
        }
        return true;
    }

    /// The text of a QName; its prefix may stand for nothing, since senders are what they are.
    [[nodiscard]] static xml::qname resolve(std::string_view text, namespace_scope const& scope) {
        auto found = resolve_qname(text, scope);
        return found ? *std::move(found) : xml::qname{{}, std::string(trim(text))};
    }

    soap::version version_ = soap::version::v1_1;
    plain_vector<open_part> open_;
    std::array<rank, static_cast<std::size_t>(part::unknown)> best_{}; // by part: the best that has been read
    soap::fault fault_;
    std::string text_;
    std::size_t before_event_ = 0;
    std::size_t latest_ = 0;
    std::uint64_t most_text_ = 0;
    std::uint64_t most_content_ = 0;
    std::uint64_t held_ = 0;
};

} // namespace soapcodec::detail
