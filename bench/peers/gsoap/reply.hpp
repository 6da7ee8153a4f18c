// SPDX-License-Identifier: MIT
// gSOAP's reading of a reply from memory, and its structs as ours, for both interface files. Included behind a
// generated header.
#pragma once

#include <algorithm>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>

#include "../fields.hpp"
#include "../peer.hpp"

namespace bench::gsoap {

struct free_soap {
    void operator()(soap* context) const noexcept {
        soap_destroy(context);
        soap_end(context);
        soap_free(context);
    }
};

// --- lists and members as either interface file has them: vectors of pointers or arrays, behind pointers or in place

template <class List>
    requires requires(List const& list) {
        list.Identity.size();
    }
auto const& identities_of(List const& list) {
    return list.Identity;
}
template <class List>
auto identities_of(List const& list) {
    return std::span(list.Identity, static_cast<std::size_t>(list.__size));
}
template <class List>
    requires requires(List const& list) {
        list.Server.size();
    }
auto const& servers_of(List const& list) {
    return list.Server;
}
template <class List>
auto servers_of(List const& list) {
    return std::span(list.Server, static_cast<std::size_t>(list.__size));
}

template <class T>
T const* pointer_to(T const& value) {
    return &value;
}
template <class T>
T const* pointer_to(T* value) {
    return value;
}

inline void copy(std::string const& from, std::string& to) {
    to = from;
}
inline void copy(char const* from, std::string& to) {
    to = from;
}
inline void copy(std::string const& from, soapcodec::guid& to) {
    static_cast<void>(read_value(from, to));
}
inline void copy(char const* from, soapcodec::guid& to) {
    static_cast<void>(read_value(std::string_view(from), to));
}
template <class From, class To>
    requires std::is_arithmetic_v<From>
void copy(From from, To& to) {
    to = static_cast<To>(from);
}
template <class From, class To>
    requires requires(From const* from, To& to) {
        copy(*from, to);
    }
void copy(From* from, To& to) {
    if (from != nullptr) {
        copy(*from, to);
    }
}
inline void copy(char* from, soapcodec::guid& to) {
    if (from != nullptr) {
        copy(static_cast<char const*>(from), to);
    }
}
inline void copy(char* from, std::string& to) {
    if (from != nullptr) {
        copy(static_cast<char const*>(from), to);
    }
}

/// A GetIdentitiesResponse of the generated code as ours.
template <class Reply>
[[nodiscard]] identities_reply converted(Reply const& from) {
    identities_reply made;
    if (from.GetIdentitiesResult == nullptr) {
        return made;
    }
    auto& list = made.identities.emplace();
    for (auto const& item : identities_of(*from.GetIdentitiesResult)) {
        auto const* const one = pointer_to(item);
        auto& to = list.emplace_back();
        if (one == nullptr) {
            continue;
        }
        to.emplace();
        copy(one->Id, to->id);
        if (one->User != nullptr) {
            auto& user = to->user.emplace();
            copy(one->User->ContactId, user.contact_id);
            copy(one->User->Id, user.id);
            copy(one->User->Name, user.name);
            copy(one->User->EmployeeId, user.employee_id);
        }
        if (one->Client != nullptr) {
            auto& client = to->client.emplace();
            copy(one->Client->Id, client.id);
            if (one->Client->Name != nullptr) {
                copy(one->Client->Name, client.name.emplace());
            }
        }
        copy(one->IsCurrent, to->is_current);
        copy(one->IsDefault, to->is_default);
        copy(one->IsProtected, to->is_protected);
        if (one->Servers != nullptr) {
            auto& servers = to->servers.emplace();
            for (auto const& entry : servers_of(*one->Servers)) {
                auto const* const from_server = pointer_to(entry);
                auto& server = servers.emplace_back();
                if (from_server != nullptr) {
                    server = {from_server->Id, from_server->Type};
                }
            }
        }
        copy(one->IsDisabled, to->is_disabled);
    }
    return made;
}

/// What frecv gives out.
struct input {
    std::string_view rest;

    static std::size_t receive(soap* context, char* to, std::size_t size) {
        auto& rest = static_cast<input*>(context->user)->rest;
        auto const taken = std::min(size, rest.size());
        std::memcpy(to, rest.data(), taken);
        rest.remove_prefix(taken);
        return taken;
    }
};

/// The context is kept, its mode is SOAP_C_UTFSTRING and `mode`; what it has allocated for a reply is freed before the
/// next. get: what soapcpp2 has made to read the reply's element.
template <class Reply, class Get>
[[nodiscard]] make_decoding decoding_of(Namespace const* namespaces, soap_mode mode, Get get) {
    return [namespaces, mode, get](std::string_view text) {
        std::shared_ptr<soap> const context(soap_new1(SOAP_C_UTFSTRING | mode), free_soap());
        soap_set_namespaces(context.get(), namespaces);
        auto const from = std::make_shared<input>();
        auto const reply = std::make_shared<Reply*>(nullptr);
        context->user = from.get();
        context->frecv = input::receive;
        return decoding{[=] {
                            auto* const s = context.get();
                            soap_destroy(s);
                            soap_end(s);
                            from->rest = text;
                            if (soap_begin_recv(s) != 0 || soap_envelope_begin_in(s) != 0 || soap_recv_header(s) != 0 ||
                                soap_body_begin_in(s) != 0) {
                                return false;
                            }
                            *reply = get(s);
                            return *reply != nullptr && soap_body_end_in(s) == 0 && soap_envelope_end_in(s) == 0 &&
                                   soap_end_recv(s) == 0;
                        },
                        [reply, context, from] { return checksum_of(converted(**reply)); }};
    };
}

} // namespace bench::gsoap
