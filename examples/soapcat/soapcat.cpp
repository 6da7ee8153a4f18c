// SPDX-License-Identifier: MIT
// soapcat: prints SOAP messages of any size as JSON Lines, and writes requests.
#include <fmt/format.h>

#include <cstdio>  // std::fputs
#include <cstring> // std::strerror

#include <soapcodec/version.hpp>

#include "arguments.hpp"
#include "output.hpp"
#include "reading.hpp"
#include "text.hpp"
#include "writing.hpp"

namespace {

using soapcat::arguments;

int perform(arguments const& args, soapcat::output& out) {
    switch (args.wanted) {
    case arguments::task::read:
        return soapcat::read(args, out);
    case arguments::task::write:
        return soapcat::write(args, out);
    case arguments::task::help:
        out.print(fmt::format("{}{}", soapcat::synopsis, soapcat::manual));
        break;
    case arguments::task::version:
        out.print(fmt::format("soapcat {}", soapcodec::version));
        break;
    }
    return soapcat::success;
}

} // namespace

int main(int count, char** words) {
    arguments args;
    auto const wrong = soapcat::parse({words + 1, words + count}, args);
    if (!wrong.empty()) {
        soapcat::complain(wrong);
        std::fputs(soapcat::synopsis.data(), stderr);
        return soapcat::wrong_usage;
    }
    soapcat::output out;
    int const status = perform(args, out);
    if (!out.flush()) {
        soapcat::complain(fmt::format("cannot write: {}", std::strerror(out.error())));
        return soapcat::failure;
    }
    return status;
}
