// Bytes from the file system: what can be read, and how what cannot is refused.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "renaksi/io/read.hpp"
#include "support/catch.hpp"

namespace {

namespace fs = std::filesystem;
using renaksi::errc;
using renaksi::read_bytes;
using renaksi::read_limits;
using renaksi::read_plan_file;

/// A folder of this process's own, removed at the end.
class scratch_folder {
public:
    scratch_folder() : path_(fs::temp_directory_path() / ("renaksi-io-test-" + std::to_string(::getpid()))) {
        fs::create_directories(path_);
    }
    scratch_folder(const scratch_folder&) = delete;
    scratch_folder& operator=(const scratch_folder&) = delete;
    ~scratch_folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }

    [[nodiscard]] std::string path(const std::string& name) const { return (path_ / name).string(); }
    [[nodiscard]] std::string file(const std::string& name, const std::string& bytes) const {
        std::ofstream(path(name), std::ios::binary) << bytes;
        return path(name);
    }

private:
    fs::path path_;
};

}  // namespace

TEST_CASE("a file gives its bytes, all of them and as they are") {
    const scratch_folder folder;
    std::string bytes("a\r\nb\0c\xFF", 7);
    bytes.append(200'000, 'x');
    const auto read = read_bytes(folder.file("plan.txt", bytes));
    REQUIRE(read);
    CHECK(*read == bytes);

    const auto empty = read_bytes(folder.file("empty.txt", ""));
    REQUIRE(empty);
    CHECK(empty->empty());
}

TEST_CASE("what is no file is refused by its name") {
    const scratch_folder folder;
    SECTION("missing") {
        const auto read = read_bytes(folder.path("missing.txt"));
        REQUIRE_FALSE(read);
        CHECK(read.error().code == errc::not_found);
        CHECK(read.error().where.file == folder.path("missing.txt"));
    }
    SECTION("a folder") {
        const auto read = read_bytes(folder.path(""));
        REQUIRE_FALSE(read);
        CHECK(read.error().code == errc::not_a_file);
    }
    SECTION("below a file as if it were a folder") {
        const auto read = read_bytes(folder.file("plan.txt", "x") + "/inside.txt");
        REQUIRE_FALSE(read);
        CHECK((read.error().code == errc::not_found || read.error().code == errc::not_readable));
    }
    SECTION("a device") {
        for (const char* device : {"/dev/null", "/dev/zero"}) {
            if (!fs::exists(device)) continue;
            const auto read = read_bytes(device);
            REQUIRE_FALSE(read);
            CHECK(read.error().code == errc::not_a_file);
        }
    }
    SECTION("an empty name") { REQUIRE_FALSE(read_bytes("")); }
    SECTION("without permission") {
        const std::string path = folder.file("closed.txt", "x");
        fs::permissions(path, fs::perms::none);
        const auto read = read_bytes(path);
        // Root reads everything.
        if (::geteuid() != 0) {
            REQUIRE_FALSE(read);
            CHECK(read.error().code == errc::not_readable);
        }
    }
}

TEST_CASE("the limit holds to the byte") {
    const scratch_folder folder;
    const std::string path = folder.file("plan.txt", std::string(100'000, 'x'));
    read_limits limits;
    limits.bytes = 100'000;
    CHECK(read_bytes(path, limits));
    limits.bytes = 99'999;
    const auto read = read_bytes(path, limits);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == errc::limit_exceeded);
    CHECK(read.error().where.file == path);
}

TEST_CASE("a pipe is read like a file") {
    const scratch_folder folder;
    const std::string path = folder.path("pipe");
    REQUIRE(std::system(("mkfifo '" + path + "' && (printf 'a\\tb' > '" + path + "' &)").c_str()) == 0);
    const auto read = read_bytes(path);
    REQUIRE(read);
    CHECK(*read == "a\tb");
}

TEST_CASE("errors about a file's content name the file, or what the caller calls it") {
    const scratch_folder folder;
    const std::string path = folder.file("plan.txt", std::string("No\tNama\n1\t\0", 11));
    const auto read = read_plan_file(path);
    REQUIRE_FALSE(read);
    CHECK(read.error().where.file == path);
    CHECK(message(read.error(), renaksi::language::en).rfind(path + ":2:2: ", 0) == 0);

    renaksi::read_options named;
    named.name = "renaksi 2022";
    const auto again = read_plan_file(path, named);
    REQUIRE_FALSE(again);
    CHECK(again.error().where.file == "renaksi 2022");
}
