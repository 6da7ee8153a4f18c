// SPDX-License-Identifier: MIT
// soapcat: prints SOAP messages of any size as JSON Lines, and writes requests.
#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>
#include <soapcodec/soapcodec.hpp>

#include <cstdio>      // std::fwrite
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

#include "input.hpp"
#include "json.hpp"

namespace {

namespace office = soapcodec::office24seven;
namespace stack = soapcodec::servicestack;

constexpr std::string_view usage = R"(usage: soapcat [--understand NAMESPACE] [--whole] [FILE]
       soapcat --write MESSAGE [--soap 1.1|1.2] [--indent] [ELEMENT=TEXT ...]

Reads a SOAP 1.1 or 1.2 message from FILE, or standard input, and prints it as JSON: GetIdentitiesResponse an identity
a line, as they arrive; GetIdentities, Authenticate, AuthenticateResponse and Fault one object.

  --understand NAMESPACE  header blocks of this namespace may be mandatory
  --whole                 one object {"envelope":..., "kind":..., "value":...}, whatever the message
  --write MESSAGE         write GetIdentities or Authenticate; ELEMENT=TEXT sets an element, Meta.KEY=TEXT adds to Meta

Exit status: 0 success, 1 an error, 2 wrong usage, 3 the message is a Fault.
)";

enum exit_status { success = 0, failure = 1, wrong_usage = 2, fault = 3 };

struct arguments {
    std::string file = "-";
    bool whole = false;
    soapcodec::decode_options decode;

    std::string message; // to write
    soapcodec::soap::version version = soapcodec::soap_1_2;
    soapcodec::encode_options encode;
    std::vector<std::string> settings;
};

void print(std::string_view line) {
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fputc('\n', stdout);
}

int report(soapcat::input const& in, soapcodec::error const& error) {
    std::fflush(stdout);
    fmt::print(stderr, "soapcat: {}:{}\n{}", in.name(), error, in.excerpt(error.where()));
    return failure;
}

// --- reading

/// Feeds the bytes at hand, then the rest of the input as long as more is wanted.
template <class Decoder>
void pump(Decoder& decoder, soapcat::input& in, std::string_view bytes) {
    while (!bytes.empty() && decoder.feed(bytes)) {
        bytes = in.next();
    }
}

template <class T>
std::string whole_json(soapcodec::soap::version version, std::string_view kind, T const& value) {
    return fmt::format(R"({{"envelope":"{}","kind":"{}","value":{}}})", version == soapcodec::soap_1_1 ? "1.1" : "1.2",
                       kind, soapcat::to_json(value));
}

int print_fault(soapcodec::soap::version version, soapcodec::soap::fault const& found, arguments const& args) {
    print(args.whole ? whole_json(version, "Fault", found) : soapcat::to_json(found));
    return fault;
}

/// A message as one object.
template <class T>
int print_message(soapcat::input& in, std::string_view bytes, arguments const& args) {
    soapcodec::decoder<T> decoder(args.decode);
    pump(decoder, in, bytes);
    auto const message = decoder.finish();
    if (!message) {
        auto const* const found = message.error().fault();
        return found != nullptr ? print_fault(decoder.version(), *found, args) : report(in, message.error());
    }
    print(args.whole ? whole_json(decoder.version(), soapcodec::shape_of<T>::name, *message)
                     : soapcat::to_json(*message));
    return success;
}

/// Identities as they arrive, in constant memory.
int print_identities(soapcat::input& in, std::string_view bytes, arguments const& args) {
    std::string line;
    soapcodec::stream_decoder<&office::get_identities_response_view::identities> each(
        [&line](office::identity_view const* identity) {
            line.clear();
            identity != nullptr ? soapcat::append_json(line, *identity) : void(line = "null");
            print(line);
        },
        args.decode);
    pump(each, in, bytes);
    auto const rest = each.finish();
    return rest ? success : report(in, rest.error());
}

