#include "rekap/input.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "io/file.hpp"

namespace renaksi::rekap_detail {

result<input> input::open(const std::string& path) {
    input out;
    out.name_ = path;
    if (path == "-") {
        out.descriptor_ = ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0);
    } else {
        if (auto why = io::why_not_readable(path)) return *std::move(why);
        out.descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    }
    struct stat about {};
    if (out.descriptor_ < 0 || ::fstat(out.descriptor_, &about) != 0) {
        return io::file_error(errc::not_readable, path, std::generic_category().message(errno));
    }
    // Standard input may be a file of which somebody has read a part already.
    if (S_ISREG(about.st_mode) && path != "-") out.size_ = static_cast<std::uint64_t>(about.st_size);
    return out;
}

input input::of_memory(std::string_view bytes, std::string name) {
    input out;
    out.name_ = std::move(name);
    out.memory_ = bytes;
    out.size_ = bytes.size();
    return out;
}

input::input(input&& other) noexcept
    : name_(std::move(other.name_)), descriptor_(std::exchange(other.descriptor_, -1)), memory_(other.memory_), size_(other.size_) {}

input& input::operator=(input&& other) noexcept {
    std::swap(name_, other.name_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(memory_, other.memory_);
    std::swap(size_, other.size_);
    return *this;
}

input::~input() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

result<std::size_t> input::read(std::uint64_t at, char* into, std::size_t count) const {
    if (descriptor_ < 0) {
        const std::size_t begin = std::min<std::uint64_t>(at, memory_.size());
        const std::size_t taken = std::min(count, memory_.size() - begin);
        if (taken > 0) std::memcpy(into, memory_.data() + begin, taken);
        return taken;
    }
    std::size_t done = 0;
    while (done < count) {
        const ::ssize_t got = size_ ? ::pread(descriptor_, into + done, count - done, static_cast<::off_t>(at + done))
                                    : ::read(descriptor_, into + done, count - done);
        if (got == 0) break;
        if (got > 0) {
            done += static_cast<std::size_t>(got);
        } else if (errno != EINTR) {
            return io::file_error(errc::not_readable, name_, std::generic_category().message(errno));
        }
    }
    return done;
}

}  // namespace renaksi::rekap_detail
