// SPDX-License-Identifier: MIT
// Why a reader has refused to go on: what an error is made of, but for position and path.
#pragma once

#include "../../cxx20.hpp"

#include <string>      // std::string
#include <string_view> // std::string_view

#include "../../error.hpp"
#include "../layout/layout.hpp"
#include "../xml/handler.hpp"
#include "attribute_reader.hpp"
#include "passed_over.hpp"

namespace soapcodec::detail {

/// Its texts are those of soapcodec::error. What sets it stands apart from what happens millions of times, and returns
/// false.
struct refusal {
    errc code = errc::ok;
    detail::blame blame{};
    std::string subject{};
    std::string expected{};
    std::string similar{};
    std::string child{}; ///< the element or `@attribute` at fault, if it is none that is open

    void clear() noexcept {
        code = errc::ok;
        blame = {};
        for (auto* const text : {&subject, &expected, &similar, &child}) {
            text->clear();
        }
    }

    [[gnu::cold, gnu::noinline]] bool set(errc why, detail::blame where = {}, std::string_view about = {}) {
        code = why;
        blame = where;
        subject.assign(detail::excerpt(about));
        return false;
    }

    /// A text that is no value; `wanted`, if not null, says what would have been one (slot::expected).
    [[gnu::cold, gnu::noinline]] bool set_value(errc why, std::string (*wanted)(), std::string_view text) {
        if (why == errc::invalid_value && wanted != nullptr) {
            expected = wanted();
        }
        return set(why, {detail::blame::part::value, 0}, text);
    }

    /// The start tag of an element with that table, null for a value.
    [[gnu::cold, gnu::noinline]] bool set(attribute_error const& wrong, layout const* content) {
        if (wrong.refused != nullptr) {
            child = std::string("@") + wrong.refused->local;
            if (wrong.code == errc::invalid_value && wrong.refused->expected != nullptr) {
                expected = wrong.refused->expected();
            }
        }
        if (wrong.code == errc::unexpected_type && content != nullptr) {
            expected = in_braces(content->type_ns, content->type);
        }
        if (!wrong.similar.local().empty()) {
            similar = in_braces(wrong.similar.ns(), wrong.similar.local());
        }
        return set(wrong.code, {}, wrong.subject);
    }
};

} // namespace soapcodec::detail
