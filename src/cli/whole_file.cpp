#include "cli/whole_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace renaksi::cli {

namespace {

namespace fs = std::filesystem;

constexpr int most_links = 40;
constexpr int most_names = 100;
constexpr mode_t new_file_mode = 0666;  // less what the user's umask takes away
constexpr mode_t mode_bits = 07777;

[[nodiscard]] error failure(errc code, const std::string& path, int reason) {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): one thread
    error out{code, reason == 0 ? std::string{} : std::string(std::strerror(reason)), {}};
    out.where.file = path;
    return out;
}

/// Where the links end; the last one may lead to a file that does not exist yet.
[[nodiscard]] fs::path behind_links(fs::path path) {
    std::error_code ignored;
    for (int i = 0; i < most_links && fs::is_symlink(fs::symlink_status(path, ignored)); ++i) {
        path = path.parent_path() / fs::read_symlink(path, ignored);
    }
    return path;
}

/// A new file that nobody else has, closed and removed unless it is kept.
class new_file {
public:
    explicit new_file(const fs::path& beside) {
        const std::string start = (beside.parent_path() / ("." + beside.filename().string())).string() + "." + std::to_string(::getpid());
        for (int i = 0; i < most_names && file_ < 0; ++i) {
            name_ = start + "-" + std::to_string(i) + ".tmp";
            file_ = ::open(name_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, new_file_mode);
            if (file_ < 0 && errno != EEXIST) break;
        }
        if (file_ < 0) name_.clear();
    }
    ~new_file() {
        if (file_ >= 0) ::close(file_);
        if (!name_.empty()) ::unlink(name_.c_str());
    }
    new_file(const new_file&) = delete;
    new_file& operator=(const new_file&) = delete;

    [[nodiscard]] bool is_open() const noexcept { return file_ >= 0; }
    [[nodiscard]] bool keep_mode(mode_t mode) const { return ::fchmod(file_, mode & mode_bits) == 0; }
    [[nodiscard]] bool write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t written = ::write(file_, bytes.data(), bytes.size());
            if (written >= 0) {
                bytes.remove_prefix(static_cast<std::size_t>(written));
            } else if (errno != EINTR) {
                return false;
            }
        }
        return true;
    }
    /// Errors of a late write show at the end only.
    [[nodiscard]] bool close_and_move(const fs::path& to) {
        if (::fsync(file_) != 0) return false;
        const int closed = ::close(file_);
        file_ = -1;
        if (closed != 0 || ::rename(name_.c_str(), to.c_str()) != 0) return false;
        name_.clear();
        return true;
    }

private:
    std::string name_;
    int file_ = -1;
};

/// The new name is on the disk as well then; where a file system knows no such thing, nothing is lost.
void sync_folder(const fs::path& folder) {
    const std::string name = folder.empty() ? "." : folder.string();
    const int file = ::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) return;
    static_cast<void>(::fsync(file));
    ::close(file);
}

}  // namespace

bool is_same_file(const std::string& a, const std::string& b) {
    std::error_code missing;
    return fs::equivalent(a, b, missing) && !missing;
}

std::optional<error> write_whole_file(const std::string& path, std::string_view bytes) {
    return write_whole_file(path, [bytes](const byte_sink& write) { write(bytes); });
}

std::optional<error> write_whole_file(const std::string& path, const std::function<void(const byte_sink&)>& produce) {
    const fs::path place = behind_links(path);
    struct stat before {};
    const bool exists = ::stat(place.c_str(), &before) == 0;
    if (!exists && errno != ENOENT) return failure(errc::not_writable, path, errno);
    if (exists && !S_ISREG(before.st_mode)) return failure(errc::not_a_file, path, 0);
    if (exists && ::access(place.c_str(), W_OK) != 0) return failure(errc::not_writable, path, errno);
    new_file out(place);
    bool good = out.is_open() && (!exists || out.keep_mode(before.st_mode));
    int reason = good ? 0 : errno;
    if (good) {
        produce([&](std::string_view bytes) {
            if (!good || out.write(bytes)) return;
            good = false;
            reason = errno;
        });
    }
    if (good && !out.close_and_move(place)) {
        good = false;
        reason = errno;
    }
    if (!good) return failure(errc::not_writable, path, reason);
    sync_folder(place.parent_path());
    return std::nullopt;
}

}  // namespace renaksi::cli
