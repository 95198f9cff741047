#include "recognise/money_unit.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "recognise/vocabulary.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi::recognise {
namespace {

enum class mark_kind : std::uint8_t { word, number, open, close, times };

/// A word in lower case, a number or a bracket; dots, commas, apostrophes and dashes between them say nothing.
struct mark {
    mark_kind kind = mark_kind::word;
    std::string text;
    std::size_t begin = 0;
    std::size_t end = 0;
};

[[nodiscard]] std::vector<mark> marks_of(std::string_view text) {
    constexpr std::string_view times = "\xC3\x97";
    std::vector<mark> out;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        mark_kind kind = mark_kind::word;
        if (is_alpha(text[i])) {
            while (i < text.size() && is_alpha(text[i])) ++i;
        } else if (is_digit(text[i])) {
            kind = mark_kind::number;
            const auto goes_on = [&text](std::size_t at) {
                const bool is_point = text[at] == '.' || text[at] == ',';
                return is_digit(text[at]) || (is_point && at + 1 < text.size() && is_digit(text[at + 1]));
            };
            while (i < text.size() && goes_on(i)) ++i;
        } else if (text.substr(i).starts_with(times)) {
            kind = mark_kind::times;
            i += times.size();
        } else if (text[i] == '(' || text[i] == ')' || text[i] == '[' || text[i] == ']') {
            kind = text[i] == '(' || text[i] == '[' ? mark_kind::open : mark_kind::close;
            ++i;
        } else {
            ++i;
            continue;
        }
        out.push_back({kind, lower(text.substr(begin, i - begin)), begin, i});
        if (out.back().text == "x") out.back().kind = mark_kind::times;
    }
    return out;
}

[[nodiscard]] bool is_currency(const mark& one) { return one.text == "rp" || one.text == "rupiah" || one.text == "idr"; }

