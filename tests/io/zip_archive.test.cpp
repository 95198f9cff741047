#include "io/zip_archive.hpp"

#include <rapidcheck.h>

#include <string>
#include <string_view>

#include "support/catch.hpp"
#include "zip_parts.hpp"

namespace {

using renaksi::errc;
using renaksi::read_limits;
using renaksi::io::zip_archive;
using test_documents::pack;

renaksi::error archive_refusal(std::string_view bytes, std::string_view part, const read_limits& limits = {}) {
    auto archive = zip_archive::open(bytes, limits);
    if (!archive) return archive.error();
    const auto read = archive->read(part);
    return read ? renaksi::make_error(errc::invalid_argument, "it was read") : read.error();
}

/// The declared size of the only part, in the directory and in front of the part, overwritten.
std::string with_declared_size(std::string bytes, std::uint32_t size) {
    const auto put = [&bytes, size](std::size_t at) {
        for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>(static_cast<std::uint8_t>(size >> (8U * i)));
    };
    put(bytes.find("PK\x01\x02") + 24);
    put(bytes.find("PK\x03\x04") + 22);
    return bytes;
}

}  // namespace

TEST_CASE("parts are read by name, whatever case and slashes it is written in") {
    const std::string bytes = pack({{"xl/Workbook.xml", "satu"}, {"kosong", ""}});
    auto archive = zip_archive::open(bytes, read_limits{});
    REQUIRE(archive);
    CHECK(archive->entries().size() == 2);
    CHECK(*archive->read("xl/Workbook.xml") == "satu");
    CHECK(*archive->read("/XL/workbook.xml") == "satu");
    CHECK(*archive->read("xl\\workbook.xml") == "satu");
    CHECK(archive->read("kosong")->empty());
    CHECK_FALSE(archive->contains("xl"));
    CHECK(archive->read("lain").error().code == errc::damaged_file);
    CHECK(archive->read("lain").error().detail == "lain: missing");
}

TEST_CASE("names that point out of the archive are names and no more") {
    const std::string bytes = pack({{"../../etc/passwd", "a"}, {"/root", "b"}});
    auto archive = zip_archive::open(bytes, read_limits{});
    REQUIRE(archive);
    CHECK(*archive->read("../../etc/passwd") == "a");
    CHECK(*archive->read("root") == "b");
}

TEST_CASE("a part that unpacks to far more than it should is refused by its declared size") {
    const std::string bomb = pack({{"sheet.xml", std::string(std::size_t{8} << 20U, ' ')}});
    CHECK(bomb.size() < 20'000);
    const auto why = archive_refusal(bomb, "sheet.xml");
    CHECK(why.code == errc::limit_exceeded);
    CHECK(why.detail == "sheet.xml: unpacked / packed > 200");
    read_limits wide;
    wide.pack_ratio = 2'000;
    CHECK(archive_refusal(bomb, "sheet.xml", wide).detail == "it was read");
    wide.unpacked_bytes = std::size_t{4} << 20U;
    CHECK(archive_refusal(bomb, "sheet.xml", wide).detail == "sheet.xml: unpacked bytes > 4194304");
}

TEST_CASE("a declared size that lies is noticed while unpacking") {
    const std::string bomb = with_declared_size(pack({{"sheet.xml", std::string(std::size_t{8} << 20U, ' ')}}), 100);
    const auto why = archive_refusal(bomb, "sheet.xml");
    CHECK((why.code == errc::limit_exceeded || why.code == errc::damaged_file));
    CHECK(why.detail.rfind("sheet.xml: ", 0) == 0);
    const std::string small = with_declared_size(pack({{"sheet.xml", std::string(5'000, ' ')}}), 4'000'000);
    CHECK(archive_refusal(small, "sheet.xml").code == errc::limit_exceeded);
}

TEST_CASE("all parts together stay under the limit") {
    std::string noise(3'000'000, '\0');
    for (std::size_t i = 0; i < noise.size(); ++i) noise[i] = static_cast<char>((i * i * 7 + i / 3) % 251);
    read_limits limits;
    limits.unpacked_bytes = 5'000'000;
    CHECK(zip_archive::open(pack({{"a", noise}, {"b", noise}}), limits).error().code == errc::limit_exceeded);
    CHECK(zip_archive::open(pack({{"a", noise}}), limits));
}

TEST_CASE("every cut of an archive is refused, and every flipped byte gives bytes or an error") {
    const std::string good = pack({{"a.xml", "<a>satu dua tiga</a>"}, {"b/c.xml", std::string(3'000, 'x')}});
    for (std::size_t length = 0; length < good.size(); ++length) {
        CHECK(archive_refusal(std::string_view(good).substr(0, length), "b/c.xml").code == errc::damaged_file);
    }
    CHECK(rc::check("flipped bytes", [&good] {
        std::string bad = good;
        const auto flips = *rc::gen::inRange(1, 6);
        for (int i = 0; i < flips; ++i) bad[*rc::gen::inRange<std::size_t>(0, bad.size())] = *rc::gen::arbitrary<char>();
        auto archive = zip_archive::open(bad, read_limits{});
        if (!archive) return;
        for (const auto& part : archive->entries()) {
            if (const auto read = archive->read(part.name)) RC_ASSERT(read->size() <= 3'000U);
        }
    }));
}

TEST_CASE("an encrypted part needs a password") {
    std::string bytes = pack({{"a.xml", "rahasia"}});
    for (const std::size_t at : {bytes.find("PK\x03\x04") + 6, bytes.find("PK\x01\x02") + 8}) bytes[at] = static_cast<char>(bytes[at] | 1);
    CHECK(zip_archive::open(bytes, read_limits{}).error().code == errc::password_protected);
}
