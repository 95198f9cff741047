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
    struct ranked {
        int128 size = 0;
        std::size_t at = 0;
    };
    const auto before = [](const ranked& a, const ranked& b) { return a.size != b.size ? a.size > b.size : a.at < b.at; };
    // A heap whose top is the last of the largest, so that a million roots take no memory of their own here.
    std::vector<ranked> largest;
    for (std::size_t i = 0; i < of.named_roots() && most > 0; ++i) {
        const rekap_root root = of.root(i);
        const int128 difference = root.found_sen - root.expected_sen;
        const ranked one{difference < 0 ? -difference : difference, i};
        if (largest.size() == most) {
            if (!before(one, largest.front())) continue;
            std::pop_heap(largest.begin(), largest.end(), before);
            largest.pop_back();
        }
        largest.push_back(one);
        std::push_heap(largest.begin(), largest.end(), before);
    }
    std::sort_heap(largest.begin(), largest.end(), before);
    std::vector<rekap_root> out;
    out.reserve(largest.size());
    for (const ranked& one : largest) out.push_back(of.root(one.at));
    return out;
}

std::string error_text(const rekap_error& one, language lang) {
    error why;
    why.code = one.code;
    why.detail = one.detail;
    return message(why, lang);
}

}  // namespace renaksi::report
