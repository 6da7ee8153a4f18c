// SPDX-License-Identifier: MIT
// The messages of a service of one's own: forecasts for a place.
#pragma once

#include <soapcodec/shape.hpp>
#include <soapcodec/xsd/date_time.hpp>
#include <soapcodec/xsd/decimal.hpp>
#include <soapcodec/xsd/enumeration.hpp>

#include <optional> // std::optional
#include <string>   // std::string
#include <variant>  // std::variant
#include <vector>   // std::vector

namespace weather {

enum class sky : unsigned char { clear, cloudy, rain };

struct coordinates {
    double latitude = 0;
    double longitude = 0;
};
constexpr auto soap_shape(coordinates const*) {
    return soapcodec::record(soapcodec::attribute<"lat", &coordinates::latitude>,
                             soapcodec::attribute<"lon", &coordinates::longitude>);
}

struct get_forecast {
    std::variant<coordinates, std::string> place;
    std::optional<soapcodec::date> from;
};
constexpr auto soap_shape(get_forecast const*) {
    return soapcodec::message<"GetForecast", "urn:example:weather">(
        soapcodec::choice<&get_forecast::place, soapcodec::alternative<"At">, soapcodec::alternative<"City">>,
        soapcodec::element<"From", &get_forecast::from, soapcodec::nillable>);
}

struct hour {
    soapcodec::date_time begins;
    soapcodec::decimal temperature;
    sky above = sky::clear;
    std::optional<std::string> warning;
};
constexpr auto soap_shape(hour const*) {
    return soapcodec::record(soapcodec::element<"Begins", &hour::begins>,
                             soapcodec::element<"Temperature", &hour::temperature>,
                             soapcodec::element<"Sky", &hour::above>, soapcodec::element<"Warning", &hour::warning>);
}

struct get_forecast_response {
    std::vector<hour> hours;
};
constexpr auto soap_shape(get_forecast_response const*) {
    return soapcodec::message<"GetForecastResponse", "urn:example:weather">(
        soapcodec::element<"Hours", &get_forecast_response::hours, soapcodec::items<"Hour">>);
}

} // namespace weather

template <>
inline constexpr auto soapcodec::enumeration<weather::sky> = soapcodec::names<weather::sky>(
    {{weather::sky::clear, "clear"}, {weather::sky::cloudy, "cloudy"}, {weather::sky::rain, "rain"}});
