// The pictures over the year: the curve of the money planned so far, and its pace beside that of the physical targets.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include "report/page_figures.hpp"
#include "report/page_markup.hpp"
#include "report/page_parts.hpp"
#include "report/page_svg.hpp"
#include "report/values.hpp"

namespace renaksi::page {

namespace {

using quarter_shares = std::array<std::int64_t, quarter_count>;

std::string_view quarter_word(std::size_t quarter) { return report::column_word(plan_columns_all[quarter + 1]); }

quarter_shares shares_of(const std::array<int128, quarter_count>& amounts, int128 whole) {
    quarter_shares out{};
    for (std::size_t q = 0; q < quarter_count; ++q) out[q] = per_mille(amounts[q], whole);
    return out;
}

std::array<int128, quarter_count> amounts_of(const money_totals& of) { return {of[1], of[2], of[3], of[4]}; }

std::size_t greatest(const std::array<int128, quarter_count>& amounts) {
    return static_cast<std::size_t>(std::max_element(amounts.begin(), amounts.end()) - amounts.begin());
}

/// `TW I 15,8%; TW II 82,1%; …`
std::string listed_shares(const quarter_shares& shares, language lang) {
    std::string out;
    for (std::size_t q = 0; q < quarter_count; ++q) {
        out += fmt::format("{}{} {}", q == 0 ? "" : "; ", quarter_word(q), percent_text(shares[q], lang));
    }
    return out;
}

/// A data table of a row a triwulan; `head` and each row's cells are HTML already.
std::string quarter_table(std::string_view caption, const std::vector<std::string>& head,
                          const std::array<std::vector<std::string>, quarter_count>& rows) {
    std::string out = fmt::format(
        "<div class=\"scroll\" role=\"group\" aria-label=\"{}\" tabindex=\"0\"><table class=\"data quarters\"><caption "
        "class=\"vh\">{}</caption><thead><tr>",
        caption, caption);
    for (const std::string& name : head) out += fmt::format("<th scope=\"col\">{}</th>", name);
    out += "</tr></thead><tbody>";
    for (std::size_t q = 0; q < quarter_count; ++q) {
        out += fmt::format("<tr><th scope=\"row\">{}</th>", quarter_word(q));
        for (const std::string& cell : rows[q]) out += fmt::format("<td>{}</td>", cell);
        out += "</tr>";
    }
    return out + "</tbody></table></div>\n";
}

std::string line_path(const chart_frame& frame, const quarter_shares& shares) {
    std::string out = fmt::format("M{} {}", chart_frame::left, coordinate(frame.y_tenths(0)));
    for (std::size_t q = 0; q < quarter_count; ++q) {
        const std::int64_t x = chart_frame::left + (static_cast<std::int64_t>(q) + 1) * chart_frame::quarter;
        out += fmt::format("L{} {}", x, coordinate(frame.y_tenths(shares[q])));
    }
    return out;
}

class curve {
public:
    explicit curve(const context& of)
        : lang_(of.lang),
          leaves_(total(of.plan)),
          jumlah_(differing_jumlah(of.plan, leaves_)),
          year_(year_of(leaves_)),
          sums_(running_sums(leaves_)),
          shares_(shares_of(sums_, year_)) {
        if (jumlah_) declared_ = shares_of(running_sums(*jumlah_), year_);
        frame_.values =
            axis_for(std::min(least(shares_), least(declared_)), std::max({most(shares_), most(declared_), std::int64_t{1000}}));
    }

    [[nodiscard]] std::string write() const {
        const std::string_view title =
            say(lang_, "Kurva S: anggaran kumulatif per triwulan", "S curve: budget planned so far, by triwulan");
        if (year_ <= 0) {
            return figure("kurva-s", title,
                          say(lang_, "Tidak ada anggaran yang dapat digambar: jumlah pagu baris rincian nol, negatif, atau kosong.",
                              "There is no budget to draw: the pagu of the lowest rows add up to nothing or less, or are blank."),
                          {});
        }
        const auto amounts = amounts_of(leaves_);
        if (std::all_of(amounts.begin(), amounts.end(), [](int128 sen) { return sen == 0; })) {
            return figure("kurva-s", title,
                          say(lang_, "Tidak ada anggaran triwulan: pagunya belum dibagi ke triwulan.",
                              "There is no budget by triwulan: the pagu is not spread over the year yet."),
                          {});
        }
        return figure("kurva-s", title, sentence(), "<div class=\"pair\">" + drawing(title) + data() + "</div>\n");
    }

private:
    static std::int64_t least(const quarter_shares& of) { return *std::min_element(of.begin(), of.end()); }
    static std::int64_t most(const quarter_shares& of) { return *std::max_element(of.begin(), of.end()); }

