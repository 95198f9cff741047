#include "national/office.hpp"

#include <charconv>

#include "national/dice.hpp"
#include "national/names.hpp"

namespace renaksi::national {

namespace {

struct province {
    std::uint32_t code;
    std::uint32_t kabupaten;  ///< numbered from 1
    std::uint32_t kota;       ///< numbered from 71
};

constexpr std::array<province, 38> provinces{
    {{11, 18, 5}, {12, 25, 8}, {13, 12, 7}, {14, 10, 2}, {15, 9, 2},  {16, 13, 4}, {17, 9, 1},  {18, 13, 2}, {19, 6, 1},  {21, 5, 2},
     {31, 1, 5},  {32, 18, 9}, {33, 29, 6}, {34, 4, 1},  {35, 29, 9}, {36, 4, 4},  {51, 8, 1},  {52, 8, 2},  {53, 21, 1}, {61, 12, 2},
     {62, 13, 1}, {63, 11, 2}, {64, 7, 3},  {65, 4, 1},  {71, 11, 4}, {72, 12, 1}, {73, 21, 3}, {74, 15, 2}, {75, 5, 1},  {76, 6, 0},
     {81, 9, 2},  {82, 8, 2},  {91, 8, 1},  {92, 7, 0},  {93, 4, 0},  {94, 8, 0},  {95, 8, 0},  {96, 5, 1}}};

constexpr std::size_t count_regions() noexcept {
    std::size_t count = 0;
    for (const province& p : provinces) count += std::size_t{1} + p.kabupaten + p.kota;
    return count;
}
static_assert(count_regions() == 38 + 514);

struct responsibility {
    std::uint32_t bidang;
    std::uint32_t programs;  ///< beside the penunjang program; numbered from 02
};

constexpr std::array<responsibility, 40> responsibilities{
    {{101, 5},  {102, 4}, {103, 11}, {104, 5}, {105, 3}, {106, 6}, {207, 4}, {208, 6}, {209, 4}, {210, 9},
     {211, 10}, {212, 4}, {213, 4},  {214, 3}, {215, 2}, {216, 2}, {217, 7}, {218, 5}, {219, 3}, {220, 1},
     {221, 1},  {222, 5}, {223, 2},  {224, 3}, {325, 5}, {326, 4}, {327, 6}, {328, 5}, {329, 3}, {330, 6},
     {331, 3},  {332, 3}, {401, 3},  {402, 2}, {501, 2}, {502, 3}, {503, 2}, {504, 1}, {601, 2}, {701, 5}}};

[[nodiscard]] std::uint32_t wilayah_of(std::size_t region) noexcept {
    std::size_t at = region;
    for (const province& p : provinces) {
        if (at == 0) return p.code * 100;
        if (at <= p.kabupaten) return p.code * 100 + static_cast<std::uint32_t>(at);
        if (at <= p.kabupaten + p.kota) return p.code * 100 + 70 + static_cast<std::uint32_t>(at) - p.kabupaten;
        at -= std::size_t{1} + p.kabupaten + p.kota;
    }
    return 0;
}

[[nodiscard]] std::uint64_t identity_of(const office& of) noexcept {
    return (std::uint64_t{of.wilayah} << 32U) | (std::uint64_t{of.bidang} << 20U) | of.number;
}

// ---- amounts

[[nodiscard]] constexpr std::int64_t power_of_ten(std::uint64_t exponent) noexcept {
    std::int64_t out = 1;
    while (exponent-- > 0) out *= 10;
    return out;
}

/// A year's pagu in Rupiah, 10^6 to 10^12: most are tens of millions, one in two thousand is tens of thousands of millions or more.
[[nodiscard]] std::int64_t draw_pagu(dice& die, std::int64_t unit) {
    const std::uint64_t chance = die.below(10'000);
    const std::uint64_t digits = chance < 3'000   ? 7
                                 : chance < 7'000 ? 8
                                 : chance < 9'300 ? 9
                                 : chance < 9'950 ? 10
                                 : chance < 9'996 ? 11
                                                  : 12;
    const std::int64_t least = power_of_ten(digits - 1);
    return die.between(least / unit, least * 10 / unit) * unit;
}

/// Lets the pagu fall into the triwulan as offices do.
void spread_over_year(dice& die, std::int64_t pagu, std::array<std::int64_t, 5>& rupiah) {
    rupiah = {pagu, 0, 0, 0, 0};
    const std::uint64_t way = die.below(10);
    const auto quarter = [&die] { return 1 + die.below(4); };
    if (way < 3) {
        rupiah[quarter()] = pagu;
    } else if (way < 6) {
        const std::int64_t part = pagu / 4;
        rupiah = {pagu, part, part, part, pagu - 3 * part};
    } else if (way < 8) {
        const std::int64_t part = die.between(1, pagu / 1'000 - 1) * 1'000;
        rupiah[quarter()] += part;
        rupiah[quarter()] += pagu - part;
    } else {
        std::int64_t rest = pagu;
        for (std::size_t q = 1; q < 4; ++q) rest -= rupiah[q] = die.percent(20) ? 0 : die.between(0, rest / 2);
        rupiah[4] = rest;
    }
}

void draw_amounts(dice& die, const office& of, std::array<std::int64_t, 5>& sen) {
    spread_over_year(die, draw_pagu(die, of.unit), sen);
    for (std::int64_t& amount : sen) amount *= 100;
    if (die.below(1'000) >= 8) return;
    const std::int64_t part = die.percent(50) ? 25 : 50;
    std::size_t with_money = 1;
    while (sen[with_money] == 0) ++with_money;
    sen[0] += part;
    sen[with_money] += part;
}

// ---- what is wrong

[[nodiscard]] std::uint64_t digits_of(std::int64_t rupiah) noexcept {
    std::uint64_t digits = 1;
    while (rupiah >= 10) {
        rupiah /= 10;
        ++digits;
    }
    return digits;
}

/// 1250000 becomes 12250000.
[[nodiscard]] std::int64_t with_doubled_digit(dice& die, std::int64_t sen) {
    const std::int64_t rupiah = sen / 100;
    const std::int64_t at = power_of_ten(die.below(digits_of(rupiah)));
    const std::int64_t digit = rupiah / at % 10;
    return (rupiah / at * 10 * at + digit * at + rupiah % at) * 100 + sen % 100;
}

/// 1250000 becomes 1950000.
[[nodiscard]] std::int64_t with_other_digit(dice& die, std::int64_t sen) {
    const std::int64_t rupiah = sen / 100;
    const std::int64_t at = power_of_ten(die.below(digits_of(rupiah)));
    const std::int64_t digit = rupiah / at % 10;
    const std::int64_t other = (digit + die.between(1, 9)) % 10;
    return sen + (other - digit) * at * 100;
}

void spoil(dice& die, plan_line& line) {
    const bool is_leaf = line.level == row_level::sub_kegiatan;
    std::size_t column = die.percent(is_leaf ? 20 : 40) ? 0 : 1 + die.below(4);
    while (line.sen[column] < 100) column = (column + 1) % line.sen.size();
    line.sen[column] = die.percent(35) ? with_doubled_digit(die, line.sen[column]) : with_other_digit(die, line.sen[column]);
}

/// Half of the slips in sub kegiatan were there before the totals were worked out, so that only their own rows show them.
void add_up(dice& die, std::vector<plan_line>& plan) {
    for (plan_line& line : plan) {
        if (line.level == row_level::sub_kegiatan && die.below(1'000) < 5) spoil(die, line);
    }
    for (std::size_t i = plan.size(); i-- > 0;) {
        if (plan[i].above == i) continue;
        for (std::size_t c = 0; c < 5; ++c) plan[plan[i].above].sen[c] += plan[i].sen[c];
    }
    for (plan_line& line : plan) {
        if (die.below(1'000) < (line.level == row_level::sub_kegiatan ? 5U : 10U)) spoil(die, line);
    }
}

// ---- rows

constexpr std::uint32_t most_kegiatan = 20;

/// A number for a code. The penunjang program and what is below it are the same in every bidang.
[[nodiscard]] std::uint64_t number_of(const office& of, const plan_line& line) noexcept {
    const std::uint32_t bidang = line.program == 1 ? 0 : of.bidang;
    return (std::uint64_t{bidang} << 40U) | (std::uint64_t{line.program} << 32U) | (std::uint64_t{line.kegiatan} << 16U) | line.sub;
}

/// A program of about `size` rows at the end of `plan`. Which kegiatan there are and how many sub kegiatan each has is the same for all
/// offices, as there is one official list; each office leaves out some.
void add_program(dice& die, const office& of, std::uint32_t number, std::size_t size, std::vector<plan_line>& plan) {
    const std::size_t begin = plan.size();
    plan.push_back({.program = number, .above = begin});
    const std::uint32_t tier = of.wilayah % 100 == 0 ? 100 : 200;
    for (std::uint32_t kegiatan = 1; kegiatan <= most_kegiatan; ++kegiatan) {
        const std::size_t head = plan.size();
        plan.push_back({.level = row_level::kegiatan, .program = number, .kegiatan = tier + kegiatan, .above = begin});
        const std::uint64_t subs = 6 + mix(number_of(of, plan[head])) % 12;
        for (std::uint32_t sub = 1; sub <= subs; ++sub) {
            if (sub > 1 && die.percent(15)) continue;
            plan.push_back({.level = row_level::sub_kegiatan, .program = number, .kegiatan = tier + kegiatan, .sub = sub, .above = head});
            draw_amounts(die, of, plan.back().sen);
        }
        if (plan.size() - begin >= size) return;
    }
}

void append_number(std::string& out, std::uint64_t number, std::size_t width = 1) {
    std::array<char, 20> digits{};
    const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    const auto count = static_cast<std::size_t>(end - digits.data());
    if (count < width) out.append(width - count, '0');
    out.append(digits.data(), count);
}

/// 217 as `2.17`.
void append_bidang(std::string& out, std::uint32_t bidang) {
    append_number(out, bidang / 100);
    out.push_back('.');
    append_number(out, bidang % 100, 2);
}

void append_kode(std::string& out, const office& of, const plan_line& line) {
    if (line.program == 1 && of.keeps_generic) {
        out.append("X.XX");
    } else {
        append_bidang(out, of.bidang);
    }
    out.push_back('.');
    append_number(out, line.program, 2);
    if (line.level == row_level::program) return;
    out.push_back('.');
    append_bidang(out, line.kegiatan);
    if (line.level == row_level::kegiatan) return;
    out.push_back('.');
    append_number(out, line.sub, 4);
}

void append_name(std::string& out, const office& of, const plan_line& line) {
    const std::uint64_t code = number_of(of, line);
    if (line.level == row_level::program) return append_program_name(out, code);
    append_activity_name(out, code);
}

/// `1250000`, with two decimals where there are sen.
void append_amount(std::string& out, std::int64_t sen) {
    append_number(out, static_cast<std::uint64_t>(sen / 100));
    if (sen % 100 == 0) return;
    out.push_back('.');
    append_number(out, static_cast<std::uint64_t>(sen % 100), 2);
}

}  // namespace

std::size_t region_count() noexcept { return count_regions(); }

office make_office(std::uint64_t seed, std::size_t region, std::size_t number) {
    office out;
    out.wilayah = wilayah_of(region);
    const std::size_t at = (number + region * 7) % responsibilities.size();
    out.bidang = responsibilities[at].bidang;
    out.number = static_cast<std::uint32_t>(number / responsibilities.size()) + 1;
    dice die(mix(seed ^ mix(identity_of(out))));
    if (die.percent(30)) out.also = responsibilities[(at + 1 + die.below(responsibilities.size() - 1)) % responsibilities.size()].bidang;
    out.keeps_generic = die.percent(10);
    out.leaves_zeros = die.percent(25);
    constexpr std::array<std::int64_t, 6> units{1, 1, 1, 500, 1'000, 5'000};
    out.unit = die.one_of(units);
    return out;
}

std::vector<plan_line> make_plan(std::uint64_t seed, const office& of, std::size_t size) {
    dice die(mix(seed + 1) ^ mix(identity_of(of)));
    std::uint64_t available = 0;
    for (const responsibility& r : responsibilities) {
        if (r.bidang == of.bidang) available = r.programs;
    }
    std::uint64_t wanted = 1 + die.below(available < 4 ? available : 4);
    std::vector<plan_line> plan;
    plan.reserve(size + 64);
    const std::uint64_t penunjang = (wanted == 1 ? 35 : 15) + die.below(16);
    add_program(die, of, 1, size * penunjang / 100, plan);
    for (std::uint32_t program = 2; wanted > 0; ++program, --available) {
        if (die.below(available) >= wanted) continue;
        const std::size_t rest = size > plan.size() ? size - plan.size() : 0;
        add_program(die, of, program, rest / wanted, plan);
        --wanted;
    }
    add_up(die, plan);
    return plan;
}

void append_csv(std::string& out, const office& of, const std::vector<plan_line>& plan) {
    constexpr std::array<const char*, 3> levels{",program,", ",kegiatan,", ",sub_kegiatan,"};
    std::string opd;
    append_bidang(opd, of.wilayah);
    opd.push_back('.');
    append_bidang(opd, of.bidang);
    opd.push_back('.');
    append_bidang(opd, of.also);
    opd.push_back('.');
    append_number(opd, of.number, 2);
    opd.append(".0000,");
    std::string name;
    for (const plan_line& line : plan) {
        out.append(opd);
        append_kode(out, of, line);
        out.append(levels[static_cast<std::size_t>(line.level)]);
        name.clear();
        append_name(name, of, line);
        append_cell(out, name);
        for (std::size_t c = 0; c < line.sen.size(); ++c) {
            out.push_back(',');
            const bool is_blank = c > 0 && line.sen[c] == 0 && of.leaves_zeros && line.level == row_level::sub_kegiatan;
            if (!is_blank) append_amount(out, line.sen[c]);
        }
        out.push_back('\n');
    }
}

}  // namespace renaksi::national
