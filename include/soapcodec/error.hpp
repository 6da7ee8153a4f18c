// SPDX-License-Identifier: MIT
// What can go wrong, where it went wrong, and a result type with std::expected's member names.
//
//     soapcodec::result<quote> const found = soapcodec::decode<quote>(bytes);
//     if (!found) {
//         log(found.error().message()); // 2:61 (byte 133) /Envelope/Body/Quote/Volume: invalid value: 12OO
//     }
//
// Asking a result for what it does not have is an error of the program: bad_result_access, or abort() without
// exceptions.
#pragma once

#include "cxx20.hpp"

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint64_t
#include <cstdlib>     // std::abort
#include <exception>   // std::exception
#include <memory>      // std::shared_ptr, std::addressof
#include <new>         // placement new
#include <string>      // std::string
#include <string_view> // std::string_view
#include <type_traits> // std::is_copy_constructible_v
#include <utility>     // std::move, std::forward

namespace soapcodec {

/// Every way decoding or encoding can fail.
enum class errc : unsigned char {
    ok, ///< no error

    // the bytes are no XML document (XML 1.0, Namespaces in XML 1.0)
    malformed_xml,        ///< not well-formed, or not namespace-well-formed; error::subject() has the parser's reason
    truncated,            ///< the input ended before the document element was closed
    unsupported_encoding, ///< an encoding other than UTF-8, UTF-16, ISO-8859-1 or US-ASCII

    // XML that SOAP forbids (SOAP 1.1 section 3, SOAP 1.2 part 1 section 5)
    doctype,                ///< a DOCTYPE declaration; refused before anything in it is read
    processing_instruction, ///< a processing instruction

    // the envelope
    not_an_envelope,    ///< the document element is not an Envelope
    version_mismatch,   ///< an Envelope in a namespace that is neither SOAP 1.1's nor SOAP 1.2's
    missing_body,       ///< an Envelope without a Body
    empty_body,         ///< a Body without a child element
    unexpected_payload, ///< the Body's child is not the message that was asked for, or there is more than one
    must_understand,    ///< a mandatory header block aimed at this receiver that it does not understand
    fault,              ///< the Body holds a soap:Fault; error::fault() has it in full

    // the message against its shape
    missing_element,    ///< a required element is not there; error::subject() has its name, or those of a choice: `A|B`
    missing_attribute,  ///< a required attribute is not there; error::subject() has its name
    duplicate_element,  ///< an element that may occur once occurs again, or a key of a map
    unexpected_element, ///< an element where none may be, or an unknown one when decode_options::reject_unknown is set
    unexpected_text,    ///< text where only elements may be
    invalid_value,      ///< text outside the lexical space of its XSD type; in encoding, a value that has no text
    out_of_range,       ///< a legal lexical form whose value the C++ type cannot hold
    nil_not_allowed,    ///< xsi:nil="true" on an element that cannot be null
    nil_with_content,   ///< xsi:nil="true" on an element that has content
    unexpected_type,    ///< xsi:type names another type than the shape does; error::subject() has the QName, as written

    // limits (limits.hpp)
    depth_limit,     ///< elements nested deeper than limits::depth
    attribute_limit, ///< more attributes and namespace declarations on an element than limits::attributes
    namespace_limit, ///< more namespace declarations in scope than limits::namespaces
    text_limit,      ///< a value with more text than limits::text
    token_limit,     ///< a tag, comment or reference longer than limits::token
    content_limit,   ///< a message, or a streamed record, that holds more than limits::content
    size_limit,      ///< more input than limits::size
    out_of_memory,   ///< memory could not be had, or the XML parser would not have any more

    callback_exception, ///< a callback threw; the exception itself has left feed() already

    // encoding
    invalid_character, ///< a string that XML 1.0 cannot carry: not UTF-8, a control character, U+FFFE or U+FFFF

