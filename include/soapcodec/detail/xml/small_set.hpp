// SPDX-License-Identifier: MIT
// A set of what is nearly always little: the names of one start tag, the prefixes in scope.
#pragma once

#include <array>   // std::array
#include <cstddef> // std::size_t

#include "../plain_vector.hpp"

namespace soapcodec::detail {

/// The first few are looked through and need no memory of their own. Those behind them are in runs, each sorted, whose
/// sizes are the bits of their number: two of the same size are merged into one. So a start tag with very many does not
/// take the square of their number. A std::set would do the same, with a hundred functions more to compile.
template <class T>
class small_set {
public:
    static constexpr std::size_t few = 16;

    /// Whether it is new.
    bool insert(T const& value) {
        if (contains(value)) {
            return false;
        }
        if (size_ < few) {
            few_[size_++] = value;
            return true;
        }
        many_.push_back(value);
        for (std::size_t run = 1; (many_.size() & run) == 0; run *= 2) {
            merge(run);
        }
        return true;
    }

    [[nodiscard]] bool contains(T const& value) const {
        for (std::size_t i = 0; i < size_; ++i) {
            if (few_[i] == value) {
                return true;
            }
        }
        std::size_t at = 0; // of the run, the biggest first
        for (std::size_t left = many_.size(); left != 0; left = many_.size() - at) {
            std::size_t run = 1;
            while (run <= left / 2) {
                run *= 2;
            }
            if (is_in_run(at, run, value)) {
                return true;
            }
            at += run;
        }
        return false;
    }

private:
    /// Makes one of the last two runs, which are of that size.
    void merge(std::size_t run) {
        auto const second = many_.size() - run;
        std::size_t at = second - run;
        first_.clear();
        for (auto i = at; i < second; ++i) {
            first_.push_back(many_[i]);
        }
        std::size_t from = second;
        for (auto const& value : first_) {
            while (from < many_.size() && many_[from] < value) {
                many_[at++] = many_[from++];
            }
            many_[at++] = value;
        }
    }

    [[nodiscard]] bool is_in_run(std::size_t at, std::size_t run, T const& value) const {
        while (run > 1) {
            auto const half = run / 2;
            at += value < many_[at + half] ? 0 : half;
            run -= half;
        }
        return many_[at] == value;
    }

    std::array<T, few> few_{};
    std::size_t size_ = 0;
    plain_vector<T> many_;
    plain_vector<T> first_; // of two runs, while they are merged
};

} // namespace soapcodec::detail
