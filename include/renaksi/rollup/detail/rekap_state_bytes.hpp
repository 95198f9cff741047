/// \file
/// The byte form of a rekap, described in docs/formats/rekap-state.md.
///
/// Contract: pure functions. Bytes may be anything.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "renaksi/base/result.hpp"
#include "renaksi/rollup/detail/rekap_bytes.hpp"
#include "renaksi/rollup/detail/rekap_state.hpp"

namespace renaksi::detail {

inline constexpr std::string_view rekap_magic = "RNKREKAP";
inline constexpr std::uint32_t rekap_bytes_version = 1;

// Bits of the byte of flags of an office and of a source.
inline constexpr std::uint8_t office_closed_flag = 1;
inline constexpr std::uint8_t office_kept_flag = 2;
inline constexpr std::uint8_t office_scattered_flag = 4;
inline constexpr std::uint8_t edge_continues_flag = 1;
inline constexpr std::uint8_t edge_open_flag = 2;

class state_writer {
public:
    /// The bytes of a state that is in order.
    [[nodiscard]] static std::string write(const rekap_state& s) {
        state_writer to;
        to.out_.raw(rekap_magic);
        for (unsigned shift = 0; shift < 32; shift += 8) to.out_.byte(static_cast<std::uint8_t>(rekap_bytes_version >> shift));
        to.settings(s);
        to.sources(s);
        to.offices(s);
        to.groups(s);
        to.roots(s);
        to.errors(s);
        to.open_offices(s);
        to.out_.fixed(checksum(to.out_.bytes()));
        return std::move(to.out_.bytes());
    }

private:
    void settings(const rekap_state& s) {
        out_.number(s.settings.by.size());
        for (std::size_t i = 0; i < s.settings.by.size(); ++i) out_.byte(static_cast<std::uint8_t>(s.settings.by[i]));
        out_.byte(static_cast<std::uint8_t>((s.settings.fold_penunjang ? 1 : 0) | (s.settings.scattered ? 2 : 0) | (s.is_closed ? 4 : 0)));
        out_.number(s.settings.roots_limit);
    }

    void edge(const source_edge& e) {
        out_.byte(static_cast<std::uint8_t>((e.continues ? edge_continues_flag : 0) | (e.is_open ? edge_open_flag : 0)));
        out_.number(e.office == rekap_names::none ? 0 : std::uint64_t{e.office} + 1);
    }

    void sources(const rekap_state& s) {
        out_.number(s.sources.size());
        for (std::size_t i = 0; i < s.sources.size(); ++i) {
            const rekap_source& source = s.sources.all()[i];
            out_.text(source.name);
            out_.number(source.begin);
            out_.number(source.end - source.begin);
            out_.number(source.lines);
            if (s.is_closed) continue;
            edge(s.sources.edges()[i].front);
            edge(s.sources.edges()[i].back);
        }
    }

    void offices(const rekap_state& s) {
        out_.number(s.offices.size());
        for (std::uint32_t i = 0; i < s.offices.size(); ++i) {
            out_.text(s.names[i]);
            if (s.is_closed) continue;
            const rekap_office& office = s.offices[i];
            out_.byte(static_cast<std::uint8_t>((office.status == office_status::closed ? office_closed_flag : 0) |
                                                (office.is_kept ? office_kept_flag : 0) |
                                                (office.is_scattered ? office_scattered_flag : 0)));
        }
    }

    void groups(const rekap_state& s) {
        out_.number(s.groups.size());
        for (std::size_t i = 0; i < s.groups.size(); ++i) {
            const rekap_group& group = s.groups[i];
            if (s.plan.has_kode()) out_.fixed(group.key.kode);
            if (s.plan.has_opd() || s.plan.has_wilayah()) out_.number(group.key.office);
            if (s.plan.has_level()) out_.byte(static_cast<std::uint8_t>(group.key.level));
            out_.number(group.totals.rows);
            out_.number(group.totals.violations);
            for (const int128 sen : group.totals.sen) out_.amount(sen);
        }
        if (!s.plan.has_level()) return;
        for (const int128 sen : s.leaves) out_.amount(sen);
    }

