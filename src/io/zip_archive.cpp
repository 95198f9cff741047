#include "io/zip_archive.hpp"

#include <algorithm>
#include <array>
#include <new>
#include <optional>
#include <utility>

#include <zip.h>

#include "renaksi/base/text.hpp"

namespace renaksi::io {
namespace {

/// A document of an office has tens of parts, one with many pictures hundreds.
constexpr std::size_t most_entries = 10'000;
/// Parts up to here may be packed as tightly as they like: a page of blanks is.
constexpr std::size_t free_ratio_bytes = std::size_t{1} << 20U;
/// What the directory claims is allocated at once only up to here.
constexpr std::size_t trusted_bytes = std::size_t{16} << 20U;

/// The form in which part names are compared.
[[nodiscard]] std::string part_key(std::string_view name) {
    std::string out = lower(name);
    std::replace(out.begin(), out.end(), '\\', '/');
    out.erase(0, std::min(out.find_first_not_of('/'), out.size()));
    return out;
}

[[nodiscard]] error part_error(errc code, std::string_view part, std::string_view what) {
    return make_error(code, std::string(part).append(": ").append(what));
}

[[nodiscard]] std::string zip_error_text(zip_error_t* failure) {
    std::string text = zip_error_strerror(failure);
    zip_error_fini(failure);
    return text;
}

[[nodiscard]] bool over_ratio(std::uint64_t unpacked, std::uint64_t packed, std::size_t ratio) {
    return unpacked > free_ratio_bytes && unpacked / ratio > packed;
}

struct part_closer {
    void operator()(zip_file_t* part) const noexcept { zip_fclose(part); }
};

}  // namespace

void zip_archive::closer::operator()(zip* archive) const noexcept { zip_discard(archive); }

result<zip_archive> zip_archive::open(std::string_view bytes, const read_limits& limits) {
    zip_error_t failure;
    zip_error_init(&failure);
    zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &failure);
    if (source == nullptr) throw std::bad_alloc();
    zip_archive out;
    out.archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &failure));
    if (!out.archive_) {
        zip_source_free(source);
        zip_error_fini(&failure);
        return make_error(errc::damaged_file, "ZIP directory: cut off or broken");
    }
    out.left_bytes_ = limits.unpacked_bytes;
    out.pack_ratio_ = std::max<std::size_t>(limits.pack_ratio, 1);
    const zip_int64_t count = zip_get_num_entries(out.archive_.get(), 0);
    if (count < 0 || static_cast<std::size_t>(count) > most_entries) {
        return make_error(errc::limit_exceeded, "parts > " + std::to_string(most_entries));
    }
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) {
        zip_stat_t about;
        zip_stat_init(&about);
        constexpr zip_uint64_t needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
        if (zip_stat_index(out.archive_.get(), i, 0, &about) != 0 || (about.valid & needed) != needed) {
            return make_error(errc::damaged_file, "ZIP directory: entry " + std::to_string(i + 1));
        }
        if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE) {
            return make_error(errc::password_protected, about.name);
        }
        if (over_ratio(about.size, about.comp_size, out.pack_ratio_)) {
            return part_error(errc::limit_exceeded, about.name, "unpacked / packed > " + std::to_string(limits.pack_ratio));
        }
        if (about.size > limits.unpacked_bytes - total) {
            return part_error(errc::limit_exceeded, about.name, "unpacked bytes > " + std::to_string(limits.unpacked_bytes));
        }
        total += about.size;
        out.entries_.push_back(entry{about.name, about.size, about.comp_size});
        out.by_name_.push_back(key{part_key(about.name), i});
    }
    std::stable_sort(out.by_name_.begin(), out.by_name_.end(), [](const key& a, const key& b) { return a.name < b.name; });
    return out;
}

const zip_archive::key* zip_archive::find(std::string_view name) const {
    const std::string wanted = part_key(name);
    const auto at =
        std::lower_bound(by_name_.begin(), by_name_.end(), wanted, [](const key& k, const std::string& n) { return k.name < n; });
    return at != by_name_.end() && at->name == wanted ? &*at : nullptr;
}

std::size_t zip_archive::unpacked_bytes() const noexcept {
    std::size_t out = 0;
    for (const entry& one : entries_) out += static_cast<std::size_t>(one.unpacked_bytes);
    return out;
}

result<std::string> zip_archive::read(std::string_view name) {
    const key* const found = find(name);
    if (found == nullptr) return part_error(errc::damaged_file, name, "missing");
    const entry& about = entries_[found->index];
    const auto broken = [&about](zip_error_t* failure) { return part_error(errc::damaged_file, about.name, zip_error_text(failure)); };
    const std::unique_ptr<zip_file_t, part_closer> part(zip_fopen_index(archive_.get(), found->index, 0));
    if (!part) return broken(zip_get_error(archive_.get()));
    std::string out;
    out.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(about.unpacked_bytes, trusted_bytes)));
    std::array<char, 65536> chunk;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled by zip_fread
    for (;;) {
        const zip_int64_t got = zip_fread(part.get(), chunk.data(), chunk.size());
        if (got < 0) return broken(zip_file_get_error(part.get()));
        if (got == 0) break;
        out.append(chunk.data(), static_cast<std::size_t>(got));
        if (out.size() > left_bytes_) return part_error(errc::limit_exceeded, about.name, "unpacked bytes of all parts");
        if (over_ratio(out.size(), about.packed_bytes, pack_ratio_)) {
            return part_error(errc::limit_exceeded, about.name, "unpacked / packed > " + std::to_string(pack_ratio_));
        }
    }
    left_bytes_ -= out.size();
    return out;
}

}  // namespace renaksi::io
