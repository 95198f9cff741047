/// \file
/// Which entries of an official list (plan/nomenklatur.hpp) the rows of a plan are: by the code that a row prints, else by its name, from
/// the top down, so that what is above a row narrows what it may be.
///
/// Contract: a pure function of plan and list, from any thread; the result holds positions and stays valid with them.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "renaksi/base/text.hpp"
#include "renaksi/plan/kode.hpp"
#include "renaksi/plan/nomenklatur.hpp"
#include "renaksi/plan/plan.hpp"

namespace renaksi {

/// What the list says about one row.
struct official_row {
    std::optional<renaksi::kode> kode;           ///< as printed, where it can be read
    kode_status printed = kode_status::unknown;  ///< of `kode`; `known` too where the list has no codes of that level to judge by
    nama_match how = nama_match::none;           ///< how the printed name is like that of `entries`
    bool by_kode = false;                        ///< `entries` come from the code; then `how` may be none: another name altogether
    std::vector<std::size_t> entries;            ///< several where nothing in the plan decides
    std::vector<std::size_t> successors;         ///< for a retired code: what took its place
    std::optional<renaksi::kode> official_kode;  ///< where all entries have one code; with the plan's bidang in place of `X.XX`
    std::optional<std::size_t> one_name;         ///< an entry, where all entries have the same name
    bool is_official_name = false;               ///< the list has exactly this name, be it elsewhere or on another level
};

namespace detail {

/// What a plan says as a whole about the part of the list that it is made from.
struct list_part {
    jenis_pemda jenis = jenis_pemda::unknown;
    std::string bidang;             ///< `2.17`; empty where nothing tells
    bool special_autonomy = false;  ///< some printed code is of levels 3 to 9 of government
};

[[nodiscard]] inline jenis_pemda jenis_in_title(std::string_view text) {
    jenis_pemda out = jenis_pemda::unknown;
    for_each_name_word(text, [&out](std::string_view word) {
        if (out != jenis_pemda::unknown) return;
        for (const std::string_view one : {"kabupaten", "kab", "kota"}) {
            if (equal_nocase(word, one)) out = jenis_pemda::kabupaten_kota;
        }
        for (const std::string_view one : {"provinsi", "propinsi", "prov"}) {
            if (equal_nocase(word, one)) out = jenis_pemda::provinsi;
        }
    });
    return out;
}

/// The digit of a kegiatan's or sub kegiatan's code that names the level of government; 0 where there is none.
[[nodiscard]] inline char government_digit(kode value) {
    constexpr std::size_t digit_at = 8;  // 2.17.01.2
    const std::string text = value.text();
    return text.size() > digit_at ? text[digit_at] : '0';
}

/// The most frequent key, the least of several; nothing where there are none.
template <typename Key>
[[nodiscard]] std::optional<Key> most_frequent(const std::map<Key, std::size_t>& counts) {
    const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == counts.end() ? std::nullopt : std::optional<Key>(most->first);
}

/// `2.17` of a code; empty for `X.XX` and for what has no bidang.
[[nodiscard]] inline std::string own_bidang(kode value) { return value.is_generic() ? std::string{} : value.text().substr(0, 4); }

class row_finder {
public:
    row_finder(const plan& p, const nomenklatur& names) : plan_(p), names_(names), rows_(p.size()) {}

    [[nodiscard]] std::vector<official_row> find() {
        read_codes();
        part_.jenis = jenis_in_title(plan_.info().perangkat_daerah);
        if (part_.jenis == jenis_pemda::unknown) part_.jenis = jenis_in_title(plan_.info().judul);
        read_part();
        for (std::size_t i = 0; i < plan_.body_size(); ++i) {
            if (is_budget(plan_[i].level())) find_row(i);
        }
        return std::move(rows_);
    }

private:
    void read_codes() {
        for (std::size_t i = 0; i < plan_.body_size(); ++i) {
            if (plan_[i].kode().empty()) continue;
            if (const auto read = parse_kode_tolerant(plan_[i].kode())) rows_[i].kode = read->value;
        }
    }

