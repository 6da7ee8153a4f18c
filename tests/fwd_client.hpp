// SPDX-License-Identifier: MIT
// What a user's header can say with fwd.hpp alone.
#pragma once

#include <soapcodec/fwd.hpp>

#include <memory> // std::unique_ptr

namespace mentioned {

struct order;
struct reply; // with a list, &reply::lines

/// Holds a decoder and asks and answers in the library's types, none of which is complete here.
class client {
public:
    explicit client(soapcodec::limits const& bounds);
    ~client();

    [[nodiscard]] soapcodec::result<order> read(char const* text);
    [[nodiscard]] soapcodec::errc code_of(soapcodec::error const& error) const;
    [[nodiscard]] soapcodec::soap::version version() const;

private:
    std::unique_ptr<soapcodec::decoder<order>> decoder_;
    std::unique_ptr<soapcodec::decoder<order, soapcodec::xml::expat_source>> careful_;
    std::unique_ptr<soapcodec::arena> memory_;
};

void set(soapcodec::encode_options& options, soapcodec::prefix_depth depth);
void write(soapcodec::guid const& id, soapcodec::xml::qname const& name, soapcodec::xml::raw_xml const& content);

} // namespace mentioned
