// Builders: rows stay drafts until finish; every call either does all that it says or nothing.
#include "handles.hpp"
#include "renaksi.h"
#include "renaksi/base/number_style.hpp"
#include "renaksi/calendar/tahun_anggaran.hpp"

using namespace renaksi::capi;

namespace {

[[nodiscard]] bool is_utf8(std::string_view text) noexcept { return !renaksi::first_invalid_utf8(text); }

/// Rows first … first + count - 1 are there.
[[nodiscard]] bool has_rows(const renaksi_builder& builder, int64_t first, size_t count) noexcept {
    const size_t rows = builder.rows.size();
    return first >= 0 && static_cast<uint64_t>(first) <= rows && count <= rows - static_cast<size_t>(first);
}

[[nodiscard]] renaksi_status check_row(const renaksi_row& row, renaksi_error* error) {
    if (!within(row.level, RENAKSI_LEVEL_SUB_KEGIATAN)) return invalid(error, "row: level is none of RENAKSI_LEVEL_*");
    if (row.line < 0) return invalid(error, "row: line");
    for (const renaksi_text* text : {&row.no, &row.kode, &row.sasaran, &row.nama, &row.penanggung_jawab, &row.indikator, &row.satuan}) {
        if (is_missing(text->data, text->size)) return invalid(error, "row: a text without data");
        if (text->size > renaksi::text_column::max_bytes) return fail(error, RENAKSI_LIMIT_EXCEEDED, "a text of more than 2 GiB");
        if (!is_utf8(view(*text))) return fail(error, RENAKSI_BAD_ENCODING, "not UTF-8");
    }
    return RENAKSI_OK;
}

}  // namespace

