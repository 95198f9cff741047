#include "renaksi/io/nomenklatur.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <rapidcheck.h>

#include "renaksi/check/identities.hpp"
#include "renaksi/check/nomenklatur_rules.hpp"
#include "renaksi/io/read.hpp"
#include "support/catch.hpp"

using namespace renaksi;

namespace {

const std::string list_path = RENAKSI_TEST_DATA "/nomenklatur-koperasi.csv";

nomenklatur_reading read_list(std::string_view text) {
    auto read = read_nomenklatur(text, "daftar.csv");
    INFO((read ? std::string{} : message(read.error(), language::en)));
    REQUIRE(read);
    return std::move(*read);
}

std::string nomenklatur_refusal(std::string_view text) {
    const auto read = read_nomenklatur(text, "daftar.csv");
    return read ? "none" : message(read.error(), language::en);
}

std::string notes_of(const nomenklatur_reading& read) {
    std::string out;
    for (const nomenklatur_note& one : read.notes) {
        out.append(std::to_string(one.line)).append(":").append(std::to_string(one.column)).append(" ");
        out.append(to_string(one, language::en)).append("\n");
    }
    return out;
}

/// Every entry on a line of its own.
std::string shown(const nomenklatur& list) {
    constexpr std::array<std::string_view, 3> jenis{"-", "prov", "kab"};
    std::string out;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const nomenklatur_entry& e = list[i];
        out.append(e.kode.text()).append("|").append(e.nama).append("|").append(e.indikator).append("|").append(e.satuan).append("|");
        out.append(jenis[static_cast<std::size_t>(e.jenis)]).append("|").append(e.sebelumnya ? e.sebelumnya->text() : "-").append("\n");
    }
    return out;
}

}  // namespace

TEST_CASE("the official columns give entries of three levels") {
    const auto read = read_list(*read_bytes(list_path));
    CHECK(read.rows == 163);
    CHECK(read.not_used == 0);
    CHECK(read.notes.empty());
    const nomenklatur& list = read.list;
    CHECK(list.has(level::program));
    CHECK(list.has(level::kegiatan));
    CHECK(list.has(level::sub_kegiatan));
    const auto gaji = list.by_nama("Penyediaan Gaji dan Tunjangan ASN");
    REQUIRE(gaji.entries.size() == 1);
    CHECK(list[gaji.entries[0]].kode.text() == "X.XX.01.2.02.0001");
    CHECK(list[gaji.entries[0]].indikator == "Jumlah Orang yang Menerima Gaji dan Tunjangan ASN");
    CHECK(list[gaji.entries[0]].satuan == "Orang/bulan");
    CHECK(list[gaji.entries[0]].jenis == jenis_pemda::kabupaten_kota);
    CHECK(list.by_kode(*parse_kode("2.17.07.2.01.0002")).status == kode_status::retired);
}

TEST_CASE("columns in any order, with any delimiter, under any of their names") {
    const std::string wanted =
        "2.17.05|PROGRAM A|||-|-\n2.17.05.2.01|Kegiatan, A|||kab|-\n2.17.05.2.01.0001|Sub A|Jumlah|Orang|kab|2.17.05.2.01.0009\n";
    CHECK(shown(read_list("kode,nama,indikator,satuan,kode_sebelumnya\n2.17.05,PROGRAM A,,,\n2.17.05.2.01,\"Kegiatan, A\",,,\n"
                          "2.17.05.2.01.0001,Sub A,Jumlah,Orang,2.17.05.2.01.0009\n")
                    .list) == wanted);
    CHECK(
        shown(
            read_list(
                "\xEF\xBB\xBFSatuan;Kode Sebelumnya;Nama;Lain;KODE;Indikator\r\n;;PROGRAM A;x;2.17.05;\r\n;-;Kegiatan, A;;2.17.05.2.01;\r\n"
                "Orang;2.17.05.2.01.0009;Sub A;;2.17.05.2.01.0001;Jumlah\r\n")
                .list) == wanted);
    CHECK(
        shown(read_list("PROGRAM\tKEGIATAN\tSUBKEGIATAN\tINDIKATOR\tSATUAN\tSUB KEGIATAN SEBELUMNYA\n"
                        "2.17.05 PROGRAM A\t2.17.05.2.01 - Kegiatan, A\t2.17.05.2.01.0001 Sub A\tJumlah\tOrang\t2.17.05.2.01.0009 Sub Z\n")
                  .list) == wanted);
    CHECK(shown(read_list("Daftar nomenklatur\n\nkode_program|nama_program\n2.17.05|PROGRAM A\n").list) == "2.17.05|PROGRAM A|||-|-\n");
}

TEST_CASE("older two-digit codes and codes damaged by spreadsheets are read") {
    const auto read = read_list("kode,nama\n2.17.05.2.01.01,Lama\n2.17.5.2.01.02,Rusak\nx.xx.01,PROGRAM\n");
    CHECK(shown(read.list) == "X.XX.01|PROGRAM|||-|-\n2.17.05.2.01.01|Lama|||kab|-\n2.17.05.2.01.02|Rusak|||kab|-\n");
    CHECK(notes_of(read) ==
          "3:1 damaged kode mended: '2.17.5.2.01.02' -> 2.17.05.2.01.02\n4:1 damaged kode mended: 'x.xx.01' -> X.XX.01\n");
}

