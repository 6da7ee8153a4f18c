// SPDX-License-Identifier: MIT
// soapcat: prints SOAP messages of any size as JSON Lines, and writes requests.
#include <fmt/format.h>

#include <algorithm> // std::count, std::equal, std::max, std::min
#include <atomic>    // std::atomic
#include <cstddef>   // std::size_t
#include <cstdio>    // std::fputs
#include <cstring>   // std::strerror
#include <thread>    // std::jthread
#include <vector>    // std::vector

#include <soapcodec/version.hpp>

#include "arguments.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "reading.hpp"
#include "text.hpp"
#include "writing.hpp"

namespace {

using soapcat::arguments;

/// Reads files at once, as many as there are jobs for. Returns an exit status for all of them.
int read_all(arguments const& args, soapcat::turns& order) {
    auto const count = args.files.size();
    soapcat::progress const shown(args.files);
    auto const processors = std::max(std::thread::hardware_concurrency(), 1U);
    auto const jobs = std::min(args.jobs != 0 ? args.jobs : processors, count);
    std::vector<int> status(count);
    std::atomic<std::size_t> next = 0;
    auto const work = [&] {
        for (auto i = next++; i < count; i = next++) {
            soapcat::output out(order, i);
            status[i] = soapcat::read(args, args.files[i], out);
        }
    };
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < jobs; ++i) {
        others.emplace_back(work);
    }
    work();
    others.clear(); // waits for them
    bool const all_alike = std::equal(status.begin() + 1, status.end(), status.begin());
    auto const good = std::count(status.begin(), status.end(), soapcat::success);
    return all_alike ? status.front() : good != 0 ? soapcat::partial_success : soapcat::failure;
}

int perform(arguments const& args, soapcat::turns& order) {
    if (args.wanted == arguments::task::read) {
        return read_all(args, order);
    }
    soapcat::output out(order, 0);
    switch (args.wanted) {
    case arguments::task::read:
        break;
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
    soapcat::turns order;
    int const status = perform(args, order);
    if (!order.flush()) {
        soapcat::complain(fmt::format("cannot write: {}", std::strerror(order.error())));
        return soapcat::failure;
    }
    return status;
}
