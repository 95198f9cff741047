#include "report/rekap_figures.hpp"

#include <algorithm>

#include "renaksi/base/error.hpp"
#include "renaksi/base/int128.hpp"

namespace renaksi::report {

std::string rekap_key_text(const rekap& of, std::size_t group) {
    std::string out;
    for (std::size_t part = 0; part < of.settings().by.size(); ++part) {
        if (part > 0) out.push_back('/');
        of.append_part(out, group, part);
    }
    return out;
}

std::string_view rekap_rule(const rekap_root& root) noexcept {
    if (root.is_row) return "R101";
    return root.level == rekap_level::jumlah ? "R103" : "R102";
}

std::string kode_text(packed_kode code) {
    std::string out;
    code.append_to(out);
    return out;
}

std::vector<rekap_root> largest_roots(const rekap& of, std::size_t most) {
    const auto size_of = [](const rekap_root& root) {
        const int128 difference = root.found_sen - root.expected_sen;
        return difference < 0 ? -difference : difference;
    };
    std::vector<rekap_root> roots = of.roots();
    std::vector<std::size_t> order(roots.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const std::size_t taken = std::min(most, order.size());
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(taken);
    std::partial_sort(order.begin(), end, order.end(), [&](std::size_t a, std::size_t b) {
        const int128 left = size_of(roots[a]);
        const int128 right = size_of(roots[b]);
        return left != right ? left > right : a < b;
    });
    std::vector<rekap_root> out;
    for (std::size_t i = 0; i < taken; ++i) out.push_back(roots[order[i]]);
    return out;
}

std::string error_text(const rekap_error& one, language lang) {
    error why;
    why.code = one.code;
    why.detail = one.detail;
    return message(why, lang);
}

}  // namespace renaksi::report
