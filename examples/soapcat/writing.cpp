// SPDX-License-Identifier: MIT
#include "writing.hpp"

#include <fmt/format.h>

#include <soapcodec/encode.hpp>
#include <soapcodec/format.hpp>

#include "messages.hpp"
#include "text.hpp"

namespace soapcat {

namespace {

/// The value of a text. Returns what is wrong with it, in words; nothing if it is one.
template <class Value>
std::string set_value(Value& value, setting const& wanted) {
    constexpr auto type = soapcodec::scalar<Value>::xsd;
    switch (soapcodec::scalar<Value>::parse(wanted.text, value)) {
    case soapcodec::errc::ok:
        return {};
    case soapcodec::errc::out_of_range:
        return fmt::format("{}: out of range for {}: {}", wanted.path, type, wanted.text);
    default:
        return fmt::format("{}: not {} {}: {}", wanted.path, type.starts_with("xs:") ? "an" : "a", type, wanted.text);
    }
}

/// Sets the element that `path` leads to from `record`: its name, or names with dots between, of a record inside or the
/// key in a dictionary. Returns what is wrong, in words; nothing if it is set.
template <class T>
std::string set(T& record, std::string_view path, setting const& wanted) {
    auto const dot = path.find('.');
    bool const has_rest = dot != path.npos;
    auto const rest = has_rest ? path.substr(dot + 1) : std::string_view();
    auto problem = fmt::format("no element {}", wanted.path);
    soapcodec::shape_of<T>::for_each([&]<class Element>(Element) {
        if (Element::name != path.substr(0, dot)) {
            return;
        }
        using type = typename Element::type;
        using value_type = soapcodec::without_optional<type>;
        auto& member = record.*Element::member;
        auto const present = [&]() -> value_type& {
            if constexpr (soapcodec::is_optional<type>) {
                return member ? *member : member.emplace();
            } else {
                return member;
            }
        };
        if constexpr (soapcodec::scalar_type<value_type>) {
            if (!has_rest) {
                problem = set_value(present(), wanted);
            }
        } else if constexpr (soapcodec::described<value_type>) {
            problem = has_rest ? set(present(), rest, wanted)
                               : fmt::format("{0} holds elements: {0}.ELEMENT=TEXT sets one", wanted.path);
        } else if constexpr (requires { present().push_back({std::string(), std::string()}); }) {
            if (!rest.empty()) {
                present().push_back({std::string(rest), wanted.text});
                problem.clear();
            } else {
                problem = fmt::format("{} needs a key: {}.KEY=TEXT", wanted.path, Element::name);
            }
        } else {
            problem = fmt::format("{} is a list, which no ELEMENT=TEXT sets", Element::name);
        }
    });
    return problem;
}

template <class T>
int write_message(arguments const& args, output& out) {
    T message;
    for (auto const& wanted : args.settings) {
        auto const problem = set(message, wanted.path, wanted);
        if (!problem.empty()) {
            complain(fmt::format("{}: {}", args.message, problem));
            return wrong_usage;
        }
    }
    auto const text = soapcodec::encode(message, args.version, {.indented = args.indented});
    if (!text) {
        complain(text.error().message());
        return failure;
    }
    out.print(*text);
    return success;
}

} // namespace

int write(arguments const& args, output& out) {
    int status = wrong_usage;
    bool const known =
        for_message(args.message, [&]<class T>(std::type_identity<T>) { status = write_message<T>(args, out); });
    if (!known) {
        complain(fmt::format("'{}' is no message of either service", args.message));
    }
    return status;
}

} // namespace soapcat