    // HTTP
    not_soap, ///< a reply that is no XML: a page, nothing, something else; http::reply_decoder::kind() says which
};

/// A short English description of a code, without a full stop.
[[nodiscard]] constexpr std::string_view describe(errc code) noexcept {
    switch (code) {
    case errc::ok:
        return "no error";
    case errc::malformed_xml:
        return "malformed XML";
    case errc::truncated:
        return "the document is incomplete";
    case errc::unsupported_encoding:
        return "unsupported character encoding";
    case errc::doctype:
        return "a SOAP message must not contain a DOCTYPE";
    case errc::processing_instruction:
        return "a SOAP message must not contain processing instructions";
    case errc::not_an_envelope:
        return "the document element is not a SOAP Envelope";
    case errc::version_mismatch:
        return "an Envelope of an unknown SOAP version";
    case errc::missing_body:
        return "the Envelope has no Body";
    case errc::empty_body:
        return "the Body is empty";
    case errc::unexpected_payload:
        return "the Body holds another message than the one expected";
    case errc::must_understand:
        return "a mandatory header block is not understood";
    case errc::fault:
        return "the message is a SOAP Fault";
    case errc::missing_element:
        return "a required element is missing";
    case errc::missing_attribute:
        return "a required attribute is missing";
    case errc::duplicate_element:
        return "an element occurs twice";
    case errc::unexpected_element:
        return "an element that may not be here";
    case errc::unexpected_text:
        return "text where only elements may be";
    case errc::invalid_value:
        return "invalid value";
    case errc::out_of_range:
        return "value out of range";
    case errc::nil_not_allowed:
        return "xsi:nil on an element that cannot be null";
    case errc::nil_with_content:
        return "xsi:nil on an element that has content";
    case errc::unexpected_type:
        return "xsi:type names another type than the one expected";
    case errc::depth_limit:
        return "elements are nested too deeply";
    case errc::attribute_limit:
        return "too many attributes on an element";
    case errc::namespace_limit:
        return "too many namespaces in scope";
    case errc::text_limit:
        return "a value has too much text";
    case errc::token_limit:
        return "a tag, comment or reference is too long";
    case errc::content_limit:
        return "the message holds too much";
    case errc::size_limit:
        return "the input is too large";
    case errc::out_of_memory:
        return "out of memory";
    case errc::callback_exception:
        return "a callback threw an exception";
    case errc::not_soap:
        return "no SOAP";
    case errc::invalid_character:
        return "a character that XML 1.0 cannot carry";
    }
    return "unknown error";
}

/// A position in the input.
struct position {
    std::uint64_t byte = 0;   ///< offset from the first byte of the input, from 0
    std::uint64_t line = 0;   ///< from 1; 0 when there is none (encoding)
    std::uint64_t column = 0; ///< in characters, from 1

    friend constexpr bool operator==(position const&, position const&) = default;
};

namespace soap {
struct fault; // soap/fault.hpp
}

namespace detail {

/// The beginning of a text, as an error quotes it: at most so many bytes, cut between characters.
[[nodiscard]] constexpr std::string_view excerpt(std::string_view text, std::size_t size = 64) noexcept {
    if (text.size() <= size) {
        return text;
    }
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
        --size;
    }
    return text.substr(0, size);
}

} // namespace detail

/// Why an operation failed. Owns all it refers to; its text is built by message() and not before.
class error {
public:
    error() = default;
    /// Of the parts that its functions return.
    explicit error(errc code, position where = {}, std::string path = {}, std::string subject = {},
                   std::string expected = {}, std::string similar = {})
        : code_(code), where_(where), path_(std::move(path)), subject_(std::move(subject)),
          expected_(std::move(expected)), similar_(std::move(similar)) {}
    /// That a message is a fault.
    explicit error(std::shared_ptr<soap::fault const> fault, position where, std::string path, std::string subject)
        : code_(errc::fault), where_(where), path_(std::move(path)), subject_(std::move(subject)),
          fault_(std::move(fault)) {}

    /// What went wrong; errc::ok for a default-constructed error.
    [[nodiscard]] errc code() const noexcept { return code_; }

    /// Where: the tag, text or declaration at fault. A value that is wrong is placed at its first character, an
    /// element that is missing at the end tag of the element that lacks it.
    [[nodiscard]] position where() const noexcept { return where_; }
    /// From 1; 0 in encoding.
    [[nodiscard]] std::uint64_t line() const noexcept { return where_.line; }
    /// In characters, from 1.
    [[nodiscard]] std::uint64_t column() const noexcept { return where_.column; }
    /// From 0.
    [[nodiscard]] std::uint64_t byte() const noexcept { return where_.byte; }

    /// The element at fault by local names, list items numbered from 1:
    /// `/Envelope/Body/GetIdentitiesResponse/GetIdentitiesResult/Identity[3]/User/ContactId`.
    /// Inside an element that is skipped because nothing describes it, the path of that element.
    [[nodiscard]] std::string const& path() const noexcept { return path_; }

    /// What the code is about: the missing element's name, the value refused (cut after 64 bytes), the parser's reason.
    [[nodiscard]] std::string const& subject() const noexcept { return subject_; }

    /// What would have been right, where there is one answer: the message for unexpected_payload and the type for
    /// unexpected_type, as `{namespace}local`; the first names of an enumeration for invalid_value; the name of a
    /// list's items for an unexpected_element in it. Else empty.
    [[nodiscard]] std::string const& expected() const noexcept { return expected_; }

    /// For missing_element and missing_attribute: one that was passed over, and is called like the one that is missing
    /// but for its namespace or the case of its letters, as `{namespace}local`. Empty if there was none.
    [[nodiscard]] std::string const& similar() const noexcept { return similar_; }

    /// The fault when code() is errc::fault, else null. Lives as long as any copy of this error.
    [[nodiscard]] soap::fault const* fault() const noexcept { return fault_.get(); }

