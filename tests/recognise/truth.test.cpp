// The reading of the sample, field by field.
#include "recognise/truth.hpp"

#include <algorithm>
#include <array>

#include "recognise/vocabulary.hpp"
#include "renaksi/calendar/nip.hpp"
#include "renaksi/calendar/tanggal.hpp"
#include "renaksi/plan/indikator.hpp"
#include "renaksi/plan/invariants.hpp"
#include "renaksi/plan/satuan.hpp"
#include "renaksi/rollup/roll_up.hpp"
#include "support/catch.hpp"

namespace {

using namespace renaksi;
using namespace renaksi::test;

constexpr std::array<plan_column, 4> quarters{plan_column::tw1, plan_column::tw2, plan_column::tw3, plan_column::tw4};

void check_amounts(const plan_row& row, const json::object& wanted) {
    if (wanted.at("pagu").is_null()) {
        CHECK_FALSE(row.has_money());
        return;
    }
    CHECK(whole_rupiah(row.money(plan_column::year).addend().sen()) == text_of(wanted.at("pagu")));
    for (std::size_t q = 0; q < quarters.size(); ++q) {
        CHECK(whole_rupiah(row.money(quarters[q]).addend().sen()) == text_of(wanted.at("tw").at(q)));
        CHECK(row.money(quarters[q]).value.sen() % 100 == 0);
    }
}

void check_indikator(const plan_row& row, const json::object& wanted) {
    REQUIRE(row.indikator_count() == 1);
    const indikator_view one = row.indikator(0);
    CHECK(one.nama() == text_of(wanted.at("indikator")));
    CHECK(one.satuan() == text_of(wanted.at("satuan")));
    CHECK(one.written(plan_column::year) == text_of(wanted.at("target")));
    for (std::size_t q = 0; q < quarters.size(); ++q) CHECK(one.written(quarters[q]) == text_of(wanted.at("target_tw").at(q)));
}

/// A program's parent is the sasaran it serves, which the truth leaves to `by_sasaran`.
void check_parent(const plan& p, const plan_row& row, const json::object& wanted) {
    if (!wanted.at("parent_line").is_null()) {
        REQUIRE(row.parent());
        CHECK(p.row(*row.parent()).line() == wanted.at("parent_line").as_int64());
        CHECK(p.row(*row.parent()).level() != level::sasaran);
    } else if (row.parent()) {
        CHECK(p.row(*row.parent()).level() == level::sasaran);
    }
}

/// Lines of all rows that hold for `wanted`.
template <typename Predicate>
line_set lines_where(const plan& p, Predicate wanted) {
    line_set out;
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        if (wanted(p[i])) out.insert(p[i].line());
    }
    return out;
}

}  // namespace

TEST_CASE("every row of the sample reads as the truth has it", "[truth]") {
    const plan& p = sample_plan();
    const json::array& rows = truth("rows").as_array();
    std::size_t at = 0;
    for (const json::value& one : rows) {
        const json::object& wanted = one.as_object();
        const std::int64_t line = wanted.at("line").as_int64();
        INFO("line " << line);
        // A sasaran that shares its line with a program is a row of its own before it.
        if (at < p.size() && p[at].level() == level::sasaran && wanted.at("level") != "sasaran") {
            CHECK(p[at].line() == line);
            CHECK(p[at].sasaran() == text_of(wanted.at("sasaran")));
            CHECK_FALSE(p[at].has_money());
            ++at;
        }
        REQUIRE(at < p.size());
        const plan_row row = p[at++];
        REQUIRE(row.line() == line);
        CHECK(std::string(to_string(row.level())) == text_of(wanted.at("level")));
        check_parent(p, row, wanted);
        CHECK(row.no() == text_of(wanted.at("no")));
        CHECK(row.kode().empty());
        CHECK(row.sasaran() == text_of(wanted.at("sasaran")));
        CHECK(row.nama() == text_of(wanted.at("nama")));
        CHECK(row.penanggung_jawab() == text_of(wanted.at("penanggung_jawab")));
        check_amounts(row, wanted);
        for (std::size_t c = 0; c < plan_column_count; ++c) {
            CHECK(row.written(plan_columns_all[c]) == text_of(wanted.at("as_written").at(c)));
        }
        check_indikator(row, wanted);
    }
    CHECK(at == p.body_size());
    CHECK_FALSE(broken_invariant(p));
}

