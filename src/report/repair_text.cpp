#include "report/repair_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "report/values.hpp"

namespace renaksi::report {

namespace {

constexpr std::size_t name_columns = 40;

[[nodiscard]] std::string_view word(language lang, std::string_view id, std::string_view en) noexcept {
    return lang == language::id ? id : en;
}

/// `baris 53`; a row of no document by its level and name.
[[nodiscard]] std::string row_text(const plan_row& row, language lang) {
    if (row.line() > 0) return fmt::format("{} {}", word(lang, "baris", "line"), row.line());
    const std::string name = shorten(printable(row.label()), name_columns);
    return name.empty() ? std::string(level_word(row.level())) : fmt::format("{} \"{}\"", level_word(row.level()), name);
}

[[nodiscard]] std::string value_text(const amount& value, language lang) {
    const std::string text = cell_text(value, lang);
    return text.empty() ? std::string(word(lang, "kosong", "blank")) : text;
}

[[nodiscard]] std::string changes_text(const std::vector<cell_change>& changes, language lang) {
    std::string out;
    for (const cell_change& one : changes) {
        out.append(out.empty() ? "" : "; ");
        out += fmt::format("{}: {} → {}", column_word(one.column), value_text(one.old_value, lang), value_text(one.new_value, lang));
    }
    return out;
}

/// What a lost row amounts to, blank columns left out.
[[nodiscard]] std::string amounts_text(const std::vector<cell_change>& changes, language lang) {
    std::string out;
    for (const cell_change& one : changes) {
        if (!one.new_value.has_value() || one.new_value.value.sen() == 0) continue;
        out += fmt::format("{}{} {}", out.empty() ? "" : ", ", column_word(one.column), value_text(one.new_value, lang));
    }
    return out;
}

[[nodiscard]] std::string missing_row_text(const candidate& proposed, const plan& p, language lang) {
    const std::string above = row_text(p.row(proposed.row), lang);
    const std::string amounts = amounts_text(proposed.changes, lang);
    if (proposed.other) {
        const std::string first = row_text(p.row(*proposed.other), lang);
        return lang == language::id
                   ? fmt::format("di bawah {} hilang satu baris induk, di atas {}: {}; carilah di dokumen asalnya", above, first, amounts)
                   : fmt::format("below {} the row above {} is missing: {}; look it up in the original document", above, first, amounts);
    }
    return lang == language::id ? fmt::format("di bawah {} hilang satu baris: {}; carilah di dokumen asalnya", above, amounts)
                                : fmt::format("a row is missing below {}: {}; look it up in the original document", above, amounts);
}

}  // namespace

std::string candidates_heading(const mistake& of, language lang) {
    if (of.candidates.empty()) {
        return std::string(word(lang, "Tidak ada usul perbaikan: tidak ada satu salah tulis yang menjelaskannya.",
                                "No repair is proposed: no single slip explains it."));
    }
    if (of.status == mistake_status::confident) return std::string(word(lang, "Usul perbaikan (yakin):", "Proposed repair (confident):"));
    const auto first = std::count_if(of.candidates.begin(), of.candidates.end(), [](const candidate& one) { return one.rank == 1; });
    if (first > 1) {
        return lang == language::id ? fmt::format("Usul perbaikan (ragu, {} usul pertama sama kuat):", first)
                                    : fmt::format("Proposed repairs (ambiguous, the first {} are equally good):", first);
    }
    return std::string(of.candidates.size() == 1
                           ? word(lang, "Usul perbaikan (ragu):", "Proposed repair (ambiguous):")
                           : word(lang, "Usul perbaikan (ragu, yang terbaik lebih dulu):", "Proposed repairs (ambiguous, best first):"));
}

std::size_t shown_candidates(const mistake& of) noexcept {
    // Where the document decides, the others only distract.
    if (of.status == mistake_status::confident) return std::min<std::size_t>(of.candidates.size(), 1);
    return std::min(of.candidates.size(), most_candidates);
}

std::string unshown_text(const mistake& of, language lang) {
    const std::size_t shown = shown_candidates(of);
    if (of.candidates.size() <= shown) return {};
    const bool sure = of.status == mistake_status::confident;
    const std::string rest = count_text(static_cast<std::int64_t>(of.candidates.size() - shown), lang);
    return (lang == language::id ? "dan " + rest + " lagi" : "and " + rest + " more") +
           std::string(sure ? word(lang, ", jauh lebih kecil kemungkinannya", ", far less likely") : "");
}

std::string tie_text(const mistake& of, std::size_t at, language lang) {
    std::size_t tied = at;
    while (tied > 0 && of.candidates[tied - 1].rank == of.candidates[at].rank) --tied;
    if (tied == at) return {};
    return fmt::format("{} {}", word(lang, "sama kuat dengan usul", "as good as proposal"), tied + 1);
}

std::string_view not_least_text(language lang) noexcept {
    return word(lang,
                "Di sini lebih banyak jumlah yang saling terkait daripada yang dapat ditelusuri tuntas: "
                "mungkin ada penjelasan dengan kesalahan yang lebih sedikit.",
                "More broken sums hang together here than were searched exactly: there may be an explanation "
                "with fewer mistakes.");
}

std::string repair_text(const candidate& proposed, const plan& p, language lang) {
    std::string row = row_text(p.row(proposed.row), lang);
    switch (proposed.kind) {
        case repair_kind::cell:
            return fmt::format("{}, {}", row, changes_text(proposed.changes, lang));
        case repair_kind::row_cells:
            return fmt::format("{}, {}: {}", row, word(lang, "beberapa sel", "several cells"), changes_text(proposed.changes, lang));
        case repair_kind::doubled_row:
            return lang == language::id ? row + " dihapus" : "take out " + row;
        case repair_kind::misplaced_row: {
            const std::string below = proposed.other ? row_text(p.row(*proposed.other), lang) : std::string{};
            return lang == language::id ? fmt::format("{} dipindah ke bawah {}", row, below) : fmt::format("move {} below {}", row, below);
        }
        case repair_kind::missing_row:
            return missing_row_text(proposed, p, lang);
    }
    return row;
}

std::string reasons_text(const candidate& proposed, language lang) {
    std::string out;
    for (const repair_reason reason : proposed.reasons) out.append(out.empty() ? "" : "; ").append(reason_text(reason, lang));
    return out;
}

std::string follows_text(const candidate& proposed, const plan& p, language lang) {
    std::vector<row_index> rows;
    for (const cell_change& one : proposed.follows) {
        if (std::find(rows.begin(), rows.end(), one.row) == rows.end()) rows.push_back(one.row);
    }
    if (rows.empty()) return {};
    std::vector<std::int64_t> lines;
    std::string names;
    for (const row_index row : rows) {
        lines.push_back(p.row(row).line());
        names.append(names.empty() ? "" : ", ").append(row_text(p.row(row), lang));
    }
    if (std::find(lines.begin(), lines.end(), 0) == lines.end()) {
        const std::string_view plural = lang == language::en && lines.size() > 1 ? "s" : "";
        names = fmt::format("{}{} {}", word(lang, "baris", "line"), plural, listed(lines, lang));
    }
    const std::string_view change = rows.size() > 1 ? "change along" : "changes along";
    return names + " " + std::string(word(lang, "ikut berubah", change));
}

std::string hanging(const std::string& left, const std::string& text, std::size_t width) {
    const std::size_t used = width_of(left);
    const std::vector<std::string> lines = wrap(text, width > used ? width - used : 1);
    std::string out;
    for (std::size_t i = 0; i < lines.size(); ++i) out.append(i == 0 ? left : std::string(used, ' ')).append(lines[i]).push_back('\n');
    return out;
}

std::string candidates_text(const mistake& of, const plan& p, const candidates_layout& layout) {
    const language lang = layout.lang;
    const bool sure = of.status == mistake_status::confident && !of.candidates.empty();
    std::string out = layout.margin + layout.paint(sure ? style::green : style::yellow, candidates_heading(of, lang)) + "\n";
    for (std::size_t i = 0; i < shown_candidates(of); ++i) {
        const candidate& one = of.candidates[i];
        std::string text = repair_text(one, p, lang);
        if (const std::string tie = tie_text(of, i, lang); !tie.empty()) text += fmt::format(" ({})", tie);
        const std::string left = fmt::format("{}  {}) ", layout.margin, i + 1);
        out += hanging(left, text, layout.width);
        std::string details = reasons_text(one, lang);
        const std::string follows = follows_text(one, p, lang);
        if (!follows.empty()) details += (details.empty() ? "" : "; ") + follows;
        if (!details.empty()) out += layout.paint(style::faint, hanging(std::string(width_of(left), ' '), details, layout.width));
    }
    if (const std::string more = unshown_text(of, lang); !more.empty()) out += layout.margin + "  " + more + "\n";
    if (!of.is_least) out += hanging(layout.margin, std::string(not_least_text(lang)), layout.width);
    return out;
}

}  // namespace renaksi::report
