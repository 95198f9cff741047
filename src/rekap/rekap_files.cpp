// Files in, a rekap out: large files are cut into pieces, threads take pieces in turn, each into a rekap of its own, and those are merged.
#include <algorithm>
#include <atomic>
#include <exception>
#include <filesystem>
#include <mutex>
#include <system_error>
#include <utility>

#include "io/threads.hpp"
#include "rekap/input.hpp"
#include "rekap/piece_reader.hpp"
#include "renaksi/io/rekap.hpp"

namespace renaksi {

namespace {

using rekap_detail::input;
using rekap_detail::piece;
using rekap_detail::piece_bounds;
using rekap_detail::piece_memory;
using rekap_detail::piece_reader;

/// What is to be read: paths, or one table in memory.
struct material {
    std::span<const std::string> paths;
    std::string_view bytes;
    std::string_view name;
    bool in_memory = false;

    [[nodiscard]] std::size_t size() const noexcept { return in_memory ? 1 : paths.size(); }
    [[nodiscard]] result<input> open(std::size_t i) const {
        if (in_memory) return input::of_memory(bytes, std::string(name));
        return input::open(paths[i]);
    }
    /// Bytes of what can be read more than once.
    [[nodiscard]] std::optional<std::uint64_t> bytes_of(std::size_t i) const {
        if (in_memory) return bytes.size();
        std::error_code failure;
        if (paths[i] == "-" || !std::filesystem::is_regular_file(paths[i], failure)) return std::nullopt;
        const std::uintmax_t size = std::filesystem::file_size(paths[i], failure);
        if (failure) return std::nullopt;
        return size;
    }
};

struct job {
    std::size_t of = 0;  ///< which input
    piece part;
};

/// A piece is large beside the office that its ends may cut, and there are enough pieces for all threads to end together.
constexpr std::uint64_t least_piece_bytes = std::uint64_t{1} << 23U;
constexpr std::uint64_t most_pieces_of_a_file = 256;

void add_jobs(std::size_t of, std::optional<std::uint64_t> size, const rekap_options& options, bool in_pieces, std::vector<job>& out) {
    const std::uint64_t begin = options.begin;
    const std::uint64_t end = size ? std::min(options.end, *size) : options.end;
    const std::uint64_t all = size && end > begin ? end - begin : 0;
    const std::uint64_t chosen = std::max(least_piece_bytes, all / most_pieces_of_a_file + 1);
    const std::uint64_t step = options.piece_bytes != 0 ? options.piece_bytes : chosen;
    std::uint64_t at = begin;
    while (in_pieces && all > 0 && end - at > step + step / 2) {
        out.push_back({of, {at, at + step}});
        at += step;
    }
    // The last one reads to the real end: a file may have grown.
    out.push_back({of, {at, options.end}});
}

/// One run over all inputs.
class run {
public:
    run(const material& from, const rekap_options& options, std::vector<job> jobs, std::uint64_t all_bytes)
        : from_(from), options_(options), jobs_(std::move(jobs)), all_bytes_(all_bytes), ends_(jobs_.size()) {}

    [[nodiscard]] std::size_t job_count() const noexcept { return jobs_.size(); }

    /// Reads every piece. Each thread has a rekap of its own, in which the offices of `apart` stay open to the end.
    void read(std::size_t threads, std::span<const std::string> apart) {
        for (std::size_t i = 0; i < threads; ++i) parts_.emplace_back(options_.settings).keep_open(apart);
        std::vector<std::exception_ptr> thrown(threads);
        io::on_threads(threads, [this, &thrown](std::size_t i) noexcept {
            try {
                read_jobs(parts_[i]);
            } catch (...) {
                thrown[i] = std::current_exception();
                stopped_.store(true, std::memory_order_relaxed);
            }
        });
        for (const std::exception_ptr& one : thrown) {
            if (one) std::rethrow_exception(one);
        }
    }

    /// The first piece that could not be read; every piece before it was.
    [[nodiscard]] std::optional<error> first_failure() const {
        for (const std::optional<result<piece_bounds>>& one : ends_) {
            if (one && !*one) return one->error();
        }
        return std::nullopt;
    }

    /// Whether each piece of a file ended where the next began.
    [[nodiscard]] bool joins() const {
        for (std::size_t i = 1; i < jobs_.size(); ++i) {
            if (jobs_[i].of == jobs_[i - 1].of && (*ends_[i])->begin != (*ends_[i - 1])->end) return false;
        }
        return true;
    }

    /// Offices whose rows were met in several places, although not all of them were kept. Names, in order.
    [[nodiscard]] std::vector<std::string> apart() const {
        std::vector<std::string> out;
        const auto add = [&out](std::vector<std::string> names) { out.insert(out.end(), names.begin(), names.end()); };
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            add(parts_[i].scattered());
            for (std::size_t k = i + 1; k < parts_.size(); ++k) add(parts_[i].clashes(parts_[k]));
        }
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

