// What stands behind the opaque types of renaksi.h, and the guard around every function that can fail.
#pragma once

#include <atomic>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi.h"
#include "renaksi/base/error.hpp"
#include "renaksi/base/result.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/io/read.hpp"
#include "renaksi/io/table.hpp"
#include "renaksi/plan/builder.hpp"
#include "renaksi/plan/nomenklatur.hpp"

/// A value with owners. The last release deletes it, on whichever thread that is.
template <typename Value>
struct counted {
    explicit counted(Value given) : value(std::move(given)) {}

    void retain() const noexcept { owners.fetch_add(1, std::memory_order_relaxed); }
    [[nodiscard]] bool release() const noexcept { return owners.fetch_sub(1, std::memory_order_acq_rel) == 1; }

    Value value;
    mutable std::atomic<std::int64_t> owners{1};
};

struct renaksi_plan : counted<std::shared_ptr<const renaksi::plan>> {
    explicit renaksi_plan(std::shared_ptr<const renaksi::plan> given)
        : counted(std::move(given)),
          year(value->info().tahun ? std::to_string(*value->info().tahun) : std::string()),
          rows(renaksi::rows_table(value)) {}

    std::string year;     ///< the one field that the plan itself does not hold as text
    renaksi::table rows;  ///< made here rather than when it is asked for: the handle stays immutable, and asking copies no rows
};
struct renaksi_table : counted<renaksi::table> {
    using counted::counted;
};
struct renaksi_blob : counted<std::string> {
    using counted::counted;
};

/// Rows stay drafts until finish, so that a call that fails half-way can leave everything as it was.
struct renaksi_builder {
    renaksi::plan_info info;
    std::vector<renaksi::row_draft> rows;
};

