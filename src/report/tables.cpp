// The tables of a plan's answers. Columns that exist nowhere else are made here and owned by the table.
#include <array>
#include <string>

#include "renaksi/check/catalogue.hpp"
#include "renaksi/check/message.hpp"
#include "renaksi/io/table.hpp"
#include "report/repairs.hpp"
#include "report/text_columns.hpp"
#include "report/values.hpp"

namespace renaksi {

using report::push;
using report::push_or_null;

namespace {

void push_money(number_column<std::int64_t>& column, const amount& cell) {
    cell.has_value() ? column.push(cell.value.sen()) : column.push_null();
}

struct list_column {
    buffer<std::int32_t> offsets{0};
    buffer<std::int64_t> values;

    void close_row() { offsets.push_back(static_cast<std::int32_t>(values.size())); }
};

/// What findings and mistakes say of their row.
struct row_columns {
    number_column<std::int64_t> line;
    number_column<std::int32_t> row;
    text_column level;
    text_column nama;

    void push_row(const plan& p, row_index at, std::int64_t at_line) {
        const plan_row r = p.row(at);
        line.push(at_line);
        row.push(at.value);
        push(level, to_string(r.level()));
        push_or_null(nama, r.label());
    }
    void push_document(std::int64_t at_line) {
        line.push(at_line);
        row.push_null();
        level.push_null();
        nama.push_null();
    }
};

}  // namespace

table rows_table(const std::shared_ptr<const plan>& p) {
    const plan_columns& c = p->columns();
    auto levels = std::make_shared<text_column>();
    for (const std::uint8_t value : c.level) push(*levels, to_string(static_cast<level>(value)));

    table out(static_cast<std::int64_t>(p->size()));
    out.add_values("id", c.id.data(), p, column_type::int64);
    out.add_values("line", c.line.data(), p, column_type::int64);
    out.add("level", *levels, levels);
    out.add("parent", c.parent, p, column_type::int32);
    out.add_values("subtree_end", c.subtree_end.data(), p, column_type::int32);
    out.add("no", c.no, p);
    out.add("kode", c.kode, p);
    out.add("sasaran", c.sasaran, p);
    out.add("nama", c.nama, p);
    out.add("penanggung_jawab", c.penanggung_jawab, p);
    for (const plan_column column : plan_columns_all) {
        out.add(std::string(money_column_name(column)), c.money[position(column)].sen, p, column_type::money);
    }
    for (const plan_column column : plan_columns_all) {
        const money_cells& cells = c.money[position(column)];
        out.add_values(std::string(money_column_name(column)) + "_state", cells.state.data(), p, column_type::uint8);
    }
    for (const plan_column column : plan_columns_all) {
        out.add(std::string(money_column_name(column)) + "_written", c.money[position(column)].written, p);
    }
    return out;
}

table indicators_table(const std::shared_ptr<const plan>& p) {
    const plan_columns& c = p->columns();
    auto rows = std::make_shared<buffer<std::int32_t>>();
    for (std::size_t row = 0; row < p->size(); ++row) {
        for (std::int32_t k = c.indikator_begin[row]; k < c.indikator_begin[row + 1]; ++k) rows->push_back(static_cast<std::int32_t>(row));
    }
    table out(static_cast<std::int64_t>(rows->size()));
    out.add_values("row", rows->data(), rows, column_type::int32);
    out.add("nama", c.indikator.nama, p);
    out.add("satuan", c.indikator.satuan, p);
    for (const plan_column column : plan_columns_all) {
        out.add(std::string(target_column_name(column)), c.indikator.targets[position(column)].written, p);
    }
    return out;
}

result<table> roll_up_table(const roll_up_result& totals) {
    struct columns {
        text_column key;
        text_column nama;
        number_column<std::int64_t> line;
        number_column<std::int64_t> rows;
        std::array<number_column<std::int64_t>, plan_column_count> money;
    };
    auto made = std::make_shared<columns>();
    const auto push_group = [&made](const std::optional<std::string>& key, const std::optional<std::string>& nama, std::int64_t line,
                                    std::int64_t rows, const money_totals& sums) {
        key ? push(made->key, *key) : made->key.push_null();
        nama ? push(made->nama, *nama) : made->nama.push_null();
        made->line.push(line);
        made->rows.push(rows);
        for (std::size_t c = 0; c < sums.size(); ++c) {
            const auto sen = narrow(sums[c]);
            if (!sen) return false;
            made->money[c].push(*sen);
        }
        return true;
    };
    std::int64_t rows = 0;
    bool fits = true;
    for (const roll_up_group& group : totals.groups) {
        rows += group.rows;
        fits = fits && push_group(group.key, group.nama, group.line, group.rows, group.totals);
    }
    fits = fits && push_group(std::nullopt, std::nullopt, 0, rows, totals.totals);
    if (!fits) return make_error(errc::overflow, "a total beyond 64 bits of sen");

    table out(static_cast<std::int64_t>(totals.groups.size()) + 1);
    out.add("key", made->key, made);
    out.add("nama", made->nama, made);
    out.add("line", made->line, made, column_type::int64);
    out.add("rows", made->rows, made, column_type::int64);
    for (const plan_column column : plan_columns_all) {
        out.add(std::string(money_column_name(column)), made->money[position(column)], made, column_type::money);
    }
    return out;
}

table findings_table(const plan& p, const check_result& checked, language lang) {
    struct columns {
        text_column rule, slug, severity, cause, column, expected, found, difference, message;
        row_columns where;
        number_column<std::int64_t> difference_sen;
        list_column roots;
    };
    auto made = std::make_shared<columns>();
    for (const finding& f : checked.findings) {
        const rule* const of = find_rule(f.rule);
        push(made->rule, to_string(f.rule));
        push_or_null(made->slug, of == nullptr ? std::string_view{} : of->slug);
        push(made->severity, to_string(f.severity));
        push_or_null(made->cause, to_string(f.cause));
        f.row ? made->where.push_row(p, *f.row, f.line) : made->where.push_document(f.line);
        push_or_null(made->column, column_name(f.column));
        push_or_null(made->expected, report::plain_text(f.expected));
        push_or_null(made->found, report::plain_text(f.found));
        push_or_null(made->difference, report::plain_text(f.difference));
        const auto* const money = std::get_if<rupiah>(&f.difference);
        money == nullptr ? made->difference_sen.push_null() : made->difference_sen.push(money->sen());
        for (const std::int64_t line : f.roots) made->roots.values.push_back(line);
        made->roots.close_row();
        push(made->message, message(f, p, lang));
    }
    table out(static_cast<std::int64_t>(checked.findings.size()));
    out.add("rule", made->rule, made);
    out.add("slug", made->slug, made);
    out.add("severity", made->severity, made);
    out.add("cause", made->cause, made);
    out.add("line", made->where.line, made, column_type::int64);
    out.add("row", made->where.row, made, column_type::int32);
    out.add("level", made->where.level, made);
    out.add("nama", made->where.nama, made);
    out.add("column", made->column, made);
    out.add("expected", made->expected, made);
    out.add("found", made->found, made);
    out.add("difference", made->difference, made);
    out.add("difference_sen", made->difference_sen, made, column_type::money);
    out.add_list("roots", made->roots.offsets, made->roots.values, made);
    out.add("message", made->message, made);
    return out;
}

table mistakes_table(const plan& p, const std::vector<mistake>& mistakes) {
    struct columns {
        text_column column, status;
        row_columns where;
        number_column<std::int64_t> id, difference;
        list_column pulls;
    };
    auto made = std::make_shared<columns>();
    for (const mistake& m : mistakes) {
        made->id.push(m.id);
        made->where.push_row(p, m.row, p.row(m.row).line());
        push(made->column, money_column_name(m.column));
        made->difference.push(m.difference_sen);
        push(made->status, to_string(m.status));
        for (const row_index row : m.pulls) made->pulls.values.push_back(p.row(row).line());
        made->pulls.close_row();
    }
    table out(static_cast<std::int64_t>(mistakes.size()));
    out.add("id", made->id, made, column_type::int64);
    out.add("line", made->where.line, made, column_type::int64);
    out.add("row", made->where.row, made, column_type::int32);
    out.add("level", made->where.level, made);
    out.add("nama", made->where.nama, made);
    out.add("column", made->column, made);
    out.add("difference", made->difference, made, column_type::money);
    out.add("status", made->status, made);
    out.add_list("pulls", made->pulls.offsets, made->pulls.values, made);
    return out;
}

table candidates_table(const plan& p, const std::vector<mistake>& mistakes) {
    struct columns {
        text_column kind, role, column, reasons;
        number_column<std::int64_t> mistake, line, old_sen, new_sen, other_line;
        number_column<std::int32_t> rank, candidate, row;
    };
    auto made = std::make_shared<columns>();
    std::int64_t rows = 0;
    std::int32_t at = 0;
    const auto push_row = [&](const mistake& m, const candidate& proposed, std::string_view role, row_index row, const cell_change* cell) {
        ++rows;
        made->mistake.push(m.id);
        made->rank.push(proposed.rank);
        made->candidate.push(at);
        push(made->kind, to_string(proposed.kind));
        push(made->role, role);
        made->line.push(p.row(row).line());
        made->row.push(row.value);
        push_or_null(made->column, cell == nullptr ? std::string_view{} : money_column_name(cell->column));
        push_money(made->old_sen, cell == nullptr ? amount{} : cell->old_value);
        push_money(made->new_sen, cell == nullptr ? amount{} : cell->new_value);
        proposed.other ? made->other_line.push(p.row(*proposed.other).line()) : made->other_line.push_null();
        push_or_null(made->reasons, report::reason_names(proposed.reasons));
    };
    for (const mistake& m : mistakes) {
        at = 0;
        for (const candidate& proposed : m.candidates) {
            ++at;
            if (report::acts_on_row(proposed.kind)) push_row(m, proposed, "row", proposed.row, nullptr);
            for (const cell_change& cell : proposed.changes) push_row(m, proposed, "change", cell.row, &cell);
            for (const cell_change& cell : proposed.follows) push_row(m, proposed, "follows", cell.row, &cell);
        }
    }
    table out(rows);
    out.add("mistake", made->mistake, made, column_type::int64);
    out.add("rank", made->rank, made, column_type::int32);
    out.add("candidate", made->candidate, made, column_type::int32);
    out.add("kind", made->kind, made);
    out.add("role", made->role, made);
    out.add("line", made->line, made, column_type::int64);
    out.add("row", made->row, made, column_type::int32);
    out.add("column", made->column, made);
    out.add("old", made->old_sen, made, column_type::money);
    out.add("new", made->new_sen, made, column_type::money);
    out.add("other_line", made->other_line, made, column_type::int64);
    out.add("reasons", made->reasons, made);
    return out;
}

table changes_table(const mended_plan& of) {
    struct columns {
        text_column role, column, old_written, new_written;
        number_column<std::int64_t> mistake, line, old_sen, new_sen;
        number_column<std::int32_t> row;
    };
    auto made = std::make_shared<columns>();
    const report::rows_by_id rows(of);
    const auto push_row = [&](std::int64_t mistake, std::string_view role, node_id id) {
        made->mistake.push(mistake);
        push(made->role, role);
        made->line.push(rows.line(id));
        const std::optional<row_index> row = rows.find(id);
        row ? made->row.push(row->value) : made->row.push_null();
    };
    std::int64_t count = 0;
    for (const changed_cell& cell : of.cells) {
        ++count;
        push_row(cell.mistake_id, cell.follows ? "follows" : "change", cell.row);
        push(made->column, money_column_name(cell.column));
        push_money(made->old_sen, cell.old_value);
        push_money(made->new_sen, cell.new_value);
        push_or_null(made->old_written, cell.old_written);
        push_or_null(made->new_written, cell.new_written);
    }
    for (const changed_row& change : of.rows) {
        for (const row_draft& row : change.rows) {
            ++count;
            push_row(change.mistake_id, change.new_position ? "moved" : "removed", row.id);
            for (text_column* const none : {&made->column, &made->old_written, &made->new_written}) none->push_null();
            for (number_column<std::int64_t>* const none : {&made->old_sen, &made->new_sen}) none->push_null();
        }
    }
    table out(count);
    out.add("mistake", made->mistake, made, column_type::int64);
    out.add("role", made->role, made);
    out.add("line", made->line, made, column_type::int64);
    out.add("row", made->row, made, column_type::int32);
    out.add("column", made->column, made);
    out.add("old", made->old_sen, made, column_type::money);
    out.add("new", made->new_sen, made, column_type::money);
    out.add("old_written", made->old_written, made);
    out.add("new_written", made->new_written, made);
    return out;
}

table losses_table(const std::vector<plan_loss>& of) {
    struct columns {
        text_column field, before, after;
        number_column<std::int64_t> count, line;
    };
    auto made = std::make_shared<columns>();
    for (const plan_loss& one : of) {
        push(made->field, one.field);
        made->count.push(one.count);
        made->line.push(one.line);
        push_or_null(made->before, one.before);
        push_or_null(made->after, one.after);
    }
    table out(static_cast<std::int64_t>(of.size()));
    out.add("field", made->field, made);
    out.add("count", made->count, made, column_type::int64);
    out.add("line", made->line, made, column_type::int64);
    out.add("before", made->before, made);
    out.add("after", made->after, made);
    return out;
}

}  // namespace renaksi