    [[nodiscard]] result<rekap> merged() {
        rekap whole = std::move(parts_.front());
        for (std::size_t i = 1; i < parts_.size(); ++i) {
            if (auto why = whole.merge(std::move(parts_[i]))) return *std::move(why);
        }
        return whole;
    }

private:
    void read_jobs(rekap& into) {
        piece_memory memory;
        for (std::size_t i = next_.fetch_add(1); i < jobs_.size(); i = next_.fetch_add(1)) {
            if (stopped_.load(std::memory_order_relaxed)) return;
            ends_[i] = read_job(jobs_[i], memory, into);
            if (!*ends_[i]) stopped_.store(true, std::memory_order_relaxed);
        }
    }

    [[nodiscard]] result<piece_bounds> read_job(const job& one, piece_memory& memory, rekap& into) {
        const result<input> opened = from_.open(one.of);
        if (!opened) return opened.error();
        return piece_reader(*opened, one.part, memory, into).read([this](std::uint64_t bytes) { tell(bytes); });
    }

    void tell(std::uint64_t bytes) {
        const std::uint64_t done = done_bytes_.fetch_add(bytes, std::memory_order_relaxed) + bytes;
        if (!options_.progress) return;
        const std::unique_lock<std::mutex> alone(telling_, std::try_to_lock);
        if (alone.owns_lock()) options_.progress(done, all_bytes_);
    }

    const material& from_;
    const rekap_options& options_;
    std::vector<job> jobs_;
    std::uint64_t all_bytes_;
    std::vector<rekap> parts_;
    std::vector<std::optional<result<piece_bounds>>> ends_;
    std::atomic<std::size_t> next_{0};
    std::atomic<bool> stopped_{false};
    std::atomic<std::uint64_t> done_bytes_{0};
    std::mutex telling_;
};

/// Reads everything, as often as it takes: once in the usual case, once more where a cut fell into a text between quotes, once more where
/// the rows of an office do not stand together.
class reading {
public:
    reading(const material& from, const rekap_options& options)
        : from_(from), options_(options), threads_(io::thread_count(options.threads)) {
        for (std::size_t i = 0; i < from.size(); ++i) {
            sizes_.push_back(from.bytes_of(i));
            can_repeat_ = can_repeat_ && sizes_.back().has_value();
            all_bytes_ += sizes_.back().value_or(0);
        }
    }

    [[nodiscard]] result<rekap> read() {
        for (;;) {
            run now(from_, options_, jobs(), can_repeat_ ? all_bytes_ : 0);
            now.read(std::clamp<std::size_t>(now.job_count(), 1, threads_), apart_);
            if (auto why = now.first_failure()) return *std::move(why);
            if (!now.joins()) {
                in_pieces_ = false;
                continue;
            }
            const std::vector<std::string> apart = now.apart();
            if (apart.empty()) return now.merged();
            if (!can_repeat_) {
                return make_error(errc::bad_structure, "the rows of opd '" + apart.front() + "' stand in several places");
            }
            apart_.insert(apart_.end(), apart.begin(), apart.end());  // so each run keeps more than the one before
        }
    }

private:
    [[nodiscard]] std::vector<job> jobs() const {
        std::vector<job> out;
        for (std::size_t i = 0; i < sizes_.size(); ++i) add_jobs(i, sizes_[i], options_, in_pieces_ && threads_ > 1, out);
        return out;
    }

    const material& from_;
    const rekap_options& options_;
    std::size_t threads_;
    std::vector<std::optional<std::uint64_t>> sizes_;
    std::vector<std::string> apart_;  ///< offices that a run found in several places
    std::uint64_t all_bytes_ = 0;
    bool can_repeat_ = true;
    bool in_pieces_ = true;
};

[[nodiscard]] bool is_part(const rekap_options& options) noexcept { return options.begin != 0 || options.end != UINT64_MAX; }

[[nodiscard]] error as_error(const rekap_error& row) {
    return error{row.code, row.detail, place{row.source, static_cast<std::int64_t>(row.line), static_cast<std::int64_t>(row.column)}};
}

[[nodiscard]] result<rekap> read_material(const material& from, const rekap_options& options) {
    if (options.settings.by.size() == 0) return make_error(errc::invalid_argument, "no key to group by");
    if (is_part(options) && (from.size() != 1 || !from.bytes_of(0))) {
        return make_error(errc::invalid_argument, "a part can be read of one file only, and not of a pipe");
    }
    result<rekap> whole = reading(from, options).read();
    if (!whole) return whole;
    if (!is_part(options) && !options.settings.scattered) {
        if (auto why = whole->close()) return *std::move(why);
    }
    if (options.strict && whole->error_count() > 0) return as_error(*whole->first_error());
    return whole;
}

}  // namespace

result<rekap> rekap_files(std::span<const std::string> paths, const rekap_options& options) {
    if (paths.empty()) return make_error(errc::invalid_argument, "no file");
    material from;
    from.paths = paths;
    return read_material(from, options);
}

result<rekap> rekap_bytes(std::string_view bytes, std::string_view name, const rekap_options& options) {
    material from;
    from.bytes = bytes;
    from.name = name;
    from.in_memory = true;
    return read_material(from, options);
}

}  // namespace renaksi
