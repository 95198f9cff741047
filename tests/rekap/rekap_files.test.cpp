// Files, pieces and threads: however the bytes are cut and whoever reads them, the answer is the same.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "renaksi/io/rekap.hpp"
#include "support/catch.hpp"

using namespace renaksi;

namespace {

/// A table of `offices` offices whose names hold what makes cutting hard: commas, quotes, and line ends that are no row's.
std::string cuttable_table(int offices, bool line_ends) {
    std::string out = "opd,kode,nama,pagu,tw1,tw2,tw3,tw4\n";
    for (int i = 0; i < offices; ++i) {
        const std::string opd = std::to_string(11 + i % 80) + ".0" + std::to_string(1 + i % 9) + ".dinas-" + std::to_string(i);
        const std::string name = line_ends ? "\"Nama, \"\"baru\"\"\n" + opd + ",2.17.02,x,1,1,0,0,0\"" : "\"Nama, \"\"baru\"\"\"";
        const int wrong = i % 7 == 0 ? 3 : 0;
        out += opd + ",2.17.02," + name + ",3000,1000,1000,1000,0\n";
        out += opd + ",2.17.02.2.01," + name + ",3000,1000,1000,1000,0\n";
        out += opd + ",2.17.02.2.01.0001," + name + ",1000.50," + std::to_string(1000 + wrong) + ".50,,,\n";
        out += opd + ",2.17.02.2.01.0002," + name + ",1999.50,-0.50,1000,1000,\n";
        if (i % 5 == 0) out += opd + ",2.17.02.2.01.0003,x,rusak,,,,\n";
    }
    return out;
}

rekap_options by_opd_and_program() {
    rekap_options out;
    out.settings.by = *parse_rekap_key("opd,program");
    out.threads = 1;
    return out;
}

std::string bytes_of(const std::string& table, const rekap_options& options) {
    const result<rekap> read = rekap_bytes(table, "nasional.csv", options);
    if (!read) return message(read.error(), language::en);
    return read->to_bytes();
}

/// A file that is gone at the end of the test.
class rekap_file {
public:
    explicit rekap_file(const std::string& text) {
        std::string name = (std::filesystem::temp_directory_path() / "renaksi-rekap-XXXXXX").string();
        const int descriptor = ::mkstemp(name.data());
        REQUIRE(descriptor >= 0);
        ::close(descriptor);
        path_ = name;
        std::ofstream(path_, std::ios::binary) << text;
    }
    ~rekap_file() { std::filesystem::remove(path_); }
    rekap_file(const rekap_file&) = delete;
    rekap_file& operator=(const rekap_file&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_;
};

}  // namespace

TEST_CASE("any number of threads and any size of pieces gives the same bytes") {
    for (const bool line_ends : {false, true}) {
        const std::string table = cuttable_table(200, line_ends);
        rekap_options options = by_opd_and_program();
        const std::string expected = bytes_of(table, options);
        REQUIRE(expected.size() > 1'000);
        for (const unsigned threads : {1U, 2U, 5U}) {
            for (const std::uint64_t piece : {0U, 97U, 500U, 4'001U, 60'000U}) {
                options.threads = threads;
                options.piece_bytes = piece;
                INFO(line_ends << " " << threads << " threads, pieces of " << piece);
                CHECK((bytes_of(table, options) == expected));
            }
        }
    }
}

TEST_CASE("the figures of a cut table are those that its rows say") {
    const result<rekap> read = rekap_bytes(cuttable_table(70, true), "nasional.csv", by_opd_and_program());
    REQUIRE(read);
    CHECK(read->offices() == 70);
    CHECK(read->size() == 70);
    CHECK(read->totals().rows == 280);
    CHECK(read->totals().sen[0] == int128{70} * 300'000);
    // Of every seventh office: R101 of the leaf, and R102 of the first triwulan of its kegiatan.
    CHECK(read->totals().violations == 20);
    CHECK(read->root_count() == 20);
    CHECK(read->error_count() == 14);
    // Two lines a row, but for the rows that are wrong.
    CHECK(read->errors().front().line == 10);
    CHECK(read->errors().front().column == 4);
}

TEST_CASE("parts of a file, read by whom ever, merge to the whole and refuse to leave a gap") {
    const std::string table = cuttable_table(60, false);
    const rekap_options whole = by_opd_and_program();
    const std::string expected = bytes_of(table, whole);
    const std::uint64_t cut = table.size() / 3;
    std::vector<rekap> parts;
    for (int i = 0; i < 3; ++i) {
        rekap_options part = whole;
        part.begin = cut * static_cast<std::uint64_t>(i);
        part.end = i == 2 ? UINT64_MAX : cut * static_cast<std::uint64_t>(i + 1);
        result<rekap> read = rekap_bytes(table, "nasional.csv", part);
        REQUIRE(read);
        parts.push_back(*std::move(read));
    }
    result<rekap> without_middle = rekap::from_bytes(parts[0].to_bytes());
    REQUIRE(without_middle);
    result<rekap> last = rekap::from_bytes(parts[2].to_bytes());
    REQUIRE(last);
    REQUIRE_FALSE(without_middle->merge(*std::move(last)));
    const auto gap = without_middle->close();
    REQUIRE(gap);
    CHECK(gap->code == errc::bad_structure);

    REQUIRE_FALSE(parts[2].merge(std::move(parts[0])));
    REQUIRE_FALSE(parts[2].merge(std::move(parts[1])));
    REQUIRE_FALSE(parts[2].close());
    CHECK((parts[2].to_bytes() == expected));
}

TEST_CASE("a table in two files, in either order, and in one") {
    const std::string table = cuttable_table(40, true);
    const std::string head = table.substr(0, table.find('\n') + 1);
    const std::size_t cut = table.find("21.02.dinas-10,2.17.02,");
    REQUIRE(cut != std::string::npos);
    const rekap_file a(table.substr(0, cut));
    const rekap_file b(head + table.substr(cut));
    rekap_options options = by_opd_and_program();
    options.threads = 2;
    const std::vector<std::string> forth{a.path(), b.path()};
    const std::vector<std::string> back{b.path(), a.path()};
    const result<rekap> first = rekap_files(forth, options);
    const result<rekap> second = rekap_files(back, options);
    REQUIRE(first);
    REQUIRE(second);
    CHECK((first->to_bytes() == second->to_bytes()));
    const result<rekap> one = rekap_bytes(table, "satu.csv", options);
    REQUIRE(one);
    CHECK((write_rekap_csv(*first) == write_rekap_csv(*one)));
}

TEST_CASE("an office whose rows stand apart is read again as one") {
    const std::string head = "opd,kode,pagu,tw1,tw2,tw3,tw4\n";
    const std::string program = "52.01.a,2.17.02,10,10,,,\n";
    const std::string kegiatan = "52.01.a,2.17.02.2.01,10,10,,,\n";
    const std::string other = "52.02.b,2.17.02,20,20,,,\n";
    const rekap_options options = by_opd_and_program();
    const std::string together = bytes_of(head + program + kegiatan + other, options);
    const result<rekap> apart = rekap_bytes(head + program + other + kegiatan, "nasional.csv", options);
    REQUIRE(apart);
    CHECK(apart->totals().sen[0] == 3'000);
    CHECK(apart->totals().violations == 0);
    CHECK((write_rekap_csv(*apart) == write_rekap_csv(*rekap_bytes(head + program + kegiatan + other, "nasional.csv", options))));
    // In two files as well.
    const rekap_file a(head + program + other);
    const rekap_file b(head + kegiatan);
    const std::vector<std::string> both{a.path(), b.path()};
    const result<rekap> files = rekap_files(both, options);
    REQUIRE(files);
    CHECK(files->totals().sen[0] == 3'000);
    CHECK(files->offices() == 2);
}

TEST_CASE("what cannot be read says where") {
    const rekap_options options = by_opd_and_program();
    const std::vector<std::string> none{"/tidak/ada.csv"};
    CHECK(rekap_files(none, options).error().code == errc::not_found);
    CHECK(rekap_files({}, options).error().code == errc::invalid_argument);
    CHECK(rekap_bytes("", "x", options).error().code == errc::empty_input);
    CHECK(rekap_bytes("a,b\n", "x.csv", options).error().where.file == "x.csv");
    rekap_options no_key = options;
    no_key.settings.by = rekap_key{};
    CHECK(rekap_bytes("opd,kode,pagu\n", "x", no_key).error().code == errc::invalid_argument);
    rekap_options part = options;
    part.begin = 5;
    const std::vector<std::string> two{"a", "b"};
    CHECK(rekap_files(two, part).error().code == errc::invalid_argument);
    // A quote that is never closed is an error with its line; the rows behind it are read.
    const result<rekap> open = rekap_bytes("opd,kode,nama,pagu\na,2.17.02,\"x,5\nb,2.17.02,y,7\n", "x", options);
    REQUIRE(open);
    CHECK(open->error_count() == 1);
    CHECK(open->errors().front().line == 2);
    CHECK(open->totals().sen[0] == 700);
    rekap_options strict = options;
    strict.strict = true;
    const auto refused = rekap_bytes("opd,kode,pagu\na,2.17.02,5\nb,2.17.02,1e6\nc,2.17.02,x\n", "x.csv", strict);
    REQUIRE_FALSE(refused);
    CHECK(message(refused.error(), language::en).rfind("x.csv:3:3: not a number", 0) == 0);
}

TEST_CASE("progress is told in bytes, up to all of them") {
    const std::string table = cuttable_table(50, false);
    rekap_options options = by_opd_and_program();
    std::uint64_t last = 0;
    options.progress = [&](std::uint64_t done, std::uint64_t all) {
        CHECK(all == table.size());
        CHECK(done >= last);
        last = done;
    };
    REQUIRE(rekap_bytes(table, "nasional.csv", options));
    CHECK(last > table.size() / 2);
    CHECK(last <= table.size());
}
