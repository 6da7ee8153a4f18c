// SPDX-License-Identifier: MIT
#include "arguments.hpp"

#include <fmt/format.h>

#include <algorithm>    // std::find, std::any_of
#include <array>        // std::array
#include <charconv>     // std::from_chars
#include <cstddef>      // std::size_t
#include <optional>     // std::optional
#include <system_error> // std::errc

namespace soapcat {

namespace {

using task = arguments::task;

struct option {
    std::string_view name;
    std::string_view value;      // what it needs behind it, if anything
    std::optional<task> part_of; // of both, if of none
};

constexpr std::array options{
    option{"--understand", "NAMESPACE", task::read},
    option{"--whole", "", task::read},
    option{"--csv", "", task::read},
    option{"--explain", "", task::read},
    option{"--follow", "", task::read},
    option{"--jobs", "a number from 1 to 999", task::read},
    option{"--write", "MESSAGE", task::write},
    option{"--soap", "1.1 or 1.2", task::write},
    option{"--indent", "", std::nullopt},
};

std::string read_words(std::vector<std::string> const& words, arguments& args) {
    args.files = words.empty() ? std::vector<std::string>{"-"} : words;
    if (args.follow && (words.size() != 1 || words[0] == "-" || args.jobs != 0)) {
        return "--follow needs one FILE, and does not go with --jobs";
    }
    return int{args.whole} + int{args.csv} + int{args.explain} > 1 ? "--whole, --csv and --explain exclude each other"
                                                                   : "";
}

std::string write_words(std::vector<std::string> const& words, arguments& args) {
    for (auto const& word : words) {
        auto const equals = word.find('=');
        if (equals == word.npos || equals == 0) {
            return fmt::format("'{}' is not ELEMENT=TEXT, and --write reads no file", word);
        }
        auto path = word.substr(0, equals);
        if (std::any_of(args.settings.begin(), args.settings.end(), [&](auto const& s) { return s.path == path; })) {
            return fmt::format("{} is set twice", path);
        }
        args.settings.push_back({std::move(path), word.substr(equals + 1)});
    }
    return {};
}

} // namespace

std::string parse(std::vector<std::string> const& words, arguments& args) {
    std::vector<option> given;
    std::vector<std::string> others;
    bool options_ended = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto const& word = words[i];
        if (options_ended || !word.starts_with('-') || word == "-") {
            others.push_back(word);
            continue;
        }
        if (word == "--") {
            options_ended = true;
            continue;
        }
        if (word == "--help" || word == "--version") {
            args.wanted = word == "--help" ? task::help : task::version;
            return {};
        }
        auto const named = [&word](option const& one) { return one.name == word; };
        auto const known = std::find_if(options.begin(), options.end(), named);
        if (known == options.end()) {
            return fmt::format("unknown option {}", word);
        }
        if (word != "--understand" && std::any_of(given.begin(), given.end(), named)) {
            return fmt::format("{} is given twice", word);
        }
        given.push_back(*known);
        if (!known->value.empty() && ++i == words.size()) {
            return fmt::format("{} needs {}", word, known->value);
        }
        auto const& value = words[i];
        if (word == "--whole") {
            args.whole = true;
        } else if (word == "--indent") {
            args.indented = true;
        } else if (word == "--csv") {
            args.csv = true;
        } else if (word == "--explain") {
            args.explain = true;
        } else if (word == "--follow") {
            args.follow = true;
        } else if (word == "--jobs") {
            auto const [end, code] = std::from_chars(value.data(), value.data() + value.size(), args.jobs);
            if (code != std::errc() || end != value.data() + value.size() || args.jobs == 0 || args.jobs > 999) {
                return fmt::format("{} needs {}, not '{}'", word, known->value, value);
            }
        } else if (word == "--understand") {
            args.decode.understood.push_back(value);
        } else if (word == "--write") {
            args.wanted = task::write;
            args.message = value;
        } else if (value == "1.1" || value == "1.2") {
            args.version = value == "1.1" ? soapcodec::soap_1_1 : soapcodec::soap_1_2;
        } else {
            return fmt::format("{} needs {}, not '{}'", word, known->value, value);
        }
    }
    for (auto const& one : given) {
        if (one.part_of && one.part_of != args.wanted) {
            return fmt::format("{} {} --write", one.name,
                               one.part_of == task::write ? "goes only with" : "does not go with");
        }
    }
    return args.wanted == task::write ? write_words(others, args) : read_words(others, args);
}

} // namespace soapcat