    [[nodiscard]] std::string sentence() const {
        const auto amounts = amounts_of(leaves_);
        const std::size_t top = greatest(amounts);
        const std::string share = percent_text(per_mille(amounts[top], year_), lang_);
        std::string out = lang_ == language::id ? fmt::format("Triwulan terbesar {}: {}, {} pagu.", quarter_word(top),
                                                              short_rupiah(amounts[top], lang_), share)
                                                : fmt::format("The largest triwulan is {}: {}, {} of the pagu.", quarter_word(top),
                                                              short_rupiah(amounts[top], lang_), share);
        const int128 short_by = year_ - sums_.back();
        if (short_by == 0) {
            out += say(lang_, " Rencana empat triwulan sama dengan pagunya.", " The four triwulan add up to the pagu.");
        } else {
            const std::string amount = rupiah_text(short_by < 0 ? -short_by : short_by, lang_);
            out += lang_ == language::id
                       ? fmt::format(" Rencana empat triwulan {} {} dari pagu.", short_by > 0 ? "kurang" : "lebih", amount)
                       : fmt::format(" The four triwulan are {} {} than the pagu.", amount, short_by > 0 ? "less" : "more");
        }
        if (jumlah_) {
            out += say(lang_, " Garis putus-putus: menurut baris Jumlah, yang berbeda dari rinciannya.",
                       " The dashed line is what the Jumlah row says, which differs from the rows above it.");
        }
        return out;
    }

    [[nodiscard]] std::string drawing(std::string_view title) const {
        std::string out = open_chart("kurva", title, listed_shares(shares_, lang_));
        out += svg_text(100, 120, "class=\"tick\"", "100% = pagu " + short_rupiah(year_, lang_));
        out += frame_.grid(chart_frame::quarter);
        if (jumlah_) out += fmt::format("<path class=\"line dashed\" d=\"{}\"/>", line_path(frame_, declared_));
        out += fmt::format("<path class=\"line\" d=\"{}\"/>", line_path(frame_, shares_));
        for (std::size_t q = 0; q < quarter_count; ++q) {
            const std::int64_t x = (chart_frame::left + (static_cast<std::int64_t>(q) + 1) * chart_frame::quarter) * 10;
            const std::int64_t y = frame_.y_tenths(shares_[q]);
            out += fmt::format("<circle class=\"dot\" cx=\"{}\" cy=\"{}\" r=\"3.5\"/>", coordinate(x), coordinate(y));
            // Left above the point a curve that does not fall leaves room.
            out += svg_text(x - 50, y - 70, "text-anchor=\"end\" class=\"value\"", percent_text(shares_[q], lang_));
        }
        return out + "</svg>\n";
    }

    [[nodiscard]] std::string data() const {
        std::vector<std::string> head{
            std::string(say(lang_, "Triwulan", "Triwulan")), std::string(say(lang_, "Rencana (Rp)", "Planned (Rp)")),
            std::string(say(lang_, "Kumulatif (Rp)", "So far (Rp)")), std::string(say(lang_, "% pagu", "% of pagu"))};
        if (jumlah_) head.emplace_back(say(lang_, "Kumulatif menurut Jumlah (Rp)", "So far by Jumlah (Rp)"));
        std::array<std::vector<std::string>, quarter_count> rows;
        const auto amounts = amounts_of(leaves_);
        for (std::size_t q = 0; q < quarter_count; ++q) {
            rows[q] = {report::grouped(amounts[q], lang_), report::grouped(sums_[q], lang_), percent_text(shares_[q], lang_)};
            if (jumlah_) rows[q].push_back(report::grouped(running_sums(*jumlah_)[q], lang_));
        }
        return quarter_table(say(lang_, "Anggaran kumulatif per triwulan", "Budget planned so far, by triwulan"), head, rows);
    }

    language lang_;
    money_totals leaves_;
    std::optional<money_totals> jumlah_;
    int128 year_;
    std::array<int128, quarter_count> sums_;
    quarter_shares shares_;
    quarter_shares declared_{};
    chart_frame frame_;
};

class pace {
public:
    explicit pace(const context& of) : lang_(of.lang), leaves_(total(of.plan)), targets_(progress_of_targets(of.plan)) {
        const int128 sum = quarters_sum(leaves_);
        drawable_money_ = sum > 0;
        money_ = shares_of(amounts_of(leaves_), sum);
        std::int64_t low = 0;
        std::int64_t high = 0;
        for (std::size_t q = 0; q < quarter_count; ++q) {
            low = std::min({low, money_[q], targets_.per_mille[q]});
            high = std::max({high, money_[q], targets_.per_mille[q]});
        }
        frame_.values = axis_for(low, high);
    }

