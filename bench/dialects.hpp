// SPDX-License-Identifier: MIT
// Documents of the corpus as other servers would write them: the same content in other forms of XML.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace bench {

/// Every unprefixed element of the Body with a prefix, which the message's element declares.
[[nodiscard]] inline std::string with_prefix(std::string_view document, std::string_view prefix) {
    auto const body = document.find("Body>") + 5;
    std::string made(document.substr(0, body));
    for (auto i = body; i < document.size(); ++i) {
        made += document[i];
        if (document[i] != '<') {
            continue;
        }
        if (document[i + 1] == '/') {
            made += document[++i];
        }
        auto const name = document.substr(i + 1, document.find_first_of(" />", i + 1) - i - 1);
        if (name.find(':') == name.npos) {
            made.append(prefix).append(":");
        }
    }
    auto const declaration = made.find(" xmlns=\"", body);
    return made.insert(declaration + 6, ":" + std::string(prefix));
}

/// Every identity with its first two elements in the other order.
[[nodiscard]] inline std::string in_another_order(std::string document) {
    constexpr std::string_view first = "<Id>";
    for (std::size_t at = 0; (at = document.find("<Identity>", at)) != document.npos; ++at) {
        auto const begin = document.find(first, at);
        auto const end = document.find("</Id>", begin) + 5;
        auto const moved = document.substr(begin, end - begin);
        document.insert(document.find("</Identity>", end), moved);
        document.erase(begin, moved.size());
    }
    return document;
}

/// Tags as some servers write them: with a space before `>`, and no space in `<a/>`.
[[nodiscard]] inline std::string with_spaces_in_tags(std::string document) {
    for (std::size_t at = 0; (at = document.find("<Name>", at)) != document.npos; ++at) {
        document.replace(at, 6, "<Name >");
    }
    for (std::size_t at = 0; (at = document.find(" />", at)) != document.npos; ++at) {
        document.replace(at, 3, "/>");
    }
    return document;
}

/// Every identity with an attribute that says its type.
[[nodiscard]] inline std::string with_attributes(std::string document) {
    constexpr std::string_view tag = "<Identity";
    for (std::size_t at = 0; (at = document.find("<Identity>", at)) != document.npos; ++at) {
        document.insert(at + tag.size(), " xsi:type=\"Identity\"");
    }
    return document;
}

/// Every name replaced by `text`, as it stands in the document.
[[nodiscard]] inline std::string with_names(std::string document, std::string_view text) {
    constexpr std::string_view tag = "<Name>";
    for (std::size_t at = 0; (at = document.find(tag, at)) != document.npos; at += text.size()) {
        at += tag.size();
        document.replace(at, document.find('<', at) - at, text);
    }
    return document;
}

/// One identity of twenty with a comment, a CDATA section or an unknown element in it.
[[nodiscard]] inline std::string with_odd_records(std::string document) {
    constexpr std::string_view odd[]{"<!-- moved -->", "<New a='1'><Deep>x</Deep></New>",
                                     "<Note><![CDATA[a<b]]></Note>"};
    std::size_t count = 0;
    for (std::size_t at = 0; (at = document.find("</Identity>", at)) != document.npos; ++at) {
        if (++count % 20 == 0) {
            auto const& inserted = odd[count / 20 % 3];
            document.insert(at, inserted);
            at += inserted.size();
        }
    }
    return document;
}

} // namespace bench
