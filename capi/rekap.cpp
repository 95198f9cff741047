// Flat tables of many offices: read, merged, and asked. What callers hold of a rekap are its bytes, so that there is nothing to keep in
// step between threads, processes and machines.
#include "renaksi/io/rekap.hpp"
#include "handles.hpp"
#include "rekap_settings.hpp"
#include "renaksi.h"
#include "renaksi/io/report.hpp"

static_assert(static_cast<int>(renaksi::rekap_table_kind::sources) == RENAKSI_REKAP_SOURCES &&
              static_cast<int>(renaksi::language::en) == RENAKSI_LANGUAGE_EN);

using namespace renaksi::capi;
using renaksi::result;

namespace renaksi::capi {

std::optional<renaksi_status> read_rekap_options(const renaksi_rekap_options* options, chosen_rekap& out, renaksi_error* error) {
    renaksi_rekap_options given;
    if (!read_struct(options, given)) return invalid(error, "options: struct_size");
    if (is_missing(given.by) || is_missing(given.name)) return invalid(error, "options: texts with a size must not be NULL");
    if (!within(given.penunjang, RENAKSI_PENUNJANG_FOLDED)) return invalid(error, "options: penunjang is none of RENAKSI_PENUNJANG_*");
    if (!within(given.strict, 1) || !within(given.scattered, 1)) return invalid(error, "options: strict and scattered are 0 or 1");
    if (given.threads < 0) return invalid(error, "options: threads");
    if (given.end != 0 && given.end < given.begin) return invalid(error, "options: end before begin");
    if (first_invalid_utf8(view(given.name))) return fail(error, RENAKSI_BAD_ENCODING, "options: name is not UTF-8");
    const std::string_view by = given.by.size == 0 ? to_string(rekap_part::program) : view(given.by);
    const result<rekap_key> key = parse_rekap_key(by);
    if (!key) return fail(error, error_in("by", key.error()));
    out.name = std::string(view(given.name));
    out.options.settings.by = *key;
    out.options.settings.fold_penunjang = given.penunjang == RENAKSI_PENUNJANG_FOLDED;
    out.options.settings.scattered = given.scattered != 0;
    if (given.roots_limit != 0) out.options.settings.roots_limit = given.roots_limit;
    out.options.threads = static_cast<unsigned>(given.threads);
    out.options.strict = given.strict != 0;
    out.options.begin = given.begin;
    if (given.end != 0) out.options.end = given.end;
    return std::nullopt;
}

renaksi_status give_state(const rekap& made, renaksi_blob** out) {
    *out = new renaksi_blob(made.to_bytes());
    return RENAKSI_OK;
}

namespace {

/// The state as a rekap that answers, which an open one does once it is closed.
[[nodiscard]] result<rekap> closed(const char* state, size_t size) {
    result<rekap> read = rekap::from_bytes(view(state, size));
    if (!read || read->is_closed()) return read;
    if (auto why = read->close()) return *std::move(why);
    return read;
}

[[nodiscard]] std::string written(const rekap& of, std::int32_t format, std::int32_t lang) {
    report_options reporting;
    reporting.lang = static_cast<language>(lang);
    switch (format) {
        case RENAKSI_REKAP_JSON:
            return write_rekap_json(of, reporting);
        case RENAKSI_REKAP_CSV:
            return write_rekap_csv(of);
        case RENAKSI_REKAP_TEXT:
            return write_rekap_text(of, reporting);
        default:
            return write_rekap_roots_csv(of);
    }
}

}  // namespace
}  // namespace renaksi::capi