extern "C" {

renaksi_status renaksi_builder_new(renaksi_builder** builder, renaksi_error* error) {
    return guarded(error, [&] {
        if (builder == nullptr) return invalid(error, "builder must not be NULL");
        *builder = new renaksi_builder();
        return renaksi_status{RENAKSI_OK};
    });
}

renaksi_status renaksi_builder_set_field(renaksi_builder* builder, int32_t field, const char* text, size_t size, renaksi_error* error) {
    return guarded(error, [&] {
        if (builder == nullptr || is_missing(text, size)) return invalid(error, "builder and text must not be NULL");
        const std::string_view given = view(text, size);
        if (!is_utf8(given)) return fail(error, RENAKSI_BAD_ENCODING, "not UTF-8");
        renaksi::plan_info& info = builder->info;
        if (field == RENAKSI_FIELD_TAHUN) {
            if (given.empty()) {
                info.tahun.reset();
                return renaksi_status{RENAKSI_OK};
            }
            const auto year = renaksi::parse_tahun_anggaran(given);
            if (!year) return fail(error, RENAKSI_BAD_NUMBER, "not a year");
            info.tahun = year->value();
            return renaksi_status{RENAKSI_OK};
        }
        std::string* into = nullptr;
        switch (field) {
            case RENAKSI_FIELD_JUDUL:
                into = &info.judul;
                break;
            case RENAKSI_FIELD_PERANGKAT_DAERAH:
                into = &info.perangkat_daerah;
                break;
            case RENAKSI_FIELD_TEMPAT:
                into = &info.pengesahan.tempat;
                break;
            case RENAKSI_FIELD_TANGGAL:
                into = &info.pengesahan.tanggal;
                break;
            case RENAKSI_FIELD_JABATAN:
                into = &info.pengesahan.jabatan;
                break;
            case RENAKSI_FIELD_NAMA:
                into = &info.pengesahan.nama;
                break;
            case RENAKSI_FIELD_NIP:
                into = &info.pengesahan.nip;
                break;
            default:
                return invalid(error, "field is none of RENAKSI_FIELD_*");
        }
        *into = std::string(given);
        return renaksi_status{RENAKSI_OK};
    });
}

renaksi_status renaksi_builder_add_row(renaksi_builder* builder, const renaksi_row* row, int64_t* position, renaksi_error* error) {
    return guarded(error, [&] {
        renaksi_row given;
        if (builder == nullptr || row == nullptr || position == nullptr)
            return invalid(error, "builder, row and position must not be NULL");
        if (!read_struct(row, given)) return invalid(error, "row: struct_size");
        if (const renaksi_status status = check_row(given, error); status != RENAKSI_OK) return status;
        renaksi::row_draft draft;
        draft.level = static_cast<renaksi::level>(given.level);
        draft.line = given.line;
        draft.no = std::string(view(given.no));
        draft.kode = std::string(view(given.kode));
        draft.sasaran = std::string(view(given.sasaran));
        draft.nama = std::string(view(given.nama));
        draft.penanggung_jawab = std::string(view(given.penanggung_jawab));
        if (given.indikator.size > 0 || given.satuan.size > 0) {
            draft.indikator.push_back({std::string(view(given.indikator)), std::string(view(given.satuan)), {}});
        }
        builder->rows.push_back(std::move(draft));
        *position = static_cast<int64_t>(builder->rows.size()) - 1;
        return renaksi_status{RENAKSI_OK};
    });
}

renaksi_status renaksi_builder_set_money(renaksi_builder* builder, int64_t first, size_t count, int32_t column, const int64_t* sen,
                                         const uint8_t* state, renaksi_error* error) {
    return guarded(error, [&] {
        if (builder == nullptr || (sen == nullptr && count > 0)) return invalid(error, "builder and sen must not be NULL");
        if (!within(column, RENAKSI_COLUMN_TW4)) return invalid(error, "column is none of RENAKSI_COLUMN_*");
        if (!has_rows(*builder, first, count)) return invalid(error, "rows that are not there");
        std::vector<renaksi::amount_cell> cells;
        cells.reserve(count);
        for (size_t i = 0; i < count; ++i) {
            const uint8_t which = state == nullptr ? uint8_t{RENAKSI_AMOUNT_VALUE} : state[i];
            if (which > RENAKSI_AMOUNT_VALUE) return invalid(error, "state is none of RENAKSI_AMOUNT_*", static_cast<int64_t>(i) + 1);
            cells.push_back(make_money_cell(sen[i], which));
        }
        for (size_t i = 0; i < count; ++i) {
            builder->rows[static_cast<size_t>(first) + i].money[static_cast<size_t>(column)] = std::move(cells[i]);
        }
        return renaksi_status{RENAKSI_OK};
    });
}

renaksi_status renaksi_builder_set_targets(renaksi_builder* builder, int64_t first, size_t count, int32_t column, const char* data,
                                           const int32_t* offsets, renaksi_error* error) {
    return guarded(error, [&] {
        if (builder == nullptr || (count > 0 && offsets == nullptr)) return invalid(error, "builder and offsets must not be NULL");
        if (!within(column, RENAKSI_COLUMN_TW4)) return invalid(error, "column is none of RENAKSI_COLUMN_*");
        if (!has_rows(*builder, first, count)) return invalid(error, "rows that are not there");
        if (count > 0 && !are_offsets(offsets, count)) return invalid(error, "offsets must not fall");
        if (count > 0 && !has_bytes(data, offsets, count)) return invalid(error, "data must not be NULL");
        std::vector<renaksi::target_cell> cells;
        cells.reserve(count);
        for (size_t i = 0; i < count; ++i) {
            const std::string_view text = text_at(data, offsets, i);
            if (!is_utf8(text)) return fail(error, RENAKSI_BAD_ENCODING, "not UTF-8", {}, static_cast<int64_t>(i) + 1);
            cells.push_back({renaksi::parse_target(text), std::string(text)});
            std::vector<renaksi::indikator_draft>& indikator = builder->rows[static_cast<size_t>(first) + i].indikator;
            if (indikator.empty() && !text.empty()) indikator.reserve(1);
        }
        // Nothing from here on allocates.
        for (size_t i = 0; i < count; ++i) {
            std::vector<renaksi::indikator_draft>& indikator = builder->rows[static_cast<size_t>(first) + i].indikator;
            if (indikator.empty()) {
                if (cells[i].written.empty()) continue;  // a blank target says nothing about an indikator that is not there
                indikator.emplace_back();
            }
            indikator.front().targets[static_cast<size_t>(column)] = std::move(cells[i]);
        }
        return renaksi_status{RENAKSI_OK};
    });
}

renaksi_status renaksi_builder_finish(renaksi_builder* builder, renaksi_plan** plan, renaksi_error* error) {
    return guarded(error, [&] {
        if (builder == nullptr || plan == nullptr) return invalid(error, "builder and plan must not be NULL");
        renaksi::plan_builder made;
        made.info() = builder->info;
        for (size_t i = 0; i < builder->rows.size(); ++i) {
            if (auto added = made.add_row(builder->rows[i]); !added) return fail(error, added.error(), static_cast<int64_t>(i) + 1);
        }
        auto finished = std::move(made).finish();
        if (!finished) return fail(error, finished.error());
        *plan = new renaksi_plan(std::make_shared<const renaksi::plan>(*std::move(finished)));
        delete builder;
        return renaksi_status{RENAKSI_OK};
    });
}

void renaksi_builder_free(renaksi_builder* builder) { delete builder; }

}  // extern "C"
