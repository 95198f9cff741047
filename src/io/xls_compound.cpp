#include "io/xls_compound.hpp"

#include <algorithm>

#include "renaksi/base/text.hpp"

namespace renaksi::io {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view compound_signature = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;
constexpr std::size_t header_bytes = 512;
constexpr std::size_t small_sector_bytes = 64;
constexpr std::size_t directory_entry_bytes = 128;
constexpr std::size_t header_tables = 109;          // numbers of sectors of the table that stand in the header itself
constexpr std::uint32_t last_sector = 0xFFFFFFFAU;  // numbers above mean the end of a chain, a free sector …

[[nodiscard]] std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t count) noexcept {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count && at + i < bytes.size(); ++i) {
        value |= static_cast<std::uint32_t>(static_cast<std::uint8_t>(bytes[at + i])) << (8U * i);
    }
    return value;
}

[[nodiscard]] std::vector<std::uint32_t> words_of(std::string_view bytes) {
    std::vector<std::uint32_t> out;
    out.reserve(bytes.size() / 4);
    for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) out.push_back(little_endian(bytes, at, 4));
    return out;
}

}  // namespace

bool is_compound_file(std::string_view bytes) noexcept { return bytes.starts_with(compound_signature); }

std::uint16_t compound_file::u16(std::size_t at) const noexcept { return static_cast<std::uint16_t>(little_endian(bytes_, at, 2)); }
std::uint32_t compound_file::u32(std::size_t at) const noexcept { return little_endian(bytes_, at, 4); }

// The last sector of a file may be cut short: some writers leave out what follows the last stream.
std::string_view compound_file::sector(std::uint32_t number) const noexcept {
    const std::uint64_t begin = (static_cast<std::uint64_t>(number) + 1) * sector_bytes_;
    return begin < bytes_.size() ? bytes_.substr(static_cast<std::size_t>(begin), sector_bytes_) : std::string_view{};
}

result<compound_file> compound_file::open(std::string_view bytes) {
    compound_file out(bytes);
    if (!is_compound_file(bytes) || bytes.size() < header_bytes) return make_error(errc::damaged_file, "OLE header: cut off");
    const std::uint16_t shift = out.u16(30);
    if (out.u16(28) != 0xFFFE || (shift != 9 && shift != 12) || out.u16(32) != 6) return make_error(errc::damaged_file, "OLE header");
    out.sector_bytes_ = std::size_t{1} << shift;
    if (!out.load_sectors()) return make_error(errc::damaged_file, "OLE table of sectors: cut off or broken");
    if (!out.load_directory()) return make_error(errc::damaged_file, "OLE directory: cut off or broken");
    return out;
}

bool compound_file::load_sectors() {
    const std::size_t sectors = bytes_.size() / sector_bytes_;  // at least as many as follow the header
    std::vector<std::uint32_t> tables;
    for (std::size_t i = 0; i < header_tables; ++i) tables.push_back(u32(76 + 4 * i));
    std::uint32_t more = u32(68);
    for (std::size_t steps = 0; more < last_sector; ++steps) {
        const std::vector<std::uint32_t> words = words_of(sector(more));
        if (steps > sectors || words.size() * 4 != sector_bytes_) return false;
        tables.insert(tables.end(), words.begin(), words.end() - 1);
        more = words.back();
    }
    const std::size_t count = u32(44);
    if (count > tables.size() || count > sectors) return false;
    for (std::size_t i = 0; i < count; ++i) {
        if (tables[i] >= last_sector) return false;
        const std::vector<std::uint32_t> words = words_of(sector(tables[i]));
        if (words.size() * 4 != sector_bytes_) return false;
        next_.insert(next_.end(), words.begin(), words.end());
    }
    return true;
}

bool compound_file::load_directory() {
    std::string directory;
    if (!follow(u32(48), bytes_.size(), directory)) return false;
    for (std::size_t at = 0; at + directory_entry_bytes <= directory.size(); at += directory_entry_bytes) {
        const std::string_view one = std::string_view(directory).substr(at, directory_entry_bytes);
        const auto type = static_cast<std::uint8_t>(one[66]);
        if (type != 1 && type != 2 && type != 5) continue;
        entry added;
        const std::size_t name_bytes = std::min<std::size_t>(little_endian(one, 64, 2), 64);
        for (std::size_t i = 0; i + 2 < name_bytes; i += 2) {
            const std::uint32_t c = little_endian(one, i, 2);
            added.name.push_back(c >= 0x20 && c < 0x7F ? static_cast<char>(c) : '?');
        }
        added.is_stream = type == 2;
        added.start = little_endian(one, 116, 4);
        added.bytes = little_endian(one, 120, 4);
        if (type == 5 && added.bytes > 0 && !follow(added.start, added.bytes, small_)) return false;
        entries_.push_back(std::move(added));
    }
    small_limit_ = u32(56);
    std::string table;
    const std::uint32_t small_start = u32(60);
    if (small_start < last_sector && !follow(small_start, bytes_.size(), table)) return false;
    small_next_ = words_of(table);
    return !entries_.empty();
}

bool compound_file::follow(std::uint32_t start, std::uint64_t bytes, std::string& into) const {
    if (bytes > bytes_.size()) return false;
    // A chain whose length nobody knows ends where it says so, and before it is as long as the file.
    const bool open_end = bytes == bytes_.size();
    std::uint32_t at = start;
    for (std::size_t steps = 0; into.size() < bytes; ++steps) {
        if (at >= last_sector) return open_end;
        const std::string_view part = sector(at);
        if (part.empty() || at >= next_.size() || steps >= next_.size()) return false;
        into.append(part.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(part.size(), bytes - into.size()))));
        if (part.size() < sector_bytes_ && into.size() < bytes) return false;
        at = next_[at];
    }
    return !open_end;
}

bool compound_file::follow_small(std::uint32_t start, std::uint64_t bytes, std::string& into) const {
    std::uint32_t at = start;
    for (std::size_t steps = 0; into.size() < bytes; ++steps) {
        if (at >= small_next_.size() || steps >= small_next_.size()) return false;
        const std::uint64_t begin = static_cast<std::uint64_t>(at) * small_sector_bytes;
        if (begin >= small_.size()) return false;
        const std::size_t wanted = std::min<std::size_t>(small_sector_bytes, static_cast<std::size_t>(bytes) - into.size());
        into.append(small_, static_cast<std::size_t>(begin), wanted);
        at = small_next_[at];
    }
    return true;
}

const compound_file::entry* compound_file::find_stream(std::string_view name) const noexcept {
    for (const entry& one : entries_) {
        if (one.is_stream && equal_nocase(one.name, name)) return &one;
    }
    return nullptr;
}

result<std::string> compound_file::read(const entry& stream) const {
    std::string out;
    const bool small = stream.bytes < small_limit_;
    const bool whole = small ? follow_small(stream.start, stream.bytes, out) : follow(stream.start, stream.bytes, out);
    if (!whole) return make_error(errc::damaged_file, stream.name + ": cut off or broken");
    return out;
}

}  // namespace renaksi::io
