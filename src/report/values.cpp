#include "report/values.hpp"

#include <fmt/format.h>

#include <array>
#include <variant>

#include "renaksi/base/text.hpp"
#include "renaksi/money/format.hpp"
#include "renaksi/plan/satuan_uang.hpp"
#include "report/layout.hpp"

namespace renaksi::report {

namespace {

grouping grouping_of(language lang) noexcept { return lang == language::id ? grouping::dot : grouping::comma; }

struct plain_text_of {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(rupiah value) const { return to_plain(value); }
    std::string operator()(decimal value) const { return to_string(value); }
    std::string operator()(const finding_text& value) const { return value.text; }
};

}  // namespace

std::string plain_text(const finding_value& value) { return std::visit(plain_text_of{}, value); }

std::string_view level_word(level which) noexcept { return which == level::sub_kegiatan ? "sub kegiatan" : to_string(which); }

std::string_view column_word(plan_column column) noexcept {
    constexpr std::array<std::string_view, plan_column_count> words{"pagu", "TW I", "TW II", "TW III", "TW IV"};
    return words[position(column)];
}

std::string grouped(int128 sen, language lang) { return format_sen(sen, grouping_of(lang)); }

std::string signed_grouped(int128 sen, language lang) { return sen > 0 ? "+" + grouped(sen, lang) : grouped(sen, lang); }

std::string cell_text(const amount& printed, language lang) {
    if (printed.state == amount_state::blank) return {};
    if (printed.state == amount_state::dash) return "-";
    return grouped(printed.value.sen(), lang);
}

std::string count_text(std::int64_t count, language lang) { return format_sen(int128{count} * sen_per_rupiah, grouping_of(lang)); }

std::string listed(const std::vector<std::int64_t>& numbers, language lang) {
    std::string out;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (i > 0) out.append(i + 1 < numbers.size() ? ", " : lang == language::id ? " dan " : " and ");
        out.append(std::to_string(numbers[i]));
    }
    return out;
}

namespace {

/// `tercantum dalam ribuan rupiah`: the amounts shown are full Rupiah all the same.
std::string unit_text(std::int64_t unit, language lang) {
    if (lang == language::id) return "tercantum " + std::string(satuan_uang_phrase(unit));
    const std::string_view name = unit == 1'000 ? "thousands" : unit == 1'000'000 ? "millions" : "milliards";
    return fmt::format("printed in {} of Rupiah", name);
}

}  // namespace

std::vector<std::string> headline(const plan& p, std::string_view file, language lang) {
    const plan_info& info = p.info();
    std::vector<std::string> lines;
    if (!info.judul.empty()) lines.push_back(printable(info.judul));
    const std::string title = normalised(info.judul);
    if (!info.perangkat_daerah.empty() && title.find(normalised(info.perangkat_daerah)) == std::string::npos) {
        lines.push_back(printable(info.perangkat_daerah));
    }
    const level_counts counts = p.counts();
    std::string facts;
    if (info.tahun) facts = fmt::format("{} {} · ", lang == language::id ? "Tahun" : "Year", *info.tahun);
    facts += fmt::format("{} program, {} kegiatan, {} sub kegiatan", count_text(counts.program, lang), count_text(counts.kegiatan, lang),
                         count_text(counts.sub_kegiatan, lang));
    if (info.satuan_uang != 1) facts.append(" · ").append(unit_text(info.satuan_uang, lang));
    lines.push_back(std::move(facts));
    if (!file.empty()) lines.insert(lines.begin(), printable(file));
    return lines;
}

}  // namespace renaksi::report
