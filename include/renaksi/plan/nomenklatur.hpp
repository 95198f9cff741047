/// \file
/// `nomenklatur`: the official list of programs, kegiatan and sub kegiatan (Permendagri 90/2019 and the Kepmendagri that bring it up to
/// date), to be asked by code and by name. A user hands one over; the library brings none.
///
/// Contract: an immutable value. Any number of threads may ask one without locks; what it returns are positions of entries, which stay
/// valid for it and for its copies. It reads no files (io/nomenklatur.hpp does) and fails in no way.
#pragma once

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "renaksi/base/result.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/plan/detail/name_index.hpp"
#include "renaksi/plan/kode.hpp"
#include "renaksi/plan/level.hpp"

namespace renaksi {

/// For whom an entry is: the lists of provinces and of kabupaten and kota give some codes different names.
enum class jenis_pemda : std::uint8_t { unknown = 0, provinsi = 1, kabupaten_kota = 2 };

/// One line of the list. Texts are UTF-8; an empty one is not known.
struct nomenklatur_entry {
    renaksi::kode kode;
    std::string nama;
    std::string indikator;  ///< prescribed for sub kegiatan since Kepmendagri 050-5889/2021
    std::string satuan;     ///< likewise
    jenis_pemda jenis = jenis_pemda::unknown;
    std::optional<renaksi::kode> sebelumnya;  ///< the code that this entry took the place of
};

enum class kode_status : std::uint8_t {
    unknown = 0,  ///< the list has no such code
    known = 1,
    retired = 2,  ///< the list has it only as the predecessor of others
};

/// Answer for a code: the entries that have it, or those that took its place. Positions ascend.
struct kode_lookup {
    kode_status status = kode_status::unknown;
    std::vector<std::size_t> entries;
};

/// Answer for a name: all entries that fit equally well, positions ascending. Several are either one name that stands under several codes
/// or, for a name that is cut off, different names: then it is ambiguous.
struct nama_lookup {
    nama_match how = nama_match::none;
    std::vector<std::size_t> entries;
};

/// Narrows a lookup by name to what is known of the row.
struct nama_scope {
    std::optional<renaksi::level> level;
    std::optional<renaksi::kode> below;  ///< entries below this code, at any depth; `X.XX` fits any bidang
    jenis_pemda jenis = jenis_pemda::unknown;
};

namespace detail {

/// A code as a number that groups what differs in urusan and bidang alone: entries of one program, kegiatan and sub kegiatan number stand
/// together, by bidang, `X.XX` last. A sub kegiatan's two-digit form is the same as its four-digit form.
[[nodiscard]] inline std::uint64_t kode_key(kode value) {
    constexpr std::uint64_t bidang_codes = 2048;
    const std::string text = value.padded().text();
    std::uint64_t bidang = text[0] == 'X' ? std::uint64_t{10} * 128 : static_cast<std::uint64_t>(text[0] - '0') * 128U;
    if (text.size() >= 4) {
        bidang += text[2] == 'X' ? 100U : static_cast<std::uint64_t>(text[2] - '0') * 10U + static_cast<std::uint64_t>(text[3] - '0');
    }
    // Program, kegiatan and sub kegiatan: at most two, three and four digits, none of which is zero where the level is there.
    constexpr std::size_t digits = 9;
    std::uint64_t rest = 0;
    std::size_t seen = 0;
    for (const char c : std::string_view(text).substr(std::min<std::size_t>(text.size(), 4))) {
        if (!is_digit(c)) continue;
        rest = rest * 10 + static_cast<std::uint64_t>(c - '0');
        ++seen;
    }
    for (; seen < digits; ++seen) rest *= 10;
    return rest * bidang_codes + bidang;
}

/// The code of every bidang, and the code of one bidang, for what is below it.
[[nodiscard]] inline std::optional<kode> with_bidang(kode value, std::string_view bidang) {
    const std::string text = value.text();
    if (text.size() < 4) return std::nullopt;
    const result<kode> read = parse_kode(std::string(bidang) + text.substr(4));
    return read ? std::optional<kode>(*read) : std::nullopt;
}

}  // namespace detail

class nomenklatur {
public:
    /// A list of these entries. One that has the code (in either width), jenis and name of another is joined with it; what it lacks is
    /// taken from the other. O(entries log entries + bytes).
    [[nodiscard]] static nomenklatur make(std::vector<nomenklatur_entry> entries) {
        nomenklatur out;
        out.order(std::move(entries));
        out.index();
        return out;
    }

