// SPDX-License-Identifier: MIT
// WS-Security's header block with a UsernameToken and a Timestamp (OASIS Web Services Security, SOAP Message Security
// and UsernameToken Profile 1.0, 2004), as cameras, banks and many other services ask for it:
//
//     namespace security = soapcodec::security;
//     security::header const block{.username_token = security::with_digest("ola", "secret", nonce, created, sha1)};
//     auto const text = encode(with_headers(request, header_entry(block, {.must_understand = true})), soap_1_2);
//
// The hash is yours: sha1(bytes), given a std::span<std::byte const>, returns a range of its 20 bytes, such as a
// std::array<unsigned char, 20>. So is the nonce: bytes that nobody can guess, at least 16, other ones each time.
//
// What else a Security block may have, signatures above all, is passed over. Nothing is encrypted here: a password as
// text belongs into TLS.
#pragma once

#include "../cxx20.hpp"

#include <cstddef>     // std::byte, std::size_t
#include <optional>    // std::optional
#include <span>        // std::span, std::as_bytes
#include <string>      // std::string
#include <string_view> // std::string_view
#include <utility>     // std::move
#include <vector>      // std::vector

#include "../fixed_string.hpp"
#include "../shape.hpp"
#include "../xsd/binary.hpp"
#include "../xsd/date_time.hpp"

namespace soapcodec::security {

/// Of the block and most of its content.
inline constexpr fixed_string secext_namespace =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
/// Of a time, a Timestamp and an Id.
inline constexpr fixed_string utility_namespace =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

/// The type of a password as it is.
inline constexpr std::string_view password_text =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText";
/// The type of a password's digest.
inline constexpr std::string_view password_digest =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordDigest";
/// The encoding of a nonce.
inline constexpr std::string_view base64_encoding =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";

/// A password as text, or its digest in Base64. Without a type it is text.
struct password {
    std::string text{};                ///< the text
    std::optional<std::string> type{}; ///< the attribute `Type`

    friend bool operator==(password const&, password const&) = default;
};
constexpr auto soap_shape(password const*) {
    return record(text_content<&password::text>, attribute<"Type", &password::type>);
}

/// Bytes that are used once.
struct nonce {
    base64_binary octets{};                     ///< the text
    std::optional<std::string> encoding_type{}; ///< the attribute `EncodingType`

    friend bool operator==(nonce const&, nonce const&) = default;
};
constexpr auto soap_shape(nonce const*) {
    return record(text_content<&nonce::octets>, attribute<"EncodingType", &nonce::encoding_type>);
}

/// Who sends the message. `created` is a date and time as it is written, since the digest is made of its characters.
struct username_token {
    std::string username{};                       ///< `Username`
    std::optional<security::password> password{}; ///< `Password`
    std::optional<security::nonce> nonce{};       ///< `Nonce`
    std::optional<std::string> created{};         ///< `Created`
    std::optional<std::string> id{};              ///< wsu:Id, an xs:ID: what signatures and others refer to

    friend bool operator==(username_token const&, username_token const&) = default;
};
constexpr auto soap_shape(username_token const*) {
    return record_in<secext_namespace>(element<"Username", &username_token::username>,
                                       element<"Password", &username_token::password>,
                                       element<"Nonce", &username_token::nonce>,
                                       element<"Created", &username_token::created, in_namespace<utility_namespace>>,
                                       attribute<"Id", &username_token::id, in_namespace<utility_namespace>>);
}

/// When the message was made, and when it is too old.
struct timestamp {
    std::optional<date_time> created{}; ///< `Created`
    std::optional<date_time> expires{}; ///< `Expires`
    std::optional<std::string> id{};    ///< wsu:Id, as in a token

    friend bool operator==(timestamp const&, timestamp const&) = default;
};
constexpr auto soap_shape(timestamp const*) {
    return record_in<utility_namespace>(element<"Created", &timestamp::created>,
                                        element<"Expires", &timestamp::expires>,
                                        attribute<"Id", &timestamp::id, in_namespace<utility_namespace>>);
}

/// The Security block.
struct header {
    std::optional<security::timestamp> timestamp{};           ///< `Timestamp`
    std::optional<security::username_token> username_token{}; ///< `UsernameToken`

    friend bool operator==(header const&, header const&) = default;
};
constexpr auto soap_shape(header const*) {
    return message<"Security", secext_namespace>(
        element<"Timestamp", &header::timestamp, in_namespace<utility_namespace>>,
        element<"UsernameToken", &header::username_token>);
}

/// A token with the password as it is.
[[nodiscard]] inline username_token with_password(std::string username, std::string password) {
    return {.username = std::move(username),
            .password = security::password{std::move(password), std::string(password_text)},
            .nonce = {},
            .created = {},
            .id = {}};
}

/// Base64(SHA-1(nonce + created + password)): UsernameToken Profile 1.0, section 3.1.
template <class Hash>
[[nodiscard]] std::string digest_of(std::span<std::byte const> nonce, std::string_view created,
                                    std::string_view password, Hash sha1) {
    std::vector<std::byte> bytes(nonce.begin(), nonce.end());
    for (auto const part : {created, password}) {
        auto const more = std::as_bytes(std::span(part.data(), part.size()));
        bytes.insert(bytes.end(), more.begin(), more.end());
    }
    base64_binary digest;
    for (auto const byte : sha1(std::span<std::byte const>(bytes))) {
        digest.bytes.push_back(static_cast<std::byte>(byte));
    }
    return std::string(std::string_view(scalar<base64_binary>::format(digest)));
}

/// A token with the password's digest. `created` is a date and time in UTC: `2031-05-01T12:00:00Z`.
template <class Hash>
[[nodiscard]] username_token with_digest(std::string username, std::string_view password,
                                         std::span<std::byte const> nonce, std::string created, Hash sha1) {
    auto digest = digest_of(nonce, created, password, std::move(sha1));
    return {.username = std::move(username),
            .password = security::password{std::move(digest), std::string(password_digest)},
            .nonce = security::nonce{{{nonce.begin(), nonce.end()}}, std::string(base64_encoding)},
            .created = std::move(created),
            .id = {}};
}

/// Whether a token was made with this password, as text or as a digest; false of one without, or of another type. The
/// time that it takes does not tell how much of it is right. Whether the token is old, or its nonce was seen before, is
/// for the caller to ask.
template <class Hash>
[[nodiscard]] bool is_made_with(username_token const& token, std::string_view password, Hash sha1) {
    if (!token.password) {
        return false;
    }
    std::string expected(password);
    if (token.password->type == password_digest) {
        auto const octets =
            token.nonce ? std::span<std::byte const>(token.nonce->octets.bytes) : std::span<std::byte const>();
        expected = digest_of(octets, token.created.value_or(""), password, std::move(sha1));
    } else if (token.password->type && token.password->type != password_text) {
        return false;
    }
    std::string_view const given = token.password->text;
    unsigned difference = given.size() == expected.size() ? 0 : 1;
    for (std::size_t i = 0; i < given.size() && i < expected.size(); ++i) {
        difference |=
            static_cast<unsigned>(static_cast<unsigned char>(given[i]) ^ static_cast<unsigned char>(expected[i]));
    }
    return difference == 0;
}

} // namespace soapcodec::security