TEST_CASE("the sample's title, year and counts", "[truth]") {
    const plan& p = sample_plan();
    CHECK(p.info().judul == text_of(truth("judul")));
    CHECK(p.info().tahun == truth("tahun").as_int64());
    CHECK(p.info().perangkat_daerah == "DINAS KOPERASI KABUPATEN LOMBOK TENGAH");

    const json::object& counts = truth("counts").as_object();
    CHECK(p.counts().program == counts.at("program").as_int64());
    CHECK(p.counts().kegiatan == counts.at("kegiatan").as_int64());
    CHECK(p.counts().sub_kegiatan == counts.at("sub_kegiatan").as_int64());
    CHECK(p.counts().program + p.counts().kegiatan + p.counts().sub_kegiatan == counts.at("budget_rows").as_int64());
    const line_set with_sasaran = lines_where(p, [](const plan_row& row) { return !row.sasaran().empty(); });
    CHECK(static_cast<std::int64_t>(with_sasaran.size()) == counts.at("sasaran_rows").as_int64());
    line_set alone = lines_where(p, [](const plan_row& row) { return row.level() == level::sasaran; });
    for (const std::int64_t line : lines_where(p, [](const plan_row& row) { return row.level() != level::sasaran; })) alone.erase(line);
    CHECK(alone == lines_of(counts.at("sasaran_only_rows")));
}

TEST_CASE("the sample's levels are worked out in one way only", "[truth]") {
    const level_verdict verdict = sample_plan().info().levels;
    CHECK(std::string(to_string(verdict.status)) == text_of(truth("levels").at("status")));
    CHECK(verdict.cost == truth("levels").at("cost").as_int64());
    CHECK(verdict.source == level_source::arithmetic);
}

TEST_CASE("the sample's signature block", "[truth]") {
    const pengesahan& signature = sample_plan().info().pengesahan;
    const json::object& wanted = truth("pengesahan").as_object();
    CHECK(signature.tempat == text_of(wanted.at("tempat")));
    CHECK(signature.jabatan == text_of(wanted.at("jabatan")));
    CHECK(signature.nama == text_of(wanted.at("nama")));
    CHECK(signature.nip == text_of(wanted.at("nip")));
    CHECK(signature.line == 111);

    CHECK(signature.tanggal + " (no day)" == text_of(wanted.at("tanggal")));
    const auto when = parse_tanggal(signature.tanggal);
    REQUIRE(when);
    CHECK(*when == tanggal{2022, 3, 0});

    const auto number = parse_nip(signature.nip);
    REQUIRE(number);
    CHECK(to_iso(number->birth().value()) == text_of(wanted.at("nip_lahir")));
    const std::string month = std::to_string(100 + number->appointment_month().value()).substr(1);
    CHECK(std::to_string(number->appointment_year().value()) + "-" + month == text_of(wanted.at("nip_tmt")));
    CHECK(number->sex() == jenis_kelamin::laki_laki);
    CHECK(text_of(wanted.at("nip_kelamin")) == "male");
    CHECK(number->sequence() == std::stoi(text_of(wanted.at("nip_urut"))));
}

TEST_CASE("the sample's Jumlah row", "[truth]") {
    const plan& p = sample_plan();
    REQUIRE(p.jumlah());
    CHECK(p.row(*p.jumlah()).line() == truth("jumlah").at("line").as_int64());
    check_amounts(p.row(*p.jumlah()), truth("jumlah").as_object());
}

TEST_CASE("the sample's repeated headers and shifted rows are noted, and nothing else is", "[truth]") {
    const plan& p = sample_plan();
    std::int64_t headers = 1;
    for (const note& one : p.notes()) {
        INFO("note about line " << one.line << ": " << one.text);
        if (one.kind == note_kind::repeated_header) {
            ++headers;
            continue;
        }
        const bool moved = one.kind == note_kind::shifted_row || one.kind == note_kind::shifted_amounts;
        REQUIRE(moved);
        CHECK(one.amount == 1);
        CHECK(lines_of(truth("shifted_rows")).count(one.line) == 1);
    }
    CHECK(headers == truth("header_blocks").as_int64());
    const auto shifted = [&p](note_kind kind) {
        line_set out;
        for (const note& one : p.notes()) {
            if (one.kind == kind) out.insert(one.line);
        }
        return out;
    };
    CHECK(shifted(note_kind::shifted_row) == line_set{106});
    CHECK(shifted(note_kind::shifted_amounts) == line_set{109});
}