/// 1'000 for `ribu` and `ribuan`, and so on; 0 for any other word.
[[nodiscard]] std::int64_t magnitude_of(const mark& one) {
    struct named {
        std::string_view word;
        std::int64_t rupiah;
    };
    constexpr std::array<named, 11> all{{{"ribu", 1'000},
                                         {"ribuan", 1'000},
                                         {"rb", 1'000},
                                         {"juta", 1'000'000},
                                         {"jutaan", 1'000'000},
                                         {"jt", 1'000'000},
                                         {"miliar", 1'000'000'000},
                                         {"miliaran", 1'000'000'000},
                                         {"milyar", 1'000'000'000},
                                         {"milyaran", 1'000'000'000},
                                         {"milliar", 1'000'000'000}}};
    const auto* const found = std::find_if(all.begin(), all.end(), [&one](const named& known) { return known.word == one.text; });
    return one.kind == mark_kind::word && found != all.end() ? found->rupiah : 0;
}

/// `000` and `000.000` behind a currency stand for the digits left out; 0 for any other number.
[[nodiscard]] std::int64_t left_out(const mark& one) {
    if (one.kind != mark_kind::number) return 0;
    std::int64_t unit = 1;
    std::size_t run = 0;
    for (std::size_t i = 0; i <= one.text.size(); ++i) {
        if (i < one.text.size() && one.text[i] == '0') {
            ++run;
        } else if (run != 3 || (i < one.text.size() && is_digit(one.text[i]))) {
            return 0;
        } else {
            unit *= 1'000;
            run = 0;
        }
        if (unit > 1'000'000'000) return 0;
    }
    return unit;
}

/// `1.000`, `1.000.000`, with or without `,00`; 0 for any other number.
[[nodiscard]] std::int64_t thousand_power(const mark& one) {
    std::string_view digits = one.text;
    if (one.kind != mark_kind::number || digits.size() < 4 || digits.front() != '1') return 0;
    if (digits.ends_with(",00") || digits.ends_with(".00")) digits.remove_suffix(3);
    std::size_t zeros = 0;
    for (const char c : digits.substr(1)) {
        if (c != '0' && is_digit(c)) return 0;
        zeros += c == '0' ? 1U : 0U;
    }
    if (zeros != 3 && zeros != 6 && zeros != 9) return 0;
    std::int64_t unit = 1;
    for (; zeros > 0; --zeros) unit *= 10;
    return unit;
}

/// `dalam`, `x`: what a unit is introduced by.
[[nodiscard]] bool introduces(const mark& one) {
    return one.kind == mark_kind::times || one.text == "dalam" || one.text == "satuan" || one.text == "kali";
}

/// Words that may stand before a unit on a line of its own.
[[nodiscard]] bool is_lead(const mark& one) {
    constexpr std::array<std::string_view, 10> words{"angka", "dalam", "dinyatakan", "disajikan", "jumlah",
                                                     "mata",  "nilai", "satuan",     "uang",      "anggaran"};
    return introduces(one) || std::find(words.begin(), words.end(), one.text) != words.end();
}

/// `5 juta`, `satu juta`: a sum, not a unit.
[[nodiscard]] bool counts(const mark& one) {
    constexpr std::array<std::string_view, 14> words{"satu",    "dua",      "tiga",    "empat", "lima",  "enam",  "tujuh",
                                                     "delapan", "sembilan", "sepuluh", "belas", "puluh", "ratus", "seratus"};
    return one.kind == mark_kind::number || std::find(words.begin(), words.end(), one.text) != words.end();
}

/// The marks [first, last) that say a unit.
struct unit_core {
    std::size_t first = 0;
    std::size_t last = 0;
    std::int64_t rupiah = 0;
    bool introduced = false;
};

/// The unit that begins at mark `at`.
[[nodiscard]] std::optional<unit_core> core_at(const std::vector<mark>& marks, std::size_t at) {
    const auto next = [&marks](std::size_t i) {
        ++i;
        while (i < marks.size() && marks[i].kind == mark_kind::open) ++i;
        return i;
    };
    const std::size_t second = next(at);
    if (introduces(marks[at]) && second < marks.size()) {
        const bool currency = is_currency(marks[second]);
        const std::size_t third = currency ? next(second) : second;
        if (third < marks.size() && (currency || marks[at].kind == mark_kind::times)) {
            if (const std::int64_t unit = thousand_power(marks[third])) return unit_core{at, third + 1, unit, true};
        }
        // `dalam ribuan`: the suffix makes it a unit also where the currency is not said.
        if (marks[at].text == "dalam" && marks[second].text.ends_with("an")) {
            const std::int64_t unit = magnitude_of(marks[second]);
            const std::size_t end = second + 1 < marks.size() && is_currency(marks[second + 1]) ? second + 2 : second + 1;
            if (unit > 0) return unit_core{at, end, unit, true};
        }
    }
    if (second >= marks.size() || (at > 0 && counts(marks[at - 1]))) return std::nullopt;
    std::int64_t unit = 0;
    if (is_currency(marks[at])) {
        unit = magnitude_of(marks[second]);
        if (unit == 0) unit = left_out(marks[second]);
        const std::size_t third = next(second);
        if (unit == 0 && marks[second].kind == mark_kind::times && third < marks.size()) {
            unit = thousand_power(marks[third]);
            if (unit > 0) return unit_core{at, third + 1, unit, true};
        }
    } else if (is_currency(marks[second])) {
        unit = magnitude_of(marks[at]);
    }
    if (unit == 0) return std::nullopt;
    return unit_core{at, second + 1, unit, at > 0 && introduces(marks[at - 1])};
}

/// Widens a unit over what introduces it and over its brackets, and says whether nothing else stands with it there.
[[nodiscard]] bool stands_alone(const std::vector<mark>& marks, unit_core& core) {
    while (core.first > 0 && is_lead(marks[core.first - 1])) --core.first;
    bool bracketed = false;
    std::size_t open = 0;
    for (std::size_t i = core.first; i < core.last; ++i) open += marks[i].kind == mark_kind::open ? 1U : 0U;
    while (open > 0 && core.last < marks.size() && marks[core.last].kind == mark_kind::close) {
        ++core.last;
        --open;
    }
    while (core.first > 0 && core.last < marks.size() && marks[core.first - 1].kind == mark_kind::open &&
           marks[core.last].kind == mark_kind::close) {
        --core.first;
        ++core.last;
        bracketed = true;
    }
    return bracketed || (core.first == 0 && core.last == marks.size());
}

[[nodiscard]] std::optional<unit_core> find_core(const std::vector<mark>& marks, bool anywhere) {
    for (std::size_t at = 0; at < marks.size(); ++at) {
        std::optional<unit_core> core = core_at(marks, at);
        if (!core) continue;
        const bool alone = stands_alone(marks, *core);
        if (alone || core->introduced || anywhere) return core;
    }
    return std::nullopt;
}

/// What the header of a money column says: a unit, also as `(000)`; 1 for the bare currency beside other words; nothing.
[[nodiscard]] std::optional<std::int64_t> header_unit(std::string_view text) {
    const std::vector<mark> marks = marks_of(text);
    if (const auto core = find_core(marks, true)) return core->rupiah;
    for (std::size_t i = 0; i + 2 < marks.size(); ++i) {
        if (marks[i].kind != mark_kind::open || marks[i + 2].kind != mark_kind::close) continue;
        if (const std::int64_t unit = left_out(marks[i + 1])) return unit;
    }
    // `Rp` alone tells money from a target beside it, and no unit.
    const bool has_currency = std::any_of(marks.begin(), marks.end(), is_currency);
    const auto is_other = [](const mark& one) { return one.kind == mark_kind::word && !is_currency(one); };
    if (has_currency && std::any_of(marks.begin(), marks.end(), is_other)) return 1;
    return std::nullopt;
}

/// Units said so far, each with its first place.
struct said_unit {
    std::int64_t rupiah = 1;
    std::string text;
    std::int64_t line = 0;
    std::int32_t column = 0;
};

void add_said(std::vector<said_unit>& all, said_unit one) {
    const auto same = [&one](const said_unit& other) { return other.rupiah == one.rupiah; };
    if (std::none_of(all.begin(), all.end(), same)) all.push_back(std::move(one));
}

[[nodiscard]] said_unit said_at(const classified_grid& cells, std::size_t row, std::size_t column, std::int64_t rupiah) {
    return {rupiah, collapse(cells.text(row, column)), cells.grid().line(row), cells.grid().origin(row, column)};
}

/// Lines of the title, and lines above the columns with nothing else in them.
[[nodiscard]] std::vector<said_unit> said_above(const classified_grid& cells, const sections& parts) {
    std::vector<said_unit> out;
    const auto look = [&](std::size_t row) {
        for (std::size_t column = 0; column < cells.grid().columns(row); ++column) {
            if (const auto phrase = find_unit_phrase(cells.text(row, column))) {
                add_said(out, said_at(cells, row, column, phrase->rupiah));
            }
        }
    };
    for (std::size_t row = parts.title.begin; row < parts.title.end; ++row) look(row);
    if (!parts.headers.empty()) {
        for (std::size_t row = parts.headers.front().begin; row < parts.headers.front().end; ++row) {
            if (cells.filled(row) == 1) look(row);
        }
    }
    return out;
}

/// The header cells over one column: each covers the columns up to the next label, and at least the one beside it.
[[nodiscard]] std::optional<said_unit> said_over(const classified_grid& cells, const row_range& header, std::size_t column) {
    std::optional<said_unit> plain;
    for (std::size_t row = header.begin; row < header.end; ++row) {
        if (cells.filled(row) < 2) continue;
        std::size_t at = column + 1;
        while (at > 0 && (at > cells.grid().columns(row) || cells.text(row, at - 1).empty())) --at;
        if (at == 0) continue;
        const auto unit = header_unit(cells.text(row, at - 1));
        if (!unit) continue;
        if (*unit != 1) return said_at(cells, row, at - 1, *unit);
        if (!plain) plain = said_at(cells, row, at - 1, 1);
    }
    return plain;
}

[[nodiscard]] std::vector<said_unit> said_by_headers(const classified_grid& cells, const sections& parts, const column_roles& roles) {
    std::vector<said_unit> out;
    if (parts.headers.empty()) return out;
    for (std::size_t column = 0; column < roles.width(); ++column) {
        if (roles.at(column).what != role::money) continue;
        if (auto said = said_over(cells, parts.headers.front(), column)) add_said(out, *std::move(said));
    }
    return out;
}

}  // namespace

std::optional<unit_phrase> find_unit_phrase(std::string_view line) {
    const std::vector<mark> marks = marks_of(line);
    const auto core = find_core(marks, false);
    if (!core) return std::nullopt;
    return unit_phrase{marks[core->first].begin, marks[core->last - 1].end, core->rupiah};
}

void find_small_money(classified_grid& cells) {
    constexpr std::size_t most_rows = 60;
    bool in_title = false;
    std::vector<bool> done(cells.width(), false);
    for (std::size_t row = 0; row < std::min(cells.rows(), most_rows); ++row) {
        for (std::size_t column = 0; column < cells.grid().columns(row); ++column) {
            const std::string_view text = cells.text(row, column);
            if (text.empty() || !is_wording(cells.at(row, column))) continue;
            const bool is_label = cells.filled(row) > 2 && is_header_text(text);
            if (!is_label) {
                in_title = in_title || (cells.filled(row) <= 2 && find_unit_phrase(text));
                continue;
            }
            const auto unit = header_unit(text);
            if (!(unit && *unit != 1) && !(in_title && label_of(text) == header_label::pagu)) continue;
            // Up to the next label of the row.
            std::size_t covered = column;
            do {
                if (!done[covered]) cells.take_for_money(covered, row + 1);
                done[covered] = true;
                ++covered;
            } while (covered < cells.grid().columns(row) && cells.text(row, covered).empty());
        }
    }
}

void take_money_unit(const classified_grid& cells, const sections& parts, const column_roles& roles, plan_builder& builder) {
    if (!roles.find(role::money)) return;
    std::vector<said_unit> said = said_above(cells, parts);
    if (said.empty()) said = said_by_headers(cells, parts, roles);
    if (said.empty() || (said.size() == 1 && said.front().rupiah == 1)) return;
    std::string text;
    for (const said_unit& one : said) text.append(text.empty() ? "" : " / ").append(one.text);
    const bool contradicting = said.size() > 1;
    if (!contradicting) builder.info().satuan_uang = said.front().rupiah;
    const std::int64_t amount = contradicting ? 0 : said.front().rupiah;
    builder.add_note(note{note_kind::scaled_amounts, said.front().line, said.front().column, amount, std::move(text)});
}

}  // namespace renaksi::recognise
