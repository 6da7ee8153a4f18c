// SPDX-License-Identifier: MIT
// Qt's QXmlStreamReader, on which KDSoap stands.
#include <QByteArray>
#include <QStringView>
#include <QXmlStreamReader>

#include <memory>

#include "from_events.hpp"
#include "peer.hpp"
#include "utf16.hpp"

namespace {

std::string_view text_of(QStringView text, std::string& to) {
    return bench::to_utf8({text.utf16(), static_cast<std::size_t>(text.size())}, to);
}

QByteArray bytes_of(std::string_view text) {
    return QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()));
}

template <class Reply>
bool decode(std::string_view text, Reply& reply) {
    bench::from_events<Reply> build(reply);
    QXmlStreamReader reader(bytes_of(text));
    std::string kept;
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::StartElement: {
            bool nil = false;
            auto const attributes = reader.attributes();
            for (auto const& attribute : attributes) {
                nil = nil || (attribute.name() == u"nil" && attribute.value() == u"true");
            }
            build.start(text_of(reader.name(), kept), nil);
            break;
        }
        case QXmlStreamReader::EndElement:
            build.end(text_of(reader.name(), kept));
            break;
        case QXmlStreamReader::Characters:
            build.text(text_of(reader.text(), kept));
            break;
        default:
            break;
        }
    }
    return !reader.hasError() && build.good();
}

bool const added = bench::add_peer(
    {.name = "Qt/QXmlStreamReader",
     .identities = bench::decoding_into<bench::identities_reply>([] { return decode<bench::identities_reply>; }),
     .authenticate = bench::decoding_into<bench::authenticate_reply>([] { return decode<bench::authenticate_reply>; }),
     .parse = [](std::string_view text) {
         QXmlStreamReader reader(bytes_of(text));
         while (!reader.atEnd()) {
             reader.readNext();
         }
         return !reader.hasError();
     }});

} // namespace
