// A rekap out of an Arrow stream: batch by batch, so that a table of any size takes the memory of one batch and of the groups.
#include <array>
#include <cerrno>
#include <string>

#include "arrow_column.hpp"
#include "handles.hpp"
#include "rekap/flat_cells.hpp"
#include "rekap_settings.hpp"
#include "renaksi.h"
#include "renaksi/base/text.hpp"
#include "renaksi/rollup/rekap.hpp"

using namespace renaksi::capi;

namespace renaksi::capi {
namespace {

using namespace rekap_detail;

/// A struct of Arrow that is ours to release.
template <typename Struct>
struct arrow_owner {
    arrow_owner() = default;
    /// Moves it, as Arrow says that a struct is moved: the other is released from then on.
    explicit arrow_owner(Struct& from) noexcept : value(from) { from.release = nullptr; }
    arrow_owner(const arrow_owner&) = delete;
    arrow_owner& operator=(const arrow_owner&) = delete;
    ~arrow_owner() {
        if (value.release != nullptr) value.release(&value);
    }

    Struct value{};
};

/// Where the columns of a row stand in the schema, by `flat_cell`.
struct flat_columns {
    struct column {
        std::int64_t at = -1;
        arrow_type type;
    };
    std::array<column, flat_cell_count> cells;

    [[nodiscard]] column& operator[](flat_cell cell) noexcept { return cells[static_cast<std::size_t>(cell)]; }
    [[nodiscard]] const column& operator[](flat_cell cell) const noexcept { return cells[static_cast<std::size_t>(cell)]; }
    [[nodiscard]] bool has(flat_cell cell) const noexcept { return (*this)[cell].at >= 0; }
};

[[nodiscard]] std::optional<flat_cell> cell_named(std::string_view name) noexcept {
    for (std::size_t i = 0; i < flat_cell_count; ++i) {
        if (name == name_of(static_cast<flat_cell>(i))) return static_cast<flat_cell>(i);
    }
    return std::nullopt;
}

using row_check = std::optional<rekap_row_error>;

/// One batch, a row at a time.
class batch_reader {
public:
    batch_reader(const flat_columns& columns, const ArrowArray& batch) : columns_(columns), rows_(batch) {
        for (std::size_t i = 0; i < flat_cell_count; ++i) {
            const flat_columns::column& of = columns.cells[i];
            if (of.at >= 0) cells_[i].emplace(of.type, *batch.children[of.at], batch.offset);
        }
    }

    /// The column whose array is not what the schema says.
    [[nodiscard]] std::optional<flat_cell> unsound_column() const {
        for (std::size_t i = 0; i < flat_cell_count; ++i) {
            if (cells_[i] && !cells_[i]->is_sound(rows_.offset + rows_.length)) return static_cast<flat_cell>(i);
        }
        return std::nullopt;
    }

    [[nodiscard]] row_check read(std::int64_t at, rekap_row& out, std::string_view& opd) const {
        if (!arrow_bit(arrow_row_bits(rows_), rows_.offset + at)) return rekap_row_error{errc::bad_structure, 0, 0, "null as a whole"};
        std::string_view kode;
        std::string_view level;
        if (auto fault = read_text(flat_cell::opd, at, opd)) return fault;
        if (auto fault = read_text(flat_cell::kode, at, kode)) return fault;
        if (auto fault = read_text(flat_cell::level, at, level)) return fault;
        if (auto failure = read_identity(kode, level, out)) return placed(*std::move(failure));
        for (const plan_column column : plan_columns_all) {
            if (auto fault = read_money(column, at, out)) return fault;
        }
        return std::nullopt;
    }

    [[nodiscard]] row_check placed(cell_failure failure) const {
        const auto column = static_cast<std::uint32_t>(columns_[failure.cell].at + 1);
        return rekap_row_error{failure.code, 0, column, std::move(failure.detail)};
    }

private:
    [[nodiscard]] const std::optional<arrow_column>& at(flat_cell cell) const noexcept { return cells_[static_cast<std::size_t>(cell)]; }

    [[nodiscard]] row_check read_text(flat_cell cell, std::int64_t row, std::string_view& out) const {
        const std::optional<arrow_column>& from = at(cell);
        if (!from) return std::nullopt;
        const auto text = from->text(row);
        if (!text) {
            return placed(
                {cell, errc::bad_structure, std::string(name_of(cell)) + ": offsets that fall, or a place that no dictionary has"});
        }
        out = trim(*text);
        return std::nullopt;
    }