    /// By the codes that are printed; where there are none, by the names that stand under one bidang alone.
    void read_part() {
        std::map<char, std::size_t> digits;
        std::map<std::string, std::size_t> bidang;
        for (const official_row& row : rows_) {
            if (!row.kode) continue;
            if (const char digit = government_digit(*row.kode); digit != '0') ++digits[digit];
            if (const std::string own = own_bidang(*row.kode); own.size() == 4) ++bidang[own];
        }
        for (const auto& [digit, rows] : digits) part_.special_autonomy = part_.special_autonomy || digit > '2';
        const std::optional<char> digit = most_frequent(digits);
        if (digit == '1') part_.jenis = jenis_pemda::provinsi;
        if (digit == '2') part_.jenis = jenis_pemda::kabupaten_kota;
        if (bidang.empty() || part_.jenis == jenis_pemda::unknown) read_part_of_names(bidang);
        if (!bidang.empty()) part_.bidang = *most_frequent(bidang);
    }

    /// Counts the names that stand under one bidang alone, unless codes have told it, and those of one kind of pemda.
    void read_part_of_names(std::map<std::string, std::size_t>& bidang) {
        const bool codes_tell = !bidang.empty();
        std::map<jenis_pemda, std::size_t> jenis;
        for (std::size_t i = 0; i < plan_.body_size(); ++i) {
            const plan_row row = plan_[i];
            if (!is_budget(row.level()) || row.nama().empty()) continue;
            const auto on_level = [&row](const nomenklatur_entry& e) { return e.kode.plan_level() == row.level(); };
            const nama_lookup same = names_.narrow(names_.same_words(row.nama()), on_level);
            if (same.entries.empty()) continue;
            const nomenklatur_entry& first = names_[same.entries.front()];
            bool one_bidang = !codes_tell && !first.kode.is_generic();
            bool one_jenis = first.jenis != jenis_pemda::unknown;
            for (const std::size_t at : same.entries) {
                one_bidang = one_bidang && own_bidang(names_[at].kode) == own_bidang(first.kode);
                one_jenis = one_jenis && names_[at].jenis == first.jenis;
            }
            if (one_bidang) ++bidang[own_bidang(first.kode)];
            if (one_jenis) ++jenis[first.jenis];
        }
        if (part_.jenis == jenis_pemda::unknown) part_.jenis = most_frequent(jenis).value_or(jenis_pemda::unknown);
    }

    void find_row(std::size_t i) {
        const plan_row row = plan_[i];
        official_row& out = rows_[i];
        const auto same = names_.same_words(row.nama());
        out.is_official_name = !same.empty();
        if (out.kode) find_by_kode(row, out);
        if (!out.by_kode && !row.nama().empty()) {
            nama_lookup found = narrow_by_place(row, same, true);
            // An official name is no piece of another one, wherever it stands.
            if (same.empty()) found = narrow_by_place(row, near(row.nama()), false);
            out.how = found.how;
            out.entries = std::move(found.entries);
        }
        conclude(out);
    }

    void find_by_kode(const plan_row& row, official_row& out) {
        const auto which = out.kode->plan_level();
        kode_lookup found = names_.by_kode(*out.kode);
        out.printed = found.status;
        if (found.status == kode_status::retired) out.successors = std::move(found.entries);
        if (found.status == kode_status::unknown && (!which || !names_.has(*which))) out.printed = kode_status::known;
        if (found.status != kode_status::known) return;
        out.by_kode = true;
        keep_some(found.entries, [this](const nomenklatur_entry& e) { return is_of_jenis(e); });
        if (row.nama().empty()) {
            out.how = nama_match::exact;
            out.entries = std::move(found.entries);
            return;
        }
        // Of several entries with the code those whose name is nearest.
        for (const nama_match wanted : {nama_match::exact, nama_match::close, nama_match::cut, nama_match::none}) {
            for (const std::size_t at : found.entries) {
                if (names_.compare(row.nama(), at) == wanted) out.entries.push_back(at);
            }
            out.how = wanted;
            if (!out.entries.empty()) return;
        }
    }