    /// Entries in the order of their codes, `2.17` and `X.XX` of one program next to each other.
    [[nodiscard]] std::size_t size() const noexcept { return entries_.size(); }
    [[nodiscard]] const nomenklatur_entry& operator[](std::size_t at) const noexcept {
        assert(at < size());
        return entries_[at];
    }

    /// Whether it lists anything of that level; a list of sub kegiatan alone says nothing about the codes of programs.
    [[nodiscard]] bool has(level which) const noexcept { return levels_[static_cast<std::size_t>(which)]; }

    /// The entries of a code. `X.XX` and the office's own bidang are the same, and so are two and four digits of a sub kegiatan; an entry
    /// with the bidang itself goes before one of `X.XX`. O(log entries + answer).
    [[nodiscard]] kode_lookup by_kode(kode asked) const {
        kode_lookup out;
        for (const auto* const keys : {&keys_, &predecessors_}) {
            const auto [first, last] = matching(*keys, asked);
            for (std::size_t i = first; i < last; ++i) out.entries.push_back((*keys)[i].second);
            if (out.entries.empty()) continue;
            std::sort(out.entries.begin(), out.entries.end());
            out.status = keys == &keys_ ? kode_status::known : kode_status::retired;
            return out;
        }
        return out;
    }

    /// The entries that a name may be: those with the same words; where the scope has none, those of which it is a part and those that it
    /// is but for slips of the keyboard, whichever fits better. An acronym or a number that differs makes another name. O(length) where a
    /// name has the same words; else O(names that share one of its rarest words).
    [[nodiscard]] nama_lookup by_nama(std::string_view nama, const nama_scope& scope = {}) const {
        const auto accept = [&scope](const nomenklatur_entry& e) {
            if (scope.level && e.kode.plan_level() != scope.level) return false;
            if (scope.jenis != jenis_pemda::unknown && e.jenis != jenis_pemda::unknown && e.jenis != scope.jenis) return false;
            return !scope.below || scope.below->is_prefix_of(e.kode);
        };
        nama_lookup same = narrow(same_words(nama), accept);
        return same.how != nama_match::none ? same : narrow(near(nama), accept);
    }

    /// How a name is like that of one entry. O(length²) at worst.
    [[nodiscard]] nama_match compare(std::string_view nama, std::size_t entry) const { return index_.compare(nama, name_of_[entry]); }

    /// The two halves of `by_nama`, for a caller who narrows one name in several ways: the name with the same words, if any; all others
    /// that the text may be, best first; and the best entries among them that pass `accept(entry)`.
    [[nodiscard]] std::vector<detail::name_hit> same_words(std::string_view nama) const {
        const auto name = index_.find_exact(nama);
        return name ? std::vector<detail::name_hit>{{*name, nama_match::exact, 0}} : std::vector<detail::name_hit>{};
    }
    [[nodiscard]] std::vector<detail::name_hit> near(std::string_view nama) const { return index_.find_near(nama); }
    template <typename Accept>
    [[nodiscard]] nama_lookup narrow(const std::vector<detail::name_hit>& hits, Accept accept) const {
        nama_lookup out;
        std::uint32_t rank = 0;
        for (const detail::name_hit& hit : hits) {
            if (!out.entries.empty() && hit.rank != rank) break;
            for (std::size_t i = of_name_begin_[hit.name]; i < of_name_begin_[hit.name + 1]; ++i) {
                if (accept(entries_[of_name_[i]])) out.entries.push_back(of_name_[i]);
            }
            if (out.entries.empty()) continue;
            out.how = hit.how;
            rank = hit.rank;
        }
        std::sort(out.entries.begin(), out.entries.end());
        return out;
    }

private:
    using key_list = std::vector<std::pair<std::uint64_t, std::size_t>>;

