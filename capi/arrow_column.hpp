// Columns of Arrow arrays as rows are read from them, whatever library made them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "renaksi.h"
#include "renaksi/base/int128.hpp"

namespace renaksi::capi {

enum class arrow_kind : std::uint8_t { other, int64, utf8, large_utf8, decimal128 };

/// What the values of a column are.
struct arrow_type {
    arrow_kind kind = arrow_kind::other;
    std::uint8_t scale = 0;  ///< decimal128: digits behind the point
    char index = '\0';       ///< format of the numbers that stand for values of a dictionary; none: the values stand for themselves

    [[nodiscard]] bool is_text() const noexcept { return kind == arrow_kind::utf8 || kind == arrow_kind::large_utf8; }
    [[nodiscard]] bool is_int64() const noexcept { return kind == arrow_kind::int64; }
    [[nodiscard]] bool is_dictionary() const noexcept { return index != '\0'; }
};

/// `d:precision,scale`, perhaps with `,128`; scales of 0 to 99, which are more than any column of money has.
[[nodiscard]] constexpr std::optional<std::uint8_t> decimal128_scale(std::string_view format) noexcept {
    if (format.substr(0, 2) != "d:") return std::nullopt;
    const std::size_t comma = format.find(',');
    if (comma == std::string_view::npos) return std::nullopt;
    std::string_view scale = format.substr(comma + 1);
    const std::size_t width = scale.find(',');
    if (width != std::string_view::npos) {
        if (scale.substr(width) != ",128") return std::nullopt;
        scale = scale.substr(0, width);
    }
    if (scale.empty() || scale.size() > 2) return std::nullopt;
    unsigned out = 0;
    for (const char c : scale) {
        if (c < '0' || c > '9') return std::nullopt;
        out = out * 10 + static_cast<unsigned>(c - '0');
    }
    return static_cast<std::uint8_t>(out);
}

[[nodiscard]] inline arrow_type arrow_type_of(const ArrowSchema& schema) noexcept {
    const auto format_of = [](const ArrowSchema& of) { return std::string_view(of.format == nullptr ? "" : of.format); };
    constexpr std::string_view integers = "cCsSiIlL";
    arrow_type out;
    std::string_view format = format_of(schema);
    if (schema.dictionary != nullptr) {
        if (format.size() != 1 || integers.find(format[0]) == std::string_view::npos) return out;
        out.index = format[0];
        format = format_of(*schema.dictionary);
    }
    if (format == "u") {
        out.kind = arrow_kind::utf8;
    } else if (format == "U") {
        out.kind = arrow_kind::large_utf8;
    } else if (format == "l") {
        out.kind = arrow_kind::int64;
    } else if (const auto scale = decimal128_scale(format)) {
        out.kind = arrow_kind::decimal128;
        out.scale = *scale;
    }
    return out;
}

/// Whether bit `at` of a bitmap is set; without a bitmap every bit is.
[[nodiscard]] inline bool arrow_bit(const void* bits, std::int64_t at) noexcept {
    if (bits == nullptr) return true;
    const auto place = static_cast<std::size_t>(at);
    return ((static_cast<unsigned>(static_cast<const std::uint8_t*>(bits)[place / 8]) >> (place % 8)) & 1U) != 0;
}

/// The array is alive and holds rows up to, not including, `rows` behind its offset, in as many buffers as its layout has.
[[nodiscard]] inline bool is_sound_array(const ArrowArray& array, std::int64_t rows, std::int64_t buffers) noexcept {
    if (array.release == nullptr || array.buffers == nullptr || array.n_buffers != buffers) return false;
    if (array.offset < 0 || array.length < rows || array.offset > std::numeric_limits<std::int64_t>::max() - array.length) return false;
    return rows == 0 || array.buffers[1] != nullptr;
}

/// A struct array with as many children as its schema has.
[[nodiscard]] inline bool is_struct_array(const ArrowSchema& schema, const ArrowArray& array) noexcept {
    const bool is_struct = schema.format != nullptr && std::string_view(schema.format) == "+s";
    if (!is_struct || array.length < 0 || array.offset < 0 || array.offset > std::numeric_limits<std::int64_t>::max() - array.length) {
        return false;
    }
    if (schema.n_children != array.n_children) return false;
    return schema.n_children == 0 || (schema.children != nullptr && array.children != nullptr);
}

/// The bitmap of the rows of a struct array that are there; null where all are. A null_count of -1 says that nobody has counted.
[[nodiscard]] inline const void* arrow_row_bits(const ArrowArray& array) noexcept {
    const bool has_bits = array.buffers != nullptr && array.n_buffers > 0;
    return array.null_count == 0 || !has_bits ? nullptr : array.buffers[0];
}

/// One child column of a struct array, of a type that rows are made from.
class arrow_column {
public:
    arrow_column(arrow_type type, const ArrowArray& array, std::int64_t parent_offset) noexcept
        : type_(type), array_(&array), offset_(array.offset + parent_offset) {}