    void roots(const rekap_state& s) {
        out_.number(s.roots.count);
        out_.number(s.roots.named.items().size());
        for (const stored_root& root : s.roots.named.items()) {
            out_.number(root.office);
            out_.number(root.source);
            out_.number(root.line);
            out_.fixed(root.kode);
            out_.byte(static_cast<std::uint8_t>(static_cast<unsigned>(root.level) << 4U | (root.is_row ? 8U : 0U) | root.column));
            out_.amount(root.expected_sen);
            out_.amount(root.found_sen);
        }
    }

    void errors(const rekap_state& s) {
        out_.number(s.error_count);
        out_.number(s.errors.items().size());
        for (const stored_error& one : s.errors.items()) {
            out_.number(static_cast<std::uint32_t>(one.code));
            out_.number(one.source);
            out_.number(one.line);
            out_.number(one.column);
            out_.text(one.detail);
        }
    }

    void open_offices(const rekap_state& s) {
        if (s.is_closed) return;
        out_.number(s.open.size());
        for (const open_office& one : s.open) {
            out_.number(one.office);
            out_.number(one.rows.size());
            for (const rekap_row& row : one.rows) {
                out_.fixed(row.kode.bits());
                out_.byte(static_cast<std::uint8_t>(static_cast<unsigned>(row.level) << 5U | row.printed));
                out_.number(row.source);
                out_.number(row.line);
                for (std::size_t c = 0; c < plan_column_count; ++c) {
                    if (((row.printed >> c) & 1U) != 0) out_.amount(row.sen[c]);
                }
            }
        }
    }

    byte_writer out_;
};

class state_reader {
public:
    [[nodiscard]] static result<rekap_state> read(std::string_view bytes) {
        constexpr std::size_t head = rekap_magic.size() + 4;
        constexpr std::size_t tail = 8;
        if (!bytes.starts_with(rekap_magic)) return make_error(errc::unknown_format, "no rekap");
        if (bytes.size() < head + tail) return make_error(errc::damaged_file, "rekap: cut off");
        byte_reader version(bytes.substr(rekap_magic.size(), 4));
        for (unsigned shift = 0; shift < 32; shift += 8) {
            if (version.byte() == static_cast<std::uint8_t>(rekap_bytes_version >> shift)) continue;
            return make_error(errc::unknown_format, "a rekap of another version");
        }
        if (byte_reader(bytes.substr(bytes.size() - tail)).fixed() != checksum(bytes.substr(0, bytes.size() - tail))) {
            return make_error(errc::damaged_file, "rekap: its checksum does not fit");
        }
        state_reader from(bytes.substr(head, bytes.size() - head - tail));
        return from.read_state();
    }

private:
    explicit state_reader(std::string_view bytes) noexcept : in_(bytes) {}

    [[nodiscard]] result<rekap_state> read_state() {
        bool is_closed = false;
        const rekap_settings settings = read_settings(is_closed);
        if (!in_.ok()) return make_error(errc::damaged_file, "rekap: settings");
        rekap_state s(settings);
        s.is_closed = is_closed;
        struct step {
            void (state_reader::*read)(rekap_state&);
            const char* name;
        };
        constexpr std::array<step, 6> steps{{{&state_reader::sources, "sources"},
                                             {&state_reader::offices, "offices"},
                                             {&state_reader::groups, "groups"},
                                             {&state_reader::roots, "roots"},
                                             {&state_reader::errors, "errors"},
                                             {&state_reader::open_offices, "open offices"}}};
        for (const step& one : steps) {
            (this->*one.read)(s);
            if (!in_.ok()) return make_error(errc::damaged_file, std::string("rekap: ") + one.name);
        }
        if (!in_.at_end()) return make_error(errc::damaged_file, "rekap: bytes behind its end");
        return s;
    }

    [[nodiscard]] rekap_settings read_settings(bool& is_closed) noexcept {
        rekap_settings settings;
        const std::size_t parts = in_.count(1);
        for (std::size_t i = 0; i < parts && in_.ok(); ++i) {
            const std::uint8_t part = in_.byte();
            if (in_.expect(part < rekap_part_count)) in_.expect(settings.by.add(static_cast<rekap_part>(part)));
        }
        const std::uint8_t flags = in_.byte();
        in_.expect(flags < 8);
        settings.fold_penunjang = (flags & 1U) != 0;
        settings.scattered = (flags & 2U) != 0;
        is_closed = (flags & 4U) != 0;
        settings.roots_limit = in_.number();
        return settings;
    }

