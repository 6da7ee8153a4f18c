// SPDX-License-Identifier: MIT
// Tests of the stack of open records.
#include <soapcodec/detail/record/frame_stack.hpp>

#include "catch.hpp"

#include <string> // std::string

using soapcodec::detail::frame_stack;
using soapcodec::detail::layout;
using soapcodec::detail::slot;

namespace {

extern layout const chain;
/// A record that has one of its own kind.
slot const link_slots[] = {{.local = "Link", .content = &chain, .bit = 1}, {}};
layout const chain{link_slots, 1, 0};

/// A list of them.
slot const item_slots[] = {{.local = "Item", .content = &chain, .bit = 1, .repeats = true}, {}};
layout const list{item_slots, 1, 0};

std::string path_of(frame_stack const& frames) {
    std::string path;
    frames.append_path(path);
    return path;
}

} // namespace

TEST_CASE("frames are pushed and popped, however many") {
    frame_stack frames;
    for (int round = 0; round < 2; ++round) {
        int objects[100] = {};
        frames.begin(chain, &objects[0], "Root");
        CHECK(frames.at_root());
        for (int depth = 1; depth < 100; ++depth) {
            frames.top().seen = static_cast<std::uint64_t>(depth);
            frames.push(link_slots[0], &objects[depth]);
            CHECK_FALSE(frames.at_root());
            CHECK(frames.top().object == &objects[depth]);
            CHECK(frames.top().content == &chain);
            CHECK(frames.top().slot == &link_slots[0]);
            CHECK(frames.top().expected == &link_slots[0]);
            CHECK(frames.top().seen == 0);
            CHECK(frames.top().items == 0);
        }
        for (int depth = 99; depth > 0; --depth) {
            auto const& ended = frames.top();
            frames.pop();
            CHECK(ended.object == &objects[depth]);
            CHECK(frames.top().object == &objects[depth - 1]);
            CHECK(frames.top().seen == static_cast<std::uint64_t>(depth));
        }
        CHECK(frames.at_root());
    }
}

TEST_CASE("the path has the names of the open records, items of lists numbered") {
    frame_stack frames;
    int object = 0;
    frames.begin(list, &object, "Root");
    CHECK(path_of(frames) == "/Root");
    frames.top().items = 3;
    frames.push(item_slots[0], &object);
    CHECK(path_of(frames) == "/Root/Item[3]");
    frames.push(link_slots[0], &object);
    CHECK(path_of(frames) == "/Root/Item[3]/Link");
    std::string path = path_of(frames);
    frames.append_child(path, "Other");
    CHECK(path == "/Root/Item[3]/Link/Other");
    frames.pop();
    frames.pop();
    path.clear();
    frames.append_child(path, "Item");
    frames.append_child(path, "Unknown"); // not what the list is of
    CHECK(path == "/Item[3]/Unknown");
    frames.begin(chain, &object, "Another");
    CHECK(path_of(frames) == "/Another");
}
