// SPDX-License-Identifier: MIT
// The structs filled by hand from a parser's tree. A Node is a handle on an element: first() and next() are the
// elements in it and after it, and false where there is none; name() is local, text() what is in it, nil() whether it
// is null.
#pragma once

#include <string_view>

#include "fields.hpp"

namespace bench {

/// Calls `each(child)` until one is false.
template <class Node, class Each>
[[nodiscard]] bool all_children(Node parent, Each each) {
    for (auto child = parent.first(); child; child = child.next()) {
        if (!each(child)) {
            return false;
        }
    }
    return true;
}

template <class Node, class Record>
[[nodiscard]] bool read_record(Node from, Record& to) {
    return all_children(from, [&to](Node child) { return child.nil() || set_field(to, child.name(), child.text()); });
}

template <class Node>
[[nodiscard]] bool read_record(Node from, identity& to) {
    return all_children(from, [&to](Node child) {
        auto const name = child.name();
        if (child.nil()) {
            return true;
        }
        if (name == "User") {
            return read_record(child, to.user.emplace());
        }
        if (name == "Client") {
            return read_record(child, to.client.emplace());
        }
        if (name == "Servers") {
            auto& list = to.servers.emplace();
            return all_children(child, [&list](Node item) {
                auto& made = list.emplace_back();
                return item.nil() || read_record(item, made.emplace());
            });
        }
        return set_field(to, name, child.text());
    });
}

template <class Node>
[[nodiscard]] bool read_record(Node from, authenticate_reply& to) {
    return all_children(from, [&to](Node child) {
        auto const name = child.name();
        if (child.nil()) {
            return true;
        }
        if (name == "ResponseStatus") {
            return read_record(child, to.response_status.emplace());
        }
        if (name == "Meta") {
            auto& entries = to.meta.emplace();
            return all_children(child, [&entries](Node item) { return read_record(item, entries.emplace_back()); });
        }
        return set_field(to, name, child.text());
    });
}

/// The element of that name below `from`, or false.
template <class Node>
[[nodiscard]] Node child_named(Node from, std::string_view name) {
    auto child = from.first();
    while (child && child.name() != name) {
        child = child.next();
    }
    return child;
}

/// From the Envelope; false if the reply is not there or a value is none.
template <class Node>
[[nodiscard]] bool read_reply(Node envelope, identities_reply& to) {
    auto const body = envelope ? child_named(envelope, "Body") : envelope;
    auto const reply = body ? child_named(body, "GetIdentitiesResponse") : body;
    auto const result = reply ? child_named(reply, "GetIdentitiesResult") : reply;
    if (!result) {
        return static_cast<bool>(reply);
    }
    auto& list = to.identities.emplace();
    return all_children(result, [&list](Node item) {
        auto& made = list.emplace_back();
        return item.nil() || read_record(item, made.emplace());
    });
}
template <class Node>
[[nodiscard]] bool read_reply(Node envelope, authenticate_reply& to) {
    auto const body = envelope ? child_named(envelope, "Body") : envelope;
    auto const reply = body ? child_named(body, "AuthenticateResponse") : body;
    return reply && read_record(reply, to);
}

} // namespace bench