int read(arguments const& args) {
    soapcat::input in(args.file);
    if (!in.opened()) {
        fmt::print(stderr, "soapcat: cannot open {}\n", args.file);
        return failure;
    }
    // What the message is can be told from its beginning, nearly always from the first chunk.
    constexpr std::size_t longest_beginning = std::size_t{1} << 20U;
    std::string beginning;
    auto kind = soapcodec::peek(beginning, args.decode);
    while (!kind && kind.error().code() == soapcodec::errc::truncated && beginning.size() < longest_beginning) {
        auto const bytes = in.next();
        if (bytes.empty()) {
            break;
        }
        beginning += bytes;
        kind = soapcodec::peek(beginning, args.decode);
    }
    if (in.failed()) {
        fmt::print(stderr, "soapcat: cannot read {}\n", in.name());
        return failure;
    }
    if (!kind) {
        return report(in, kind.error());
    }
    auto const& payload = kind->payload.local;
    if (payload == "GetIdentitiesResponse") {
        return args.whole ? print_message<office::get_identities_response>(in, beginning, args)
                          : print_identities(in, beginning, args);
    }
    if (payload == "Authenticate") {
        return print_message<stack::authenticate>(in, beginning, args);
    }
    if (payload == "AuthenticateResponse") {
        return print_message<stack::authenticate_response>(in, beginning, args);
    }
    // Also a Fault, which every decoder reports, and any message that soapcat does not know, to say so.
    return print_message<office::get_identities>(in, beginning, args);
}

// --- writing

/// Sets the member that describes an element of that name from text; false if there is none, or the text is no value.
template <class T>
bool set(T& message, std::string_view name, std::string_view text) {
    bool found = false;
    soapcodec::shape_of<T>::for_each([&]<class Element>(Element) {
        using value_type = soapcodec::without_optional<typename Element::type>;
        if constexpr (soapcodec::scalar_type<value_type>) {
            if (Element::name == name) {
                value_type value{};
                found = soapcodec::scalar<value_type>::parse(text, value) == soapcodec::errc::ok;
                message.*Element::member = value;
            }
        }
    });
    return found;
}

template <class T>
int write_message(T message, arguments const& args) {
    constexpr std::string_view meta = "Meta.";
    for (auto const& setting : args.settings) {
        auto const equals = setting.find('=');
        auto const name = setting.substr(0, equals);
        auto const text = equals == setting.npos ? std::string() : setting.substr(equals + 1);
        bool good = equals != setting.npos;
        if constexpr (requires { message.meta; }) {
            if (good && name.starts_with(meta)) {
                if (!message.meta) {
                    message.meta.emplace();
                }
                message.meta->push_back({name.substr(meta.size()), text});
                continue;
            }
        }
        if (!good || !set(message, name, text)) {
            fmt::print(stderr, "soapcat: {} has no element for {}\n", args.message, setting);
            return wrong_usage;
        }
    }
    auto const text = soapcodec::encode(message, args.version, args.encode);
    if (!text) {
        fmt::print(stderr, "soapcat: {}\n", text.error());
        return failure;
    }
    print(*text);
    return success;
}

int write(arguments const& args) {
    if (args.message == "GetIdentities") {
        return write_message(office::get_identities{}, args);
    }
    if (args.message == "Authenticate") {
        return write_message(stack::authenticate{}, args);
    }
    fmt::print(stderr, "soapcat: --write GetIdentities or --write Authenticate\n");
    return wrong_usage;
}

// --- the command line

std::optional<arguments> parse(std::vector<std::string> const& words) {
    arguments args;
    bool file_given = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto const& word = words[i];
        auto const value = [&]() -> std::optional<std::string> {
            return i + 1 < words.size() ? std::optional(words[++i]) : std::nullopt;
        };
        if (word == "--whole") {
            args.whole = true;
        } else if (word == "--indent") {
            args.encode.indented = true;
        } else if (word == "--understand" || word == "--write" || word == "--soap") {
            auto const text = value();
            if (!text || (word == "--soap" && *text != "1.1" && *text != "1.2")) {
                return std::nullopt;
            }
            if (word == "--understand") {
                args.decode.understood.push_back(*text);
            } else if (word == "--write") {
                args.message = *text;
            } else {
                args.version = *text == "1.1" ? soapcodec::soap_1_1 : soapcodec::soap_1_2;
            }
        } else if (word.size() > 1 && word.front() == '-') {
            return std::nullopt;
        } else if (!args.message.empty()) {
            args.settings.push_back(word);
        } else if (file_given) {
            return std::nullopt;
        } else {
            args.file = word;
            file_given = true;
        }
    }
    return args;
}

} // namespace

int main(int count, char** words) {
    auto const args = parse({words + 1, words + count});
    if (!args) {
        fmt::print(stderr, "{}", usage);
        return wrong_usage;
    }
    auto const status = args->message.empty() ? read(*args) : write(*args);
    if (std::fflush(stdout) != 0 && status == success) {
        fmt::print(stderr, "soapcat: cannot write\n");
        return failure;
    }
    return status;
}
