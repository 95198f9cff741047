// What one plan says and another does not.
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "renaksi/base/text.hpp"
#include "renaksi/io/write.hpp"
#include "renaksi/money/format.hpp"

namespace renaksi {

namespace {

/// How far ahead the partner of a row is looked for where rows were lost or added.
constexpr std::size_t look_ahead = 64;

[[nodiscard]] bool is_figures(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789.,-") == std::string_view::npos;
}

/// A number printed with or without its groups says the same; words, bounds and percent signs are part of what a target says.
[[nodiscard]] bool same_target(const indikator_view& a, const indikator_view& b, plan_column column) {
    if (a.target(column) != b.target(column)) return false;
    if (a.written(column) == b.written(column)) return true;
    return a.target(column).kind == target_kind::number && is_figures(a.written(column)) && is_figures(b.written(column));
}

/// An amount says its value, however it is grouped; what stands where an amount is due and is none says its text.
[[nodiscard]] bool same_amount(const plan_row& a, const plan_row& b, plan_column column) {
    if (a.money(column) != b.money(column)) return false;
    return a.money(column).state != amount_state::blank || a.written(column) == b.written(column);
}

[[nodiscard]] std::string amount_text(const plan_row& row, plan_column column) {
    const amount value = row.money(column);
    if (value.has_value()) return to_plain(value.value);
    return value.state == amount_state::dash ? "-" : std::string(row.written(column));
}

[[nodiscard]] bool same_row(const plan_row& a, const plan_row& b) { return a.label() == b.label() && a.kode() == b.kode(); }

class comparison {
public:
    comparison(const plan& before, const plan& after) : before_(before), after_(after) {}

    [[nodiscard]] std::vector<plan_loss> run() {
        document();
        rows();
        std::vector<plan_loss> out;
        for (const std::string_view field : fields) {
            const auto found = std::find_if(losses_.begin(), losses_.end(), [field](const plan_loss& one) { return one.field == field; });
            if (found != losses_.end()) out.push_back(std::move(*found));
        }
        return out;
    }

private:
    static constexpr std::array<std::string_view, 29> fields{"judul",
                                                             "perangkat_daerah",
                                                             "tahun",
                                                             "satuan_uang",
                                                             "pengesahan.tempat",
                                                             "pengesahan.tanggal",
                                                             "pengesahan.jabatan",
                                                             "pengesahan.nama",
                                                             "pengesahan.nip",
                                                             "row",
                                                             "level",
                                                             "kode",
                                                             "no",
                                                             "sasaran",
                                                             "nama",
                                                             "indikator",
                                                             "indikator.nama",
                                                             "indikator.satuan",
                                                             "indikator.target",
                                                             "indikator.tw1",
                                                             "indikator.tw2",
                                                             "indikator.tw3",
                                                             "indikator.tw4",
                                                             "pagu",
                                                             "tw1",
                                                             "tw2",
                                                             "tw3",
                                                             "tw4",
                                                             "penanggung_jawab"};

    void lose(std::string field, std::int64_t line, std::string_view before, std::string_view after) {
        for (plan_loss& one : losses_) {
            if (one.field != field) continue;
            ++one.count;
            return;
        }
        losses_.push_back({std::move(field), 1, line, std::string(before), std::string(after)});
    }
    void compare(const char* field, std::int64_t line, std::string_view before, std::string_view after) {
        if (before != after) lose(field, line, before, after);
    }

