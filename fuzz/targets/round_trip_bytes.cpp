// SPDX-License-Identifier: MIT
// Property: what was decoded can be encoded, decodes to the same value again, and encodes to the same bytes.
//
// Oracle: the value itself, compared member by member (fuzz::equivalent()), and the bytes of the first encoding. It is
// encoded in both versions, whichever the document has.
//
// Not promised: that names come back which no document can declare (a prefix for no namespace), and the exact bytes of
// raw XML, which gathers the declarations that stand around it.
#include "../messages.hpp"

#include <soapcodec/fuzz.hpp>

#include <cstddef>     // std::size_t
#include <cstdint>     // std::uint8_t
#include <type_traits> // std::type_identity

namespace fuzz = soapcodec::fuzz;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzz::input in({data, size});
    auto const message = in.byte();
    auto const options = fuzz::make_decode_options(in);
    auto const document = in.rest();
    fuzzing::with_message(message, [&]<class T>(std::type_identity<T>) {
        fuzz::reader<T> reads(options);
        auto const found = reads.read(document);
        if (found.value) {
            fuzz::check_bytes_round_trip(*found.value, soapcodec::soap_1_1, document);
            fuzz::check_bytes_round_trip(*found.value, soapcodec::soap_1_2, document);
        }
    });
    return 0;
}