    [[nodiscard]] source_edge edge() noexcept {
        source_edge out;
        const std::uint8_t flags = in_.byte();
        in_.expect(flags < 4 && flags != edge_open_flag);
        out.continues = (flags & edge_continues_flag) != 0;
        out.is_open = (flags & edge_open_flag) != 0;
        // Which offices there are is not known yet: `offices` looks at the number.
        out.office = static_cast<std::uint32_t>(in_.number(rekap_names::none)) - 1;
        return out;
    }

    void sources(rekap_state& s) {
        const std::size_t count = in_.count(4);
        for (std::size_t i = 0; i < count && in_.ok(); ++i) {
            rekap_source source;
            source.name = in_.text();
            source.begin = in_.number();
            source.end = source.begin + in_.number(static_cast<std::uint64_t>(-1) - source.begin);
            source.lines = in_.number();
            source_edges edges;
            if (!s.is_closed) {
                edges.front = edge();
                edges.back = edge();
            }
            source.is_whole = !edges.front.continues && !edges.back.continues;
            if (i > 0) in_.expect(stands_behind(source, s.sources.all()[i - 1], s.is_closed));
            if (in_.ok()) s.sources.add_in_order(std::move(source), edges);
        }
    }

    /// Of a closed rekap a name stands once; else parts of one name in order.
    [[nodiscard]] static bool stands_behind(const rekap_source& b, const rekap_source& a, bool is_closed) noexcept {
        if (a.name != b.name) return text_before(a.name, b.name);
        return !is_closed && std::pair(a.begin, a.end) <= std::pair(b.begin, b.end);
    }

    void offices(rekap_state& s) {
        const std::size_t count = in_.count(s.is_closed ? 1 : 2);
        for (std::uint32_t i = 0; i < count && in_.ok(); ++i) {
            const std::string_view name = in_.text();
            const std::uint8_t flags = s.is_closed ? office_closed_flag : in_.byte();
            in_.expect(flags < 8 && (i == 0 || text_before(s.names[i - 1], name)));
            if (!in_.ok()) return;
            rekap_office& office = s.offices[s.office_of(name)];
            if ((flags & office_closed_flag) != 0) office.status = office_status::closed;
            office.is_kept = (flags & office_kept_flag) != 0;
            office.is_scattered = (flags & office_scattered_flag) != 0;
        }
        for (const source_edges& edges : s.sources.edges()) {
            for (const source_edge* e : {&edges.front, &edges.back}) {
                in_.expect(e->office == rekap_names::none || e->office < s.offices.size());
            }
        }
    }

    void groups(rekap_state& s) {
        const std::size_t least = (s.plan.has_kode() ? 8U : 0U) + (s.plan.has_opd() || s.plan.has_wilayah() ? 1U : 0U) +
                                  (s.plan.has_level() ? 1U : 0U) + 2U + plan_column_count;
        const std::size_t count = in_.count(least);
        s.groups.reserve(count);
        for (std::size_t i = 0; i < count && in_.ok(); ++i) {
            rekap_group group;
            if (s.plan.has_kode()) group.key.kode = in_.fixed();
            if (s.plan.has_opd() || s.plan.has_wilayah()) group.key.office = static_cast<std::uint32_t>(in_.number(rekap_names::none));
            if (s.plan.has_level()) group.key.level = in_.byte();
            group.totals.rows = in_.number();
            group.totals.violations = in_.number();
            for (int128& sen : group.totals.sen) sen = in_.amount();
            in_.expect(is_key(s, group.key) && (i == 0 || group_order{s}(s.groups[i - 1], group)));
            if (in_.ok()) s.groups.push(group);
        }
        if (!s.plan.has_level()) return;
        for (int128& sen : s.leaves) sen = in_.amount();
    }

    [[nodiscard]] static bool is_key(const rekap_state& s, const rekap_group_key& key) noexcept {
        if (!s.plan.is_kode_part(key.kode) || key.level > static_cast<std::uint32_t>(rekap_level::sub_kegiatan)) return false;
        if (s.plan.has_opd()) return key.office < s.offices.size();
        return !s.plan.has_wilayah() || s.plan.is_wilayah(key.office);
    }