TEST_CASE("the sample's totals by sasaran", "[truth]") {
    const roll_up_result rolled = roll_up(sample_plan(), roll_up_key::sasaran);
    const json::object& wanted = truth("by_sasaran").as_object();
    const std::array<std::string_view, 3> names{"Terwujudnya koperasi berkualitas", "Terwujudnya UMKM yang produktif dan kompetitif",
                                                "Terlaksananya Pemerintahan yang Transparan dan Akuntabel"};
    REQUIRE(rolled.groups.size() == wanted.size());
    REQUIRE(rolled.groups.size() == names.size());
    for (std::size_t g = 0; g < names.size(); ++g) {
        CHECK(rolled.groups[g].key == std::string(names[g]));
        const json::value& amounts = wanted.at(std::to_string(g + 1));
        for (std::size_t c = 0; c < plan_column_count; ++c) CHECK(whole_rupiah(rolled.groups[g].totals[c]) == text_of(amounts.at(c)));
    }
}

TEST_CASE("the sample's totals by penanggung jawab", "[truth]") {
    const roll_up_result rolled = roll_up(sample_plan(), roll_up_key::penanggung_jawab);
    const json::object& wanted = truth("by_penanggung_jawab_as_written").as_object();
    REQUIRE(rolled.groups.size() == wanted.size());
    for (const roll_up_group& group : rolled.groups) {
        const std::string key = group.key.value_or("(none, line " + std::to_string(group.line) + ")");
        INFO(key);
        REQUIRE(wanted.contains(key));
        for (std::size_t c = 0; c < plan_column_count; ++c) CHECK(whole_rupiah(group.totals[c]) == text_of(wanted.at(key).at(c)));
    }
}

TEST_CASE("blank, dash and zero amounts of the sample stay apart", "[truth]") {
    const plan& p = sample_plan();
    std::int64_t dash = 0;
    std::int64_t zero = 0;
    std::int64_t blank = 0;
    std::map<std::int64_t, std::vector<std::string>> blanks;
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        if (!is_budget(p[i].level())) continue;
        for (const plan_column column : plan_columns_all) {
            const amount cell = p[i].money(column);
            dash += cell.state == amount_state::dash ? 1 : 0;
            zero += cell.has_value() && cell.value.is_zero() ? 1 : 0;
            if (cell.state != amount_state::blank) continue;
            ++blank;
            blanks[p[i].line()].emplace_back(money_column_name(column));
        }
    }
    CHECK(dash == lint("amount_tokens").at("dash").as_int64());
    CHECK(zero == lint("amount_tokens").at("zero").as_int64());
    CHECK(blank == lint("amount_tokens").at("blank").as_int64());
    REQUIRE(blanks.size() == lint("blank_amounts").as_object().size());
    for (const auto& [line, columns] : blanks) {
        INFO("line " << line);
        const json::array& wanted = lint("blank_amounts").at(std::to_string(line)).as_array();
        REQUIRE(wanted.size() == columns.size());
        for (std::size_t i = 0; i < columns.size(); ++i) CHECK(columns[i] == text_of(wanted.at(i)));
    }
}

TEST_CASE("the sample's No column and the sasaran without a number", "[truth]") {
    const plan& p = sample_plan();
    std::map<std::int64_t, std::string> numbers;
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        if (!p[i].no().empty()) numbers[p[i].line()] = std::string(p[i].no());
    }
    REQUIRE(numbers.size() == lint("no_column").as_object().size());
    for (const auto& [line, no] : numbers) {
        // What stands in brackets is the truth's remark.
        const std::string wanted = text_of(lint("no_column").at(std::to_string(line)));
        CHECK(no == wanted.substr(0, wanted.find(' ')));
    }
    CHECK(lines_where(p, [](const plan_row& row) { return !row.sasaran().empty() && row.no().empty(); }) ==
          lines_of(lint("sasaran_without_no")));
}

