// SPDX-License-Identifier: MIT
// soapcat: prints SOAP messages of any size as JSON Lines, and writes requests.
#include <soapcodec/services/office24seven.hpp>
#include <soapcodec/services/servicestack.hpp>
#include <soapcodec/soapcodec.hpp>

#include <algorithm>   // std::min
#include <cstdio>      // std::fwrite
#include <optional>    // std::optional
#include <string>      // std::string
#include <string_view> // std::string_view
#include <tuple>       // std::tuple
#include <type_traits> // std::type_identity
#include <vector>      // std::vector

#include "input.hpp"
#include "json.hpp"

namespace {

namespace office = soapcodec::office24seven;
namespace stack = soapcodec::servicestack;

constexpr std::string_view usage = R"(usage: soapcat [--understand NAMESPACE] [--whole] [FILE]
       soapcat --write MESSAGE [--soap 1.1|1.2] [--indent] [ELEMENT=TEXT ...]

Reads a SOAP 1.1 or 1.2 message from FILE, or standard input, and prints it as JSON: GetIdentitiesResponse an identity
a line, as they arrive; every other message of 24SevenOffice and ServiceStack, and a Fault, one object.

  --understand NAMESPACE  header blocks of this namespace may be mandatory
  --whole                 one object {"envelope":..., "kind":..., "value":...}, whatever the message
  --write MESSAGE         write GetIdentities, Login, Authenticate...; ELEMENT=TEXT sets an element, with dots for one
                          in a record: credential.Username=TEXT; Meta.KEY=TEXT adds to Meta

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

/// What soapcat knows.
using messages =
    std::tuple<office::login, office::login_response, office::has_session, office::has_session_response,
               office::get_identity, office::get_identity_response, office::get_identities,
               office::get_identities_response, office::set_identity, office::set_identity_response,
               office::set_identity_by_id, office::set_identity_by_id_response, office::get_identities_with_credential,
               office::get_identities_with_credential_response, office::get_identities_with_credential_by_service,
               office::get_identities_with_credential_by_service_response, office::authenticate_by_token,
               office::authenticate_by_token_response, stack::authenticate, stack::authenticate_response, stack::auth,
               stack::auth_response, stack::error_response>;

/// Calls f with the type of the message of that name; false if there is none.
template <class... T, class F>
bool for_message(std::tuple<T...>, std::string_view name, F f) {
    return ((soapcodec::shape_of<T>::name == name && (f(std::type_identity<T>{}), true)) || ...);
}

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
    if (!args.whole && kind->payload.local == soapcodec::shape_of<office::get_identities_response>::name) {
        return print_identities(in, beginning, args);
    }
    // A Fault is reported by every decoder, and so is a message that soapcat does not know.
    int status = failure;
    bool const known = for_message(messages{}, kind->payload.local, [&]<class T>(std::type_identity<T>) {
        status = print_message<T>(in, beginning, args);
    });
    return known ? status : print_message<office::get_identities>(in, beginning, args);
}

// --- writing

/// Sets the member that describes an element from text; `path` is the element's name, or names with dots between: of a
/// record inside, or the key in a dictionary. False if there is none, or the text is no value.
template <class T>
bool set(T& message, std::string_view path, std::string_view text) {
    auto const name = path.substr(0, path.find('.'));
    auto const rest = path.substr(std::min(name.size() + 1, path.size()));
    bool done = false;
    soapcodec::shape_of<T>::for_each([&]<class Element>(Element) {
        if (Element::name != name) {
            return;
        }
        using type = typename Element::type;
        using value_type = soapcodec::without_optional<type>;
        auto& member = message.*Element::member;
        auto const present = [&]() -> value_type& {
            if constexpr (soapcodec::is_optional<type>) {
                return member ? *member : member.emplace();
            } else {
                return member;
            }
        };
        if constexpr (soapcodec::scalar_type<value_type>) {
            value_type value{};
            done = rest.empty() && soapcodec::scalar<value_type>::parse(text, value) == soapcodec::errc::ok;
            member = value;
        } else if constexpr (soapcodec::described<value_type>) {
            done = set(present(), rest, text);
        } else if constexpr (requires { present().push_back({std::string(), std::string()}); }) {
            present().push_back({std::string(rest), std::string(text)});
            done = !rest.empty();
        }
    });
    return done;
}

template <class T>
int write_message(arguments const& args) {
    T message;
    for (auto const& setting : args.settings) {
        auto const equals = setting.find('=');
        if (equals == setting.npos ||
            !set(message, std::string_view(setting).substr(0, equals), std::string_view(setting).substr(equals + 1))) {
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
    int status = wrong_usage;
    bool const known =
        for_message(messages{}, args.message, [&]<class T>(std::type_identity<T>) { status = write_message<T>(args); });
    if (!known) {
        fmt::print(stderr, "soapcat: {} is no message of either service\n", args.message);
    }
    return status;
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
