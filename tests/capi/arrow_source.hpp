/// \file
/// Arrow arrays made by hand, as another library may hand them over: with offsets, nulls, large texts and mistakes.
///
/// An `arrow_source` owns all memory that its schema and array point to and counts releases; importing must never release anything.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "renaksi.h"

namespace capi_test {

using optional_texts = std::vector<std::optional<std::string>>;
using optional_numbers = std::vector<std::optional<std::int64_t>>;

class arrow_source {
public:
    explicit arrow_source(std::int64_t rows) {
        schema.format = "+s";
        schema.release = [](ArrowSchema* released) { ++*static_cast<int*>(released->private_data); };
        schema.private_data = &releases;
        array.length = rows;
        array.n_buffers = 1;
        array.buffers = &no_buffer_;
        array.release = [](ArrowArray* released) { ++*static_cast<int*>(released->private_data); };
        array.private_data = &releases;
    }
    arrow_source(const arrow_source&) = delete;
    arrow_source& operator=(const arrow_source&) = delete;
    ~arrow_source() = default;

    /// Texts with offsets of 32 bits (`u`) or of 64 (`U`).
    void add_texts(const char* name, const optional_texts& values, bool large = false) {
        part& made = add(name, large ? "U" : "u", static_cast<std::int64_t>(values.size()), 3);
        fill_texts(made, values, large);
        close(made);
    }
    void add_numbers(const char* name, const optional_numbers& values) {
        part& made = add(name, "l", static_cast<std::int64_t>(values.size()), 2);
        for (std::size_t i = 0; i < values.size(); ++i) {
            set_valid(made, i, values[i].has_value());
            made.numbers.push_back(values[i].value_or(-1));
        }
        made.buffers[1] = made.numbers.data();
        close(made);
    }
    /// 128-bit numbers with `format` such as `d:20,2`.
    void add_decimals(const char* name, const char* format, const optional_numbers& values) {
        part& made = add(name, format, static_cast<std::int64_t>(values.size()), 2);
        for (std::size_t i = 0; i < values.size(); ++i) {
            set_valid(made, i, values[i].has_value());
            const std::int64_t low = values[i].value_or(-1);
            made.numbers.push_back(low);
            made.numbers.push_back(low < 0 ? -1 : 0);
        }
        made.buffers[1] = made.numbers.data();
        close(made);
    }
    /// Texts as numbers of 32 bits into a dictionary, which has what `values` have, each once, behind `before` texts that no row has.
    void add_dictionary(const char* name, const optional_texts& values, bool large = false, std::size_t before = 0) {
        optional_texts known(before);
        std::vector<std::int32_t> places;
        for (const std::optional<std::string>& value : values) {
            const auto at = std::find(known.begin() + static_cast<std::ptrdiff_t>(before), known.end(), value);
            places.push_back(static_cast<std::int32_t>(at - known.begin() - static_cast<std::ptrdiff_t>(before)));
            if (at == known.end()) known.push_back(value);
        }
        part& texts = make(name, large ? "U" : "u", static_cast<std::int64_t>(known.size()), 3);
        fill_texts(texts, known, large);
        texts.array.offset = static_cast<std::int64_t>(before);
        texts.array.length -= texts.array.offset;
        part& made = add(name, "i", static_cast<std::int64_t>(values.size()), 2);
        made.offsets = std::move(places);
        made.buffers[1] = made.offsets.data();
        made.schema.dictionary = &texts.schema;
        made.array.dictionary = &texts.array;
        close(made);
    }
    /// A column that claims a format whose layout it does not have.
    void add_format(const char* name, const char* format, std::int64_t rows) {
        part& made = add(name, format, rows, 2);
        made.numbers.assign(static_cast<std::size_t>(rows), 1);
        made.buffers[1] = made.numbers.data();
        close(made);
    }

    /// The rows begin to count at `offset` in every column.
    void slice(std::int64_t offset, std::int64_t length) {
        array.offset = offset;
        array.length = length;
    }
    [[nodiscard]] ArrowSchema& child_schema(std::size_t i) { return columns_[i]->schema; }
    [[nodiscard]] ArrowArray& child(std::size_t i) { return columns_[i]->array; }
    [[nodiscard]] std::vector<const void*>& child_buffers(std::size_t i) { return columns_[i]->buffers; }
    void set_child_offset(std::size_t i, std::int64_t offset) {
        columns_[i]->array.offset = offset;
        columns_[i]->array.length -= offset;
    }

    ArrowSchema schema{};
    ArrowArray array{};
    int releases = 0;

private:
    struct part {
        ArrowSchema schema{};
        ArrowArray array{};
        std::string name;
        std::string bytes;
        std::vector<std::int32_t> offsets;
        std::vector<std::int64_t> numbers;
        std::vector<std::uint8_t> validity;
        std::vector<const void*> buffers;
    };

    void fill_texts(part& made, const optional_texts& values, bool large) {
        std::vector<std::int64_t> offsets{0};
        for (std::size_t i = 0; i < values.size(); ++i) {
            set_valid(made, i, values[i].has_value());
            made.bytes += values[i].value_or("");
            offsets.push_back(static_cast<std::int64_t>(made.bytes.size()));
        }
        if (large) {
            made.numbers = std::move(offsets);
        } else {
            made.offsets.assign(offsets.begin(), offsets.end());
        }
        made.buffers[1] = large ? static_cast<const void*>(made.numbers.data()) : made.offsets.data();
        made.buffers[2] = made.bytes.data();
        fill_buffers(made);
    }
    static void fill_buffers(part& made) {
        if (made.array.null_count > 0) made.buffers[0] = made.validity.data();
        made.array.n_buffers = static_cast<std::int64_t>(made.buffers.size());
        made.array.buffers = made.buffers.data();
    }

    part& add(const char* name, const char* format, std::int64_t rows, std::size_t buffers) {
        columns_.push_back(&make(name, format, rows, buffers));
        return *columns_.back();
    }
    part& make(const char* name, const char* format, std::int64_t rows, std::size_t buffers) {
        part& made = parts_.emplace_back();
        made.name = name;
        made.schema.format = format;
        made.schema.name = made.name.c_str();
        made.schema.release = schema.release;
        made.schema.private_data = &releases;
        made.array.length = rows;
        made.array.release = array.release;
        made.array.private_data = &releases;
        made.buffers.resize(buffers);
        made.validity.resize(static_cast<std::size_t>(rows) / 8 + 1);
        return made;
    }
    static void set_valid(part& made, std::size_t row, bool valid) {
        if (valid) {
            made.validity[row / 8] = static_cast<std::uint8_t>(made.validity[row / 8] | (1U << (row % 8)));
        } else {
            ++made.array.null_count;
        }
    }
    void close(part& made) {
        fill_buffers(made);
        schemas_.push_back(&made.schema);
        arrays_.push_back(&made.array);
        schema.children = schemas_.data();
        array.children = arrays_.data();
        schema.n_children = array.n_children = static_cast<std::int64_t>(arrays_.size());
    }

    const void* no_buffer_ = nullptr;
    std::deque<part> parts_;  ///< columns and dictionaries
    std::vector<part*> columns_;
    std::vector<ArrowSchema*> schemas_;
    std::vector<ArrowArray*> arrays_;
};

}  // namespace capi_test
