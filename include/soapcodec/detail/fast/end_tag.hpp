// SPDX-License-Identifier: MIT
// Where the records end in bytes that nobody has read yet: a guess, which whoever reads them makes sure of.
#pragma once

#include "../../cxx20.hpp"

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <string_view> // std::string_view

#include "../inline.hpp"
#include "scan.hpp"

namespace soapcodec::detail::fast {

/// Finds the end tags of one name, which may have white space behind it. The slash is what is looked for, with the last
/// letter of the name where it would be: few bytes that are not in such a tag are both.
class end_tag_finder {
public:
    static constexpr std::size_t npos = std::string_view::npos;

    /// `name` as it is written, with its prefix, not empty; it must outlive the finder.
    explicit end_tag_finder(std::string_view name) noexcept : name_(name) {}

    /// The offset behind the first one that ends behind `from`; npos if there is none.
    [[nodiscard]] std::size_t first(std::string_view bytes, std::size_t from) const noexcept {
        auto const longest = name_.size() + longest_space + 2;
        auto at = from > longest ? from - longest : std::size_t{0};
        for (; bytes.size() - at >= block::size; at += block::size) {
            for (auto slashes = slashes_in(bytes, at); slashes != 0;) {
                auto const slash = first_of(slashes);
                auto const end = end_of(bytes, at + slash);
                if (end != npos && end > from) {
                    return end;
                }
                slashes = without(slashes, slash);
            }
        }
        for (; at < bytes.size(); ++at) {
            auto const end = bytes[at] == '/' ? end_of(bytes, at) : npos;
            if (end != npos && end > from) {
                return end;
            }
        }
        return npos;
    }

    /// The offset behind the last one.
    [[nodiscard]] std::size_t last(std::string_view bytes) const noexcept {
        auto rest = bytes.size();
        for (; rest >= block::size; rest -= block::size) {
            auto const at = rest - block::size;
            for (auto slashes = slashes_in(bytes, at); slashes != 0;) {
                auto const slash = last_of(slashes);
                auto const end = end_of(bytes, at + slash);
                if (end != npos) {
                    return end;
                }
                slashes = before(slashes, slash);
            }
        }
        while (rest-- > 0) {
            auto const end = bytes[rest] == '/' ? end_of(bytes, rest) : npos;
            if (end != npos) {
                return end;
            }
        }
        return npos;
    }

private:
    static constexpr std::size_t longest_space = 16;

    /// Of the block there, the slashes behind which the name may be.
    [[nodiscard]] SOAPCODEC_DETAIL_INLINE std::uint64_t slashes_in(std::string_view bytes,
                                                                   std::size_t at) const noexcept {
        auto const slashes = block(bytes.data() + at).equal_to('/');
        if (bytes.size() - at < name_.size() + block::size) {
            return slashes; // the block of the last letters would end behind the bytes
        }
        return slashes & block(bytes.data() + at + name_.size()).equal_to(name_.back());
    }

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