    /// `line:column (byte N) path: description: subject (expected: ...) (passed over: ...)`, without the parts that are
    /// empty; but a value that is an empty text stands as `""`.
    [[nodiscard]] std::string message() const {
        std::string text;
        if (where_.line != 0) {
            text += std::to_string(where_.line) + ':' + std::to_string(where_.column) + " (byte " +
                    std::to_string(where_.byte) + ") ";
        }
        if (!path_.empty()) {
            text += path_ + ": ";
        }
        text += describe(code_);
        if (!subject_.empty()) {
            text += ": " + subject_;
        } else if (code_ == errc::invalid_value || code_ == errc::out_of_range) {
            text += ": \"\"";
        }
        if (!expected_.empty()) {
            text += " (expected: " + expected_ + ")";
        }
        if (!similar_.empty()) {
            text += " (passed over: " + similar_ + ")";
        }
        return text;
    }

private:
    errc code_ = errc::ok;
    position where_;
    std::string path_;
    std::string subject_;
    std::string expected_;
    std::string similar_;
    std::shared_ptr<soap::fault const> fault_;
};

/// Thrown by result::value() when there is none (where exceptions are off, the program ends instead).
class bad_result_access : public std::exception {
public:
    /// With the text of the error that there is instead.
    explicit bad_result_access(soapcodec::error const& reason) : text_(reason.message()) {}
    /// error::message() of it.
    [[nodiscard]] char const* what() const noexcept override { return text_.c_str(); }

private:
    std::string text_;
};

/// A value or an error, with the member names of C++23's std::expected, which the supported compilers lack.
template <class T>
class [[nodiscard]] result {
public:
    using value_type = T;                ///< what it holds
    using error_type = soapcodec::error; ///< or this

    /// A value.
    result(T value) : value_(std::move(value)), has_value_(true) {}
    /// An error.
    result(soapcodec::error reason) : error_(std::move(reason)), has_value_(false) {}
    /// As the other's.
    result(result const& other) requires std::is_copy_constructible_v<T> : has_value_(other.has_value_) {
        construct(other);
    }
    /// The other's.
    result(result&& other) noexcept(std::is_nothrow_move_constructible_v<T>) : has_value_(other.has_value_) {
        construct(std::move(other));
    }
    /// The other's. Where that throws, a value stays as its own assignment leaves it, and what was no value is none.
    result& operator=(result other) noexcept(
        std::is_nothrow_move_constructible_v<T>&& std::is_nothrow_move_assignable_v<T>) requires
        std::is_move_constructible_v<T> && std::is_move_assignable_v<T> {
        if (has_value_ && other.has_value_) {
            value_ = std::move(other.value_);
        } else {
            destroy();
            empty_if_left left{*this};
            has_value_ = other.has_value_;
            construct(std::move(other));
            left.is_full = true;
        }
        return *this;
    }
    ~result() { destroy(); }

    /// Whether it holds a value.
    [[nodiscard]] bool has_value() const noexcept { return has_value_; }
    /// The same.
    explicit operator bool() const noexcept { return has_value(); }

    ///@{
    /// The value. Precondition: has_value().
    T& operator*() & noexcept { return value_; }
    T const& operator*() const& noexcept { return value_; }
    T&& operator*() && noexcept { return std::move(value_); }
    T* operator->() noexcept { return std::addressof(value_); }
    T const* operator->() const noexcept { return std::addressof(value_); }
    ///@}

    ///@{
    /// The value, or bad_result_access.
    T& value() & { return require(), **this; }
    T const& value() const& { return require(), **this; }
    T&& value() && { return require(), *std::move(*this); }
    ///@}

    /// The value, or another.
    template <class U>
    T value_or(U&& fallback) const& {
        return has_value() ? **this : static_cast<T>(std::forward<U>(fallback));
    }

    /// The error. Precondition: !has_value().
    [[nodiscard]] soapcodec::error const& error() const& noexcept { return error_; }
    /// The same of a result that ends: by value, so that `auto const& e = decode<T>(bytes).error()` stays.
    [[nodiscard]] soapcodec::error error() && noexcept { return std::move(error_); }

private:
    /// Has the result hold an error, of no code, if what it was to hold could not be made.
    struct empty_if_left {
        result& of;
        bool is_full = false;

        explicit empty_if_left(result& r) noexcept : of(r) {}
        ~empty_if_left() {
            if (!is_full) {
                ::new (static_cast<void*>(&of.error_)) soapcodec::error();
                of.has_value_ = false;
            }
        }
    };

    template <class Other>
    void construct(Other&& other) {
        if (has_value_) {
            // T may be const.
            auto* const at = const_cast<void*>(static_cast<void const*>(std::addressof(value_)));
            ::new (at) T(std::forward<Other>(other).value_);
        } else {
            ::new (static_cast<void*>(&error_)) soapcodec::error(std::forward<Other>(other).error_);
        }
    }
    void destroy() noexcept {
        if (has_value_) {
            value_.~T();
        } else {
            error_.~error();
        }
    }
    void require() const {
        if (!has_value()) {
#ifdef __cpp_exceptions
            throw bad_result_access(error());
#else
            std::abort();
#endif
        }
    }

    // A std::variant of the two would be a hundred functions to compile for every type of message.
    union {
        T value_;
        soapcodec::error error_;
    };
    bool has_value_;
};

} // namespace soapcodec
