// SPDX-License-Identifier: MIT
// A list that is written item by item as its items are made: from a range, a generator or a callback.
//
//     auto rows = open_cursor();
//     auto const next = [&]() -> record const* { return rows.fetch(); }; // null behind the last
//     encode_to(output, with_list<&reply::records>(reply{.total = rows.size()}, next), soapcodec::soap_1_2);
//
// Memory is that of one item and the writer's buffer, whatever their number: `output` may be a function that takes the
// bytes. No errors of its own; what a range or a callback throws leaves encode_to().
#pragma once

#include "../cxx20.hpp"

#include <concepts>    // std::invocable, std::convertible_to
#include <cstddef>     // std::nullptr_t
#include <iterator>    // std::default_sentinel_t, std::begin, std::end
#include <memory>      // std::make_shared, std::shared_ptr, std::addressof
#include <optional>    // std::optional
#include <type_traits> // std::conditional_t, std::invoke_result_t, std::is_constructible_v, std::is_final_v
#include <utility>     // std::move, std::forward

#include "../shape.hpp"
#include "path.hpp"

namespace soapcodec {

/// Items that are fetched one at a time, once, when the list that they are is encoded: a second time there are none. A
/// list for members of structs that are only written.
template <class T>
class list_source {
public:
    /// No items.
    list_source() = default;
    /// `source` returns the next item, which lives until the next call, or null behind the last. Copies share it. A
    /// null pointer, and a std::function of nothing, have no items.
    template <class Source>
        requires std::is_invocable_r_v<T const*, Source&>
    explicit list_source(Source source) {
        if constexpr (std::is_constructible_v<Source, std::nullptr_t>) {
            if (source == nullptr) {
                return;
            }
        }
        source_ = std::make_shared<Source>(std::move(source));
        next_ = [](void* from) -> T const* { return (*static_cast<Source*>(from))(); };
    }

    class iterator {
    public:
        explicit iterator(list_source const& from) noexcept : from_(&from) {}
        [[nodiscard]] T const& operator*() const noexcept { return *from_->item_; }
        iterator& operator++() {
            from_->fetch();
            return *this;
        }
        [[nodiscard]] bool operator==(std::default_sentinel_t) const noexcept { return from_->item_ == nullptr; }

    private:
        list_source const* from_;
    };

    /// Fetches the first item, unless it was asked for before.
    [[nodiscard]] iterator begin() const {
        if (!begun_) {
            fetch();
        }
        return iterator(*this);
    }
    [[nodiscard]] std::default_sentinel_t end() const noexcept { return {}; }
    [[nodiscard]] bool empty() const { return begin() == end(); }

private:
    void fetch() const {
        begun_ = true;
        item_ = source_ ? next_(source_.get()) : nullptr;
    }

    std::shared_ptr<void> source_;
    T const* (*next_)(void* source) = nullptr;
    mutable T const* item_ = nullptr;
    mutable bool begun_ = false;
};
/// T is what the function returns the address of.
template <class Source>
list_source(Source) -> list_source<std::remove_const_t<std::remove_pointer_t<std::invoke_result_t<Source&>>>>;

template <class T>
struct list_traits<list_source<T>> {
    static constexpr bool is_list = true;
    static constexpr bool is_view = false;
    using item = T;
};

namespace detail {

/// std::ranges::input_range, as far as it is needed: <ranges> would be a tenth more to compile than {fmt}.
template <class Range>
concept input_range = requires(Range& range) {
    {*std::begin(range)};
    requires std::input_iterator<decltype(std::begin(range))>;
    { std::begin(range) == std::end(range) } -> std::convertible_to<bool>;
};

/// Goes through a range, which it holds or refers to.
template <class Range>
struct range_walk {
    using iterator = decltype(std::begin(std::declval<Range&>()));
    using reference = std::iter_reference_t<iterator>;
    using item = std::iter_value_t<iterator>;
    static constexpr bool has_items =
        std::is_same_v<std::remove_cvref_t<reference>, item> && std::is_reference_v<reference>;

    explicit range_walk(Range&& from) : range(std::forward<Range>(from)) {}

    item const* next() {
        if (at) {
            ++*at;
        } else {
            at.emplace(std::begin(range));
        }
        if (*at == std::end(range)) {
            return nullptr;
        }
        if constexpr (has_items) {
            return std::addressof(**at);
        } else {
            return &made.emplace(**at);
        }
    }

