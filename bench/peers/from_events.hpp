// SPDX-License-Identifier: MIT
// The structs built by hand from a parser's events, as clients on SAX do: a stack of what is open, the text of the
// element in hand.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fields.hpp"

namespace bench {

/// Builds a reply from events. Names are local ones; text may come in parts.
template <class Reply>
class from_events;

/// What both have in common. Derived says what an element is where it stands, and takes the values.
template <class Derived, class Place>
class events_base {
public:
    void start(std::string_view name, bool nil) {
        text_.clear();
        auto const parent = open_.empty() ? Place::outside : open_.back();
        open_.push_back(self().place_of(parent, name, nil));
    }
    void text(std::string_view part) { text_.append(part); }
    void end(std::string_view name) {
        auto const closed = open_.back();
        open_.pop_back();
        if (closed == Place::value && !open_.empty()) {
            good_ = self().set(open_.back(), name, text_) && good_;
        }
    }
    /// Whether every value was one.
    [[nodiscard]] bool good() const noexcept { return good_; }

private:
    Derived& self() noexcept { return static_cast<Derived&>(*this); }

    std::vector<Place> open_;
    std::string text_;
    bool good_ = true;
};

enum class identities_place : std::uint8_t {
    outside,
    in_list,
    in_identity,
    in_user,
    in_client,
    in_servers,
    in_server,
    value,
    skipped
};

template <>
class from_events<identities_reply> : public events_base<from_events<identities_reply>, identities_place> {
public:
    explicit from_events(identities_reply& reply) : reply_(reply) {}

    identities_place place_of(identities_place parent, std::string_view name, bool nil) {
        using enum identities_place;
        switch (parent) {
        case outside:
            if (name != "GetIdentitiesResult") {
                return outside;
            }
            if (!nil) {
                reply_.identities.emplace();
            }
            return in_list;
        case in_list:
            reply_.identities->emplace_back();
            if (nil) {
                return skipped;
            }
            here_ = &reply_.identities->back().emplace();
            return in_identity;
        case in_identity:
            if (nil) {
                return skipped;
            }
            if (name == "User") {
                here_->user.emplace();
                return in_user;
            }
            if (name == "Client") {
                here_->client.emplace();
                return in_client;
            }
            if (name == "Servers") {
                here_->servers.emplace();
                return in_servers;
            }
            return value;
        case in_servers:
            here_->servers->emplace_back();
            if (nil) {
                return skipped;
            }
            here_->servers->back().emplace();
            return in_server;
        case in_user:
        case in_client:
        case in_server:
            return nil ? skipped : value;
        default:
            return skipped;
        }
    }

    bool set(identities_place parent, std::string_view name, std::string_view text) {
        using enum identities_place;
        switch (parent) {
        case in_identity:
            return set_field(*here_, name, text);
        case in_user:
            return set_field(*here_->user, name, text);
        case in_client:
            return set_field(*here_->client, name, text);
        case in_server:
            return set_field(*here_->servers->back(), name, text);
        default:
            return true;
        }
    }

private:
    identities_reply& reply_;
    identity* here_ = nullptr;
};

enum class authenticate_place : std::uint8_t { outside, in_reply, in_status, in_meta, in_entry, value, skipped };

template <>
class from_events<authenticate_reply> : public events_base<from_events<authenticate_reply>, authenticate_place> {
public:
    explicit from_events(authenticate_reply& reply) : reply_(reply) {}

    authenticate_place place_of(authenticate_place parent, std::string_view name, bool nil) {
        using enum authenticate_place;
        switch (parent) {
        case outside:
            return name == "AuthenticateResponse" ? in_reply : outside;
        case in_reply:
            if (nil) {
                return skipped;
            }
            if (name == "ResponseStatus") {
                reply_.response_status.emplace();
                return in_status;
            }
            if (name == "Meta") {
                reply_.meta.emplace();
                return in_meta;
            }
            return value;
        case in_meta:
            reply_.meta->emplace_back();
            return in_entry;
        case in_status:
        case in_entry:
            return nil ? skipped : value;
        default:
            return skipped;
        }
    }

    bool set(authenticate_place parent, std::string_view name, std::string_view text) {
        using enum authenticate_place;
        switch (parent) {
        case in_reply:
            return set_field(reply_, name, text);
        case in_status:
            return set_field(*reply_.response_status, name, text);
        case in_entry:
            return set_field(reply_.meta->back(), name, text);
        default:
            return true;
        }
    }

private:
    authenticate_reply& reply_;
};

} // namespace bench
