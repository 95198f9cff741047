// Rows out of an Arrow struct array. Everything is read and checked before the builder gets its first row.
#include <array>
#include <iterator>
#include <optional>
#include <string>

#include "arrow_column.hpp"
#include "handles.hpp"
#include "renaksi.h"
#include "renaksi/money/parse.hpp"
#include "renaksi/plan/kode.hpp"

using namespace renaksi::capi;

namespace {

class importer {
public:
    importer(const ArrowSchema& schema, const ArrowArray& array, renaksi_error* error) : schema_(schema), array_(array), error_(error) {}

    [[nodiscard]] renaksi_status read(std::vector<renaksi::row_draft>& out) {
        if (const renaksi_status status = find_columns(); status != RENAKSI_OK) return status;
        out.reserve(static_cast<std::size_t>(array_.length));
        for (std::int64_t row = 0; row < array_.length; ++row) {
            renaksi::row_draft draft;
            if (const renaksi_status status = read_row(row, draft); status != RENAKSI_OK) return status;
            out.push_back(std::move(draft));
        }
        return RENAKSI_OK;
    }

private:
    using column = std::optional<arrow_column>;

    [[nodiscard]] renaksi_status bad(std::string_view what, std::int64_t row = -1) const {
        return fail(error_, RENAKSI_BAD_STRUCTURE, what, {}, row + 1);
    }

    [[nodiscard]] column* place_of(std::string_view name) {
        constexpr std::array<std::string_view, 8> texts{"level",     "no",    "kode", "sasaran", "nama", "penanggung_jawab",
                                                        "indikator", "satuan"};
        for (std::size_t i = 0; i < texts.size(); ++i) {
            if (name == texts[i]) return &texts_[i];
        }
        if (name == "line") return &line_;
        for (std::size_t i = 0; i < renaksi::plan_column_count; ++i) {
            const auto which = static_cast<renaksi::plan_column>(i);
            if (name == renaksi::money_column_name(which)) return &money_[i];
            if (name == (i == 0 ? std::string("target") : "target_" + std::string(renaksi::target_column_name(which)))) return &targets_[i];
        }
        return nullptr;
    }

    [[nodiscard]] std::optional<std::int64_t> first_null_row() const noexcept {
        const void* const bits = arrow_row_bits(array_);
        for (std::int64_t row = 0; bits != nullptr && row < array_.length; ++row) {
            if (!arrow_bit(bits, array_.offset + row)) return row;
        }
        return std::nullopt;
    }

    [[nodiscard]] renaksi_status find_columns() {
        if (!is_struct_array(schema_, array_)) return bad("not a struct array of rows");
        if (const auto row = first_null_row()) return bad("a row that is null as a whole", *row);
        for (std::int64_t i = 0; i < schema_.n_children; ++i) {
            if (schema_.children[i] == nullptr || array_.children[i] == nullptr) return bad("a column that is not there");
            const ArrowSchema& child = *schema_.children[i];
            column* const into = place_of(child.name == nullptr ? "" : child.name);
            if (into == nullptr) continue;
            if (*into) return bad(std::string("two columns ") + child.name);
            // The numbers of a dictionary-encoded column are not its values.
            if (child.dictionary != nullptr || array_.children[i]->dictionary != nullptr)
                return bad(std::string("dictionary of ") + child.name);
            *into = arrow_column(arrow_type_of(child), *array_.children[i], array_.offset);
            const bool is_money = into >= money_.data() && into < money_.data() + money_.size();
            const bool fits = into == &line_ ? (*into)->is_int64() : (*into)->is_text() || (is_money && (*into)->is_int64());
            if (!fits || !(*into)->is_sound(array_.offset + array_.length)) return bad(std::string("column ") + child.name);
        }
        if (!texts_[0] && !texts_[2]) return bad("neither level nor kode");
        return RENAKSI_OK;
    }

