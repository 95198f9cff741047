// Versions, money, reading, answers and tables. What is written is in write.cpp, what is checked and mended in check.cpp, builders are in
// builder.cpp, Arrow is in arrow_*.cpp.
#include "renaksi.h"

#include <algorithm>
#include <array>
#include <limits>

#include "handles.hpp"
#include "renaksi/io/read.hpp"
#include "renaksi/money/format.hpp"
#include "renaksi/money/parse.hpp"

static_assert(sizeof(renaksi_error) == 512, "callers in other languages allocate it by this size");
static_assert(static_cast<int>(renaksi::errc::invalid_argument) == RENAKSI_INVALID_ARGUMENT &&
                  static_cast<int>(renaksi::errc::overflow) == RENAKSI_OVERFLOW &&
                  static_cast<int>(renaksi::errc::password_protected) == RENAKSI_PASSWORD_PROTECTED,
              "the numbers of errors are those of the interface");
static_assert(static_cast<int>(renaksi::column_type::int64_list) == RENAKSI_TYPE_INT64_LIST &&
              static_cast<int>(renaksi::level::sub_kegiatan) == RENAKSI_LEVEL_SUB_KEGIATAN &&
              static_cast<int>(renaksi::roll_up_key::penanggung_jawab) == RENAKSI_BY_PENANGGUNG_JAWAB &&
              static_cast<int>(renaksi::number_style::plain) == RENAKSI_NUMBERS_PLAIN &&
              static_cast<int>(renaksi::amount_state::value) == RENAKSI_AMOUNT_VALUE &&
              static_cast<int>(renaksi::grouping::comma) == RENAKSI_GROUPING_COMMA &&
              static_cast<int>(renaksi::input_format::html) == RENAKSI_FORMAT_HTML &&
              static_cast<int>(renaksi::tahap::murni) == RENAKSI_TAHAP_MURNI);

using namespace renaksi::capi;
using renaksi::result;

namespace renaksi::capi {

amount_cell make_money_cell(std::int64_t sen, std::uint8_t state) {
    amount_cell out;
    out.value.state = static_cast<amount_state>(state);
    if (out.value.state == amount_state::value) {
        out.value.value = rupiah::from_sen(sen);
        out.written = to_plain(out.value.value);
    } else if (out.value.state == amount_state::dash) {
        out.written = "-";
    }
    return out;
}

}  // namespace renaksi::capi

