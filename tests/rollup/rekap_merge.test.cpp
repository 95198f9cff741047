// Every way of cutting rows into parts and putting the parts together gives the same bytes.
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "renaksi/rollup/rekap.hpp"
#include "rollup/rekap_rows.hpp"
#include "support/catch.hpp"

using namespace renaksi;
using namespace renaksi::test;

namespace {

/// A line of a file: a row of an office, or one that cannot be read. `line` counts from the file's first.
struct file_line {
    std::string opd;
    rekap_row row;
    bool is_error = false;
};

struct flat_file {
    std::string name;
    std::vector<file_line> lines;
};

packed_kode random_rekap_kode() {
    const auto text = *rc::gen::element<std::string>("", "1", "1.01", "1.01.01", "1.01.02", "1.01.01.2.01", "1.01.01.2.02", "1.01.02.2.01",
                                                     "1.01.01.2.01.01", "1.01.01.2.01.0001", "1.01.01.2.01.0002", "1.01.02.2.01.0001",
                                                     "X.XX", "X.XX.01", "X.XX.01.2.01", "X.XX.01.2.01.0003", "2.17.01", "2.17.01.2.01");
    return text.empty() ? packed_kode() : *parse_packed_kode(text);
}

rekap_row random_rekap_row(bool has_kode) {
    rekap_row row;
    row.kode = random_rekap_kode();
    if (has_kode && row.kode.is_none()) row.kode = *parse_packed_kode("1.01.02");
    row.level = row.kode.is_none() ? static_cast<rekap_level>(*rc::gen::inRange(0, 7)) : level_of_kode(row.kode);
    row.printed = *rc::gen::element<std::uint8_t>(0, 1, 0x0F, 0x1E, 0x1F, 0x1F, 0x1F);
    for (std::size_t c = 0; c < plan_column_count; ++c) {
        if (((row.printed >> c) & 1U) != 0) row.sen[c] = *rc::gen::inRange(-2, 4);
    }
    return row;
}

std::vector<flat_file> random_files() {
    std::vector<flat_file> files(*rc::gen::inRange<std::size_t>(1, 4));
    std::vector<std::string> offices{"52.02.1", "52.02.2", "1102", "Dinas", "52", "", "11.01", "9"};
    for (std::size_t i = 0; i < files.size(); ++i) {
        files[i].name = std::string(1, static_cast<char>('c' - i)) + ".csv";
        const std::size_t count = *rc::gen::inRange<std::size_t>(0, 4);
        for (std::size_t k = 0; k < count && !offices.empty(); ++k) {
            const std::string opd = offices.back();
            offices.pop_back();
            const bool has_kode = *rc::gen::inRange(0, 3) > 0;
            const std::size_t rows = *rc::gen::inRange<std::size_t>(0, 9);
            for (std::size_t n = 0; n < rows; ++n) {
                files[i].lines.push_back({opd, random_rekap_row(has_kode), *rc::gen::inRange(0, 8) == 0});
                files[i].lines.back().row.line = static_cast<std::uint32_t>(files[i].lines.size() + 1);
            }
        }
    }
    return files;
}

rekap_settings random_settings() {
    rekap_settings settings;
    for (std::size_t i = *rc::gen::inRange<std::size_t>(0, 4); i > 0; --i) {
        settings.by.add(static_cast<rekap_part>(*rc::gen::inRange<std::size_t>(0, rekap_part_count)));
    }
    settings.fold_penunjang = *rc::gen::arbitrary<bool>();
    settings.roots_limit = *rc::gen::element<std::uint64_t>(0, 1, 3, 1'000);
    return settings;
}

/// Lines [begin, end) of a file as a source. A byte is a line and the header is one, so that the file's first row begins at byte 1.
void read_part(rekap& to, const flat_file& file, std::size_t begin, std::size_t end, bool shuffled) {
    const bool is_first = begin == 0;
    to.begin_source(file.name, begin + 1, !is_first);
    const auto lines_before = static_cast<std::uint32_t>(is_first ? 0 : begin + 1);
    std::vector<file_line> lines(file.lines.begin() + static_cast<std::ptrdiff_t>(begin),
                                 file.lines.begin() + static_cast<std::ptrdiff_t>(end));
    for (std::size_t i = lines.size(); shuffled && i > 1; --i) std::swap(lines[i - 1], lines[*rc::gen::inRange<std::size_t>(0, i)]);
    for (file_line& line : lines) {
        line.row.line -= lines_before;
        if (line.is_error) {
            to.add_error({errc::bad_number, line.row.line, 3, "x"});
            continue;
        }
        to.begin_office(line.opd);
        line.row.source = 77;  // means nothing to a rekap
        to.add_rows({&line.row, 1});
    }
    to.end_source(end + 1, end - begin + (is_first ? 1 : 0), end < file.lines.size());
}

rekap read_whole(const rekap_settings& settings, const std::vector<flat_file>& files) {
    rekap out(settings);
    for (const flat_file& file : files) read_part(out, file, 0, file.lines.size(), false);
    return out;
}

/// Each file in parts, each part in a rekap of its own or with others.
std::vector<rekap> read_parts(const rekap_settings& settings, const std::vector<flat_file>& files, bool shuffled) {
    std::vector<rekap> out;
    for (const flat_file& file : files) {
        std::vector<std::size_t> cuts{0, file.lines.size()};
        for (int i = *rc::gen::inRange(0, 5); i > 0; --i) cuts.push_back(*rc::gen::inRange<std::size_t>(0, file.lines.size() + 1));
        std::sort(cuts.begin(), cuts.end());
        // A part of no bytes between two others is one more case, a first or a last one would not be.
        while (cuts.size() > 2 && cuts[1] == 0) cuts.erase(cuts.begin() + 1);
        while (cuts.size() > 2 && cuts[cuts.size() - 2] == file.lines.size()) cuts.erase(cuts.end() - 2);
        for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
            if (out.empty() || *rc::gen::inRange(0, 4) > 0) out.emplace_back(settings);
            read_part(out[*rc::gen::inRange<std::size_t>(0, out.size())], file, cuts[i], cuts[i + 1], shuffled);
        }
    }
    return out;
}

rekap through_bytes(const rekap& of) {
    auto read = rekap::from_bytes(of.to_bytes());
    RC_ASSERT(read.has_value());
    return std::move(*read);
}

/// Merges them two by two in any order. Where `closes`, those that can be closed on the way sometimes are.
rekap merge_all(std::vector<rekap> parts, bool closes) {
    while (parts.size() > 1) {
        const std::size_t a = *rc::gen::inRange<std::size_t>(0, parts.size());
        std::swap(parts[a], parts.back());
        rekap one = std::move(parts.back());
        parts.pop_back();
        rekap& into = parts[*rc::gen::inRange<std::size_t>(0, parts.size())];
        if (*rc::gen::inRange(0, 3) == 0) one = through_bytes(one);
        if (closes && *rc::gen::inRange(0, 3) == 0) (void)one.close();
        if (*rc::gen::inRange(0, 5) == 0) one = through_bytes(one);
        RC_ASSERT(!into.merge(std::move(one)).has_value());
        if (*rc::gen::inRange(0, 5) == 0) into = through_bytes(into);
    }
    return std::move(parts[0]);
}

std::string closed_bytes(rekap of) {
    const auto failure = of.close();
    RC_ASSERT(!failure.has_value());
    const std::string bytes = of.to_bytes();
    RC_ASSERT(through_bytes(of).to_bytes() == bytes);
    return bytes;
}

/// The text of a part of a row's key, from what is written down about it.
std::string plain_part(const rekap_row& row, const std::string& opd, rekap_part part, bool folds) {
    std::string kode;
    row.kode.append_to(kode);
    std::vector<std::string> groups = split(kode, '.');
    if (folds && groups.size() >= 3 && groups[2] == "01") groups[0] = "X", groups[1] = "XX";
    const auto first = [&groups](std::size_t count) {
        std::string out;
        for (std::size_t i = 0; i < count && groups.size() >= count; ++i) out += (i > 0 ? "." : "") + groups[i];
        return out;
    };
    switch (part) {
        case rekap_part::urusan:
            return first(1);
        case rekap_part::bidang:
            return first(2);
        case rekap_part::program:
            return first(3);
        case rekap_part::kegiatan:
            return first(5);
        case rekap_part::sub_kegiatan:
            return first(6);
        case rekap_part::opd:
            return opd;
        case rekap_part::level:
            return std::string(to_string(row.level));
        default:
            break;
    }
    const std::map<std::string, std::pair<std::string, std::string>> places{{"52.02.1", {"52", "52.02"}},
                                                                            {"52.02.2", {"52", "52.02"}},
                                                                            {"1102", {"11", "11.02"}},
                                                                            {"11.01", {"11", "11.01"}},
                                                                            {"52", {"52", ""}}};
    const auto at = places.find(opd);
    if (at == places.end()) return {};
    return part == rekap_part::provinsi ? at->second.first : at->second.second;
}

/// Rows by the texts of their keys.
std::map<std::vector<std::string>, std::uint64_t> plain_rows(const rekap_settings& settings, const std::vector<flat_file>& files) {
    std::map<std::vector<std::string>, std::uint64_t> out;
    for (const flat_file& file : files) {
        for (const file_line& line : file.lines) {
            if (line.is_error || line.row.level <= rekap_level::sasaran) continue;
            std::vector<std::string> key;
            for (std::size_t i = 0; i < settings.by.size(); ++i) {
                key.push_back(plain_part(line.row, line.opd, settings.by[i], settings.fold_penunjang));
            }
            ++out[key];
        }
    }
    return out;
}

}  // namespace

