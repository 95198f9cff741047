// Bytes of a file or of standard input, with a limit.
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "io/file.hpp"
#include "renaksi/io/read.hpp"

namespace renaksi {
namespace {

[[nodiscard]] result<std::string> read_stream(std::FILE* stream, const std::string& path, std::size_t limit_bytes) {
    using io::file_error;
    std::string bytes;
    std::array<char, 65536> chunk;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled by fread
    while (const std::size_t got = std::fread(chunk.data(), 1, chunk.size(), stream)) {
        if (bytes.size() + got > limit_bytes) return file_error(errc::limit_exceeded, path, "bytes > " + std::to_string(limit_bytes));
        bytes.append(chunk.data(), got);
    }
    if (std::ferror(stream) != 0) return file_error(errc::not_readable, path, std::generic_category().message(errno));
    return bytes;
}

}  // namespace

std::optional<error> io::why_not_readable(const std::string& path) {
    std::error_code failure;
    const auto status = std::filesystem::status(path, failure);
    if (status.type() == std::filesystem::file_type::not_found) return file_error(errc::not_found, path);
    if (failure) return file_error(errc::not_readable, path, failure.message());
    // A pipe is welcome: shells make one of `<(command)`.
    if (status.type() != std::filesystem::file_type::regular && status.type() != std::filesystem::file_type::fifo) {
        return file_error(errc::not_a_file, path);
    }
    return std::nullopt;
}

result<std::string> read_bytes(const std::string& path, const read_limits& limits) {
    if (path == "-") return read_stream(stdin, path, limits.bytes);
    if (auto why = io::why_not_readable(path)) return *std::move(why);
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(std::fopen(path.c_str(), "rb"), &std::fclose);
    if (!stream) return io::file_error(errc::not_readable, path, std::generic_category().message(errno));
    return read_stream(stream.get(), path, limits.bytes);
}

result<plan> read_plan_file(const std::string& path, const read_options& options) {
    auto bytes = read_bytes(path, options.limits);
    if (!bytes) return std::move(bytes).error();
    read_options named = options;
    if (named.name.empty()) named.name = path;
    return read_plan(*bytes, named);
}

}  // namespace renaksi
