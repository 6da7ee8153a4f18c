// SPDX-License-Identifier: MIT
// The whole of a fuzz target.
#include <soapcodec/fuzz.hpp>

#include "weather.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    return soapcodec::fuzz_one<weather::get_forecast, weather::get_forecast_response>(data, size);
}
