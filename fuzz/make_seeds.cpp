// SPDX-License-Identifier: MIT
// Writes the seeds: make_seeds SEEDS [DATA], into SEEDS/xml, values, scalars and http, one file an input, named by its
// content. DATA is a folder of recorded messages, tests/data. The result is the same on every machine.
#include <soapcodec/encode.hpp>

#include "messages.hpp"
#include "seed_forms.hpp"

#include <algorithm>  // std::sort
#include <cstddef>    // std::size_t
#include <cstdint>    // std::uint64_t
#include <cstdio>     // std::snprintf
#include <filesystem> // std::filesystem::path
#include <fstream>    // std::ofstream
#include <iterator>   // std::istreambuf_iterator
#include <string>     // std::string
#include <utility>    // std::move
#include <vector>     // std::vector

namespace {

namespace fs = std::filesystem;
using namespace fuzzing;

/// A folder of seeds. What is put twice is there once.
class folder {
public:
    explicit folder(fs::path path) : path_(std::move(path)) { fs::create_directories(path_); }

    void put(std::string const& input) const {
        std::uint64_t hash = 0xcbf29ce484222325U; // FNV-1a
        for (char const c : input) {
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
        }
        char name[17];
        std::snprintf(name, sizeof name, "%016llx", static_cast<unsigned long long>(hash));
        std::ofstream(path_ / name, std::ios::binary) << input;
    }

private:
    fs::path path_;
};

/// Counts in a byte that ends no document: not 0, not '>', not a line end.
constexpr std::size_t numbers_begin = 10 * (owning_count + view_count);
static_assert(numbers_begin + owning_count + view_count <= 256 && numbers_begin > '>');

/// A document for one message, and for its twin of views when it has one. As control bytes, tabs in the place of blanks
/// mean that references to characters that XML forbids are dropped (fuzz::make_decode_options()).
void put_document(folder const& to, std::size_t message, std::string const& document, char blank = ' ') {
    auto const with_number = [&](std::size_t number) {
        to.put(document + std::string(seed_blanks, blank) + static_cast<char>(numbers_begin + number));
    };
    with_number(message);
    if (message < view_count) {
        with_number(owning_count + message);
    }
}

// --- values for our encoder: one message each with everything, as good as nothing, and lists

constexpr std::string_view an_id = "6f9619ff-8b86-4d01-b42d-00cf4fc964ff";

soapcodec::guid id_of(std::string_view text = an_id) {
    soapcodec::guid id;
    (void)soapcodec::parse_guid(text, id);
    return id;
}

std::vector<office::get_identities_response> samples(std::type_identity<office::get_identities_response>) {
    office::identity full;
    full.id = id_of();
    full.user = office::user{7, id_of(), "Ola", 8};
    full.client = office::client{123456789012, "Fjord & S\xC3\xB8nn"};
    full.servers.emplace() = {office::server{1, 2}, std::nullopt, office::server{-3, 4}};
    full.is_current = true;
    office::identity bare;
    bare.client = office::client{1, std::nullopt};
    office::get_identities_response many;
    many.identities.emplace(3, bare);
    many.identities->push_back(full);
    many.identities->push_back(std::nullopt);
    office::get_identities_response nobody;
    nobody.identities.emplace();
    return {many, nobody, {}};
}

std::vector<stack::authenticate> samples(std::type_identity<stack::authenticate>) {
    stack::authenticate full;
    full.provider = "credentials";
    full.user_name = "ola@example.no";
    full.password = "p<&>\"'\t\r\n]]>";
    full.remember_me = true;
    full.meta.emplace() = {{"device", "phone"}, {"", ""}, {"null", std::nullopt}};
    return {full, {}};
}

std::vector<stack::later::authenticate_response> samples(std::type_identity<stack::later::authenticate_response>) {
    stack::later::authenticate_response full;
    full.user_id = "7";
    full.session_id = "x1y2";
    full.roles.emplace() = {"admin", "", std::nullopt};
    full.response_status.emplace();
    full.response_status->error_code = "NotFound";
    full.response_status->errors.emplace() = {stack::response_error{"a", "b", "c", {}}, std::nullopt};
    full.meta.emplace() = {{"k", "v"}};
    return {full};
}

std::vector<kitchen> samples(std::type_identity<kitchen>) {
    kitchen full;
    full.id = -1;
    full.label = "a \"b\" <&>\t\n\r'";
    full.language = "nb";
    full.title = " \xE2\x82\xAC \xF0\x9F\x8D\xB2 \xC2\x85\xE2\x80\xA8]]>";
    full.numbers = numbers{-128,       255,  -32768, 65535, 2147483647, 4294967295U, INT64_MIN,
                           UINT64_MAX, true, 0.1F,   1e300, {},         {},          {}};
    full.numbers->whole = soapcodec::integer::from_text("-123456789012345678901234567890").value();
    full.times.emplace();
    full.times->year_month.emplace();
    full.times->day.emplace();
    full.texts.emplace();
    full.texts->base64.emplace();
    full.texts->base64->bytes = {std::byte{0}, std::byte{1}, std::byte{255}, std::byte{62}};
    full.texts->hex.emplace().bytes = {std::byte{0xAB}};
    full.texts->name = soapcodec::xml::qname{"urn:other", "thing"};
    full.texts->id = id_of();
    full.texts->hue = colour::blue;
    full.prices = {{99.9, "NOK", true}, {0, "", {}}};
    full.counts = {1, std::nullopt, 3};
    full.notes.emplace() = {"a", std::nullopt, ""};
    full.jars.emplace() = {kitchen::jar{"jam", 400}, std::nullopt, kitchen::jar{"", {}}};
    full.dish = kitchen::jar{"salt", 1};
    full.courses = {std::string("pea"), kitchen::jar{"fish", {}}, std::string()};
    full.shelf = basic_shelf<std::string>{"top", {{"a", {{"b", {}}}}, {"c", {}}}};
    full.raw = soapcodec::xml::raw_xml{"text<x:a xmlns:x=\"urn:x\" b='c'/><!-- -->", {}};
    full.crate = soapcodec::xml::any_element{{}, {{{"urn:x", "a"}, "<"}}, {"<x:b/>", {{"x", "urn:x"}}}};
    full.meta.emplace() = {{"k", "v"}};
    full.drawer.emplace();
    full.drawer->corner = {1, -2};
    full.drawer->names.emplace() = {"a", std::nullopt, ""};
    full.drawer->things = {{"fork", 1}, {"", {}}};
    full.drawer->stock = {{"a", 1}, {"b", std::nullopt}};
    full.drawer->shelves.emplace() = {{1, {"jam", 2}}, {-1, {}}};
    kitchen other;
    other.title = "t";
    other.numbers.emplace();
    other.dish = std::vector<std::string>{"1", "", "3"};
    other.notes.emplace();
    kitchen third;
    third.dish = std::optional<bool>();
    kitchen fourth;
    fourth.dish = 7;
    fourth.notes.emplace(6, "note");
    return {full, other, third, fourth};
}

std::vector<office::get_identities_with_credential_by_service>
samples(std::type_identity<office::get_identities_with_credential_by_service>) {
    return {{}};
}

std::vector<office::login_response> samples(std::type_identity<office::login_response>) {
    return {{}};
}

/// Each sample in both versions and both ways of writing.
template <class T>
std::vector<std::string> documents_of(T const& message) {
    std::vector<std::string> documents;
    for (auto const version : {soapcodec::soap_1_1, soapcodec::soap_1_2}) {
        for (bool const indented : {false, true}) {
            documents.push_back(soapcodec::encode(message, version, {.indented = indented}).value());
        }
    }
    documents.push_back(soapcodec::encode_document(message).value());
    return documents;
}

void put_xml(folder const& to, fs::path const& data) {
    for (std::size_t place = 0; place < owning_count; ++place) {
        with_place<owning_messages>(place, [&]<class T>(std::type_identity<T> type) {
            bool first = true;
            for (auto const& message : samples(type)) {
                auto const documents = documents_of(message);
                for (auto const& document : documents) {
                    put_document(to, place, document);
                }
                if (first) { // of one document, all the ways to write it
                    for (auto const& form : other_forms(documents.front())) {
                        put_document(to, place, form);
                    }
                }
                first = false;
            }
        });
    }
    for (auto const& form : written_forms()) {
        put_document(to, form.message, std::string(form.document));
        if (form.document.find("&#0;") != form.document.npos) {
            put_document(to, form.message, std::string(form.document), '\t');
        }
        for (auto const& encoded : other_encodings(form.document)) {
            put_document(to, form.message, encoded);
        }
    }
    if (data.empty()) {
        return;
    }
    std::vector<fs::path> recorded;
    for (auto const& entry : fs::directory_iterator(data)) {
        if (entry.path().extension() == ".xml") {
            recorded.push_back(entry.path());
        }
    }
    std::sort(recorded.begin(), recorded.end());
    for (auto const& path : recorded) {
        std::ifstream in(path, std::ios::binary);
        bool const office_reply = path.filename().string().rfind("get-identities-response", 0) == 0;
        bool const reply = path.filename().string().rfind("authenticate-response", 0) == 0;
        put_document(to, office_reply ? 0 : reply ? 2 : 1, std::string(std::istreambuf_iterator<char>(in), {}));
    }
}

/// What a generator of values draws from: bytes that mean nothing by themselves, the same in every run.
class noise {
public:
    std::string bytes(std::size_t size) {
        std::string made;
        for (std::size_t i = 0; i < size; ++i) {
            state_ = state_ * 6364136223846793005U + 1442695040888963407U;
            made += static_cast<char>(state_ >> 56U);
        }
        return made;
    }

private:
    std::uint64_t state_ = 1;
};

void put_values(folder const& to) {
    noise from;
    for (std::size_t number = 0; number < owning_count + view_count; ++number) {
        for (std::size_t const size : {0U, 64U, 256U, 700U}) {
            to.put(from.bytes(size) + static_cast<char>(numbers_begin + number));
        }
    }
    // For the target writer: a role of three characters that have to be escaped, behind choices of the plain case.
    to.put("&<\"\x03" + std::string(6, '\0') + static_cast<char>(numbers_begin));
}

/// Each text for each of the types that target scalars reads.
void put_scalars(folder const& to) {
    constexpr int types = 23;
    for (auto const text : value_texts()) {
        for (int type = 0; type < types; ++type) {
            to.put(std::string(text) + static_cast<char>(type));
        }
    }
}

/// Each text in each way that target http takes one, values, and replies, with what it takes from the end.
void put_http(folder const& to) {
    constexpr unsigned of_request = 4;
    unsigned next = 0;
    for (auto const text : http_texts()) {
        for (unsigned const way : {0U, 8U}) {
            to.put(std::string(text) + static_cast<char>(way));
        }
        for (unsigned part = 0; part < 4; ++part) {
            to.put(std::string(text) + static_cast<char>(of_request + 8U * (part + 4U * (next++ % 8U))));
        }
    }
    noise from;
    constexpr char of_value = 3;
    for (std::size_t const size : {0U, 16U, 64U, 128U, 256U}) {
        to.put(from.bytes(size) + of_value);
    }
    constexpr char of_reply = 5;
    for (auto const& reply : http_replies()) {
        to.put(std::string(reply.content_type).append(reply.body) + static_cast<char>(reply.content_type.size()) +
               static_cast<char>(reply.status & 0xFFU) + static_cast<char>(reply.status >> 8U) + of_reply);
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: make_seeds SEEDS [DATA]\n");
        return 2;
    }
    fs::path const seeds = argv[1];
    put_xml(folder(seeds / "xml"), argc > 2 ? argv[2] : "");
    put_values(folder(seeds / "values"));
    put_scalars(folder(seeds / "scalars"));
    put_http(folder(seeds / "http"));
}