extern "C" {

renaksi_status renaksi_rekap_files(const renaksi_text* paths, size_t count, const renaksi_rekap_options* options, renaksi_blob** state,
                                   renaksi_error* error) {
    return guarded(error, [&] {
        if (state == nullptr || paths == nullptr || count == 0) return invalid(error, "paths and state must not be NULL");
        chosen_rekap chosen;
        if (const auto refused = read_rekap_options(options, chosen, error)) return *refused;
        std::vector<std::string> names;
        names.reserve(count);
        for (size_t i = 0; i < count; ++i) {
            if (is_missing(paths[i])) return invalid(error, "a path without data", static_cast<int64_t>(i) + 1);
            names.emplace_back(view(paths[i]));
        }
        const auto made = renaksi::rekap_files(names, chosen.options);
        if (!made) return fail(error, made.error());
        return give_state(*made, state);
    });
}

renaksi_status renaksi_rekap_bytes(const char* bytes, size_t size, const renaksi_rekap_options* options, renaksi_blob** state,
                                   renaksi_error* error) {
    return guarded(error, [&] {
        if (state == nullptr || is_missing(bytes, size)) return invalid(error, "bytes and state must not be NULL");
        chosen_rekap chosen;
        if (const auto refused = read_rekap_options(options, chosen, error)) return *refused;
        const auto made = renaksi::rekap_bytes(view(bytes, size), chosen.name, chosen.options);
        if (!made) return fail(error, made.error());
        return give_state(*made, state);
    });
}

renaksi_status renaksi_rekap_merge(const renaksi_text* states, size_t count, int32_t close, renaksi_blob** state, renaksi_error* error) {
    return guarded(error, [&] {
        if (state == nullptr || states == nullptr || count == 0) return invalid(error, "states and state must not be NULL");
        if (!within(close, 1)) return invalid(error, "close is 0 or 1");
        std::optional<renaksi::rekap> merged;
        for (size_t i = 0; i < count; ++i) {
            const auto row = static_cast<int64_t>(i) + 1;
            if (is_missing(states[i])) return invalid(error, "a state without data", row);
            auto next = renaksi::rekap::from_bytes(view(states[i]));
            if (!next) return fail(error, next.error(), row);
            if (!merged) {
                merged.emplace(*std::move(next));
            } else if (const auto why = merged->merge(*std::move(next))) {
                return fail(error, *why, row);
            }
        }
        if (close != 0) {
            if (const auto why = merged->close()) return fail(error, *why);
        }
        return give_state(*merged, state);
    });
}

renaksi_status renaksi_rekap_table(const char* state, size_t size, int32_t which, renaksi_table** table, renaksi_error* error) {
    return guarded(error, [&] {
        if (table == nullptr || is_missing(state, size)) return invalid(error, "state and table must not be NULL");
        if (!within(which, RENAKSI_REKAP_SOURCES)) return invalid(error, "which is none of RENAKSI_REKAP_GROUPS ...");
        // Which parts are there can be told without the others.
        const auto of = which == RENAKSI_REKAP_SOURCES ? renaksi::rekap::from_bytes(view(state, size)) : closed(state, size);
        if (!of) return fail(error, of.error());
        auto made = renaksi::rekap_table(*of, static_cast<renaksi::rekap_table_kind>(which));
        if (!made) return fail(error, made.error());
        return give(*std::move(made), table);
    });
}

renaksi_status renaksi_rekap_write(const char* state, size_t size, int32_t format, int32_t language, renaksi_blob** blob,
                                   renaksi_error* error) {
    return guarded(error, [&] {
        if (blob == nullptr || is_missing(state, size)) return invalid(error, "state and blob must not be NULL");
        if (!within(format, RENAKSI_REKAP_ROOTS_CSV)) return invalid(error, "format is none of RENAKSI_REKAP_JSON ...");
        if (!within(language, RENAKSI_LANGUAGE_EN)) return invalid(error, "language is none of RENAKSI_LANGUAGE_*");
        const auto of = closed(state, size);
        if (!of) return fail(error, of.error());
        *blob = new renaksi_blob(written(*of, format, language));
        return renaksi_status{RENAKSI_OK};
    });
}

}  // extern "C"