    nomenklatur() = default;

    static constexpr std::uint64_t bidang_codes = 2048;
    static constexpr std::uint64_t any_bidang = 10 * 128 + 100;

    /// The range of a code in a sorted list: its own, else that of `X.XX`; of any bidang where the code leaves it open.
    [[nodiscard]] static std::pair<std::size_t, std::size_t> matching(const key_list& keys, kode asked) {
        const auto range = [&keys](std::uint64_t first, std::uint64_t last) {
            const auto less = [](const auto& one, std::uint64_t key) { return one.first < key; };
            const auto begin = std::lower_bound(keys.begin(), keys.end(), first, less);
            const auto end = std::lower_bound(begin, keys.end(), last, less);
            return std::pair(static_cast<std::size_t>(begin - keys.begin()), static_cast<std::size_t>(end - keys.begin()));
        };
        const std::uint64_t key = detail::kode_key(asked);
        const std::uint64_t rest = key / bidang_codes * bidang_codes;
        auto out = range(key, key + 1);
        const bool has_program = rest != 0;
        if (out.first == out.second && has_program) {
            out = asked.is_generic() ? range(rest, rest + bidang_codes) : range(rest + any_bidang, rest + any_bidang + 1);
        }
        return out;
    }

    static void complete(nomenklatur_entry& kept, nomenklatur_entry&& other) {
        if (kept.indikator.empty()) kept.indikator = std::move(other.indikator);
        if (kept.satuan.empty()) kept.satuan = std::move(other.satuan);
        if (!kept.sebelumnya) kept.sebelumnya = other.sebelumnya;
    }

    void order(std::vector<nomenklatur_entry> entries) {
        key_list sorted;
        sorted.reserve(entries.size());
        for (std::size_t i = 0; i < entries.size(); ++i) sorted.emplace_back(detail::kode_key(entries[i].kode), i);
        std::sort(sorted.begin(), sorted.end(), [&entries](const auto& a, const auto& b) {
            const auto rest = [&entries](const auto& one) {
                const nomenklatur_entry& e = entries[one.second];
                return std::tuple(e.jenis, std::string_view(e.nama), one.second);
            };
            return a.first != b.first ? a.first < b.first : rest(a) < rest(b);
        });
        entries_.reserve(entries.size());
        for (const auto& [key, from] : sorted) {
            nomenklatur_entry& next = entries[from];
            if (!keys_.empty() && keys_.back().first == key && entries_.back().jenis == next.jenis && entries_.back().nama == next.nama) {
                complete(entries_.back(), std::move(next));
                continue;
            }
            keys_.emplace_back(key, entries_.size());
            entries_.push_back(std::move(next));
        }
    }

    void index() {
        name_of_.reserve(size());
        for (std::size_t i = 0; i < size(); ++i) {
            const nomenklatur_entry& e = entries_[i];
            name_of_.push_back(index_.add(e.nama));
            if (e.sebelumnya) predecessors_.emplace_back(detail::kode_key(*e.sebelumnya), i);
            if (const auto which = e.kode.plan_level()) levels_[static_cast<std::size_t>(*which)] = true;
        }
        index_.finish();
        std::sort(predecessors_.begin(), predecessors_.end());
        of_name_begin_.assign(index_.size() + 1, 0);
        for (const std::uint32_t name : name_of_) ++of_name_begin_[name + 1];
        for (std::size_t i = 1; i < of_name_begin_.size(); ++i) of_name_begin_[i] += of_name_begin_[i - 1];
        of_name_.resize(size());
        std::vector<std::size_t> next = of_name_begin_;
        for (std::size_t i = 0; i < size(); ++i) of_name_[next[name_of_[i]]++] = i;
    }

    std::vector<nomenklatur_entry> entries_;
    key_list keys_;          ///< code and entry
    key_list predecessors_;  ///< code and the entry that took its place
    std::array<bool, level_count> levels_{};
    detail::name_index index_;
    std::vector<std::uint32_t> name_of_;  ///< by entry
    std::vector<std::size_t> of_name_;    ///< entries, by name
    std::vector<std::size_t> of_name_begin_;
};

}  // namespace renaksi
