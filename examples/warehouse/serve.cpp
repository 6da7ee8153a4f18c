// SPDX-License-Identifier: MIT
// A server without its network: reads requests, which are in files here, and prints what it answers to each.
//
//     serve put.xml take.xml ...
#include <soapcodec/soapcodec.hpp>

#include "messages.hpp"

#include <fstream>     // std::ifstream
#include <iterator>    // std::istreambuf_iterator
#include <map>         // std::map
#include <string>      // std::string
#include <string_view> // std::string_view
#include <variant>     // std::variant, std::visit

namespace soap = soapcodec::soap;

namespace warehouse {

/// Answers a request with a response, or with one or a fault.
class service {
public:
    get_stock_response answer(get_stock const& r) { return {stock_[r.article]}; }

    put_pieces_response answer(put_pieces const& r) {
        stock_[r.article] += r.pieces;
        return {};
    }

    std::variant<take_pieces_response, soap::fault> answer(take_pieces const& r) {
        auto& there = stock_[r.article];
        if (there < r.pieces) {
            return soap::fault{.code = soap::sender, .reasons = {{"en", fmt::format("there are only {}", there)}}};
        }
        return take_pieces_response{there -= r.pieces};
    }

private:
    std::map<std::string, std::uint32_t> stock_; // by article
};

} // namespace warehouse

int main(int count, char** arguments) {
    warehouse::service service;
    soapcodec::decoder<std::variant<warehouse::get_stock, warehouse::put_pieces, warehouse::take_pieces>> decoder;
    for (int i = 1; i < count; ++i) {
        std::ifstream file(arguments[i], std::ios::binary);
        auto const request = decoder.finish(std::string(std::istreambuf_iterator<char>(file), {}));
        auto const reply = [&](auto const& message) { // in the version of the request
            return soapcodec::encode(message, decoder.version(), {.indented = true}).value();
        };
        fmt::print("{}\n", request ? std::visit([&](auto const& r) { return reply(service.answer(r)); }, *request)
                                   : reply(soap::fault_of(request.error())));
        decoder.reset();
    }
}
