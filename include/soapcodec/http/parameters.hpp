// SPDX-License-Identifier: MIT
// Messages as the parameters of a URL or a form: `State=a%20b&RememberMe=True&Meta=%7Bk1%3Av1%7D`.
//
// Some services take the same message as XML and as parameters, and a shape describes both. A parameter is a member of
// the message:
//
//     null                       left out
//     string                     as it is
//     bool                       `True` or `False`, read without regard to case
//     other values               as their scalar (scalar.hpp) writes and reads them
//     record, list, dictionary   JSV (http/jsv/format.hpp): `{Name:value}`, `[a,b]`, `{key:value}`
//
// Names and values are UTF-8, percent-encoded. They may hold what XML may hold and nothing else, so that a message
// whose records nest no deeper than a decoder takes (limits::depth) has parameters if and only if it can be encoded as
// XML. What JSV cannot tell apart is lost: null entries of a dictionary, and the null in a list of nothing else.
#pragma once

#include "../cxx20.hpp"

#include <algorithm>   // std::min
#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move

#include "../detail/xml/escape.hpp"
#include "../error.hpp"
#include "../shape.hpp"
#include "../soap/header.hpp" // has_headers
#include "jsv/format.hpp"
#include "jsv/reader.hpp"
#include "jsv/writer.hpp"
#include "percent.hpp"

namespace soapcodec::http {

namespace detail {

template <class T>
consteval void check_parameters() {
    static_assert(!has_headers<T>, "soapcodec: a URL or form has no place for header blocks: give the message without "
                                   "with_headers()");
    static_assert(described<T> || has_headers<T>,
                  "soapcodec: this type has no parameters, since it has no shape: write "
                  "constexpr auto soap_shape(T const*) in the namespace of T");
    if constexpr (described<T>) {
        check_jsv<T>();
    }
}

/// `/Authenticate/State`
template <class T>
[[nodiscard]] std::string parameter_path(std::string_view name) {
    std::string path;
    if constexpr (message_type<T>) {
        path.append("/").append(shape_of<T>::name);
    }
    return path.append("/").append(name);
}

/// Appends one parameter's value, if it is not null. `null` is set if it is.
template <class T, class Element>
[[nodiscard]] std::optional<error> append_parameter_value(std::string& out, T const& message, std::string_view before,
                                                          bool& null) {
    auto const* const value = if_not_null(message.*Element::member);
    null = value == nullptr;
    if (null) {
        return std::nullopt;
    }
    jsv_writer jsv;
    if (!jsv.write<typename Element::items>(*value)) {
        return error(jsv.code(), {}, parameter_path<T>(Element::name) + jsv.path(), jsv.subject());
    }
    out += before;
    append_percent_encoded(out, jsv.text());
    return std::nullopt;
}

/// Appends `first` and the parameters of the elements that are not excluded, with `&` between.
template <class T, class Excluded>
[[nodiscard]] std::optional<error> append_parameters(std::string& out, std::string_view first, T const& message,
                                                     Excluded is_excluded) {
    std::optional<error> failure;
    std::string before(first);
    shape_of<T>::for_each([&]<class Element>(Element) {
        if (failure || is_excluded(Element::name)) {
            return;
        }
        bool null = false;
        auto const size = before.size();
        append_percent_encoded(before, Element::name);
        before += '=';
        failure = append_parameter_value<T, Element>(out, message, before, null);
        if (null) {
            before.resize(size);
        } else {
            before = "&";
        }
    });
    return failure;
}

/// Reads the parameters of one message out of one text.
template <class T>
class parameter_reader {
public:
    /// Offsets and positions are those in `input`, of which all that is read is a part.
    explicit parameter_reader(std::string_view input) : input_(input) {
        check_parameters<T>();
        static_assert(!holds_views<T>(),
                      "soapcodec: this message has views (std::string_view, std::span), and there is "
                      "nothing they could refer to: use std::string and std::vector");
    }

    /// `name=value&...`; false after an error.
    bool read_all(std::string_view parameters, plus_sign plus) {
        while (!parameters.empty()) {
            auto const one = parameters.substr(0, parameters.find('&'));
            parameters.remove_prefix(std::min(one.size() + 1, parameters.size()));
            auto const name = one.substr(0, one.find('='));
            auto const value = one.substr(std::min(name.size() + 1, one.size()));
            std::string plain_name;
            if (!one.empty() && (!decode(plain_name, name, plus, {}) || !read(plain_name, name, value, plus))) {
                return false;
            }
        }
        return true;
    }

    /// One parameter, `written` for the position of an error. One that the shape does not have is passed over, if it is
    /// well-formed.
    bool read(std::string_view name, std::string_view written, std::string_view value, plus_sign plus) {
        bool const known = find_element<T>(name, [&]<class Element>(Element, std::size_t index) {
            if (seen_[index]) {
                fail(errc::duplicate_element, offset(written), parameter_path<T>(name), {});
                return;
            }
            seen_[index] = true;
            std::string text;
            if (decode(text, value, plus, Element::name)) {
                store<Element>(text, value);
            }
        });
        std::string ignored;
        return known ? !failure_ : decode(ignored, value, plus, {});
    }