namespace renaksi::capi {

/// Copies as many whole characters as fit. Bytes that a caller passed in and that are no UTF-8 come back as '?'.
inline void write_message(char* out, std::size_t capacity, std::string_view message) noexcept {
    std::size_t used = 0;
    while (!message.empty()) {
        const std::size_t length = utf8_sequence(message);
        const bool is_shown = length > 0 && message.front() != '\0';
        const std::size_t step = length > 0 ? length : 1;
        if (used + (is_shown ? step : 1) >= capacity) break;
        if (is_shown) {
            std::memcpy(out + used, message.data(), step);
            used += step;
        } else {
            out[used++] = '?';
        }
        message.remove_prefix(step);
    }
    out[used] = '\0';
}

/// Fills the caller's error; never throws.
inline renaksi_status fail(renaksi_error* error, renaksi_status code, std::string_view message, place where = {},
                           std::int64_t row = 0) noexcept {
    if (error == nullptr) return code;
    error->code = code;
    error->reserved = 0;
    error->line = where.line;
    error->column = where.column;
    error->row = row;
    write_message(error->message, sizeof error->message, message);
    return code;
}

inline renaksi_status fail(renaksi_error* error, const renaksi::error& failure, std::int64_t row = 0) {
    const auto code = static_cast<renaksi_status>(failure.code);
    renaksi::error without_place = failure;
    without_place.where.line = without_place.where.column = 0;  // they have fields of their own
    return fail(error, code, renaksi::message(without_place, language::en), failure.where, row);
}

/// The error of one of several texts that a caller passed in, with the text's name before it.
[[nodiscard]] inline renaksi::error error_in(std::string_view name, renaksi::error failure) {
    failure.where.file = name;
    return failure;
}

inline renaksi_status invalid(renaksi_error* error, std::string_view what, std::int64_t row = 0) noexcept {
    return fail(error, RENAKSI_INVALID_ARGUMENT, what, {}, row);
}

/// Runs `body` so that no exception leaves the library.
template <typename Body>
renaksi_status guarded(renaksi_error* error, Body body) noexcept {
    try {
        return body();
    } catch (const std::bad_alloc&) {
        return fail(error, RENAKSI_NO_MEMORY, "out of memory");
    } catch (const std::length_error&) {
        return fail(error, RENAKSI_NO_MEMORY, "more memory than any object may have");
    } catch (...) {
        return fail(error, RENAKSI_INTERNAL, "internal error");
    }
}

/// No struct of this interface will ever be larger: a size beyond it was never set.
inline constexpr std::size_t absurd_struct_size = 4096;

[[nodiscard]] constexpr bool is_struct_size(std::size_t size) noexcept { return size >= sizeof(std::size_t) && size <= absurd_struct_size; }

/// Copies a struct that begins with its size: what the caller does not know stays zero; what the library does not know must be zero.
template <typename Options>
[[nodiscard]] bool read_struct(const Options* given, Options& out) noexcept {
    out = Options{};
    if (given == nullptr) return true;
    const std::size_t size = given->struct_size;
    if (!is_struct_size(size)) return false;
    const auto* const bytes = reinterpret_cast<const unsigned char*>(given);
    for (std::size_t i = sizeof(Options); i < size; ++i) {
        if (bytes[i] != 0) return false;
    }
    std::memcpy(&out, given, size < sizeof(Options) ? size : sizeof(Options));
    return true;
}

/// Writes as much of `value` as the caller's struct has room for; what a newer caller's struct has beyond it is left alone.
template <typename Struct>
void write_struct(Struct value, Struct* out) noexcept {
    value.struct_size = out->struct_size;
    std::memcpy(out, &value, value.struct_size < sizeof(Struct) ? value.struct_size : sizeof(Struct));
}

/// True for an enumerator: 0 … last.
[[nodiscard]] constexpr bool within(std::int32_t number, std::int32_t last) noexcept { return number >= 0 && number <= last; }

[[nodiscard]] inline std::string_view view(const char* data, std::size_t size) noexcept {
    return size == 0 ? std::string_view{} : std::string_view(data, size);
}
[[nodiscard]] inline std::string_view view(renaksi_text text) noexcept { return view(text.data, text.size); }
[[nodiscard]] inline bool is_missing(const char* data, std::size_t size) noexcept { return data == nullptr && size > 0; }
[[nodiscard]] inline bool is_missing(renaksi_text text) noexcept { return is_missing(text.data, text.size); }

[[nodiscard]] inline renaksi_text to_c(std::string_view text) noexcept { return {text.empty() ? "" : text.data(), text.size()}; }

/// Offsets in Arrow's layout never fall.
[[nodiscard]] inline bool are_offsets(const std::int32_t* offsets, std::size_t count) noexcept {
    if (offsets[0] < 0) return false;
    for (std::size_t i = 0; i < count; ++i) {
        if (offsets[i + 1] < offsets[i]) return false;
    }
    return true;
}
[[nodiscard]] inline std::string_view text_at(const char* data, const std::int32_t* offsets, std::size_t at) noexcept {
    const auto size = static_cast<std::size_t>(offsets[at + 1] - offsets[at]);
    return size == 0 ? std::string_view{} : std::string_view(data + offsets[at], size);
}
/// Texts in Arrow's layout: the bytes may be NULL where all texts are empty. `offsets` must be sound.
[[nodiscard]] inline bool has_bytes(const char* data, const std::int32_t* offsets, std::size_t count) noexcept {
    return data != nullptr || offsets[count] == offsets[0];
}

/// The official names that a text lists; none for an empty text. Errors have the text's name.
[[nodiscard]] result<std::unique_ptr<const nomenklatur>> read_names(renaksi_text text, const read_limits& limits);

/// The money cell that sen and state make, with its canonical text.
[[nodiscard]] amount_cell make_money_cell(std::int64_t sen, std::uint8_t state);

template <typename Handle>
void retain(const Handle* handle) noexcept {
    if (handle != nullptr) handle->retain();
}
template <typename Handle>
void release(const Handle* handle) noexcept {
    if (handle != nullptr && handle->release()) delete handle;
}

/// Makes a handle of a table.
[[nodiscard]] inline renaksi_status give(renaksi::table made, renaksi_table** out) {
    *out = new renaksi_table(std::move(made));
    return RENAKSI_OK;
}

}  // namespace renaksi::capi
