/// \file
/// The rules of the Arrow C data interface as a check: https://arrow.apache.org/docs/format/CDataInterface.html
///
/// `problems_of` reads a schema and an array that belong together, touches every byte that the array says it has (so that an address
/// sanitizer sees what is not there) and gives a line for each rule that is broken. It knows the formats that renaksi exports and calls any
/// other one a problem. Nothing is released.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi.h"

namespace capi_test {

/// Key and value pairs of a schema's metadata: int32 count, then int32 length and bytes of each key and value.
[[nodiscard]] inline std::vector<std::pair<std::string, std::string>> metadata_of(const char* metadata) {
    std::vector<std::pair<std::string, std::string>> out;
    if (metadata == nullptr) return out;
    const auto take_number = [&metadata] {
        std::int32_t number = 0;
        std::memcpy(&number, metadata, sizeof number);
        metadata += sizeof number;
        return number;
    };
    const auto take_text = [&] {
        const std::int32_t size = take_number();
        std::string text(metadata, static_cast<std::size_t>(size));
        metadata += size;
        return text;
    };
    const std::int32_t count = take_number();
    for (std::int32_t i = 0; i < count; ++i) {
        std::string key = take_text();
        std::string value = take_text();
        out.emplace_back(std::move(key), std::move(value));
    }
    return out;
}

class arrow_validator {
public:
    [[nodiscard]] std::string problems(const ArrowSchema& schema, const ArrowArray& array) {
        check(schema, array, "", 0);
        return std::move(report_);
    }
    [[nodiscard]] std::string problems(const ArrowSchema& schema) {
        check_schema(schema, "");
        return std::move(report_);
    }

private:
    void need(bool holds, const std::string& where, std::string_view rule) {
        if (!holds) report_ += where + ": " + std::string(rule) + "\n";
    }

    [[nodiscard]] static std::int64_t children_of(std::string_view format) { return format == "+l" ? 1 : 0; }
    [[nodiscard]] static std::int64_t buffers_of(std::string_view format) {
        if (format == "+s") return 1;
        return format == "u" ? 3 : 2;
    }
    [[nodiscard]] static std::size_t width_of(std::string_view format) {
        return format == "l" ? 8 : format == "i" ? 4 : format == "C" ? 1 : 0;
    }

    void check_schema(const ArrowSchema& schema, const std::string& path) {
        need(schema.release != nullptr, path, "the schema is released");
        if (schema.format == nullptr) return need(false, path, "no format");
        const std::string_view format = schema.format;
        const bool known = format == "+s" || format == "+l" || format == "u" || width_of(format) > 0;
        need(known, path, "format " + std::string(format));
        need(format == "+s" || schema.n_children == children_of(format), path, "number of children for the format");
        need(schema.n_children >= 0, path, "n_children below zero");
        need(schema.n_children == 0 || schema.children != nullptr, path, "children are missing");
        need(schema.dictionary == nullptr, path, "a dictionary that nobody announced");
        constexpr std::int64_t known_flags = ARROW_FLAG_DICTIONARY_ORDERED | ARROW_FLAG_NULLABLE | ARROW_FLAG_MAP_KEYS_SORTED;
        need((schema.flags & ~known_flags) == 0, path, "unknown flags");
        for (const auto& [key, value] : metadata_of(schema.metadata)) need(!key.empty(), path, "metadata without a key");
        for (std::int64_t i = 0; i < schema.n_children; ++i) {
            const ArrowSchema* const child = schema.children[i];
            if (child == nullptr) {
                need(false, path, "a child is NULL");
                continue;
            }
            need(child->name != nullptr, path, "a child without a name");
            check_schema(*child, path + "/" + (child->name == nullptr ? "?" : child->name));
        }
    }

