// SPDX-License-Identifier: MIT
#include "reading.hpp"

#include <fmt/format.h>

#include <cstddef>  // std::size_t
#include <cstring>  // std::strerror
#include <iterator> // std::back_inserter
#include <optional> // std::optional

#include <soapcodec/decode.hpp>
#include <soapcodec/format.hpp>
#include <soapcodec/http/reply.hpp>
#include <soapcodec/json.hpp>
#include <soapcodec/peek.hpp>
#include <soapcodec/stream.hpp>

#include "csv.hpp"
#include "following.hpp"
#include "input.hpp"
#include "messages.hpp"
#include "outline.hpp"
#include "text.hpp"

namespace soapcat {

namespace {

/// What each step of reading needs.
struct reading {
    arguments const& args;
    input& in;
    output& out;
    std::string beginning; // what has been read to tell which message it is
};

int report(reading& run, soapcodec::error const& error) {
    // Else the message only ends where reading or writing did, and that is what is reported.
    if (run.in.error() == 0 && run.out.error() == 0 && !interrupted) {
        run.out.flush();
        complain(fmt::format("{}:{}", run.in.name(), error), run.in.excerpt(error.where()));
    }
    return failure;
}

/// Feeds the bytes at hand, then the rest of the input as long as more is wanted.
template <class Decoder>
auto decode_all(Decoder& decoder, reading& run) {
    for (std::string_view bytes = run.beginning; !bytes.empty() && decoder.feed(bytes); bytes = run.in.next()) {
        if (run.in.would_wait() && !(decoder.flush() && run.out.flush())) {
            break;
        }
    }
    return decoder.finish();
}

/// What a message is beside its value.
struct envelope {
    std::string_view version;
    std::string_view kind;
};

/// A value by itself, or as a whole message.
template <class T>
bool print_value(reading& run, envelope const& around, T const& value) {
    auto const& args = run.args;
    if (args.csv) {
        if constexpr (soapcodec::described<T>) {
            run.out.print_names(csv_names<T>());
            return run.out.print(csv_line(&value));
        }
    }
    auto const json = soapcodec::as_json(value, {.indented = args.indented});
    return run.out.print(
        args.whole ? fmt::format(R"({{"envelope":"{}","kind":"{}","value":{}}})", around.version, around.kind, json)
                   : fmt::to_string(json));
}

/// A message as one object.
template <class T>
int print_message(reading& run) {
    soapcodec::decoder<T> decoder(run.args.decode);
    auto const message = decode_all(decoder, run);
    std::string_view const version = decoder.version() == soapcodec::soap_1_1 ? "1.1" : "1.2";
    if (message) {
        print_value(run, {version, soapcodec::shape_of<T>::name}, *message);
        return success;
    }
    if (auto const* const found = message.error().fault()) {
        print_value(run, {version, "Fault"}, *found);
        return fault;
    }
    return report(run, message.error());
}

/// Identities as they arrive, in constant memory.
int print_identities(reading& run) {
    std::string line;
    auto const& args = run.args;
    if (args.csv) {
        run.out.print_names(csv_names<office::identity_view>());
    }
    soapcodec::stream_decoder<&office::get_identities_response_view::identities> each(
        [&](office::identity_view const* identity) {
            line.clear();
            if (args.csv) {
                line = csv_line(identity);
            } else if (identity != nullptr) {
                soapcodec::write_json(std::back_inserter(line), *identity, {.indented = args.indented});
            } else {
                line = "null";
            }
            return run.out.print(line) ? soapcodec::next : soapcodec::stop;
        },
        args.decode);
    auto const rest = decode_all(each, run);
    return rest ? success : report(run, rest.error());
}

// What a message is can be told from its beginning, nearly always from the first bytes that come.
constexpr std::size_t longest_beginning = std::size_t{1} << 20U;

/// Reads until it can be told which message it is.
soapcodec::result<soapcodec::message_kind> identify(reading& run) {
    std::size_t looked_at = 0;
    for (;;) {
        auto const bytes = run.in.next();
        run.beginning += bytes;
        // Each look begins with the first byte. A sender that is quick with small pieces must not make it a look for
        // each of them; one that is slow has the time for it.
        if (bytes.empty() || run.in.would_wait() || run.beginning.size() >= 2 * looked_at) {
            looked_at = run.beginning.size();
            auto kind = soapcodec::peek(run.beginning, run.args.decode);
            bool const too_short = !kind && kind.error().code() == soapcodec::errc::truncated;
            if (!too_short || bytes.empty() || looked_at >= longest_beginning) {
                return kind;
            }
        }
    }
}

/// Says why it cannot be told which message it is.
int report_unknown(reading& run, soapcodec::error const& error) {
    using soapcodec::http::reply_kind;
    constexpr std::size_t shown = 16;
    auto const& text = run.beginning;
    auto const seen = soapcodec::http::classify(200, {}, text);
    if (interrupted) {
        return failure; // whatever there is, there was to be more
    }
    if (error.code() == soapcodec::errc::truncated && seen == reply_kind::empty) {
        complain(fmt::format("{}: {}", run.in.name(), text.empty() ? "the input is empty" : "nothing but white space"));
    } else if (error.code() == soapcodec::errc::malformed_xml && seen == reply_kind::other) {
        complain(fmt::format("{}: not XML: it begins with {}", run.in.name(), text.substr(0, shown)));
    } else if (error.code() == soapcodec::errc::truncated && text.size() >= longest_beginning) {
        complain(fmt::format("{}: no message within the first {} bytes", run.in.name(), text.size()));
    } else {
        return report(run, error);
    }
    return failure;
}

int print_input(reading& run) {
    auto const kind = identify(run);
    if (run.in.error() != 0) {
        return failure;
    }
    if (!kind) {
        return report_unknown(run, kind.error());
    }
    auto const& name = kind->payload.local;
    if (!run.args.whole && name == soapcodec::shape_of<office::get_identities_response>::name) {
        return print_identities(run);
    }
    // A Fault is reported by every decoder, and so is a message that soapcat does not know.
    int status = failure;
    bool const known = for_message(name, [&]<class T>(std::type_identity<T>) { status = print_message<T>(run); });
    return known ? status : print_message<office::get_identities>(run);
}

} // namespace

int read(arguments const& args, std::string const& file, output& out) {
    input in(file);
    reading run{args, in, out, {}};
    outline elements;
    std::optional<following> growing;
    if (args.follow) {
        growing.emplace();
        in.follow([&growing] { return growing->ended(); });
    }
    if (args.explain || args.follow) {
        in.watch([&](std::string_view bytes) {
            if (args.explain) {
                elements.feed(bytes);
            }
            if (growing) {
                growing->feed(bytes);
            }
        });
    }
    out.be_silent(args.explain);
    int const status = in.opened() ? print_input(run) : failure;
    if (args.explain) {
        while (in.opened() && in.error() == 0 && !in.next().empty()) {
            // What the decoder has not wanted is seen, too.
        }
        out.be_silent(false);
        auto lines = elements.text();
        if (!lines.empty()) {
            lines.pop_back(); // the line end, which is print()'s
            out.print(lines);
        }
    }
    if (in.error() != 0) {
        out.flush();
        complain(fmt::format("cannot {} {}: {}", in.opened() ? "read" : "open", in.name(), std::strerror(in.error())));
        return failure;
    }
    return interrupted ? stopped : status;
}

} // namespace soapcat
