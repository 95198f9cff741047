#include "report/plan_frame.hpp"

#include <algorithm>

#include "renaksi/base/text.hpp"
#include "renaksi/plan/satuan_uang.hpp"

namespace renaksi::report {

std::vector<std::string> title_lines(const plan_info& info) {
    std::vector<std::string> out;
    const bool other_year = std::count_if(info.judul.begin(), info.judul.end(), is_digit) >= 4;
    const std::string year = info.tahun ? "TAHUN " + std::to_string(*info.tahun) : std::string{};
    if (other_year && !year.empty()) out.push_back(year);
    if (!info.judul.empty()) out.push_back(info.judul);
    if (!other_year && !year.empty()) out.push_back(year);
    const std::string& office = info.perangkat_daerah;
    const auto ends = [&office](const std::string& text) { return text.ends_with(office); };
    const bool in_title = ends(info.judul) || (info.judul.empty() && ends(info.pengesahan.jabatan));
    if (!office.empty() && !in_title) out.push_back("Perangkat Daerah : " + office);
    if (info.satuan_uang != 1) out.push_back("(" + std::string(satuan_uang_phrase(info.satuan_uang)) + ")");
    return out;
}

std::vector<std::string> place_and_office_lines(const pengesahan& by) {
    std::vector<std::string> out;
    if (!by.tempat.empty() && !by.tanggal.empty()) {
        out.push_back(by.tempat + ", " + by.tanggal);
    } else if (!by.tempat.empty()) {
        out.push_back("Ditetapkan di " + by.tempat);
    } else if (!by.tanggal.empty()) {
        out.push_back("pada tanggal " + by.tanggal);
    }
    if (!by.jabatan.empty()) out.push_back(by.jabatan);
    return out;
}

std::string nip_line(const pengesahan& by) { return by.nip.empty() ? std::string{} : "NIP. " + by.nip; }

}  // namespace renaksi::report
