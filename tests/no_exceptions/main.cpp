// SPDX-License-Identifier: MIT
// Runs the library in a program built without exceptions and run-time type information.
#include <soapcodec/version.hpp>

#include <cstdio>

#if defined(__cpp_exceptions) || defined(__cpp_rtti)
#error "build this with -fno-exceptions -fno-rtti"
#endif

namespace {

int failures = 0;

void check(bool ok, char const* what) {
    if (!ok) {
        std::fprintf(stderr, "failed: %s\n", what);
        ++failures;
    }
}

} // namespace

int main() {
    check(!soapcodec::version.empty(), "there is a version");
    return failures == 0 ? 0 : 1;
}