TEST_CASE("every cut of files into parts merges in every order to the same bytes") {
    CHECK(rc::check("parts, orders, bytes on the way", [] {
        const std::vector<flat_file> files = random_files();
        const rekap_settings settings = random_settings();
        const std::string bytes = closed_bytes(read_whole(settings, files));
        RC_ASSERT(closed_bytes(merge_all(read_parts(settings, files, false), true)) == bytes);
    }));
}

TEST_CASE("scattered rows in any order merge to the same bytes") {
    CHECK(rc::check("single rows, orders, bytes on the way", [] {
        std::vector<flat_file> files = random_files();
        // The rows of all files change places, so that an office stands everywhere.
        std::vector<file_line*> all;
        for (flat_file& file : files) {
            for (file_line& line : file.lines) all.push_back(&line);
        }
        for (std::size_t i = all.size(); i > 1; --i) {
            file_line& a = *all[i - 1];
            file_line& b = *all[*rc::gen::inRange<std::size_t>(0, i)];
            std::swap(a.opd, b.opd);
        }
        rekap_settings settings = random_settings();
        settings.scattered = true;
        const std::string bytes = closed_bytes(read_whole(settings, files));
        RC_ASSERT(closed_bytes(merge_all(read_parts(settings, files, true), false)) == bytes);
    }));
}