    Range range; // a reference, if it was given as an lvalue
    std::optional<iterator> at{};
    std::optional<item> made{};
};

/// What a callback returns: the address of an item or a std::optional.
template <class T>
struct called_item;
template <class T>
struct called_item<T*> {
    using type = std::remove_cv_t<T>;
};
template <class T>
struct called_item<std::optional<T>> {
    using type = T;
};

template <class Items>
[[nodiscard]] auto to_source(Items&& items) {
    if constexpr (input_range<Items>) {
        using walk = range_walk<Items>;
        return list_source<typename walk::item>(
            [all = walk(std::forward<Items>(items))]() mutable { return all.next(); });
    } else {
        static_assert(std::invocable<Items&>, "soapcodec: the items of with_list() are a range, or a function without "
                                              "parameters that returns the next one");
        using returned = std::remove_cvref_t<std::invoke_result_t<Items&>>;
        using item = typename called_item<returned>::type;
        if constexpr (is_optional<returned>) {
            return list_source<item>([call = std::remove_cvref_t<Items>(std::forward<Items>(items)),
                                      made = std::optional<item>()]() mutable -> item const* {
                made = call();
                return made ? &*made : nullptr;
            });
        } else {
            return list_source<item>(std::remove_cvref_t<Items>(std::forward<Items>(items)));
        }
    }
}

// --- a shape in which another member is in the place of one

template <auto Member, auto New, class Part>
struct replaced_part {
    using type = Part;
};
template <fixed_string Name, auto Member, auto New, class... Options>
struct replaced_part<Member, New, element_shape<Name, Member, Options...>> {
    using type = element_shape<Name, New, Options...>;
};

template <auto Member, auto New, fixed_string Namespace, class... Parts>
[[nodiscard]] consteval auto replace(record_shape<Namespace, Parts...>) {
    return record_shape<Namespace, typename replaced_part<Member, New, Parts>::type...>{};
}
template <auto Member, auto New, fixed_string Name, fixed_string Namespace, fixed_string InstancePrefix,
          fixed_string Prefix, class... Parts>
[[nodiscard]] consteval auto replace(message_shape<Name, Namespace, InstancePrefix, Prefix, Parts...>) {
    return message_shape<Name, Namespace, InstancePrefix, Prefix,
                         typename replaced_part<Member, New, Parts>::type...>{};
}

/// As Like is: what may be absent, or is there.
template <class Like, class T>
using present_as = std::conditional_t<is_optional<Like>, std::optional<T>, T>;

/// A T whose list, to which the members lead, is that source.
template <class Item, class T, auto... Members>
struct with_source;
template <class Item, class T, auto List>
struct with_source<Item, T, List> : T {
    using member = typename member_pointer<decltype(List)>::type;
    static_assert(growing_list<without_optional<member>>, "soapcodec: with_list<&T::member>() needs a member that is a "
                                                          "list");

    with_source(T base, list_source<Item> items) : T(std::move(base)), given(std::move(items)) {}

    present_as<member, list_source<Item>> given;

    friend constexpr auto soap_shape(with_source const*) { return replace<List, &with_source::given>(shape<T>); }
};
template <class Item, class T, auto Member, auto Next, auto... More>
struct with_source<Item, T, Member, Next, More...> : T {
    using member = typename member_pointer<decltype(Member)>::type;
    using record = without_optional<member>;
    using inner = with_source<Item, record, Next, More...>;
    static_assert(described<record>, "soapcodec: the members on the path<...> of with_list() are records");

    with_source(T base, list_source<Item> items)
        : T(std::move(base)), given(inner(record_in(this->*Member), std::move(items))) {}

    [[nodiscard]] static record record_in(member& from) {
        if constexpr (is_optional<member>) {
            return from ? std::move(*from) : record{};
        } else {
            return std::move(from);
        }
    }

    present_as<member, inner> given;

    friend constexpr auto soap_shape(with_source const*) { return replace<Member, &with_source::given>(shape<T>); }
};

template <class Item, class T, auto List, class = std::remove_cv_t<decltype(List)>>
struct source_for {
    using type = with_source<Item, T, List>;
};
template <class Item, class T, auto List, auto... Members>
struct source_for<Item, T, List, path_type<Members...>> {
    using type = with_source<Item, T, Members...>;
};

} // namespace detail

/// A message with the items of one of its lists, to be encoded as one. List is the address of a list member, or a path
/// (shape/path.hpp) through records, those that are std::optional and null are made. What the message has in that list
/// is not written. `items` is a range, of which an lvalue has to outlive the result, or a function that returns the
/// address of the next item, null behind the last, or the next item as a std::optional. Items are of the list's type,
/// or of another that is written alike.
template <auto List, class T, class Items>
[[nodiscard]] auto with_list(T message, Items&& items) {
    static_assert(!std::is_final_v<T>, "soapcodec: with_list() derives from the message");
    auto source = detail::to_source(std::forward<Items>(items));
    using item = typename list_traits<decltype(source)>::item;
    return typename detail::source_for<item, T, List>::type(std::move(message), std::move(source));
}

} // namespace soapcodec
