// SPDX-License-Identifier: MIT
// Property: what a document means does not depend on how it is written.
//
// Oracle: the value of the document before it was edited. The edits (edits.hpp) keep its meaning by XML 1.0 and
// Namespaces in XML: text in CDATA, characters as references, comments anywhere, attributes in another order, blanks in
// tags, prefixes renamed, `<a/>` as `<a></a>`. After up to eight of them the document decodes to the same value, as
// decoders usually read and by events alone.
//
// Not promised: raw XML, and what a schema leaves open, which are kept as they are written; documents with some are
// left out. Documents in other encodings than UTF-8 are, too.
#include "../messages.hpp"
#include "edits.hpp"
#include "recount.hpp"

#include <soapcodec/fuzz.hpp>
#include <soapcodec/source.hpp>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint8_t
#include <string>      // std::string
#include <type_traits> // std::is_same_v, std::type_identity

namespace fuzz = soapcodec::fuzz;

namespace {

/// Whether there is raw XML in the value, or attributes that are kept in order.
template <class T>
bool has_raw(T const& value) {
    if constexpr (std::is_same_v<T, fuzzing::kitchen> || std::is_same_v<T, fuzzing::kitchen_view>) {
        return value.raw || value.crate || !value.others.empty() || !value.other_attributes.empty();
    } else {
        return false;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzz::input in({data, size});
    auto const message = in.byte();
    bool const reverses = !in.flip(); // seeds do
    constexpr std::size_t choices = 8 * 4;
    auto edits = in;
    for (std::size_t i = 0; i < choices; ++i) {
        (void)in.byte();
    }
    // Seeds have fewer choices behind them: the document ends at its last tag.
    auto const end = edits.rest().rfind('>');
    auto const document = edits.rest().substr(0, end == std::string_view::npos ? 0 : end + 1);
    if (!fuzzing::is_plain_utf_8(document)) {
        return 0;
    }
    fuzzing::with_message(message, [&]<class T>(std::type_identity<T>) {
        fuzz::reader<T> before;
        auto const expected = before.read(document);
        if (!expected.value || has_raw(*expected.value)) {
            return;
        }
        fuzzing::markup edited(document);
        std::string made;
        if (reverses) {
            edited.reverse_all_attributes();
            made = "all attributes";
        }
        for (int i = 0; i < 8; ++i) {
            if (auto const what = edited.edit(edits); !what.empty()) {
                made.append(made.empty() ? "" : ", ").append(what);
            }
        }
        auto const text = edited.text();
        auto const check_after = [&](auto& after) {
            auto const found = after.read(text);
            fuzz::check(
                agrees(found, expected), "an edit that keeps the meaning of a document keeps its value",
                [&] { return "after: " + found.describe(); }, [&] { return "before: " + expected.describe(); },
                [&] {
                    return "  " + made + "\n  edited: " + fuzz::quoted(text) +
                           "\n  document: " + fuzz::quoted(document);
                });
        };
        fuzz::reader<T> usual;
        check_after(usual);
        fuzz::reader<T, soapcodec::xml::expat_source> by_events;
        check_after(by_events);
    });
    return 0;
}