TEST_CASE("rows of a group are those whose key has its texts, and groups stand in order") {
    CHECK(rc::check("against a map of texts", [] {
        const std::vector<flat_file> files = random_files();
        const rekap_settings settings = random_settings();
        rekap r = read_whole(settings, files);
        RC_ASSERT(!r.close().has_value());
        const std::map<std::vector<std::string>, std::uint64_t> plain = plain_rows(settings, files);
        std::map<std::vector<std::string>, std::uint64_t> found;
        rekap_totals sum;
        std::vector<std::string> before;
        for (std::size_t i = 0; i < r.size(); ++i) {
            std::vector<std::string> key(settings.by.size());
            std::vector<std::string> order(settings.by.size());
            for (std::size_t part = 0; part < key.size(); ++part) {
                r.append_part(key[part], i, part);
                order[part] =
                    settings.by[part] == rekap_part::level ? std::to_string(static_cast<int>(rekap_level_of(key[part]))) : key[part];
            }
            RC_ASSERT(i == 0 || before < order);
            before = order;
            if (r.group(i).rows > 0) found[key] = r.group(i).rows;
            detail::add_to(sum, r.group(i));
        }
        RC_ASSERT(found == plain);
        RC_ASSERT(sum.rows == r.totals().rows);
        RC_ASSERT(sum.violations == r.totals().violations);
        if (!settings.by.has(rekap_part::level)) RC_ASSERT(sum.sen == r.totals().sen);
    }));
}