    [[nodiscard]] row_check read_money(plan_column column, std::int64_t row, rekap_row& out) const {
        const flat_cell cell = rekap_detail::money_cell(column);
        const std::optional<arrow_column>& from = at(cell);
        if (!from || !from->has_value(row)) return std::nullopt;
        if (from->is_text()) {
            std::string_view text;
            if (auto fault = read_text(cell, row, text)) return fault;
            if (auto failure = read_amount(text, column, out)) return placed(*std::move(failure));
            return std::nullopt;
        }
        const auto sen = from->is_int64() ? from->number(row) : sen_of(from->decimal(row), from->type().scale);
        if (!sen) return placed({cell, errc::overflow, std::string(name_of(cell)) + ": beyond 64 bits of sen"});
        out.sen[position(column)] = *sen;
        out.printed = static_cast<std::uint8_t>(out.printed | (1U << position(column)));
        return std::nullopt;
    }

    /// Rupiah as sen.
    [[nodiscard]] static std::optional<std::int64_t> sen_of(int128 value, std::uint8_t scale) noexcept {
        constexpr std::array<int128, 3> sen_of_scale{100, 10, 1};
        constexpr int128 far = int128{1} << 64U;  // beyond 64 bits as it is, and within 128 when multiplied
        if (value > far || value < -far) return std::nullopt;
        return narrow(value * sen_of_scale[scale]);
    }

    const flat_columns& columns_;
    const ArrowArray& rows_;
    std::array<std::optional<arrow_column>, flat_cell_count> cells_;
};

class stream_reader {
public:
    stream_reader(ArrowArrayStream& stream, const chosen_rekap& chosen, renaksi_error* error)
        : stream_(stream), chosen_(chosen), error_(error), made_(chosen.options.settings) {}

    [[nodiscard]] renaksi_status read(renaksi_blob** state) {
        arrow_owner<ArrowSchema> schema;
        if (const int code = stream_.get_schema(&stream_, &schema.value); code != 0) return stream_failed(code);
        if (const renaksi_status status = find_columns(schema.value); status != RENAKSI_OK) return status;
        made_.begin_source(chosen_.name, chosen_.options.begin, chosen_.options.begin != 0);
        for (;;) {
            arrow_owner<ArrowArray> batch;
            if (const int code = stream_.get_next(&stream_, &batch.value); code != 0) return stream_failed(code);
            if (batch.value.release == nullptr) break;
            if (const renaksi_status status = read_batch(schema.value, batch.value); status != RENAKSI_OK) return status;
        }
        return finish(state);
    }

private:
    [[nodiscard]] renaksi_status bad(std::string_view what) const { return fail(error_, RENAKSI_BAD_STRUCTURE, what); }

    [[nodiscard]] renaksi_status stream_failed(int code) const {
        if (code == ENOMEM) return fail(error_, RENAKSI_NO_MEMORY, "the Arrow stream is out of memory");
        const char* const why = stream_.get_last_error == nullptr ? nullptr : stream_.get_last_error(&stream_);
        return fail(error_, RENAKSI_NOT_READABLE, why == nullptr || *why == '\0' ? "the Arrow stream failed" : why);
    }

    [[nodiscard]] static bool fits(const arrow_type& type, bool is_money) noexcept {
        if (type.is_text()) return true;
        if (!is_money || type.is_dictionary()) return false;
        return type.is_int64() || (type.kind == arrow_kind::decimal128 && type.scale <= 2);
    }

    [[nodiscard]] renaksi_status find_columns(const ArrowSchema& schema) {
        const bool is_struct = schema.format != nullptr && std::string_view(schema.format) == "+s";
        if (!is_struct || (schema.n_children > 0 && schema.children == nullptr)) return bad("not a stream of struct arrays");
        bool has_money = false;
        for (std::int64_t i = 0; i < schema.n_children; ++i) {
            if (schema.children[i] == nullptr) return bad("a column that is not there");
            const ArrowSchema& child = *schema.children[i];
            const auto cell = cell_named(child.name == nullptr ? "" : child.name);
            if (!cell) continue;
            if (columns_.has(*cell)) return bad("two columns " + std::string(name_of(*cell)));
            const bool is_money = *cell >= flat_cell::pagu;
            columns_[*cell] = {i, arrow_type_of(child)};
            if (!fits(columns_[*cell].type, is_money)) {
                return bad("column " + std::string(name_of(*cell)) + " of format " + (child.format == nullptr ? "" : child.format));
            }
            has_money = has_money || is_money;
        }
        if (!columns_.has(flat_cell::opd)) return bad("no column opd");
        if (!columns_.has(flat_cell::kode) && !columns_.has(flat_cell::level)) return bad("neither kode nor level");
        return has_money ? RENAKSI_OK : bad("no column of money");
    }

