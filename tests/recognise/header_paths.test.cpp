#include "recognise/header_paths.hpp"

#include "recognise/documents.hpp"
#include "support/catch.hpp"

using namespace renaksi::recognise;
using renaksi::test::document;

namespace {

/// The paths as text: ` > ` between labels, `; ` between columns.
std::string paths_of(const document& text) {
    const sections parts = text.sections();
    std::string out;
    for (const label_path& path : find_header_paths(text.cells(), parts, read_contents(text.cells(), parts.body))) {
        std::string one;
        for (const std::string& label : path) one.append(one.empty() ? "" : " > ").append(label);
        out.append(out.empty() ? "" : "; ").append(one);
    }
    return out;
}

}  // namespace

TEST_CASE("a label stands over the blank cells on its right, below the same label") {
    const document text(
        "Kode|Program/Kegiatan|Target||Anggaran\n"
        "||2023|2024|Rp\n"
        "1.02.02|PROGRAM SATU|10|20|1.000.000\n"
        "1.02.02.2.01|Kegiatan satu|10|20|1.000.000\n");
    CHECK(paths_of(text) == "Kode; Program/Kegiatan; Target > 2023; Target > 2024; Anggaran > Rp");
}

TEST_CASE("a header that lost its blank cells is laid over the columns that fit") {
    const document text(
        "Kode|Program/Kegiatan|Indikator|Target Kinerja dan Pendanaan|Lokasi\n"
        "Tahun 2023|Tahun 2024\n"
        "Target|Rp|Target|Rp\n"
        "1|02|02||PROGRAM SATU|Persentase capaian|80%|1.000.000|90%|2.000.000|Praya\n"
        "1|02|02|2,01|Kegiatan satu|Jumlah laporan|3|1.000.000|4|2.000.000|Praya\n"
        "1|02|02|2,02|Kegiatan dua|Jumlah dokumen|3|1.000.000|4|2.000.000|Praya\n");
    const std::string parent = "Target Kinerja dan Pendanaan > ";
    CHECK(paths_of(text) == "Kode; Kode; Kode; Kode; Program/Kegiatan; Indikator; " + parent + "Tahun 2023 > Target; " + parent +
                                "Tahun 2023 > Rp; " + parent + "Tahun 2024 > Target; " + parent + "Tahun 2024 > Rp; Lokasi");
}

TEST_CASE("a table without a header has no paths") {
    CHECK(paths_of(document("PROGRAM SATU|10|1.000.000\nKegiatan satu|10|1.000.000\n")).empty());
}
