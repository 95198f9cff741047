/// \file
/// Columns in the memory layout of Apache Arrow: 64-byte aligned values, a validity bitmap (bit set = value present, least significant
/// bit first), UTF-8 text as int32 offsets plus bytes. What is stored here can be handed to any language without a copy.
///
/// A column grows only through `push_*`; a `plan` holds its columns const, so they are shared between threads without locks.
/// Format: https://arrow.apache.org/docs/format/Columnar.html
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <new>
#include <optional>
#include <string_view>
#include <vector>

namespace renaksi {

/// Alignment and padding unit that Arrow recommends for buffers.
inline constexpr std::size_t column_alignment_bytes = 64;

template <typename T>
struct aligned_allocator {
    using value_type = T;

    aligned_allocator() noexcept = default;
    template <typename U>
    aligned_allocator(const aligned_allocator<U>& /*other*/) noexcept {}  // NOLINT(google-explicit-constructor)

    [[nodiscard]] T* allocate(std::size_t count) {
        if (count > std::numeric_limits<std::size_t>::max() / sizeof(T)) throw std::bad_array_new_length();
        return static_cast<T*>(::operator new (count * sizeof(T), std::align_val_t{column_alignment_bytes}));
    }
    void deallocate(T* memory, std::size_t /*count*/) noexcept { ::operator delete (memory, std::align_val_t{column_alignment_bytes}); }
    template <typename U>
    friend bool operator==(const aligned_allocator& /*a*/, const aligned_allocator<U>& /*b*/) noexcept {
        return true;
    }
};

template <typename T>
using buffer = std::vector<T, aligned_allocator<T>>;

/// One bit a row: is there a value?
class validity_bitmap {
public:
    void push(bool valid) {
        if (size_ % 8 == 0) bits_.push_back(0);
        if (valid) {
            bits_.back() = static_cast<std::uint8_t>(bits_.back() | (1U << (size_ % 8)));
        } else {
            ++null_count_;
        }
        ++size_;
    }
    [[nodiscard]] bool operator[](std::size_t row) const noexcept {
        return ((static_cast<unsigned>(bits_[row / 8]) >> (row % 8)) & 1U) != 0;
    }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] std::size_t null_count() const noexcept { return null_count_; }
    [[nodiscard]] const std::uint8_t* data() const noexcept { return bits_.data(); }
    /// Room for so many rows in all.
    void reserve(std::size_t rows) { bits_.reserve((rows + 7) / 8); }

private:
    buffer<std::uint8_t> bits_;
    std::size_t size_ = 0;
    std::size_t null_count_ = 0;
};

/// Numbers of one width; a missing one is stored as zero with its validity bit clear.
template <typename T>
class number_column {
public:
    void push(T value) {
        values_.push_back(value);
        validity_.push(true);
    }
    void push_null() {
        values_.push_back(T{});
        validity_.push(false);
    }
    void push(std::optional<T> value) { value ? push(*value) : push_null(); }

    [[nodiscard]] std::size_t size() const noexcept { return values_.size(); }
    [[nodiscard]] bool has_value(std::size_t row) const noexcept { return validity_[row]; }
    /// The stored value; zero where there is none.
    [[nodiscard]] T operator[](std::size_t row) const noexcept { return values_[row]; }
    [[nodiscard]] const T* data() const noexcept { return values_.data(); }
    [[nodiscard]] const validity_bitmap& validity() const noexcept { return validity_; }
    /// Room for so many rows in all.
    void reserve(std::size_t rows) {
        values_.reserve(rows);
        validity_.reserve(rows);
    }

private:
    buffer<T> values_;
    validity_bitmap validity_;
};

/// UTF-8 text. A missing text reads as empty; `has_value` tells the two apart.
class text_column {
public:
    /// Bytes that int32 offsets can address.
    static constexpr std::size_t max_bytes = static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max());

    text_column() { offsets_.push_back(0); }

    /// False, and nothing stored, when the column would outgrow its offsets.
    [[nodiscard]] bool push(std::string_view text) {
        if (text.size() > max_bytes - bytes_.size()) return false;
        bytes_.insert(bytes_.end(), text.begin(), text.end());
        offsets_.push_back(static_cast<std::int32_t>(bytes_.size()));
        validity_.push(true);
        return true;
    }
    void push_null() {
        offsets_.push_back(offsets_.back());
        validity_.push(false);
    }
    /// An empty text is stored as missing: a blank cell says nothing.
    [[nodiscard]] bool push_or_null(std::string_view text) {
        if (!text.empty()) return push(text);
        push_null();
        return true;
    }

    [[nodiscard]] std::size_t size() const noexcept { return offsets_.size() - 1; }
    [[nodiscard]] bool has_value(std::size_t row) const noexcept { return validity_[row]; }
    [[nodiscard]] std::string_view operator[](std::size_t row) const noexcept {
        const auto begin = static_cast<std::size_t>(offsets_[row]);
        const auto end = static_cast<std::size_t>(offsets_[row + 1]);
        return {bytes_.data() + begin, end - begin};
    }
    [[nodiscard]] const std::int32_t* offsets() const noexcept { return offsets_.data(); }
    [[nodiscard]] const char* bytes() const noexcept { return bytes_.data(); }
    [[nodiscard]] const validity_bitmap& validity() const noexcept { return validity_; }
    /// Room for so many texts, and bytes of them, in all. More bytes than a column takes are not asked for.
    void reserve(std::size_t texts, std::size_t bytes) {
        offsets_.reserve(texts + 1);
        bytes_.reserve(bytes < max_bytes ? bytes : max_bytes);
        validity_.reserve(texts);
    }
    [[nodiscard]] std::size_t byte_count() const noexcept { return bytes_.size(); }

private:
    buffer<std::int32_t> offsets_;
    buffer<char> bytes_;
    validity_bitmap validity_;
};

}  // namespace renaksi