TEST_CASE("an office that a cut divided is folded as soon as the parts around it are together") {
    rekap a(by(""));
    rekap b(by(""));
    rekap c(by(""));
    const auto read = [](rekap& to, std::uint64_t begin, bool before, bool after, const char* table) {
        to.begin_source("a.csv", begin, before);
        add_table(to, table);
        to.end_source(begin + 10, 1, after);
    };
    read(a, 0, false, true, "@x\n1.01.01 | 3 3 0 0 0");
    read(b, 10, true, true, "@x\n1.01.01.2.01 | 1 1 0 0 0");
    read(c, 20, true, false, "@x\n1.01.01.2.02 | 2 2 0 0 0\n@y\n1.01.01 | 1 1 0 0 0");
    REQUIRE_FALSE(c.merge(std::move(a)));
    const std::size_t with_rows = c.to_bytes().size();
    REQUIRE_FALSE(c.merge(std::move(b)));
    // The rows of x are gone.
    CHECK(c.to_bytes().size() < with_rows);
    REQUIRE_FALSE(c.close());
    CHECK(groups_of(c) == std::vector<std::string>{": 4 0 400 400 0 0 0"});
}

TEST_CASE("what cannot be merged is told, and both stay as they were") {
    const char* const table = "@x\n1.01.01 | 1 1 0 0 0";
    const auto named = [&](const char* name, const char* rows) {
        rekap out(by("opd"));
        out.begin_source(name, 0, false);
        add_table(out, rows);
        out.end_source(10, 2, false);
        return out;
    };
    rekap a = named("a.csv", table);
    const std::string before = a.to_bytes();
    rekap other_key(by("program"));
    CHECK(a.merge(std::move(other_key))->code == errc::invalid_argument);
    rekap same_source = named("a.csv", "@y\n1.01.01 | 1 1 0 0 0");
    const auto twice = a.merge(std::move(same_source));
    REQUIRE(twice);
    CHECK(twice->code == errc::bad_structure);
    CHECK(twice->where.file == "a.csv");
    rekap same_office = named("b.csv", table);
    CHECK(a.clashes(same_office) == std::vector<std::string>{"x"});
    const auto clash = a.merge(std::move(same_office));
    REQUIRE(clash);
    CHECK(clash->code == errc::bad_structure);
    CHECK(clash->detail.find("'x'") != std::string::npos);
    CHECK(a.to_bytes() == before);
}

TEST_CASE("parts that do not make up a file are told with the byte") {
    const auto part = [](std::uint64_t begin, std::uint64_t end, bool before, bool after) {
        rekap out(by(""));
        out.begin_source("a.csv", begin, before);
        out.end_source(end, 1, after);
        return out;
    };
    const auto closing = [](std::vector<rekap> parts) {
        for (std::size_t i = 1; i < parts.size(); ++i) REQUIRE_FALSE(parts[0].merge(std::move(parts[i])));
        const auto failure = parts[0].close();
        REQUIRE(failure);
        CHECK(failure->code == errc::bad_structure);
        CHECK(failure->where.file == "a.csv");
        return failure->detail;
    };
    const auto list = [](auto... parts) {
        std::vector<rekap> out;
        (out.push_back(std::move(parts)), ...);
        return out;
    };
    CHECK(closing(list(part(5, 9, true, false))) == "the part before byte 5 is missing");
    CHECK(closing(list(part(0, 9, false, true))) == "the part from byte 9 on is missing");
    CHECK(closing(list(part(0, 9, false, true), part(12, 20, true, false))) == "the part from byte 9 on is missing");
    CHECK(closing(list(part(0, 9, false, true), part(7, 20, true, false))) == "what stands from byte 7 on is there twice");
    CHECK(closing(list(part(0, 9, false, false), part(9, 20, false, false))) == "two files have this name; one ends at byte 9");
}