    /// Something in the input that cannot be.
    bool fail(errc code, std::size_t at, std::string path, std::string_view subject) {
        failure_.emplace(code, position_in(input_, at), std::move(path),
                         std::string(soapcodec::detail::excerpt(subject)));
        return false;
    }

    /// The offset of a part of the input.
    [[nodiscard]] std::size_t offset(std::string_view part) const noexcept {
        return static_cast<std::size_t>(part.data() - input_.data());
    }

    /// The message, once all is read.
    [[nodiscard]] result<T> finish() {
        if (auto const missing = missing_element<T>(seen_); !missing.empty() && !failure_) {
            fail(errc::missing_element, input_.size(), parameter_path<T>(missing), missing);
        }
        if (failure_) {
            return *std::move(failure_);
        }
        return std::move(message_);
    }

private:
    /// Appends the bytes decoded, if they are characters that a message can have. `name` is empty for a name itself and
    /// for what nobody knows.
    bool decode(std::string& out, std::string_view text, plus_sign plus, std::string_view name) {
        auto const path = [&] { return name.empty() ? std::string() : parameter_path<T>(name); };
        if (auto const bad = append_percent_decoded(out, text, plus); bad != no_error) {
            return fail(errc::invalid_value, offset(text) + bad, path(), text.substr(bad, 3));
        }
        if (auto const good = soapcodec::detail::writable_size(out); good != out.size()) {
            return fail(errc::invalid_character, offset(text) + encoded_offset(text, good), path(), {});
        }
        return true;
    }

    /// What is empty is null (`Meta=`, since `{}` is empty), but a value is what its scalar makes of it.
    template <class Element>
    void store(std::string_view text, std::string_view written) {
        using type = typename Element::type;
        auto& member = message_.*Element::member;
        jsv_reader jsv(text);
        bool good = true;
        if constexpr (!is_optional<type>) {
            good = jsv.read<typename Element::items>(member);
        } else if (plain_value<without_optional<type>> || !text.empty()) {
            good = jsv.read<typename Element::items>(soapcodec::detail::make_in(member));
        }
        if (!good) {
            fail(jsv.code(), offset(written) + encoded_offset(written, jsv.at()),
                 parameter_path<T>(Element::name) + jsv.path(), jsv.subject());
        }
    }

    std::string_view input_;
    T message_{};
    seen_elements<T> seen_;
    std::optional<error> failure_;
};

} // namespace detail

/// The parameters of a message, in the order of its shape, for a query (without its `?`) or a form's body
/// (application/x-www-form-urlencoded); an empty string if all is null. Spaces are written `%20`, which both can read.
///
/// errc::invalid_character for a string that XML 1.0 cannot hold, subject() being the byte in it, errc::invalid_value
/// for a value that has no text (scalar.hpp), and errc::depth_limit for records and lists that decode_parameters()
/// would refuse; path() leads to each.
template <class T>
[[nodiscard]] result<std::string> encode_parameters(T const& message) {
    detail::check_parameters<T>();
    std::string out;
    if (auto e = detail::append_parameters(out, {}, message, [](std::string_view) { return false; })) {
        return *std::move(e);
    }
    return out;
}

/// The message whose parameters these are: a query without its `?`, or a form's body. Parameters come in any order,
/// ones that the shape does not have are ignored, names are case-sensitive, empty ones between two `&` are nothing. A
/// parameter without `=` has an empty value. T owns its content; `parameters` may be freed afterwards.
///
/// Records, lists and dictionaries are read with members in any order and unknown ones ignored, as parameters are. A
/// list may lack its brackets, as some services write it into URLs: `Roles=a,b`. If the whole value of one that is
/// optional is empty, it is null.
///
/// Errors, with line, column and byte of the input and the path of the element
/// (`/AuthenticateResponse/ResponseStatus/ErrorCode`; items of lists and entries of dictionaries as in XML):
///
/// - errc::invalid_value: a `%` that two hexadecimal digits do not follow (in any parameter); a value that its type
///   does not have; what is no JSV, placed where that shows
/// - errc::out_of_range: a number that its member cannot hold
/// - errc::invalid_character: after decoding, what is not UTF-8, or that XML 1.0 cannot hold
/// - errc::duplicate_element: an element of a shape for the second time
/// - errc::missing_element: none for one that is neither optional, nor a list, nor omittable
/// - errc::depth_limit: more `{` and `[` open at once than limits::depth has by default
///
/// Limits: memory is in proportion to the input, which the caller has bounded, but an item of a list takes its size in
/// C++, and one byte of input can make one.
template <class T>
[[nodiscard]] result<T> decode_parameters(std::string_view parameters, plus_sign plus = plus_sign::plus) {
    detail::parameter_reader<T> reader(parameters);
    reader.read_all(parameters, plus);
    return reader.finish();
}

} // namespace soapcodec::http
