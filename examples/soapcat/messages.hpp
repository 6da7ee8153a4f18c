// SPDX-License-Identifier: MIT
// The messages that soapcat knows: those of the services' operations.
#pragma once

#include <string_view> // std::string_view
#include <type_traits> // std::type_identity

#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>

namespace soapcat {

namespace office = soapcodec::office24seven;
namespace stack = soapcodec::servicestack;

/// Calls f with std::type_identity of the message of that name; false if there is none.
template <class F>
bool for_message(std::string_view name, F f) {
    bool found = false;
    auto const try_message = [&]<class T>(std::type_identity<T> message) {
        if (soapcodec::shape_of<T>::name == name) {
            found = true;
            f(message);
        }
    };
    auto const try_operation = [&]<class Operation>(Operation) {
        try_message(std::type_identity<typename Operation::request>{});
        try_message(std::type_identity<typename Operation::response>{});
    };
    office::operations::for_each(try_operation);
    stack::operations::for_each(try_operation);
    try_message(std::type_identity<stack::error_response>{});
    return found;
}

} // namespace soapcat
