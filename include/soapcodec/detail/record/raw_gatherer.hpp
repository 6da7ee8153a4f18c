// SPDX-License-Identifier: MIT
// The content of one element as it is written, for a member that keeps it.
#pragma once

#include <cstddef>     // std::size_t
#include <string_view> // std::string_view

#include "../../xml/raw.hpp"
#include "../layout/context.hpp"

namespace soapcodec::detail {

/// All that it holds counts as content (limits::content), by `c`.
class raw_gatherer {
public:
    /// At the start tag of the element. False if the bindings in scope are too much: each such member keeps a copy, so
    /// that many small ones could hold far more than the document has.
    [[nodiscard]] bool begin(xml::raw_xml& to, context& c) {
        to_ = &to;
        to.scope = c.scope->all();
        for (auto const& binding : to.scope) {
            if (!c.charge(sizeof binding + binding.prefix.size() + binding.ns.size())) {
                return false;
            }
        }
        to.text.clear();
        before_event_ = 0;
        return true;
    }

    /// The bytes of an event, before the event itself. Kept as far as the limit allows.
    void add(std::string_view bytes, context& c) {
        before_event_ = to_->text.size();
        if (c.charge(bytes.size())) {
            to_->text.append(bytes);
        }
    }

    /// The latest event was the element's own end tag, which is not its content.
    void end() { to_->text.resize(before_event_); }

private:
    xml::raw_xml* to_ = nullptr;
    std::size_t before_event_ = 0; // size of the text before the latest event
};

} // namespace soapcodec::detail