    [[nodiscard]] std::string write() const {
        const std::string_view title = say(lang_, "Uang dan target fisik per triwulan", "Money and physical targets by triwulan");
        if (!drawable_money_) {
            return figure("laju", title,
                          say(lang_, "Tidak ada anggaran triwulan untuk dibandingkan dengan target fisik.",
                              "There is no budget by triwulan to hold against the physical targets."),
                          {});
        }
        if (targets_.counted == 0) {
            return figure("laju", title,
                          say(lang_, "Tidak ada indikator dengan target triwulan berupa angka yang sejalan dengan target setahunnya.",
                              "No indikator has targets of triwulan that are numbers and make up its target of the year."),
                          {});
        }
        return figure("laju", title, sentence(), "<div class=\"pair\">" + drawing(title) + data() + "</div>\n");
    }

private:
    [[nodiscard]] std::string sentence() const {
        std::size_t widest = 0;
        const auto gap = [this](std::size_t q) { return std::abs(money_[q] - targets_.per_mille[q]); };
        for (std::size_t q = 1; q < quarter_count; ++q) widest = gap(q) > gap(widest) ? q : widest;
        const std::string money = percent_text(money_[widest], lang_);
        const std::string targets = percent_text(targets_.per_mille[widest], lang_);
        const std::string counted = report::count_text(targets_.counted, lang_);
        const std::string all = report::count_text(targets_.indicators, lang_);
        const std::string_view rows =
            targets_.of_leaves ? say(lang_, "baris rincian", "the lowest rows") : say(lang_, "semua baris", "all rows");
        if (lang_ == language::id) {
            return fmt::format(
                "Selisih terbesar pada {}: {} anggaran, {} target fisik. Target fisik adalah rata-rata {} dari {} indikator {}, yaitu yang "
                "target triwulannya berupa angka dan sejalan dengan target setahunnya.",
                quarter_word(widest), money, targets, counted, all, rows);
        }
        return fmt::format(
            "They are furthest apart in {}: {} of the money, {} of the physical targets. The targets are the mean of {} of the {} "
            "indikator "
            "of {}: those whose targets of triwulan are numbers and make up the target of the year.",
            quarter_word(widest), money, targets, counted, all, rows);
    }

    [[nodiscard]] std::string bar(std::int64_t x, std::int64_t per_mille_high, std::string_view classes) const {
        constexpr std::int64_t bar_width = 29;
        const std::int64_t zero = frame_.y_tenths(0);
        const std::int64_t end = frame_.y_tenths(per_mille_high);
        std::string out = fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", classes, x,
                                      coordinate(std::min(zero, end)), bar_width, coordinate(std::abs(zero - end)));
        std::string label = percent_text(per_mille_high, lang_);
        label.pop_back();
        const std::int64_t y = end <= zero ? end - 40 : end + 110;
        return out + svg_text(x * 10 + bar_width * 5, y, "text-anchor=\"middle\" class=\"small\"", label);
    }

    [[nodiscard]] std::string drawing(std::string_view title) const {
        const std::string described = fmt::format("{}: {}. {}: {}.", say(lang_, "Anggaran", "Money"), listed_shares(money_, lang_),
                                                  say(lang_, "Target fisik", "Physical targets"), listed_shares(targets_.per_mille, lang_));
        std::string out = open_chart("laju-g", title, described);
        out +=
            "<defs><pattern id=\"arsir\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\"><rect class=\"hatch-ground\" "
            "width=\"5\" height=\"5\"/><path class=\"hatch\" d=\"M-1 1L1 -1M0 5L5 0M4 6L6 4\"/></pattern></defs>";
        out += "<rect class=\"c1\" x=\"40\" y=\"4\" width=\"10\" height=\"10\"/>" + svg_text(550, 130, "", say(lang_, "anggaran", "money"));
        out += "<rect class=\"c2\" x=\"130\" y=\"4\" width=\"10\" height=\"10\"/>" +
               svg_text(1450, 130, "", say(lang_, "target fisik", "physical targets"));
        out += frame_.grid(chart_frame::quarter / 2);
        for (std::size_t q = 0; q < quarter_count; ++q) {
            const std::int64_t x = chart_frame::left + static_cast<std::int64_t>(q) * chart_frame::quarter;
            out += bar(x + 6, money_[q], "c1") + bar(x + 38, targets_.per_mille[q], "c2");
        }
        return out + "</svg>\n";
    }

    [[nodiscard]] std::string data() const {
        const std::vector<std::string> head{std::string(say(lang_, "Triwulan", "Triwulan")), std::string(say(lang_, "Anggaran", "Money")),
                                            std::string(say(lang_, "Target fisik", "Physical targets"))};
        std::array<std::vector<std::string>, quarter_count> rows;
        for (std::size_t q = 0; q < quarter_count; ++q) {
            rows[q] = {percent_text(money_[q], lang_), percent_text(targets_.per_mille[q], lang_)};
        }
        return quarter_table(say(lang_, "Bagian setahun yang direncanakan per triwulan", "Part of the year planned in each triwulan"), head,
                             rows);
    }

    language lang_;
    money_totals leaves_;
    target_progress targets_;
    quarter_shares money_{};
    bool drawable_money_ = false;
    chart_frame frame_;
};

}  // namespace

std::string curve_figure(const context& of) { return curve(of).write(); }

std::string pace_figure(const context& of) { return pace(of).write(); }

}  // namespace renaksi::page
