#include "renaksi/plan/satuan.hpp"

#include <rapidcheck.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"

using renaksi::classify_satuan;
using renaksi::is_integer_satuan;
using renaksi::is_known_satuan;
using renaksi::is_percent_satuan;
using renaksi::normalised_satuan;
using renaksi::satuan_kind;
using renaksi::split_number_and_satuan;

namespace {

std::string split(std::string_view text) {
    const auto parts = split_number_and_satuan(text);
    return parts ? std::string(parts->number) + "|" + std::string(parts->satuan) : "none";
}

}  // namespace

TEST_CASE("satuan spellings come down to one form") {
    CHECK(normalised_satuan("Orang/ Bulan") == normalised_satuan("Orang/bulan"));
    CHECK(normalised_satuan("Laporan / Dokumen") == "laporan/dokumen");
    CHECK(normalised_satuan("Dokumen ") == "dokumen");
    CHECK(normalised_satuan("  Unit   USAHA\n") == "unit usaha");
    CHECK(normalised_satuan("M\xC2\xB3/Hari") == "m3/hari");
    CHECK(normalised_satuan("Persen per tahun") == "persen/tahun");
    CHECK(normalised_satuan("Rp.") == "rp");
    CHECK(normalised_satuan("(%)") == "%");
    CHECK(normalised_satuan("").empty());
    CHECK(normalised_satuan("(").size() == 1);
}

TEST_CASE("satuan knows the units of plans") {
    for (const std::string_view unit : {"Persen",
                                        "%",
                                        "Unit",
                                        "unit",
                                        "UNIT",
                                        "Unit Usaha",
                                        "Dokumen",
                                        "Orang",
                                        "orang",
                                        "Paket",
                                        "Laporan",
                                        "Bulan",
                                        "Poin",
                                        "Orang/bulan",
                                        "Laporan / Dokumen",
                                        "Peserta Didik",
                                        "KM",
                                        "Ha",
                                        "M\xC2\xB3/Hari",
                                        "kg/kap/tahun",
                                        "% (persen)",
                                        "Sambungan Rumah (SR)",
                                        "Indeks",
                                        "Nilai",
                                        "Skor",
                                        "Predikat",
                                        "Rupiah",
                                        "Rp.",
                                        "Hari",
                                        "Tahun",
                                        "Satuan Pendidikan",
                                        "Kabupaten/Kota"}) {
        INFO(unit);
        CHECK(is_known_satuan(unit));
    }
    for (const std::string_view text : {"", " ", "-", "12", "12 Bulan", "B", "Jumlah koperasi yang dilatih",
                                        "Laporan tingkat kesehatan KSP/USP", "PROGRAM PENGEMBANGAN UMKM", "Dokumen/", "/", "Orang//Bulan",
                                        "Kepala Bidang Perkoperasian", "Pendidikan dan Latihan Perkoperasian", "32,535,393"}) {
        INFO(text);
        CHECK_FALSE(is_known_satuan(text));
    }
}

TEST_CASE("satuan is classified by what it measures") {
    CHECK(classify_satuan("Dokumen") == satuan_kind::count);
    CHECK(classify_satuan("Unit Usaha") == satuan_kind::count);
    CHECK(classify_satuan("Orang/Bulan") == satuan_kind::count);
    CHECK(classify_satuan("Ton/hari") == satuan_kind::measure);
    CHECK(classify_satuan("Prosen") == satuan_kind::percent);
    CHECK(classify_satuan("Bulan") == satuan_kind::time);
    CHECK(classify_satuan("Poin") == satuan_kind::index);
    CHECK(classify_satuan("Opini") == satuan_kind::predicate);
    CHECK(classify_satuan("Juta Rupiah") == satuan_kind::money);
    CHECK(classify_satuan("Dokumen SSPD") == satuan_kind::count);
    CHECK(classify_satuan("Indeks Kepuasan Masyarakat") == satuan_kind::index);
    CHECK(classify_satuan("Selesai") == satuan_kind::unknown);
    CHECK(classify_satuan("Laporan hasil koordinasi penyusunan dokumen") == satuan_kind::unknown);
    CHECK(classify_satuan("") == satuan_kind::unknown);
}

TEST_CASE("satuan tells whole numbers and percentages") {
    for (const std::string_view unit : {"Dokumen", "Orang", "unit", "Laporan / Dokumen", "Unit Usaha", "Dokumen Ketetapan"}) {
        INFO(unit);
        CHECK(is_integer_satuan(unit));
    }
    for (const std::string_view unit : {"Persen", "Ha", "KM", "Orang/bulan", "Bulan", "Indeks", "Poin", "entah"}) {
        INFO(unit);
        CHECK_FALSE(is_integer_satuan(unit));
    }
    for (const std::string_view unit : {"Persen", "%", "% (persen)", "Prosen", "persentase", "persen (%)", "Persen per tahun"}) {
        INFO(unit);
        CHECK(is_percent_satuan(unit));
    }
    CHECK_FALSE(is_percent_satuan("Unit"));
    CHECK_FALSE(is_percent_satuan("Orang (persen)"));
}

TEST_CASE("satuan is parted from the number in front of it") {
    CHECK(split("12 Bulan") == "12|Bulan");
    CHECK(split(" 3  Laporan ") == "3|Laporan");
    CHECK(split("1.250 Orang") == "1.250|Orang");
    CHECK(split("7,5 Ha") == "7,5|Ha");
    CHECK(split("16%") == "16|%");
    CHECK(split("43 %") == "43|%");
    CHECK(split("12Bulan") == "12|Bulan");
    CHECK(split("1 (satu) Dokumen") == "1|Dokumen");
    CHECK(split("95 (%)") == "95|%");
    CHECK(split("5 m2") == "5|m2");
    CHECK(split("200 Org") == "200|Org");
    for (const std::string_view text : {"", "12", "1 (satu)", "Bulan", "-5 Orang", "80-90 %", "2 dari 5 Dokumen", "1. Laporan",
                                        "3 (4) Unit", "3 (tiga", "2 kegiatan rapat koordinasi di kabupaten", "0.37", "1.234.567"}) {
        INFO(text);
        CHECK(split(text) == "none");
    }
}

TEST_CASE("satuan properties hold for any text") {
    CHECK(rc::check("a unit is known in every spelling of it or in none", [] {
        const auto character = rc::gen::elementOf(std::string("aBm2 /.()%\xC2\xB2 per"));
        const auto text = *rc::gen::container<std::string>(character);
        const std::string once = normalised_satuan(text);
        RC_ASSERT(is_known_satuan(once) == is_known_satuan(text));
        RC_ASSERT(normalised_satuan("  " + text + "\t") == once);
    }));
    CHECK(rc::check("a known unit has a kind, and the two parts are parts of the text", [] {
        const auto piece =
            rc::gen::element<std::string>("12", "1.5", " ", "Bulan", "Dokumen", "/", "%", "(satu)", "(", "m2", "orang", ".", "\xC2\xA0");
        std::string text;
        for (const std::string& part : *rc::gen::container<std::vector<std::string>>(piece)) text += part;
        RC_ASSERT(!is_known_satuan(text) || classify_satuan(text) != satuan_kind::unknown);
        if (const auto parts = split_number_and_satuan(text)) {
            RC_ASSERT(!parts->number.empty() && !parts->satuan.empty());
            RC_ASSERT(parts->number.data() >= text.data() && parts->number.end() <= parts->satuan.begin());
            RC_ASSERT(parts->satuan.data() + parts->satuan.size() <= text.data() + text.size());
        }
    }));
}