    /// The entries among the hits that fit the row's place: below what stands above it; else, for an exact name, in the plan's bidang and
    /// then anywhere. A name that only resembles one has to fit as well as the place is known.
    [[nodiscard]] nama_lookup narrow_by_place(const plan_row& row, const std::vector<name_hit>& hits, bool exact) const {
        nama_lookup out;
        if (hits.empty()) return out;
        const auto fits_row = [&](const nomenklatur_entry& e) { return e.kode.plan_level() == row.level() && is_of_jenis(e); };
        const std::vector<std::size_t>* const above = entries_above(row);
        if (above != nullptr) {
            out = names_.narrow(hits, [&](const nomenklatur_entry& e) {
                return fits_row(e) &&
                       std::any_of(above->begin(), above->end(), [&](std::size_t at) { return names_[at].kode.is_prefix_of(e.kode); });
            });
        }
        if (out.how == nama_match::none && (exact || above == nullptr) && !part_.bidang.empty()) {
            out = names_.narrow(hits, [&](const nomenklatur_entry& e) {
                return fits_row(e) && (e.kode.is_generic() || own_bidang(e.kode) == part_.bidang);
            });
        }
        if (out.how == nama_match::none && (exact || (above == nullptr && part_.bidang.empty()))) out = names_.narrow(hits, fits_row);
        prefer_ordinary(out.entries);
        return out;
    }

    [[nodiscard]] bool is_of_jenis(const nomenklatur_entry& e) const noexcept {
        return part_.jenis == jenis_pemda::unknown || e.jenis == jenis_pemda::unknown || e.jenis == part_.jenis;
    }

    /// The entries of the nearest row above that has any.
    [[nodiscard]] const std::vector<std::size_t>* entries_above(const plan_row& row) const {
        for (auto above = row.parent(); above; above = plan_.row(*above).parent()) {
            const official_row& found = rows_[above->position()];
            if (!found.entries.empty()) return &found.entries;
        }
        return nullptr;
    }

    /// Special autonomies repeat ordinary names under digits of their own; a plan is one of theirs only where it says so.
    void prefer_ordinary(std::vector<std::size_t>& entries) const {
        if (part_.special_autonomy) return;
        keep_some(entries, [](const nomenklatur_entry& e) { return government_digit(e.kode) <= '2'; });
        const char own = part_.jenis == jenis_pemda::provinsi ? '1' : '2';
        if (part_.jenis == jenis_pemda::unknown) return;
        keep_some(entries,
                  [own](const nomenklatur_entry& e) { return government_digit(e.kode) == own || government_digit(e.kode) == '0'; });
    }

    /// Drops the entries that do not pass, unless none does.
    template <typename Accept>
    void keep_some(std::vector<std::size_t>& entries, Accept accept) const {
        std::vector<std::size_t> kept;
        for (const std::size_t at : entries) {
            if (accept(names_[at])) kept.push_back(at);
        }
        if (!kept.empty()) entries = std::move(kept);
    }

    void conclude(official_row& out) const {
        if (out.entries.empty()) return;
        const nomenklatur_entry& first = names_[out.entries.front()];
        out.one_name = out.entries.front();
        out.official_kode = first.kode;
        for (const std::size_t at : out.entries) {
            if (normalised_nama(names_[at].nama) != normalised_nama(first.nama)) out.one_name.reset();
            if (names_[at].kode != first.kode) out.official_kode.reset();
        }
        if (!out.official_kode || !first.kode.is_generic() || part_.bidang.empty()) return;
        if (const auto own = with_bidang(first.kode, part_.bidang)) out.official_kode = own;
    }

    /// Documents repeat names; what they resemble is looked for once.
    [[nodiscard]] const std::vector<name_hit>& near(std::string_view nama) {
        const auto [place, added] = near_.try_emplace(std::string(nama));
        if (added) place->second = names_.near(nama);
        return place->second;
    }

    const plan& plan_;
    const nomenklatur& names_;
    list_part part_;
    std::vector<official_row> rows_;
    std::map<std::string, std::vector<name_hit>> near_;
};

}  // namespace detail

/// The entries of every row; rows that are no program, kegiatan or sub kegiatan have none. A plan without codes is taken for the bidang
/// that most of its names have, and for a kabupaten, kota or province by its title. O(rows log rows) where names are official; a name that
/// is not is looked for once, at the cost of `nomenklatur::by_nama`.
[[nodiscard]] inline std::vector<official_row> find_official_rows(const plan& p, const nomenklatur& names) {
    return detail::row_finder(p, names).find();
}

}  // namespace renaksi
