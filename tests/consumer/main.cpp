// SPDX-License-Identifier: MIT
// The program of a project that uses soapcodec: it decodes, encodes, streams and describes a struct of its own.
#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>
#include <soapcodec/soapcodec.hpp>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::int64_t
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

namespace office = soapcodec::office24seven;
namespace stack = soapcodec::servicestack;

struct reading {
    std::string sensor;
    std::int64_t value = 0;
    std::optional<std::string> unit;
};
constexpr auto soap_shape(reading const*) {
    return soapcodec::record(soapcodec::element<"Sensor", &reading::sensor>,
                             soapcodec::element<"Value", &reading::value>, soapcodec::element<"Unit", &reading::unit>);
}

struct readings {
    std::vector<reading> all;
};
constexpr auto soap_shape(readings const*) {
    return soapcodec::message<"Readings", "urn:example:sensors">(
        soapcodec::element<"List", &readings::all, soapcodec::items<"Reading">>);
}

namespace {

constexpr std::string_view reply_bytes = R"(<?xml version="1.0"?>
<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope">
  <e:Body>
    <GetIdentitiesResponse xmlns="http://24sevenOffice.com/webservices">
      <GetIdentitiesResult>
        <Identity>
          <Id>11111111-2222-3333-4444-555555555555</Id>
          <Client><Id>12</Id><Name>North &amp; South</Name></Client>
          <IsCurrent>true</IsCurrent><IsDefault>0</IsDefault><IsProtected>1</IsProtected>
        </Identity>
      </GetIdentitiesResult>
    </GetIdentitiesResponse>
  </e:Body>
</e:Envelope>)";

std::size_t decoded() {
    auto const reply = soapcodec::decode<office::get_identities_response>(reply_bytes);
    if (!reply) {
        fmt::print(stderr, "{}\n", reply.error());
        return 0;
    }
    std::size_t good = 0;
    for (auto const& id : soapcodec::present(reply->identities)) {
        good += id.client && id.client->name == "North & South" && id.is_current && !id.user ? 1U : 0U;
    }
    return good;
}

std::size_t encoded() {
    stack::authenticate request;
    request.provider = "credentials";
    request.user_name = "kari";
    auto const bytes = soapcodec::encode(request, soapcodec::soap_1_1);
    if (!bytes) {
        fmt::print(stderr, "{}\n", bytes.error());
        return 0;
    }
    return soapcodec::decode<stack::authenticate>(*bytes).value() == request ? 1 : 0;
}

std::size_t streamed() {
    readings sent;
    for (int i = 0; i < 1000; ++i) {
        sent.all.push_back({"t" + std::to_string(i), i, i % 2 == 0 ? std::optional<std::string>("mK") : std::nullopt});
    }
    auto const bytes = fmt::format("{}", soapcodec::as_soap(sent, soapcodec::soap_1_2));
    std::int64_t sum = 0;
    soapcodec::stream_decoder<&readings::all> each{[&](reading const& r) { sum += r.value; }};
    for (std::size_t at = 0; at < bytes.size(); at += 1000) {
        each.feed(std::string_view(bytes).substr(at, 1000));
    }
    return each.finish() && sum == 499500 ? each.records() : 0;
}

} // namespace

int main() {
    auto const line = fmt::format("soapcodec {}: decoded {}, encoded {}, streamed {}", soapcodec::version, decoded(),
                                  encoded(), streamed());
    fmt::print("{}\n", line);
    return line == fmt::format("soapcodec {}: decoded 1, encoded 1, streamed 1000", soapcodec::version) ? 0 : 1;
}