    [[nodiscard]] renaksi_status read_text(const column& from, std::int64_t row, std::string& out) const {
        if (!from) return RENAKSI_OK;
        const auto text = from->text(row);
        if (!text) return bad("offsets fall", row);
        if (renaksi::first_invalid_utf8(*text)) return fail(error_, RENAKSI_BAD_ENCODING, "not UTF-8", {}, row + 1);
        out = std::string(*text);
        return RENAKSI_OK;
    }

    [[nodiscard]] renaksi_status read_money(const column& from, std::int64_t row, renaksi::amount_cell& out) const {
        if (!from || !from->has_value(row)) return RENAKSI_OK;
        if (from->is_int64()) {
            out = make_money_cell(from->number(row), RENAKSI_AMOUNT_VALUE);
            return RENAKSI_OK;
        }
        if (const renaksi_status status = read_text(from, row, out.written); status != RENAKSI_OK) return status;
        const auto parsed = renaksi::parse_amount(out.written);
        if (!parsed) return fail(error_, parsed.error(), row + 1);
        out.value = *parsed;
        return RENAKSI_OK;
    }

    [[nodiscard]] renaksi_status read_level(const std::string& level, const std::string& kode, std::int64_t row,
                                            renaksi::row_draft& out) const {
        if (!level.empty()) {
            const auto named = renaksi::parse_level(level);
            if (!named) return bad("not a level: " + level, row);
            out.level = *named;
            return RENAKSI_OK;
        }
        const auto parsed = renaksi::parse_kode_tolerant(kode);
        if (!parsed || !parsed->value.plan_level()) return bad("neither level nor kode tells the level", row);
        out.level = *parsed->value.plan_level();
        return RENAKSI_OK;
    }

    [[nodiscard]] renaksi_status read_row(std::int64_t row, renaksi::row_draft& out) const {
        std::string level;
        renaksi::indikator_draft indikator;
        const std::array<std::string*, 8> into{&level,          &out.no,          &out.kode, &out.sasaran, &out.nama, &out.penanggung_jawab,
                                               &indikator.nama, &indikator.satuan};
        for (std::size_t i = 0; i < into.size(); ++i) {
            if (const renaksi_status status = read_text(texts_[i], row, *into[i]); status != RENAKSI_OK) return status;
        }
        if (line_ && line_->has_value(row)) out.line = line_->number(row);
        if (out.line < 0) return bad("a line before the first", row);
        bool has_indikator = !indikator.nama.empty() || !indikator.satuan.empty();
        for (std::size_t i = 0; i < renaksi::plan_column_count; ++i) {
            if (const renaksi_status status = read_money(money_[i], row, out.money[i]); status != RENAKSI_OK) return status;
            renaksi::target_cell& target = indikator.targets[i];
            if (const renaksi_status status = read_text(targets_[i], row, target.written); status != RENAKSI_OK) return status;
            target.value = renaksi::parse_target(target.written);
            has_indikator = has_indikator || !target.written.empty();
        }
        if (has_indikator) out.indikator.push_back(std::move(indikator));
        return read_level(level, out.kode, row, out);
    }

    const ArrowSchema& schema_;
    const ArrowArray& array_;
    renaksi_error* error_;
    std::array<column, 8> texts_;
    column line_;
    std::array<column, renaksi::plan_column_count> money_;
    std::array<column, renaksi::plan_column_count> targets_;
};

}  // namespace

extern "C" renaksi_status renaksi_builder_import(renaksi_builder* builder, const struct ArrowSchema* schema, const struct ArrowArray* array,
                                                 renaksi_error* error) {
    return guarded(error, [&] {
        if (builder == nullptr || schema == nullptr || array == nullptr)
            return invalid(error, "builder, schema and array must not be NULL");
        if (schema->release == nullptr || array->release == nullptr) return invalid(error, "schema or array is already released");
        std::vector<renaksi::row_draft> rows;
        if (const renaksi_status status = importer(*schema, *array, error).read(rows); status != RENAKSI_OK) return status;
        builder->rows.reserve(builder->rows.size() + rows.size());
        std::move(rows.begin(), rows.end(), std::back_inserter(builder->rows));
        return renaksi_status{RENAKSI_OK};
    });
}