    void roots(rekap_state& s) {
        s.roots.count = in_.number();
        const std::size_t count = in_.count(14);
        in_.expect(count <= s.roots.count);
        for (std::size_t i = 0; i < count && in_.ok(); ++i) {
            stored_root root;
            root.office = static_cast<std::uint32_t>(in_.number(rekap_names::none));
            root.source = static_cast<std::uint32_t>(in_.number(rekap_names::none));
            root.line = in_.number();
            root.kode = in_.fixed();
            const std::uint8_t what = in_.byte();
            root.level = static_cast<rekap_level>(what >> 4U);
            root.is_row = (what & 8U) != 0;
            root.column = what & 7U;
            root.expected_sen = in_.amount();
            root.found_sen = in_.amount();
            in_.expect(root.office < s.offices.size() && root.source < s.sources.size() && is_kode(root.kode) &&
                       root.level <= rekap_level::sub_kegiatan && root.column < plan_column_count);
            if (in_.ok()) s.roots.named.items().push_back(root);
        }
        const auto& all = s.roots.named.items();
        in_.expect(std::is_sorted(all.begin(), all.end(), told_before));
    }

    void errors(rekap_state& s) {
        s.error_count = in_.number();
        const std::size_t count = in_.count(5);
        in_.expect(count <= errors_limit && count <= s.error_count);
        for (std::size_t i = 0; i < count && in_.ok(); ++i) {
            stored_error one;
            one.code = static_cast<errc>(in_.number(errc_texts.size() - 1));
            one.source = static_cast<std::uint32_t>(in_.number(rekap_names::none));
            one.line = in_.number();
            one.column = static_cast<std::uint32_t>(in_.number(rekap_names::none));
            one.detail = in_.text();
            in_.expect(static_cast<int>(one.code) > 0 && one.source < s.sources.size());
            if (in_.ok()) s.errors.items().push_back(std::move(one));
        }
    }

    void open_offices(rekap_state& s) {
        if (s.is_closed) return;
        const std::size_t count = in_.count(2);
        for (std::size_t i = 0; i < count && in_.ok(); ++i) {
            const auto office = static_cast<std::uint32_t>(in_.number(rekap_names::none));
            if (!in_.expect(office < s.offices.size() && s.offices[office].status == office_status::unseen)) return;
            open_office& one = s.opened(office);
            const std::size_t rows = in_.count(11);
            one.rows.reserve(rows);
            for (std::size_t k = 0; k < rows && in_.ok(); ++k) one.rows.push_back(row(s));
        }
        for (const source_edges& edges : s.sources.edges()) {
            for (const source_edge* e : {&edges.front, &edges.back}) {
                if (!e->is_open || e->office == rekap_names::none) continue;
                const rekap_office& held = s.offices[e->office];
                if (held.status == office_status::open) ++s.open[held.open].holds;
            }
        }
    }

    [[nodiscard]] rekap_row row(const rekap_state& s) noexcept {
        rekap_row out;
        out.kode = packed_kode(in_.fixed());
        const std::uint8_t what = in_.byte();
        out.level = static_cast<rekap_level>(what >> 5U);
        out.printed = what & rekap_row::all_printed;
        out.source = static_cast<std::uint32_t>(in_.number(rekap_names::none));
        out.line = static_cast<std::uint32_t>(in_.number(rekap_names::none));
        for (std::size_t c = 0; c < plan_column_count; ++c) {
            if (((out.printed >> c) & 1U) == 0) continue;
            const std::optional<std::int64_t> sen = narrow(in_.amount());
            in_.expect(sen.has_value());
            out.sen[c] = sen.value_or(0);
        }
        in_.expect(is_kode(out.kode.bits()) && out.level <= rekap_level::sub_kegiatan && out.source < s.sources.size());
        return out;
    }

    [[nodiscard]] static bool is_kode(std::uint64_t bits) noexcept { return bits == 0 || packed_kode(bits).is_well_formed(); }

    byte_reader in_;
};

[[nodiscard]] inline std::string state_to_bytes(const rekap_state& s) {
    if (s.is_closed) return state_writer::write(s);
    rekap_state ordered = s;
    put_in_order(ordered, false);
    return state_writer::write(ordered);
}

[[nodiscard]] inline result<rekap_state> state_from_bytes(std::string_view bytes) { return state_reader::read(bytes); }

}  // namespace renaksi::detail
