// SPDX-License-Identifier: MIT
// A stack of the library's own small structs. std::vector would do, with some fifty functions to compile for every
// type that is in one; this has a few, and those that take memory are the same for all types.
#pragma once

#include <cstddef>     // std::size_t
#include <cstring>     // std::memcpy, std::memmove
#include <new>         // std::bad_alloc
#include <type_traits> // std::is_trivially_copyable_v
#include <utility>     // std::exchange, std::move

namespace soapcodec::detail {

/// Memory that grows.
class plain_memory {
public:
    plain_memory() = default;
    plain_memory(plain_memory&& other) noexcept
        : bytes_(std::exchange(other.bytes_, nullptr)), room_(std::exchange(other.room_, 0)) {}
    plain_memory& operator=(plain_memory&&) = delete;
    ~plain_memory() {
        if (bytes_ != nullptr) { // a decoder that never needs them is made and ended often
            ::operator delete(bytes_);
        }
    }

    [[nodiscard]] void* bytes() const noexcept { return bytes_; }
    [[nodiscard]] std::size_t room() const noexcept { return room_; }

    /// Twice the room, at first that many bytes, and what was in it. std::bad_alloc leaves all as it was.
    [[gnu::noinline]] void grow(std::size_t first) {
        auto const room = room_ == 0 ? first : 2 * room_;
        auto* const bytes = ::operator new(room);
        if (room_ != 0) {
            std::memcpy(bytes, bytes_, room_);
        }
        ::operator delete(std::exchange(bytes_, bytes));
        room_ = room;
    }

private:
    void* bytes_ = nullptr;
    std::size_t room_ = 0;
};

/// What std::vector has under the same names. Elements that are popped or cleared away keep their memory.
template <class T>
class plain_vector {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
    static_assert(alignof(T) <= __STDCPP_DEFAULT_NEW_ALIGNMENT__);

public:
    plain_vector() = default;
    plain_vector(plain_vector&& other) noexcept
        : memory_(std::move(other.memory_)), size_(std::exchange(other.size_, 0)) {}
    plain_vector& operator=(plain_vector&&) = delete;
    ~plain_vector() = default;

    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] T* data() noexcept { return static_cast<T*>(memory_.bytes()); }
    [[nodiscard]] T const* data() const noexcept { return static_cast<T const*>(memory_.bytes()); }
    [[nodiscard]] T* begin() noexcept { return data(); }
    [[nodiscard]] T* end() noexcept { return data() + size_; }
    [[nodiscard]] T const* begin() const noexcept { return data(); }
    [[nodiscard]] T const* end() const noexcept { return data() + size_; }
    [[nodiscard]] T& operator[](std::size_t i) noexcept { return data()[i]; }
    [[nodiscard]] T const& operator[](std::size_t i) const noexcept { return data()[i]; }
    [[nodiscard]] T& back() noexcept { return data()[size_ - 1]; }
    [[nodiscard]] T const& back() const noexcept { return data()[size_ - 1]; }

    void clear() noexcept { size_ = 0; }
    void pop_back() noexcept { --size_; }
    /// New elements are T{}.
    void resize(std::size_t size) {
        while (size * sizeof(T) > memory_.room()) {
            memory_.grow(size * sizeof(T));
        }
        while (size_ < size) {
            ::new (static_cast<void*>(data() + size_++)) T{};
        }
        size_ = size;
    }

    /// The others move to the front.
    void drop_first(std::size_t count) noexcept {
        size_ -= count;
        if (count != 0) {
            std::memmove(data(), data() + count, size_ * sizeof(T));
        }
    }

    /// `value` may be one of its own.
    void push_back(T value) {
        if ((size_ + 1) * sizeof(T) > memory_.room()) [[unlikely]] {
            memory_.grow(8 * sizeof(T));
        }
        ::new (static_cast<void*>(data() + size_)) T(value);
        ++size_;
    }

private:
    plain_memory memory_;
    std::size_t size_ = 0;
};

} // namespace soapcodec::detail
