// SPDX-License-Identifier: MIT
// What is in a mailbox: asks for page after page and prints items as they arrive. The replies are in files here.
//
//     find_item page-1.xml page-2.xml
#include <soapcodec/soapcodec.hpp>

#include "messages.hpp"

#include <cstddef> // std::size_t
#include <fstream> // std::ifstream

namespace {

template <class T>
std::string text(std::optional<T> const& value) {
    return value ? fmt::to_string(*value) : "-";
}
void print(exchange::message const& m) {
    fmt::print("  {} {}: {}\n", text(m.received), m.from ? text(m.from->mailbox.name) : "-", text(m.subject));
}
void print(exchange::meeting_request const& m) {
    fmt::print("  meeting {} in {}: {}\n", text(m.start), text(m.location), text(m.subject));
}

} // namespace

int main(int count, char** arguments) {
    exchange::find_item request{.page = {.most = 4}, .folders = {{"inbox"}}};
    request.shape.additional = {
        {"item:Subject"}, {"item:DateTimeReceived"}, {"message:From"}, {"calendar:Start"}, {"calendar:Location"}};
    soapcodec::stream_decoder<exchange::found_items> each(
        [](exchange::item const& item) { std::visit([](auto const& one) { print(one); }, item); },
        {.illegal_references = soapcodec::replace_illegal}); // there is mail with &#x1F; in its subject
    for (int page = 1; page < count; ++page, each.reset()) {
        auto const call = soapcodec::with_headers(request, soapcodec::header_entry(exchange::server_version{}));
        fmt::print("{}\n", soapcodec::as_soap(call, soapcodec::soap_1_1, {.indented = true}));
        std::ifstream file(arguments[page], std::ios::binary);
        std::string piece(1024, '\0');
        do {
            file.read(piece.data(), 1024);
        } while (each.feed({piece.data(), static_cast<std::size_t>(file.gcount())}) && file);
        auto const rest = each.finish();
        if (!rest || rest->messages.empty()) {
            fmt::print("{}\n", rest ? "no answer" : rest.error().message());
            return 1;
        }
        auto const& answer = rest->messages.front(); // one folder was asked for
        if (!answer.root_folder) {
            fmt::print("{}: {}\n", text(answer.code), text(answer.text));
            return 1;
        }
        auto const& folder = *answer.root_folder;
        fmt::print("{} of {} items\n", each.records(), text(folder.total));
        if (folder.is_last.value_or(true)) {
            return 0;
        }
        request.page.offset = folder.next_offset.value_or(0);
    }
}
