// SPDX-License-Identifier: MIT
// Xerces-C, by SAX2 events.
#include <xercesc/framework/MemBufInputSource.hpp>
#include <xercesc/sax2/Attributes.hpp>
#include <xercesc/sax2/DefaultHandler.hpp>
#include <xercesc/sax2/SAX2XMLReader.hpp>
#include <xercesc/sax2/XMLReaderFactory.hpp>
#include <xercesc/util/PlatformUtils.hpp>
#include <xercesc/util/XMLUni.hpp>

#include <memory>

#include "from_events.hpp"
#include "peer.hpp"
#include "utf16.hpp"

namespace {

namespace x = xercesc;

template <class Builder>
class handler : public x::DefaultHandler {
public:
    explicit handler(Builder& build) : build_(build) {}

    void startElement(XMLCh const*, XMLCh const* name, XMLCh const*, x::Attributes const& attributes) override {
        bool nil = false;
        for (XMLSize_t i = 0; i < attributes.getLength(); ++i) {
            nil = nil || (std::u16string_view(attributes.getLocalName(i)) == u"nil" &&
                          std::u16string_view(attributes.getValue(i)) == u"true");
        }
        build_.start(bench::to_utf8(name, text_), nil);
    }
    void endElement(XMLCh const*, XMLCh const* name, XMLCh const*) override { build_.end(bench::to_utf8(name, text_)); }
    void characters(XMLCh const* part, XMLSize_t size) override { build_.text(bench::to_utf8({part, size}, text_)); }
    void fatalError(x::SAXParseException const& error) override { throw error; }

private:
    Builder& build_;
    std::string text_;
};

std::shared_ptr<x::SAX2XMLReader> make_reader() {
    static bool const started = [] {
        x::XMLPlatformUtils::Initialize();
        return true;
    }();
    static_cast<void>(started);
    std::shared_ptr<x::SAX2XMLReader> made(x::XMLReaderFactory::createXMLReader());
    made->setFeature(x::XMLUni::fgSAX2CoreNameSpaces, true);
    made->setFeature(x::XMLUni::fgSAX2CoreValidation, false);
    made->setFeature(x::XMLUni::fgXercesSchema, false);
    made->setFeature(x::XMLUni::fgXercesLoadExternalDTD, false);
    return made;
}

bool parse(x::SAX2XMLReader& reader, std::string_view text, x::DefaultHandler& to) {
    reader.setContentHandler(&to);
    reader.setErrorHandler(&to);
    x::MemBufInputSource const input(reinterpret_cast<XMLByte const*>(text.data()), text.size(), "", false);
    try {
        reader.parse(input);
    } catch (x::SAXException const&) {
        return false;
    } catch (x::XMLException const&) {
        return false;
    }
    return true;
}

template <class Reply>
bench::make_decoding decoding() {
    return bench::decoding_into<Reply>([] {
        return [reader = make_reader()](std::string_view text, Reply& reply) {
            bench::from_events<Reply> build(reply);
            handler to(build);
            return parse(*reader, text, to) && build.good();
        };
    });
}

bool const added = bench::add_peer({.name = "Xerces-C/SAX2",
                                    .identities = decoding<bench::identities_reply>(),
                                    .authenticate = decoding<bench::authenticate_reply>(),
                                    .parse = [reader = make_reader()](std::string_view text) {
                                        x::DefaultHandler nothing; // throws at what is fatal
                                        return parse(*reader, text, nothing);
                                    }});

} // namespace
