// SPDX-License-Identifier: MIT
// CodeSynthesis XSD: the C++/Tree mapping of the identities' schema, on Xerces-C's tree. Not validated by the schema,
// which would take longer.
#include <xercesc/util/PlatformUtils.hpp>

#include <istream>
#include <memory>
#include <streambuf>

#include "../fields.hpp"
#include "../peer.hpp"
#include "envelope.hxx"

namespace {

class memory_buffer : public std::streambuf {
public:
    explicit memory_buffer(std::string_view text) {
        auto* const begin = const_cast<char*>(text.data()); // a get area is not written to
        setg(begin, begin, begin + text.size());
    }
};

std::unique_ptr<xsd_soap::Envelope> parse(std::string_view text) {
    memory_buffer buffer(text);
    std::istream input(&buffer);
    try {
        return xsd_soap::Envelope_(input, xml_schema::flags::dont_validate | xml_schema::flags::dont_initialize);
    } catch (xml_schema::exception const&) {
        return nullptr;
    }
}

soapcodec::guid guid_of(std::string const& text) {
    soapcodec::guid made;
    static_cast<void>(bench::read_value(text, made));
    return made;
}

bench::identity converted(xsd_office::Identity const& from) {
    bench::identity made;
    made.id = guid_of(from.Id());
    if (from.User()) {
        auto const& user = *from.User();
        auto& to = made.user.emplace();
        if (user.ContactId()) {
            to.contact_id = *user.ContactId();
        }
        if (user.Id()) {
            to.id = guid_of(*user.Id());
        }
        if (user.Name()) {
            to.name = *user.Name();
        }
        if (user.EmployeeId()) {
            to.employee_id = *user.EmployeeId();
        }
    }
    if (from.Client()) {
        auto& to = made.client.emplace();
        to.id = from.Client()->Id();
        if (from.Client()->Name()) {
            to.name = *from.Client()->Name();
        }
    }
    made.is_current = from.IsCurrent();
    made.is_default = from.IsDefault();
    made.is_protected = from.IsProtected();
    if (from.Servers()) {
        auto& list = made.servers.emplace();
        for (auto const& server : from.Servers()->Server()) {
            list.emplace_back(bench::server{server.Id(), server.Type()});
        }
    }
    made.is_disabled = from.IsDisabled() && *from.IsDisabled();
    return made;
}

bench::identities_reply converted(xsd_soap::Envelope const& from) {
    bench::identities_reply made;
    auto const& result = from.Body().GetIdentitiesResponse().GetIdentitiesResult();
    if (result) {
        auto& list = made.identities.emplace();
        for (auto const& identity : result->Identity()) {
            list.emplace_back(converted(identity));
        }
    }
    return made;
}

bench::decoding decoding_of(std::string_view text) {
    static bool const started = [] {
        xercesc::XMLPlatformUtils::Initialize();
        return true;
    }();
    static_cast<void>(started);
    auto const reply = std::make_shared<std::unique_ptr<xsd_soap::Envelope>>();
    return {[reply, text] {
                reply->reset();
                *reply = parse(text);
                return *reply != nullptr;
            },
            [reply] { return bench::checksum_of(converted(**reply)); }};
}

bool const added =
    bench::add_peer({.name = "CodeSynthesis XSD/tree", .identities = decoding_of, .authenticate = {}, .parse = {}});

} // namespace
