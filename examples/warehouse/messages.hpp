// SPDX-License-Identifier: MIT
// A service of three operations: how many pieces of an article are there, some come, some go.
#pragma once

#include <soapcodec/shape.hpp>

#include <cstdint> // std::uint32_t
#include <string>  // std::string

namespace warehouse {

struct get_stock {
    std::string article;
};
constexpr auto soap_shape(get_stock const*) {
    return soapcodec::message<"GetStock", "urn:example:warehouse">(soapcodec::element<"Article", &get_stock::article>);
}
struct get_stock_response {
    std::uint32_t pieces = 0;
};
constexpr auto soap_shape(get_stock_response const*) {
    return soapcodec::message<"GetStockResponse", "urn:example:warehouse">(
        soapcodec::element<"Pieces", &get_stock_response::pieces>);
}

struct put_pieces {
    std::string article;
    std::uint32_t pieces = 0;
};
constexpr auto soap_shape(put_pieces const*) {
    return soapcodec::message<"PutPieces", "urn:example:warehouse">(soapcodec::element<"Article", &put_pieces::article>,
                                                                    soapcodec::element<"Pieces", &put_pieces::pieces>);
}
struct put_pieces_response {};
constexpr auto soap_shape(put_pieces_response const*) {
    return soapcodec::message<"PutPiecesResponse", "urn:example:warehouse">();
}

struct take_pieces {
    std::string article;
    std::uint32_t pieces = 0;
};
constexpr auto soap_shape(take_pieces const*) {
    return soapcodec::message<"TakePieces", "urn:example:warehouse">(
        soapcodec::element<"Article", &take_pieces::article>, soapcodec::element<"Pieces", &take_pieces::pieces>);
}
struct take_pieces_response {
    std::uint32_t left = 0;
};
constexpr auto soap_shape(take_pieces_response const*) {
    return soapcodec::message<"TakePiecesResponse", "urn:example:warehouse">(
        soapcodec::element<"Left", &take_pieces_response::left>);
}

} // namespace warehouse
