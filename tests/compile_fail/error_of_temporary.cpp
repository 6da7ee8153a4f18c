// expect: (use of|call to) deleted function.*error_of
// SPDX-License-Identifier: MIT
// An error in a response that is gone.
#include <soapcodec/services/servicestack.hpp>

namespace stack = soapcodec::servicestack;

stack::authenticate_response call();

int main() {
    return error_of(call()) != nullptr ? 1 : 0;
}
