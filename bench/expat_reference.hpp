// SPDX-License-Identifier: MIT
// The reference of all decoding: expat by itself, XML_Parse of the same bytes in one call.
#pragma once

#include <expat.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <type_traits>

#include "paired.hpp"

namespace bench {

enum class keeping : bool { fresh, reused };

inline void require(bool good) {
    if (!good) {
        std::fputs("a document of the corpus is not read as it should be\n", stderr);
        std::abort();
    }
}

struct free_parser {
    void operator()(XML_Parser p) const noexcept { XML_ParserFree(p); }
};
using parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, free_parser>;

/// Without namespaces and without handlers. With `names`: with namespaces, and with handlers that do nothing.
[[nodiscard]] inline work expat_way(std::string_view text, keeping kept, bool names = false) {
    std::shared_ptr<parser> const owned = std::make_shared<parser>();
    return [text, kept, names, owned] {
        if (kept == keeping::fresh || *owned == nullptr) {
            owned->reset(names ? XML_ParserCreateNS(nullptr, '\n') : XML_ParserCreate(nullptr));
        } else {
            XML_ParserReset(owned->get(), nullptr);
        }
        auto* const p = owned->get();
        if (names) {
            XML_SetElementHandler(
                p, [](void*, XML_Char const*, XML_Char const**) {}, [](void*, XML_Char const*) {});
            XML_SetCharacterDataHandler(p, [](void*, XML_Char const*, int) {});
        }
        require(XML_Parse(p, text.data(), static_cast<int>(text.size()), XML_TRUE) == XML_STATUS_OK);
        if (kept == keeping::fresh) {
            owned->reset();
        }
    };
}

} // namespace bench