    [[nodiscard]] renaksi_status read_batch(const ArrowSchema& schema, const ArrowArray& array) {
        if (!is_struct_array(schema, array)) return bad("a batch that is no struct array of the stream's columns");
        for (std::int64_t i = 0; i < array.n_children; ++i) {
            if (array.children[i] == nullptr) return bad("a column that is not there");
        }
        const batch_reader batch(columns_, array);
        if (const auto cell = batch.unsound_column()) return bad("column " + std::string(name_of(*cell)));
        for (std::int64_t at = 0; at < array.length; ++at) {
            ++row_;
            rekap_row row;
            std::string_view opd;
            row.line = row_ <= std::numeric_limits<std::uint32_t>::max() ? static_cast<std::uint32_t>(row_) : 0;
            row_check fault = batch.read(at, row, opd);
            if (!fault && !is_open(opd)) {
                if (auto failure = open(opd)) fault = batch.placed(*std::move(failure));
            }
            if (fault) {
                if (const renaksi_status status = add(*std::move(fault)); status != RENAKSI_OK) return status;
                continue;
            }
            rows_.push_back(row);
            if (rows_.size() == most_rows) flush();
        }
        flush();
        return RENAKSI_OK;
    }

    [[nodiscard]] renaksi_status add(rekap_row_error fault) {
        if (chosen_.options.strict) {
            const place where{{}, 0, fault.column};
            return fail(error_, renaksi::error{fault.code, std::move(fault.detail), where}, static_cast<std::int64_t>(row_));
        }
        fault.line = row_;
        made_.add_error(fault);
        return RENAKSI_OK;
    }

    [[nodiscard]] bool is_open(std::string_view opd) const noexcept { return has_office_ && opd == office_; }
    [[nodiscard]] std::optional<cell_failure> open(std::string_view opd) {
        std::string_view name;
        if (auto failure = read_office(opd, name)) return failure;
        flush();
        made_.begin_office(name);
        office_.assign(opd);
        has_office_ = true;
        return std::nullopt;
    }
    void flush() {
        if (!rows_.empty()) made_.add_rows(rows_);
        rows_.clear();
    }

    [[nodiscard]] renaksi_status finish(renaksi_blob** state) {
        const rekap_options& options = chosen_.options;
        const bool goes_on = options.end != UINT64_MAX;
        if (goes_on && row_ != options.end - options.begin) {
            return bad("the stream has " + std::to_string(row_) + " rows, and begin and end say " +
                       std::to_string(options.end - options.begin));
        }
        made_.end_source(options.begin + row_, row_, goes_on);
        for (const std::string& office : made_.scattered()) return bad("rows of the office " + office + " do not stand together");
        if (options.begin == 0 && !goes_on) {
            if (const auto why = made_.close()) return fail(error_, *why);
        }
        return give_state(made_, state);
    }

    static constexpr std::size_t most_rows = 4096;

    ArrowArrayStream& stream_;
    const chosen_rekap& chosen_;
    renaksi_error* error_;
    rekap made_;
    flat_columns columns_;
    std::vector<rekap_row> rows_;
    std::string office_;  ///< as the stream has it
    bool has_office_ = false;
    std::uint64_t row_ = 0;  ///< of the last row, from 1
};

}  // namespace
}  // namespace renaksi::capi

extern "C" renaksi_status renaksi_rekap_stream(struct ArrowArrayStream* stream, const renaksi_rekap_options* options, renaksi_blob** state,
                                               renaksi_error* error) {
    if (stream == nullptr || stream->release == nullptr) return invalid(error, "stream must not be NULL nor released");
    // Ours from here on, whatever else is wrong.
    arrow_owner<ArrowArrayStream> owned(*stream);
    return guarded(error, [&] {
        if (state == nullptr) return invalid(error, "state must not be NULL");
        chosen_rekap chosen;
        if (const auto refused = read_rekap_options(options, chosen, error)) return *refused;
        return stream_reader(owned.value, chosen, error).read(state);
    });
}