    void document() {
        const plan_info& a = before_.info();
        const plan_info& b = after_.info();
        const auto year = [](const plan_info& info) { return info.tahun ? std::to_string(*info.tahun) : std::string{}; };
        compare("judul", 0, a.judul, b.judul);
        compare("perangkat_daerah", 0, a.perangkat_daerah, b.perangkat_daerah);
        compare("tahun", 0, year(a), year(b));
        compare("satuan_uang", 0, std::to_string(a.satuan_uang), std::to_string(b.satuan_uang));
        compare("pengesahan.tempat", 0, a.pengesahan.tempat, b.pengesahan.tempat);
        compare("pengesahan.tanggal", 0, a.pengesahan.tanggal, b.pengesahan.tanggal);
        compare("pengesahan.jabatan", 0, a.pengesahan.jabatan, b.pengesahan.jabatan);
        compare("pengesahan.nama", 0, a.pengesahan.nama, b.pengesahan.nama);
        compare("pengesahan.nip", 0, a.pengesahan.nip, b.pengesahan.nip);
    }

    /// Rows in order; where two differ in name and code, the nearest pair that agrees goes on, and what lies before it was lost or added.
    void rows() {
        std::size_t i = 0;
        std::size_t j = 0;
        while (i < before_.size() && j < after_.size()) {
            const auto [skip_before, skip_after] = next_pair(i, j);
            for (std::size_t k = 0; k < skip_before; ++k) lost_row(i + k);
            for (std::size_t k = 0; k < skip_after; ++k) added_row(j + k);
            i += skip_before;
            j += skip_after;
            row(before_[i++], after_[j++]);
        }
        for (; i < before_.size(); ++i) lost_row(i);
        for (; j < after_.size(); ++j) added_row(j);
    }

    [[nodiscard]] std::pair<std::size_t, std::size_t> next_pair(std::size_t i, std::size_t j) const {
        const std::size_t left = std::min(look_ahead, before_.size() - i);
        const std::size_t right = std::min(look_ahead, after_.size() - j);
        for (std::size_t k = 0; k < std::max(left, right); ++k) {
            if (k < left && same_row(before_[i + k], after_[j])) return {k, 0};
            if (k < right && same_row(before_[i], after_[j + k])) return {0, k};
        }
        return {0, 0};
    }

    void lost_row(std::size_t i) { lose("row", before_[i].line(), before_[i].label(), {}); }
    void added_row(std::size_t j) { lose("row", after_[j].line(), {}, after_[j].label()); }

    void row(const plan_row& a, const plan_row& b) {
        const std::int64_t line = a.line();
        compare("level", line, to_string(a.level()), to_string(b.level()));
        compare("kode", line, a.kode(), b.kode());
        compare("no", line, a.no(), b.no());
        compare("sasaran", line, a.sasaran(), b.sasaran());
        compare("nama", line, a.nama(), b.nama());
        indicators(a, b);
        for (const plan_column column : plan_columns_all) {
            if (same_amount(a, b, column)) continue;
            lose(std::string(money_column_name(column)), line, amount_text(a, column), amount_text(b, column));
        }
        compare("penanggung_jawab", line, a.penanggung_jawab(), b.penanggung_jawab());
    }

    void indicators(const plan_row& a, const plan_row& b) {
        const std::size_t both = std::min(a.indikator_count(), b.indikator_count());
        for (std::size_t k = 0; k < both; ++k) {
            const indikator_view x = a.indikator(k);
            const indikator_view y = b.indikator(k);
            compare("indikator.nama", a.line(), x.nama(), y.nama());
            compare("indikator.satuan", a.line(), x.satuan(), y.satuan());
            for (const plan_column column : plan_columns_all) {
                if (same_target(x, y, column)) continue;
                lose("indikator." + std::string(target_column_name(column)), a.line(), x.written(column), y.written(column));
            }
        }
        for (std::size_t k = both; k < a.indikator_count(); ++k) lose("indikator", a.line(), a.indikator(k).nama(), {});
        for (std::size_t k = both; k < b.indikator_count(); ++k) lose("indikator", a.line(), {}, b.indikator(k).nama());
    }

    const plan& before_;
    const plan& after_;
    std::vector<plan_loss> losses_;
};

}  // namespace

std::vector<plan_loss> losses(const plan& before, const plan& after) { return comparison(before, after).run(); }

}  // namespace renaksi