    [[nodiscard]] const arrow_type& type() const noexcept { return type_; }
    [[nodiscard]] bool is_text() const noexcept { return type_.is_text(); }
    [[nodiscard]] bool is_int64() const noexcept { return type_.is_int64(); }

    [[nodiscard]] bool has_value(std::int64_t row) const noexcept {
        return array_->n_buffers == 0 || arrow_bit(array_->buffers[0], offset_ + row);
    }
    [[nodiscard]] std::int64_t number(std::int64_t row) const noexcept {
        return static_cast<const std::int64_t*>(array_->buffers[1])[offset_ + row];
    }
    [[nodiscard]] int128 decimal(std::int64_t row) const noexcept {
        // Arrow promises 8-byte boundaries, not the 16 of an int128. The low half comes first.
        const auto* const halves = static_cast<const std::uint64_t*>(array_->buffers[1]) + 2 * (offset_ + row);
        return static_cast<int128>((uint128{halves[1]} << 64U) | halves[0]);
    }
    /// Empty for a row without a value; nothing for offsets that fall, bytes that are not there and a number that the dictionary has not.
    [[nodiscard]] std::optional<std::string_view> text(std::int64_t row) const noexcept {
        if (!has_value(row)) return std::string_view{};
        if (!type_.is_dictionary()) return text_at(*array_, offset_ + row);
        const ArrowArray& values = *array_->dictionary;
        const std::int64_t at = index(offset_ + row);
        if (at < 0 || at >= values.length) return std::nullopt;
        if (!arrow_bit(values.buffers[0], values.offset + at)) return std::string_view{};
        return text_at(values, values.offset + at);
    }
    /// The array is alive, and the buffers that its type promises are there.
    [[nodiscard]] bool is_sound(std::int64_t rows) const noexcept {
        if ((array_->dictionary != nullptr) != type_.is_dictionary()) return false;
        const std::int64_t buffers = is_text() ? 3 : 2;
        if (!type_.is_dictionary()) return is_sound_array(*array_, rows, buffers);
        return is_sound_array(*array_, rows, 2) && is_sound_array(*array_->dictionary, array_->dictionary->length, buffers);
    }

private:
    [[nodiscard]] std::int64_t index(std::int64_t at) const noexcept {
        const void* const numbers = array_->buffers[1];
        switch (type_.index) {
            case 'c':
                return static_cast<const std::int8_t*>(numbers)[at];
            case 'C':
                return static_cast<const std::uint8_t*>(numbers)[at];
            case 's':
                return static_cast<const std::int16_t*>(numbers)[at];
            case 'S':
                return static_cast<const std::uint16_t*>(numbers)[at];
            case 'i':
                return static_cast<const std::int32_t*>(numbers)[at];
            case 'I':
                return static_cast<const std::uint32_t*>(numbers)[at];
            default:  // l, and L, whose numbers beyond those of l are no places
                return static_cast<const std::int64_t*>(numbers)[at];
        }
    }
    [[nodiscard]] std::optional<std::string_view> text_at(const ArrowArray& texts, std::int64_t at) const noexcept {
        const auto* const bytes = static_cast<const char*>(texts.buffers[2]);
        const auto slice = [&](const auto* offsets) -> std::optional<std::string_view> {
            const auto begin = offsets[at];
            const auto end = offsets[at + 1];
            if (begin < 0 || end < begin || (bytes == nullptr && end > begin)) return std::nullopt;
            return end == begin ? std::string_view{} : std::string_view(bytes + begin, static_cast<std::size_t>(end - begin));
        };
        if (type_.kind == arrow_kind::utf8) return slice(static_cast<const std::int32_t*>(texts.buffers[1]));
        return slice(static_cast<const std::int64_t*>(texts.buffers[1]));
    }

    arrow_type type_;
    const ArrowArray* array_;
    std::int64_t offset_;
};

}  // namespace renaksi::capi
