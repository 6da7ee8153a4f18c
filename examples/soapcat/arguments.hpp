// SPDX-License-Identifier: MIT
// The command line.
#pragma once

#include <cstddef>     // std::size_t
#include <string>      // std::string
#include <string_view> // std::string_view
#include <vector>      // std::vector

#include <soapcodec/decode/options.hpp>
#include <soapcodec/soap/version.hpp>

namespace soapcat {

inline constexpr std::string_view synopsis =
    R"(usage: soapcat [--understand NAMESPACE] [--whole | --csv | --explain] [--indent] [--jobs N | --follow] [--] [FILE ...]
       soapcat --write MESSAGE [--soap 1.1|1.2] [--indent] [--] [ELEMENT=TEXT ...]
       soapcat --help | --version
)";

inline constexpr std::string_view manual = R"(
Reads a SOAP 1.1 or 1.2 message from each FILE, or standard input, and prints it as JSON: GetIdentitiesResponse an
identity a line, as they arrive; every other message of 24SevenOffice and ServiceStack, and a Fault, one object. Several
files are read at once and printed in their order.

  --understand NAMESPACE  header blocks of this namespace may be mandatory; may be given for several
  --whole                 one object {"envelope":..., "kind":..., "value":...}, whatever the message
  --csv                   lines of CSV in place of JSON, behind one with the names of the columns
  --explain               in place of values the elements of any message, each once, how often it is there and what it
                          holds; and what is wrong with the message
  --jobs N                how many files are read at once; by default as many as there are processors
  --follow                read one FILE that grows: wait at its end for more, until the message is complete or an
                          interrupt (Ctrl-C) comes
  --write MESSAGE         write GetIdentities, Login, Authenticate...; ELEMENT=TEXT sets an element, with dots for one
                          in a record: credential.Username=TEXT; Meta.KEY=TEXT adds to Meta
  --soap 1.1|1.2          the version to write, 1.2 if it is not given
  --indent                write an element a line; read: a member of JSON a line

Exit status: 0 success, 1 an error, 2 wrong usage, 3 the message is a Fault; of several files, 4 if only some of them
are a success; 130 interrupted while following.
)";

enum exit_status { success = 0, failure = 1, wrong_usage = 2, fault = 3, partial_success = 4, stopped = 130 };

/// An element to set in a message that is written.
struct setting {
    std::string path; // its name, or names with dots between
    std::string text;
};

struct arguments {
    enum class task { read, write, help, version };
    task wanted = task::read;

    std::vector<std::string> files; // "-" is standard input
    bool whole = false;
    bool csv = false;
    bool explain = false;
    bool follow = false;
    std::size_t jobs = 0; // 0: as many as there are processors
    soapcodec::decode_options decode;

    std::string message; // to write
    soapcodec::soap::version version = soapcodec::soap_1_2;
    bool indented = false;
    std::vector<setting> settings;
};

/// Reads the words after the program's name. Returns what is wrong with them, in words; nothing if they are right.
[[nodiscard]] std::string parse(std::vector<std::string> const& words, arguments& args);

} // namespace soapcat
