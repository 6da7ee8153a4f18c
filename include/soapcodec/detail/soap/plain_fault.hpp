// SPDX-License-Identifier: MIT
// A Fault by the fast path: the events of one that is written plainly.
#pragma once

#include "../../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <string_view> // std::string_view

#include "../fast/element.hpp"
#include "../fast/input.hpp"
#include "../fast/tag.hpp"
#include "../fast/text.hpp"
#include "../xml/namespace_scope.hpp"
#include "fault_reader.hpp"

namespace soapcodec::detail {

class plain_fault {
public:
    /// The bindings of the input are those in scope in the Fault. `scope` is memory for them.
    plain_fault(fast::input& in, fault_reader& faults, namespace_scope& scope)
        : in_(in), faults_(faults), scope_(scope) {
        scope_.clear();
        bind(0);
    }

    /// Reads the content of the open element: at its end tag.
    [[nodiscard]] char const* read_content(char const* at) {
        while (at != nullptr) {
            std::string_view text;
            at = fast::read_text(at, in_, text);
            if (at == nullptr || in_.left(at) < 2) {
                return nullptr;
            }
            if (!text.empty()) {
                faults_.text(text);
            }
            if (at[1] == '/') {
                return at;
            }
            at = read_element(at);
        }
        return at;
    }

private:
    [[nodiscard]] char const* read_element(char const* at) {
        if (in_.most.levels < 2) {
            return nullptr;
        }
        fast::start_tag tag;
        at = fast::read_start_tag(at, in_, tag);
        if (at == nullptr) {
            return nullptr;
        }
        --in_.most.levels;
        bind(tag.bound_before);
        faults_.start_element(tag.ns, tag.local(), fast::tag_attributes{tag, in_}, scope_);
        if (!tag.is_empty) {
            auto const* const end = faults_.wants_raw() ? read_raw(at) : read_content(at);
            at = end == nullptr ? end : fast::read_end_tag(end, in_, tag.name);
            if (at == nullptr) {
                return nullptr;
            }
            if (faults_.wants_raw()) {
                faults_.raw({end, static_cast<std::size_t>(at - end)});
            }
        }
        faults_.end_element(scope_);
        for (auto i = tag.bound_before; i < in_.bound; ++i) {
            scope_.unbind();
        }
        in_.bound = tag.bound_before;
        ++in_.most.levels;
        return at;
    }

    [[nodiscard]] char const* read_raw(char const* at) {
        auto const references = in_.place.references;
        auto const* const end = fast::skip_content(at, in_);
        if (end == nullptr || in_.place.references != references) {
            return nullptr; // it is not to be kept as it is
        }
        faults_.raw({at, static_cast<std::size_t>(end - at)});
        return end;
    }

    /// The bindings of the input from that one on.
    void bind(unsigned from) {
        for (auto i = from; i < in_.bound; ++i) {
            scope_.bind(in_.bindings[i].prefix_text(), in_.bindings[i].ns_text());
        }
    }

    fast::input& in_;
    fault_reader& faults_;
    namespace_scope& scope_;
};

} // namespace soapcodec::detail
