// SPDX-License-Identifier: MIT
// The program of a project that uses soapcodec.
#include <soapcodec/version.hpp>

#include <iostream>

int main() {
    std::cout << soapcodec::version << '\n';
}
