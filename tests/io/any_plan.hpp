/// \file
/// Plans drawn at random for round trips: every state that a cell can be in, texts with all that a format may stumble over, and levels in
/// any order that a builder takes. They are no sensible plans, which no format may depend on.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "io/target_style.hpp"
#include "renaksi/money/format.hpp"
#include "renaksi/plan/builder.hpp"

namespace any_plan {

class drawer {
public:
    explicit drawer(std::uint64_t seed) : engine_(seed) {}

    [[nodiscard]] std::size_t below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
    [[nodiscard]] bool percent(std::size_t n) { return below(100) < n; }

    /// Blank now and then; without white space at its ends, since every reader trims.
    [[nodiscard]] std::string text() {
        constexpr std::array<std::string_view, 26> parts{
            "a",  "Program", " ", ",",   ";", "\"",           "'",    "=",     "+",    "-", "@", "|", "\t", "\n", "\xC3\xA9", "12",
            "##", "\\u0041", "%", "<b>", "&", "\xE2\x80\x93", "SUM(", "1.234", "null", "'="};
        std::string out;
        if (percent(20)) return out;
        for (std::size_t left = 1 + below(6); left > 0; --left) out.append(parts[below(parts.size())]);
        return std::string(renaksi::trim(out));
    }

    [[nodiscard]] renaksi::amount_cell amount() {
        if (percent(20)) return {};
        if (percent(20)) return {renaksi::amount::dash(), "-"};
        const auto sen = static_cast<std::int64_t>(engine_() >> (below(55) + 5)) * (percent(10) ? -1 : 1);
        const auto value = renaksi::rupiah::from_sen(percent(50) ? sen : sen / 100 * 100);
        return {renaksi::amount::of(value), renaksi::to_plain(value)};
    }

    [[nodiscard]] renaksi::indikator_draft indikator() {
        constexpr std::array<std::string_view, 14> targets{"",    "-",   "4",        "95%", "BB",     "80-90",       "1.234",
                                                           "1,5", "0.5", "12 Bulan", "WTP", "sesuai", "1,250 Orang", "=2"};
        constexpr std::array<renaksi::number_style, 4> styles{renaksi::number_style::automatic, renaksi::number_style::dot_groups,
                                                              renaksi::number_style::comma_groups, renaksi::number_style::plain};
        renaksi::indikator_draft out;
        out.nama = text();
        out.satuan = text();
        const renaksi::number_style style = styles[below(styles.size())];
        for (renaksi::target_cell& cell : out.targets) {
            cell.written = targets[below(targets.size())];
            cell.value = renaksi::io::read_target_text(cell.written, style);
        }
        if (out.nama.empty() && out.satuan.empty()) out.nama = "Jumlah";
        return out;
    }

    [[nodiscard]] renaksi::row_draft row(renaksi::level level, std::int64_t line) {
        constexpr std::array<std::string_view, 4> codes{"", "2.17.01", "2.17.01.2.01", "X.XX.01.2.06.0003"};
        renaksi::row_draft out;
        out.level = level;
        out.line = line;
        out.no = text();
        out.penanggung_jawab = text();
        out.sasaran = text();
        if (level == renaksi::level::sasaran) {
            if (out.sasaran.empty()) out.sasaran = "Sasaran";
        } else {
            out.nama = text();
            out.kode = codes[below(codes.size())];
            for (renaksi::amount_cell& cell : out.money) cell = amount();
        }
        for (std::size_t left = below(4); left > 0; --left) out.indikator.push_back(indikator());
        return out;
    }

private:
    std::mt19937_64 engine_;
};

[[nodiscard]] inline renaksi::plan draw(std::uint64_t seed) {
    drawer any(seed);
    renaksi::plan_builder builder;
    renaksi::plan_info& info = builder.info();
    info.judul = any.text();
    info.perangkat_daerah = any.text();
    if (any.percent(80)) info.tahun = 2000 + static_cast<std::int32_t>(any.below(50));
    info.pengesahan = {any.text(), any.text(), any.text(), any.text(), any.text(), static_cast<std::int64_t>(any.below(2) * 90)};
    info.levels.status = static_cast<renaksi::level_status>(any.below(3));
    info.levels.source = static_cast<renaksi::level_source>(any.below(4));
    info.levels.cost = static_cast<std::int64_t>(any.below(5));
    info.satuan_uang = any.percent(80) ? 1 : 1'000;
    const std::size_t rows = 1 + any.below(6);
    for (std::size_t i = 0; i <= rows; ++i) {
        const bool last = i == rows;
        if (last && any.percent(30)) break;
        const auto level = last ? renaksi::level::jumlah : static_cast<renaksi::level>(1 + any.below(4));
        if (!builder.add_row(any.row(level, static_cast<std::int64_t>(2 * i + 3)))) throw std::logic_error("no such row");
    }
    auto made = std::move(builder).finish();
    if (!made) throw std::logic_error("no such plan");
    return std::move(made).value();
}

}  // namespace any_plan
