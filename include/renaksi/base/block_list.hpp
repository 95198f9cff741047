/// \file
/// A list in blocks of one size: it grows without moving what is in it, and takes in another list's blocks as they are. Fresh memory is
/// what a long list costs most; a vector that grows, and two that are joined, touch three times what they hold.
///
/// Contract: belongs to one thread. References live until the list is sorted, cut or destroyed. All blocks but the last are full, or were
/// let go.
#pragma once

#include <compare>
#include <cstddef>
#include <iterator>
#include <type_traits>
#include <utility>
#include <vector>

namespace renaksi::detail {

template <typename T, std::size_t PerBlock = 1024>
class block_list {
    template <typename List, typename Value>
    class place;

public:
    using value_type = T;
    using iterator = place<block_list, T>;
    using const_iterator = place<const block_list, const T>;

    [[nodiscard]] std::size_t size() const noexcept {
        return blocks_.empty() ? 0 : (blocks_.size() - 1) * PerBlock + blocks_.back().size();
    }
    [[nodiscard]] bool empty() const noexcept { return blocks_.empty(); }
    [[nodiscard]] T& operator[](std::size_t i) noexcept { return blocks_[i / PerBlock][i % PerBlock]; }
    [[nodiscard]] const T& operator[](std::size_t i) const noexcept { return blocks_[i / PerBlock][i % PerBlock]; }
    [[nodiscard]] T& back() noexcept { return blocks_.back().back(); }
    [[nodiscard]] const T& back() const noexcept { return blocks_.back().back(); }
    [[nodiscard]] iterator begin() noexcept { return {this, 0}; }
    [[nodiscard]] iterator end() noexcept { return {this, size()}; }
    [[nodiscard]] const_iterator begin() const noexcept { return {this, 0}; }
    [[nodiscard]] const_iterator end() const noexcept { return {this, size()}; }

    void push_back(T one) {
        if (blocks_.empty() || blocks_.back().size() == PerBlock) {
            blocks_.emplace_back();
            // The first one grows as a vector does, so that a short list is small.
            if (blocks_.size() > 1) blocks_.back().reserve(PerBlock);
        }
        blocks_.back().push_back(std::move(one));
    }

    /// Forgets what is behind the first `count`, which there are.
    void cut(std::size_t count) {
        blocks_.resize((count + PerBlock - 1) / PerBlock);
        if (blocks_.empty()) return;
        std::vector<T>& last = blocks_.back();
        last.erase(last.begin() + static_cast<std::ptrdiff_t>(count - (blocks_.size() - 1) * PerBlock), last.end());
    }

    /// Frees the blocks that hold nothing from `at` on, but not the last. What is before `at` must not be asked for again. O(blocks freed).
    void let_go_before(std::size_t at) {
        // Given an empty list in braces, a vector would keep its memory.
        for (; gone_ + 1 < blocks_.size() && (gone_ + 1) * PerBlock <= at; ++gone_) std::vector<T>().swap(blocks_[gone_]);
    }

    /// Takes in what another list holds, of which nothing was let go, in any order. O(blocks), and O(PerBlock) at most for items.
    void take(block_list&& other) {
        std::vector<T> ours = take_rest();
        std::vector<T> theirs = other.take_rest();
        if (ours.size() < theirs.size()) ours.swap(theirs);
        blocks_.insert(blocks_.end(), std::move_iterator(other.blocks_.begin()), std::move_iterator(other.blocks_.end()));
        other.blocks_.clear();
        if (!ours.empty()) blocks_.push_back(std::move(ours));
        for (T& one : theirs) push_back(std::move(one));
    }

private:
    /// A random access iterator.
    template <typename List, typename Value>
    class place {
    public:
        using iterator_category = std::random_access_iterator_tag;
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        using pointer = Value*;
        using reference = Value&;

        place() noexcept = default;
        place(List* of, std::size_t at) noexcept : of_(of), at_(at) {}

        [[nodiscard]] reference operator*() const noexcept { return (*of_)[at_]; }
        [[nodiscard]] pointer operator->() const noexcept { return &(*of_)[at_]; }
        [[nodiscard]] reference operator[](difference_type n) const noexcept { return *(*this + n); }
        place& operator++() noexcept { return *this += 1; }
        place& operator--() noexcept { return *this -= 1; }
        place operator++(int) noexcept { return std::exchange(*this, *this + 1); }
        place operator--(int) noexcept { return std::exchange(*this, *this - 1); }
        place& operator+=(difference_type n) noexcept {
            at_ += static_cast<std::size_t>(n);
            return *this;
        }
        place& operator-=(difference_type n) noexcept {
            at_ -= static_cast<std::size_t>(n);
            return *this;
        }
        [[nodiscard]] friend place operator+(place a, difference_type n) noexcept { return a += n; }
        [[nodiscard]] friend place operator+(difference_type n, place a) noexcept { return a += n; }
        [[nodiscard]] friend place operator-(place a, difference_type n) noexcept { return a -= n; }
        [[nodiscard]] friend difference_type operator-(const place& a, const place& b) noexcept {
            return static_cast<difference_type>(a.at_) - static_cast<difference_type>(b.at_);
        }
        [[nodiscard]] friend bool operator==(const place& a, const place& b) noexcept { return a.at_ == b.at_; }
        [[nodiscard]] friend std::strong_ordering operator<=>(const place& a, const place& b) noexcept { return a.at_ <=> b.at_; }

    private:
        List* of_ = nullptr;
        std::size_t at_ = 0;
    };

    /// The last block where it is not full; nothing else then is not full.
    [[nodiscard]] std::vector<T> take_rest() {
        std::vector<T> rest;
        if (blocks_.empty() || blocks_.back().size() == PerBlock) return rest;
        rest = std::move(blocks_.back());
        blocks_.pop_back();
        return rest;
    }

    std::vector<std::vector<T>> blocks_;
    std::size_t gone_ = 0;  ///< blocks let go
};

}  // namespace renaksi::detail
