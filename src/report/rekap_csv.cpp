// A rekap as CSV: its groups, and its roots.
#include <string>

#include "renaksi/io/rekap.hpp"
#include "report/csv_text.hpp"
#include "report/rekap_figures.hpp"

namespace renaksi {

using report::csv_writer;

namespace {

/// How a text is written in a field, for texts of which the same comes again and again.
class written_once {
public:
    [[nodiscard]] std::string_view form_of(std::string_view text) {
        if (!is_known_ || text != text_) {
            csv_writer field;
            field.text(text);
            form_ = field.take();
            text_ = text;
            is_known_ = true;
        }
        return form_;
    }

private:
    std::string text_;
    std::string form_;
    bool is_known_ = false;
};

}  // namespace

std::string write_rekap_csv(const rekap& of) {
    const rekap_key& by = of.settings().by;
    const std::size_t parts = by.size() > 1 ? by.size() : 0;
    csv_writer out;
    out.field("key");
    for (std::size_t part = 0; part < parts; ++part) out.field(to_string(by[part]));
    for (const char* const name : {"rows", "violations", "pagu", "tw1", "tw2", "tw3", "tw4"}) out.field(name);
    out.end_record();
    std::string text;
    for (std::size_t i = 0; i < of.size(); ++i) {
        out.text(report::rekap_key_text(of, i));
        for (std::size_t part = 0; part < parts; ++part) {
            text.clear();
            of.append_part(text, i, part);
            out.text(text);
        }
        const rekap_totals& totals = of.group(i);
        out.field(std::to_string(totals.rows));
        out.field(std::to_string(totals.violations));
        for (const int128 sen : totals.sen) out.amount(sen);
        out.end_record();
    }
    return out.take();
}

void write_rekap_roots_csv(const rekap& of, const std::function<void(std::string_view piece)>& write) {
    constexpr std::size_t records_a_piece = 512;
    csv_writer out;
    out.record({"rule", "opd", "kode", "level", "column", "expected", "found", "difference", "file", "line"});
    written_once office;
    written_once source;
    for (std::size_t i = 0; i < of.named_roots(); ++i) {
        const rekap_root root = of.root(i);
        out.written_field(report::rekap_rule(root));
        out.written_field(office.form_of(root.opd));
        out.kode(root.kode);
        out.written_field(to_string(root.level));
        out.written_field(money_column_name(root.column));
        out.amount(root.expected_sen);
        out.amount(root.found_sen);
        out.amount(root.found_sen - root.expected_sen);
        out.written_field(source.form_of(root.source));
        out.number(static_cast<std::int64_t>(root.line));
        out.end_record();
        if (i % records_a_piece != records_a_piece - 1) continue;
        write(out.written());
        out.clear();
    }
    write(out.written());
}

std::string write_rekap_roots_csv(const rekap& of) {
    std::string out;
    write_rekap_roots_csv(of, [&out](std::string_view piece) { out.append(piece); });
    return out;
}

}  // namespace renaksi