    /// `least`: rows that a parent needs, counted behind the child's own offset.
    void check(const ArrowSchema& schema, const ArrowArray& array, const std::string& path, std::int64_t least) {
        if (path.empty()) check_schema(schema, path);
        if (!report_.empty()) return;
        const std::string_view format = schema.format;
        need(array.release != nullptr, path, "the array is released");
        need(array.length >= least, path, "shorter than its parent");
        need(array.length >= 0 && array.offset >= 0, path, "length or offset below zero");
        need(array.null_count >= -1 && array.null_count <= array.length, path, "null_count outside -1 ... length");
        need(array.n_buffers == buffers_of(format), path, "number of buffers for the format");
        need(array.n_children == schema.n_children, path, "not as many children as the schema");
        need(array.n_buffers == 0 || array.buffers != nullptr, path, "buffers are missing");
        need(array.n_children == 0 || array.children != nullptr, path, "children are missing");
        need(array.dictionary == nullptr, path, "a dictionary that the schema does not have");
        if (!report_.empty()) return;
        check_validity(schema, array, path);
        const std::int64_t end = array.offset + array.length;
        if (width_of(format) > 0) touch(array.buffers[1], static_cast<std::size_t>(end) * width_of(format), path);
        std::int64_t least_child = format == "+s" ? end : 0;
        if (format == "u" || format == "+l") {
            const std::int64_t last = check_offsets(array, path);
            if (format == "u") {
                touch(array.buffers[2], static_cast<std::size_t>(last), path);
            } else {
                least_child = last;
            }
        }
        for (std::int64_t i = 0; i < array.n_children && report_.empty(); ++i) {
            need(array.children[i] != nullptr, path, "a child is NULL");
            if (array.children[i] == nullptr) return;
            check(*schema.children[i], *array.children[i], path + "/" + schema.children[i]->name, least_child);
        }
    }

    void check_validity(const ArrowSchema& schema, const ArrowArray& array, const std::string& path) {
        const auto* const bits = static_cast<const std::uint8_t*>(array.buffers[0]);
        need(bits != nullptr || array.null_count <= 0, path, "nulls without a bitmap");
        need(array.null_count == 0 || (schema.flags & ARROW_FLAG_NULLABLE) != 0, path, "nulls in a column that has none by its schema");
        if (bits == nullptr || array.null_count < 0) return;
        std::int64_t missing = 0;
        for (std::int64_t at = array.offset; at < array.offset + array.length; ++at) {
            missing += ((static_cast<unsigned>(bits[at / 8]) >> (at % 8)) & 1U) == 0 ? 1 : 0;
        }
        need(missing == array.null_count, path, "null_count is not that of the bitmap");
    }

    /// Gives the last offset: bytes or items that must be there.
    [[nodiscard]] std::int64_t check_offsets(const ArrowArray& array, const std::string& path) {
        const auto* const offsets = static_cast<const std::int32_t*>(array.buffers[1]);
        if (offsets == nullptr) {
            need(array.length == 0, path, "no offsets");
            return 0;
        }
        need(offsets[0] >= 0, path, "the first offset is below zero");
        for (std::int64_t at = 0; at < array.offset + array.length; ++at) need(offsets[at + 1] >= offsets[at], path, "offsets fall");
        return offsets[array.offset + array.length];
    }

    void touch(const void* memory, std::size_t size, const std::string& path) {
        need(memory != nullptr || size == 0, path, "a buffer is missing");
        if (memory == nullptr) return;
        need(reinterpret_cast<std::uintptr_t>(memory) % 8 == 0, path, "a buffer is not aligned to 8 bytes");
        unsigned sum = 0;
        for (std::size_t i = 0; i < size; ++i) sum += static_cast<const unsigned char*>(memory)[i];
        touched_ = touched_ + sum;
    }

    std::string report_;
    volatile unsigned touched_ = 0;  ///< so that no compiler leaves the reads out
};

[[nodiscard]] inline std::string problems_of(const ArrowSchema& schema, const ArrowArray& array) {
    return arrow_validator().problems(schema, array);
}

}  // namespace capi_test
