// SPDX-License-Identifier: MIT
// Where the records end in bytes that nobody has read yet: a guess, which whoever reads them makes sure of.
#pragma once

#include "../../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <string_view> // std::string_view

#include "scan.hpp"

namespace soapcodec::detail::fast {

/// Finds the end tags of one name, which may have white space behind it. The slash is what is looked for: few bytes
/// that are not in a tag are one.
class end_tag_finder {
public:
    static constexpr std::size_t npos = std::string_view::npos;

    /// `name` as it is written, with its prefix; it must outlive the finder.
    explicit end_tag_finder(std::string_view name) noexcept : name_(name) {}

    /// The offset behind the first one that ends behind `from`; npos if there is none.
    [[nodiscard]] std::size_t first(std::string_view bytes, std::size_t from) const noexcept {
        auto const before = name_.size() + longest_space + 2;
        for (auto at = from > before ? from - before : std::size_t{0}; at < bytes.size(); ++at) {
            at = bytes.find('/', at);
            auto const end = at == npos ? npos : end_of(bytes, at);
            if (end != npos && end > from) {
                return end;
            }
            if (at == npos) {
                break;
            }
        }
        return npos;
    }

    /// The offset behind the last one.
    [[nodiscard]] std::size_t last(std::string_view bytes) const noexcept {
        auto end = bytes.size();
        for (; end >= block::size; end -= block::size) {
            auto const begin = end - block::size;
            // Most blocks have none, or one.
            for (auto slashes = block(bytes.data() + begin).equal_to('/'); slashes != 0;) {
                auto const at = last_of(slashes);
                auto const found = end_of(bytes, begin + at);
                if (found != npos) {
                    return found;
                }
                slashes = before(slashes, at);
            }
        }
        while (end-- > 0) {
            auto const found = bytes[end] == '/' ? end_of(bytes, end) : npos;
            if (found != npos) {
                return found;
            }
        }
        return npos;
    }

private:
    static constexpr std::size_t longest_space = 16;

    /// Behind the end tag whose slash is there; npos if it is that of something else.
    [[nodiscard]] std::size_t end_of(std::string_view bytes, std::size_t slash) const noexcept {
        if (slash == 0 || bytes[slash - 1] != '<' || !bytes.substr(slash + 1).starts_with(name_)) {
            return npos;
        }
        auto const behind = slash + 1 + name_.size();
        auto const end = bytes.find_first_not_of(" \t\r\n", behind);
        return end != npos && bytes[end] == '>' && end - behind <= longest_space ? end + 1 : npos;
    }

    std::string_view name_;
};

} // namespace soapcodec::detail::fast
