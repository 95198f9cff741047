// A rekap as tables in Arrow's layout.
#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "renaksi/io/rekap.hpp"
#include "report/rekap_figures.hpp"
#include "report/text_columns.hpp"

namespace renaksi {

using report::push;
using report::push_or_null;

namespace {

[[nodiscard]] std::int64_t count(std::uint64_t value) noexcept { return static_cast<std::int64_t>(value); }
/// The number, or nothing where it is not known.
void push_place(number_column<std::int64_t>& column, std::uint64_t value) { value > 0 ? column.push(count(value)) : column.push_null(); }

[[nodiscard]] error beyond(std::string_view what) { return make_error(errc::overflow, std::string(what) + " beyond 64 bits of sen"); }

/// Rows, violations and sums of groups or of the whole.
struct totals_columns {
    number_column<std::int64_t> rows;
    number_column<std::int64_t> violations;
    std::array<number_column<std::int64_t>, plan_column_count> money;

    [[nodiscard]] bool push_totals(const rekap_totals& totals) {
        rows.push(count(totals.rows));
        violations.push(count(totals.violations));
        for (std::size_t c = 0; c < money.size(); ++c) {
            const auto sen = narrow(totals.sen[c]);
            if (!sen) return false;
            money[c].push(*sen);
        }
        return true;
    }
    void add_to(table& out, const std::shared_ptr<const void>& owner) const {
        out.add("rows", rows, owner, column_type::int64);
        out.add("violations", violations, owner, column_type::int64);
        for (const plan_column column : plan_columns_all) {
            out.add(std::string(money_column_name(column)), money[position(column)], owner, column_type::money);
        }
    }
};

[[nodiscard]] result<table> groups_table(const rekap& of) {
    struct columns {
        text_column key;
        std::vector<text_column> parts;
        totals_columns totals;
    };
    auto made = std::make_shared<columns>();
    const rekap_key& by = of.settings().by;
    made->parts.resize(by.size());
    std::string text;
    for (std::size_t i = 0; i < of.size(); ++i) {
        push(made->key, report::rekap_key_text(of, i));
        for (std::size_t part = 0; part < by.size(); ++part) {
            text.clear();
            of.append_part(text, i, part);
            push_or_null(made->parts[part], text);
        }
        if (!made->totals.push_totals(of.group(i))) return beyond("a total");
    }
    table out(count(of.size()));
    out.add("key", made->key, made);
    for (std::size_t part = 0; part < by.size(); ++part) out.add(std::string(to_string(by[part])), made->parts[part], made);
    made->totals.add_to(out, made);
    return out;
}

[[nodiscard]] result<table> roots_table(const rekap& of) {
    struct columns {
        text_column rule, opd, kode, level, column, file;
        number_column<std::int64_t> expected, found, difference, line;
    };
    auto made = std::make_shared<columns>();
    for (std::size_t i = 0; i < of.named_roots(); ++i) {
        const rekap_root root = of.root(i);
        const auto expected = narrow(root.expected_sen);
        const auto found = narrow(root.found_sen);
        const auto difference = narrow(root.found_sen - root.expected_sen);
        if (!expected || !found || !difference) return beyond("a sum of the office " + std::string(root.opd));
        push(made->rule, report::rekap_rule(root));
        push(made->opd, root.opd);
        push_or_null(made->kode, report::kode_text(root.kode));
        push(made->level, to_string(root.level));
        push(made->column, money_column_name(root.column));
        made->expected.push(*expected);
        made->found.push(*found);
        made->difference.push(*difference);
        push(made->file, root.source);
        push_place(made->line, root.line);
    }
    table out(count(of.named_roots()));
    out.add("rule", made->rule, made);
    out.add("opd", made->opd, made);
    out.add("kode", made->kode, made);
    out.add("level", made->level, made);
    out.add("column", made->column, made);
    out.add("expected", made->expected, made, column_type::money);
    out.add("found", made->found, made, column_type::money);
    out.add("difference", made->difference, made, column_type::money);
    out.add("file", made->file, made);
    out.add("line", made->line, made, column_type::int64);
    return out;
}

[[nodiscard]] table errors_table(const rekap& of) {
    struct columns {
        text_column file, message;
        number_column<std::int64_t> line, column;
        number_column<std::int32_t> code;
    };
    auto made = std::make_shared<columns>();
    for (const rekap_error& one : of.errors()) {
        made->code.push(static_cast<std::int32_t>(one.code));
        push(made->file, one.source);
        push_place(made->line, one.line);
        push_place(made->column, one.column);
        push(made->message, report::error_text(one, language::en));
    }
    table out(count(of.errors().size()));
    out.add("code", made->code, made, column_type::int32);
    out.add("file", made->file, made);
    out.add("line", made->line, made, column_type::int64);
    out.add("column", made->column, made, column_type::int64);
    out.add("message", made->message, made);
    return out;
}

[[nodiscard]] result<table> totals_table(const rekap& of) {
    struct columns {
        totals_columns totals;
        number_column<std::int64_t> offices, roots, errors;
    };
    auto made = std::make_shared<columns>();
    if (!made->totals.push_totals(of.totals())) return beyond("a total");
    made->offices.push(count(of.offices()));
    made->roots.push(count(of.root_count()));
    made->errors.push(count(of.error_count()));
    table out(1);
    made->totals.add_to(out, made);
    out.add("offices", made->offices, made, column_type::int64);
    out.add("roots", made->roots, made, column_type::int64);
    out.add("errors", made->errors, made, column_type::int64);
    return out;
}

[[nodiscard]] table sources_table(const rekap& of) {
    struct columns {
        text_column file;
        number_column<std::int64_t> begin, end, lines;
    };
    auto made = std::make_shared<columns>();
    for (const rekap_source& one : of.sources()) {
        push(made->file, one.name);
        made->begin.push(count(one.begin));
        made->end.push(count(one.end));
        made->lines.push(count(one.lines));
    }
    table out(count(of.sources().size()));
    out.add("file", made->file, made);
    out.add("begin", made->begin, made, column_type::int64);
    out.add("end", made->end, made, column_type::int64);
    out.add("lines", made->lines, made, column_type::int64);
    return out;
}

}  // namespace

result<table> rekap_table(const rekap& of, rekap_table_kind kind) {
    switch (kind) {
        case rekap_table_kind::groups:
            return groups_table(of);
        case rekap_table_kind::roots:
            return roots_table(of);
        case rekap_table_kind::errors:
            return errors_table(of);
        case rekap_table_kind::totals:
            return totals_table(of);
        case rekap_table_kind::sources:
            return sources_table(of);
    }
    return make_error(errc::invalid_argument, "no such table of a rekap");
}

}  // namespace renaksi