TEST_CASE("the sample's targets keep what they are", "[truth]") {
    const plan& p = sample_plan();
    CHECK(lines_where(p, [](const plan_row& row) {
              return row.indikator_count() > 0 && row.indikator(0).target(plan_column::year).kind == target_kind::predicate;
          }) == lines_of(lint("predicate_target")));
    CHECK(budget_row(p, 66).indikator(0).written(plan_column::year) == text_of(lint("predicate_target").at("66")));
    CHECK(lines_where(p, [](const plan_row& row) {
              return row.indikator_count() > 0 && is_percent_satuan(row.indikator(0).satuan()) &&
                     row.indikator(0).target(plan_column::year).kind == target_kind::number;
          }) == lines_of(lint("percent_without_sign")));
    CHECK(budget_row(p, 40).indikator(0).target(plan_column::year).value == decimal{37, 2});
}

TEST_CASE("the sample's units in another case", "[truth]") {
    const plan& p = sample_plan();
    std::map<std::string, line_set> found;
    for (std::size_t i = 0; i < p.body_size(); ++i) {
        for (std::size_t k = 0; k < p[i].indikator_count(); ++k) {
            const std::string unit(p[i].indikator(k).satuan());
            if (!unit.empty() && is_lower(unit.front())) found[unit].insert(p[i].line());
        }
    }
    const json::object& wanted = lint("unit_case_variants").as_object();
    CHECK(found.size() == wanted.size());
    for (const json::key_value_pair& one : wanted) CHECK(found[std::string(std::string_view(one.key()))] == lines_of(one.value()));
}

TEST_CASE("the sample's names that were cut off end in a function word", "[truth]") {
    const plan& p = sample_plan();
    CHECK(lines_where(p, [](const plan_row& row) { return recognise::ends_in_function_word(row.nama()); }) ==
          lines_of(lint("name_ends_in_function_word")));
    for (const json::key_value_pair& one : lint("name_ends_in_function_word").as_object()) {
        const std::string nama(budget_row(p, std::stoll(std::string(std::string_view(one.key())))).nama());
        CHECK(nama.substr(nama.rfind(' ') + 1) == text_of(one.value()));
    }
}

TEST_CASE("the sample's rows with nearly everything in one triwulan", "[truth]") {
    CHECK(lines_where(sample_plan(), [](const plan_row& row) {
              if (row.level() != level::sub_kegiatan && row.level() != level::kegiatan && row.level() != level::program) return false;
              const std::int64_t year = row.money(plan_column::year).addend().sen();
              return std::any_of(quarters.begin(), quarters.end(),
                                 [&](plan_column q) { return int128{row.money(q).addend().sen()} * 100 > int128{year} * 95; });
          }) == lines_of(lint("one_quarter_over_95_percent")));
}

TEST_CASE("twins of the sample have the same amounts and different names", "[truth]") {
    const plan& p = sample_plan();
    for (const json::value& pair : lint("same_amounts_twins_not_an_error").as_array()) {
        const plan_row a = budget_row(p, pair.at(0).as_int64());
        const plan_row b = budget_row(p, pair.at(1).as_int64());
        CHECK(a.nama() != b.nama());
        for (const plan_column column : plan_columns_all) CHECK(a.money(column) == b.money(column));
    }
}

TEST_CASE("the sample's spelling is left as it is", "[truth]") {
    const plan& p = sample_plan();
    for (const json::key_value_pair& one : lint("typos").as_object()) {
        const std::int64_t line = std::stoll(std::string(std::string_view(one.key())));
        std::string word = text_of(one.value());
        word = word.substr(word.rfind(' ') + 1);
        bool found = false;
        for (std::size_t i = 0; i < p.size(); ++i) {
            if (p[i].line() != line) continue;
            const std::string texts = std::string(p[i].nama()) + '\n' + std::string(p[i].sasaran()) + '\n' +
                                      std::string(p[i].indikator_count() > 0 ? p[i].indikator(0).nama() : "");
            found = found || texts.find(word) != std::string::npos;
        }
        INFO("line " << line << ": " << word);
        CHECK(found);
    }
}
