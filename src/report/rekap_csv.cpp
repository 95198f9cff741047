// A rekap as CSV: its groups, and its roots.
#include <algorithm>
#include <string>

#include "io/threads.hpp"
#include "renaksi/io/rekap.hpp"
#include "report/csv_text.hpp"
#include "report/pieces_in_order.hpp"
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

/// The roots as records, so many a piece; the first begins with the header record.
class roots_pieces {
public:
    explicit roots_pieces(const rekap& of) noexcept : of_(&of) {}

    [[nodiscard]] static std::size_t count(const rekap& of) noexcept {
        return std::max<std::size_t>(1, (of.named_roots() + records - 1) / records);
    }

    void operator()(std::size_t piece, csv_writer& out) {
        if (piece == 0) out.record({"rule", "opd", "kode", "level", "column", "expected", "found", "difference", "file", "line"});
        const std::size_t end = std::min(of_->named_roots(), (piece + 1) * records);
        for (std::size_t i = piece * records; i < end; ++i) add(of_->root(i), out);
    }

private:
    static constexpr std::size_t records = 512;

    void add(const rekap_root& root, csv_writer& out) {
        out.written_field(report::rekap_rule(root));
        out.written_field(office_.form_of(root.opd));
        out.kode(root.kode);
        out.written_field(to_string(root.level));
        out.written_field(money_column_name(root.column));
        out.amount(root.expected_sen);
        out.amount(root.found_sen);
        out.amount(root.found_sen - root.expected_sen);
        out.written_field(source_.form_of(root.source));
        out.number(static_cast<std::int64_t>(root.line));
        out.end_record();
    }

    const rekap* of_;
    written_once office_;
    written_once source_;
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

void write_rekap_roots_csv(const rekap& of, const std::function<void(std::string_view piece)>& write, unsigned threads) {
    constexpr std::size_t least_pieces_a_thread = 4;
    const std::size_t pieces = roots_pieces::count(of);
    report::write_in_order(pieces, std::min(io::thread_count(threads), pieces / least_pieces_a_thread), roots_pieces(of), write);
}

std::string write_rekap_roots_csv(const rekap& of) {
    std::string out;
    write_rekap_roots_csv(
        of, [&out](std::string_view piece) { out.append(piece); }, 1);
    return out;
}

}  // namespace renaksi