extern "C" {

int32_t renaksi_version(void) { return RENAKSI_VERSION_MAJOR * 10000 + RENAKSI_VERSION_MINOR * 100 + RENAKSI_VERSION_PATCH; }
int32_t renaksi_abi_version(void) { return RENAKSI_ABI_VERSION; }
int32_t renaksi_format_version(void) { return RENAKSI_FORMAT_VERSION; }

const char* renaksi_status_name(renaksi_status status) {
    constexpr std::array<const char*, 23> names{"ok",           "invalid_argument", "not_found",         "not_a_file",     "not_readable",
                                                "empty_input",  "binary_input",     "bad_encoding",      "limit_exceeded", "no_table",
                                                "bad_number",   "ambiguous_number", "too_many_decimals", "overflow",       "bad_kode",
                                                "bad_date",     "bad_nip",          "bad_structure",     "unknown_format", "unknown_rule",
                                                "not_writable", "damaged_file",     "password_protected"};
    if (within(status, static_cast<int32_t>(names.size()) - 1)) return names[static_cast<std::size_t>(status)];
    if (status == RENAKSI_NO_MEMORY) return "no_memory";
    return status == RENAKSI_INTERNAL ? "internal" : "unknown";
}

renaksi_status renaksi_rupiah_parse(const char* text, size_t size, int32_t style, int64_t* sen, uint8_t* state, renaksi_error* error) {
    return guarded(error, [&] {
        if (sen == nullptr || state == nullptr || is_missing(text, size)) return invalid(error, "text, sen and state must not be NULL");
        if (!within(style, RENAKSI_NUMBERS_PLAIN)) return invalid(error, "style is none of RENAKSI_NUMBERS_*");
        const auto parsed = renaksi::parse_amount(view(text, size), static_cast<renaksi::number_style>(style));
        if (!parsed) return fail(error, parsed.error());
        *sen = parsed->addend().sen();
        *state = static_cast<uint8_t>(parsed->state);
        return renaksi_status{RENAKSI_OK};
    });
}

renaksi_status renaksi_rupiah_parse_many(const char* data, const int32_t* offsets, size_t count, int32_t style, int64_t* sen,
                                         uint8_t* state, renaksi_error* error) {
    return guarded(error, [&] {
        if (count == 0) return renaksi_status{RENAKSI_OK};
        if (offsets == nullptr || sen == nullptr || state == nullptr) return invalid(error, "arrays must not be NULL");
        if (!within(style, RENAKSI_NUMBERS_PLAIN)) return invalid(error, "style is none of RENAKSI_NUMBERS_*");
        if (!are_offsets(offsets, count)) return invalid(error, "offsets must not fall");
        if (!has_bytes(data, offsets, count)) return invalid(error, "data must not be NULL");
        std::vector<renaksi::amount> parsed;
        parsed.reserve(count);
        for (size_t i = 0; i < count; ++i) {
            const auto one = renaksi::parse_amount(text_at(data, offsets, i), static_cast<renaksi::number_style>(style));
            if (!one) return fail(error, one.error(), static_cast<int64_t>(i) + 1);
            parsed.push_back(*one);
        }
        for (size_t i = 0; i < count; ++i) {
            sen[i] = parsed[i].addend().sen();
            state[i] = static_cast<uint8_t>(parsed[i].state);
        }
        return renaksi_status{RENAKSI_OK};
    });
}

renaksi_status renaksi_rupiah_format(int64_t sen, int32_t grouping, char* buffer, size_t capacity, size_t* written, renaksi_error* error) {
    return guarded(error, [&] {
        if (buffer == nullptr || written == nullptr) return invalid(error, "buffer and written must not be NULL");
        if (!within(grouping, RENAKSI_GROUPING_COMMA)) return invalid(error, "grouping is none of RENAKSI_GROUPING_*");
        const std::string text = renaksi::format_rupiah(renaksi::rupiah::from_sen(sen), static_cast<renaksi::grouping>(grouping));
        if (text.size() >= capacity) return fail(error, RENAKSI_LIMIT_EXCEEDED, "the buffer is too small");
        std::memcpy(buffer, text.c_str(), text.size() + 1);
        *written = text.size();
        return renaksi_status{RENAKSI_OK};
    });
}

renaksi_status renaksi_rupiah_format_many(const int64_t* sen, const uint8_t* state, size_t count, int32_t grouping, renaksi_table** table,
                                          renaksi_error* error) {
    return guarded(error, [&] {
        if (table == nullptr || (sen == nullptr && count > 0)) return invalid(error, "sen and table must not be NULL");
        if (!within(grouping, RENAKSI_GROUPING_COMMA)) return invalid(error, "grouping is none of RENAKSI_GROUPING_*");
        auto texts = std::make_shared<renaksi::text_column>();
        for (size_t i = 0; i < count; ++i) {
            const int32_t which = state == nullptr ? int32_t{RENAKSI_AMOUNT_VALUE} : int32_t{state[i]};
            if (!within(which, RENAKSI_AMOUNT_VALUE))
                return invalid(error, "state is none of RENAKSI_AMOUNT_*", static_cast<int64_t>(i) + 1);
            bool fits = true;
            if (which == RENAKSI_AMOUNT_BLANK) {
                texts->push_null();
            } else if (which == RENAKSI_AMOUNT_DASH) {
                fits = texts->push("-");
            } else {
                fits = texts->push(renaksi::format_rupiah(renaksi::rupiah::from_sen(sen[i]), static_cast<renaksi::grouping>(grouping)));
            }
            if (!fits) return fail(error, RENAKSI_LIMIT_EXCEEDED, "2 GiB of text", {}, static_cast<int64_t>(i) + 1);
        }
        renaksi::table made(static_cast<int64_t>(count));
        made.add("text", *texts, texts);
        return give(std::move(made), table);
    });
}

renaksi_status renaksi_plan_read(const char* bytes, size_t size, const renaksi_read_options* options, renaksi_plan** plan,
                                 renaksi_error* error) {
    return guarded(error, [&] {
        renaksi_read_options given;
        if (plan == nullptr || is_missing(bytes, size)) return invalid(error, "bytes and plan must not be NULL");
        if (!read_struct(options, given)) return invalid(error, "options: struct_size");
        if (!within(given.numbers, RENAKSI_NUMBERS_PLAIN) || !within(given.format, RENAKSI_FORMAT_HTML) ||
            !within(given.tahap, RENAKSI_TAHAP_MURNI) || given.tahun < 0) {
            return invalid(error, "options: numbers, format, tahap or tahun is no such choice");
        }
        if (is_missing(given.nomenklatur) || is_missing(given.sheet)) {
            return invalid(error, "options: texts with a size must not be NULL");
        }
        renaksi::read_options chosen;
        chosen.numbers = static_cast<renaksi::number_style>(given.numbers);
        chosen.format = static_cast<renaksi::input_format>(given.format);
        chosen.sheet = std::string(view(given.sheet));
        chosen.tahun = given.tahun;
        chosen.tahap = static_cast<renaksi::tahap>(given.tahap);
        const auto limit = [](uint64_t wanted, std::size_t& into) {
            if (wanted != 0) into = static_cast<std::size_t>(std::min<uint64_t>(wanted, std::numeric_limits<std::size_t>::max()));
        };
        limit(given.limit_bytes, chosen.limits.bytes);
        limit(given.limit_rows, chosen.limits.rows);
        limit(given.limit_columns, chosen.limits.columns);
        limit(given.limit_cell_bytes, chosen.limits.cell_bytes);
        limit(given.limit_unpacked, chosen.limits.unpacked_bytes);
        const auto names = read_names(given.nomenklatur, chosen.limits);
        if (!names) return fail(error, names.error());
        chosen.names = names->get();
        auto read = renaksi::read_plan(view(bytes, size), chosen);
        if (!read) return fail(error, read.error());
        *plan = new renaksi_plan(std::make_shared<const renaksi::plan>(*std::move(read)));
        return renaksi_status{RENAKSI_OK};
    });
}

renaksi_status renaksi_plan_field(const renaksi_plan* plan, int32_t field, renaksi_text* text, renaksi_error* error) {
    return guarded(error, [&] {
        if (plan == nullptr || text == nullptr) return invalid(error, "plan and text must not be NULL");
        const renaksi::plan_info& info = plan->value->info();
        switch (field) {
            case RENAKSI_FIELD_JUDUL:
                *text = to_c(info.judul);
                break;
            case RENAKSI_FIELD_PERANGKAT_DAERAH:
                *text = to_c(info.perangkat_daerah);
                break;
            case RENAKSI_FIELD_TAHUN:
                *text = to_c(plan->year);
                break;
            case RENAKSI_FIELD_TEMPAT:
                *text = to_c(info.pengesahan.tempat);
                break;
            case RENAKSI_FIELD_TANGGAL:
                *text = to_c(info.pengesahan.tanggal);
                break;
            case RENAKSI_FIELD_JABATAN:
                *text = to_c(info.pengesahan.jabatan);
                break;
            case RENAKSI_FIELD_NAMA:
                *text = to_c(info.pengesahan.nama);
                break;
            case RENAKSI_FIELD_NIP:
                *text = to_c(info.pengesahan.nip);
                break;
            default:
                return invalid(error, "field is none of RENAKSI_FIELD_*");
        }
        return renaksi_status{RENAKSI_OK};
    });
}

renaksi_status renaksi_plan_rows(const renaksi_plan* plan, renaksi_table** table, renaksi_error* error) {
    return guarded(error, [&] {
        if (plan == nullptr || table == nullptr) return invalid(error, "plan and table must not be NULL");
        return give(plan->rows, table);
    });
}

renaksi_status renaksi_plan_indicators(const renaksi_plan* plan, renaksi_table** table, renaksi_error* error) {
    return guarded(error, [&] {
        if (plan == nullptr || table == nullptr) return invalid(error, "plan and table must not be NULL");
        return give(renaksi::indicators_table(plan->value), table);
    });
}

renaksi_status renaksi_plan_roll_up(const renaksi_plan* plan, int32_t by, renaksi_table** table, renaksi_error* error) {
    return guarded(error, [&] {
        if (plan == nullptr || table == nullptr) return invalid(error, "plan and table must not be NULL");
        if (!within(by, RENAKSI_BY_PENANGGUNG_JAWAB)) return invalid(error, "by is none of RENAKSI_BY_*");
        auto made = renaksi::roll_up_table(renaksi::roll_up(*plan->value, static_cast<renaksi::roll_up_key>(by)));
        if (!made) return fail(error, made.error());
        return give(*std::move(made), table);
    });
}

int64_t renaksi_table_rows(const renaksi_table* table) { return table == nullptr ? 0 : table->value.rows(); }
int64_t renaksi_table_columns(const renaksi_table* table) { return table == nullptr ? 0 : static_cast<int64_t>(table->value.columns()); }

renaksi_status renaksi_table_column(const renaksi_table* table, int64_t index, renaksi_column* column, renaksi_error* error) {
    return guarded(error, [&] {
        if (table == nullptr || column == nullptr) return invalid(error, "table and column must not be NULL");
        if (!is_struct_size(column->struct_size)) return invalid(error, "column: struct_size");
        if (index < 0 || index >= renaksi_table_columns(table)) return fail(error, RENAKSI_NOT_FOUND, "no such column");
        const renaksi::table_column& c = table->value.column(static_cast<std::size_t>(index));
        renaksi_column out{};
        out.type = static_cast<int32_t>(c.type);
        out.length = table->value.rows();
        out.null_count = c.null_count;
        out.name = to_c(c.name);
        out.validity = c.validity;
        out.offsets = c.offsets;
        out.data = c.data;
        write_struct(out, column);
        return renaksi_status{RENAKSI_OK};
    });
}

renaksi_status renaksi_table_find(const renaksi_table* table, const char* name, size_t size, int64_t* index, renaksi_error* error) {
    return guarded(error, [&] {
        if (table == nullptr || index == nullptr || is_missing(name, size)) return invalid(error, "table, name and index must not be NULL");
        const auto at = table->value.find(view(name, size));
        if (!at) return fail(error, RENAKSI_NOT_FOUND, "no such column");
        *index = static_cast<int64_t>(*at);
        return renaksi_status{RENAKSI_OK};
    });
}

renaksi_text renaksi_blob_bytes(const renaksi_blob* blob) { return blob == nullptr ? to_c({}) : to_c(blob->value); }

void renaksi_plan_retain(const renaksi_plan* plan) { retain(plan); }
void renaksi_plan_release(const renaksi_plan* plan) { release(plan); }
void renaksi_table_retain(const renaksi_table* table) { retain(table); }
void renaksi_table_release(const renaksi_table* table) { release(table); }
void renaksi_blob_retain(const renaksi_blob* blob) { retain(blob); }
void renaksi_blob_release(const renaksi_blob* blob) { release(blob); }

}  // extern "C"
