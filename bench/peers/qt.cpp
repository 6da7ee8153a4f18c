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

/// Reads a document; the events are those of a kept reader.
template <class Each>
bool read_all(QXmlStreamReader& reader, std::string_view text, Each each) {
    reader.clear();
    reader.addData(bytes_of(text));
    while (!reader.atEnd()) {
        each(reader.readNext());
    }
    return !reader.hasError();
}

template <class Reply>
bool decode(QXmlStreamReader& reader, std::string& kept, std::string_view text, Reply& reply) {
    bench::from_events<Reply> build(reply);
    return read_all(reader, text,
                    [&](QXmlStreamReader::TokenType type) {
                        switch (type) {
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
                    }) &&
           build.good();
}

template <class Reply>
bench::make_decoding decoding() {
    return bench::decoding_into<Reply>([] {
        return [reader = std::make_shared<QXmlStreamReader>(), kept = std::string()](
                   std::string_view text, Reply& reply) mutable { return decode(*reader, kept, text, reply); };
    });
}

bool const added = bench::add_peer({.name = "Qt/QXmlStreamReader",
                                    .identities = decoding<bench::identities_reply>(),
                                    .authenticate = decoding<bench::authenticate_reply>(),
                                    .parse = [reader = std::make_shared<QXmlStreamReader>()](std::string_view text) {
                                        return read_all(*reader, text, [](QXmlStreamReader::TokenType) {});
                                    }});

} // namespace