TEST_CASE("for whom an entry is: its column, else its kegiatan's first digit") {
    CHECK(shown(read_list("jenis_pemda,kode,nama\nPROV,2.17.05.2.01,A\nKAB/KOTA,2.17.05,B\n,2.17.06.1.01,C\n,2.17.06.3.01,D\n").list) ==
          "2.17.05|B|||kab|-\n2.17.05.2.01|A|||prov|-\n2.17.06.1.01|C|||prov|-\n2.17.06.3.01|D|||-|-\n");
}

TEST_CASE("nothing is left out in silence") {
    const auto read = read_list(
        "jenis_pemda,kode,nama,kode_sebelumnya\n"
        "PROV,,Tanpa kode,\n"
        "PROV,2.17.05.2.01,,\n"
        "PROV,9.9.9.9.9.9.9.9,Salah,\n"
        "NEGARA,2.17.05,PROGRAM,\n"
        ",,,\n"
        "PROV,2.17.06,PROGRAM LAIN,abc\n"
        ",,,\"\"\n"
        "PROV,,,2.17.05\n");
    CHECK(read.rows == 6);
    CHECK(read.not_used == 4);
    CHECK(read.list.size() == 2);
    const std::string notes = notes_of(read);
    CHECK(notes.find("2:2 a nama without its kode: 'Tanpa kode'\n") != std::string::npos);
    CHECK(notes.find("3:3 a kode without its nama: '2.17.05.2.01'\n") != std::string::npos);
    CHECK(notes.find("4:2 not a valid kode: '9.9.9.9.9.9.9.9', expected") != std::string::npos);
    CHECK(notes.find("5:1 unknown jenis pemda: 'NEGARA'\n") != std::string::npos);
    CHECK(notes.find("7:4 the predecessor is not a valid kode: 'abc'") != std::string::npos);
    CHECK(notes.find("9:3 a kode without its nama\n") != std::string::npos);
    CHECK(std::count(notes.begin(), notes.end(), '\n') == 6);
    CHECK(to_string(read.notes[0], language::id) == "nama tanpa kode: 'Tanpa kode'");
}

TEST_CASE("what is no list is refused with file, place and what was expected") {
    CHECK(nomenklatur_refusal("") == "daftar.csv: the input is empty");
    CHECK(nomenklatur_refusal("a,b\n1,2\n") ==
          "daftar.csv:1: no table of a plan in it: expected columns such as kode and nama, found 'a,b'");
    CHECK(nomenklatur_refusal("kode,nama\n") == "daftar.csv:1: no table of a plan in it: expected rows below the header");
    CHECK(nomenklatur_refusal("kode,nama\nabc,Nama\n")
              .find("daftar.csv:2:1: no table of a plan in it: no row can be used: not a valid kode: 'abc'") == 0);
    CHECK(nomenklatur_refusal("kode,nama\n2.17.05,\"Nama\n") ==
          "daftar.csv:2:2: unknown format: expected a closing quote, found the end of the input");
    CHECK(nomenklatur_refusal(std::string("PK\x03\x04", 4)).find("daftar.csv:1:1: binary data") == 0);
    read_limits limits;
    limits.bytes = 4;
    CHECK_FALSE(read_nomenklatur("kode,nama\n", "daftar.csv", limits));
}

TEST_CASE("any bytes are read or refused, and every row is counted", "[property]") {
    CHECK(rc::check([] {
        const auto piece = rc::gen::element<std::string>("kode", "nama", ",", ";", "\n", "\"", "2.17.05", "2,17", "Nama", "\t", "satuan",
                                                         " ", "X.XX.01", "\r\n", "PROGRAM");
        std::string text = *rc::gen::arbitrary<bool>() ? "kode,nama\n" : "";
        for (const std::string& one : *rc::gen::container<std::vector<std::string>>(piece)) text += one;
        const auto read = read_nomenklatur(text, "f");
        if (!read) {
            RC_ASSERT(read.error().where.file == "f");
            return;
        }
        RC_ASSERT(read->not_used <= read->rows);
        RC_ASSERT(read->list.size() > 0);
        RC_ASSERT(static_cast<std::int64_t>(read->notes.size()) >= read->not_used);
    }));
}

TEST_CASE("what the list says of a real plan") {
    const nomenklatur list = read_list(*read_bytes(list_path)).list;
    const auto p = read_plan_file(RENAKSI_TEST_DATA "/lombok-tengah-2022.txt");
    REQUIRE(p);
    const identity_report identities = check_identities(*p);
    const auto lines_of_rule = [&](unsigned id) {
        std::vector<finding> found;
        for (const rule& one : nomenklatur_rules) {
            if (one.id.number == id) one.look(check_context{*p, identities, &list}, found);
        }
        std::vector<std::int64_t> out;
        for (const finding& f : found) out.push_back(f.line);
        return out;
    };
    using line_numbers = std::vector<std::int64_t>;
    CHECK(lines_of_rule(6).empty());
    // Cut off at the foot of a page, and LATHAN.
    CHECK(lines_of_rule(7) == line_numbers{26, 29, 37, 41, 51, 108});
    CHECK(lines_of_rule(16).size() == 43);
    // Sub kegiatan of 2022 that later lists have no more.
    CHECK(lines_of_rule(17) == line_numbers{23, 24, 28, 38, 39, 52, 53, 54, 55, 65});
    CHECK(lines_of_rule(212) == line_numbers{14, 27, 42, 79, 80, 84, 91});
    CHECK(lines_of_rule(216) == line_numbers{42, 70, 108});
}
