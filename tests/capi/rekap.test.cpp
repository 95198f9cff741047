// Flat tables of many offices: read, merged as bytes, asked and written.
#include <filesystem>
#include <fstream>

#include "rekap_support.hpp"
#include "support/catch.hpp"

using namespace capi_test;

namespace {

using texts = std::vector<std::optional<std::string>>;
using numbers = std::vector<std::optional<std::int64_t>>;

failure refused_table(std::string_view table, const state_options* options) {
    return failure_of([&](renaksi_error* error) {
        renaksi_blob* state = poison<renaksi_blob>();
        const renaksi_status status = renaksi_rekap_bytes(table.data(), table.size(), options, &state, error);
        CHECK(state == poison<renaksi_blob>());
        return status;
    });
}
failure refused_merge(const std::vector<std::string>& states, std::int32_t close = 1) {
    std::vector<renaksi_text> given;
    for (const std::string& state : states) given.push_back(to_text(state));
    return failure_of([&](renaksi_error* error) {
        renaksi_blob* state = poison<renaksi_blob>();
        const renaksi_status status = renaksi_rekap_merge(given.data(), given.size(), close, &state, error);
        CHECK(state == poison<renaksi_blob>());
        return status;
    });
}

/// A file of its own for the length of a test.
class temporary_file {
public:
    temporary_file(std::string_view name, std::string_view content)
        : path_(std::filesystem::temp_directory_path() / ("renaksi_capi_" + std::string(name))) {
        std::ofstream(path_, std::ios::binary) << content;
    }
    temporary_file(const temporary_file&) = delete;
    temporary_file& operator=(const temporary_file&) = delete;
    ~temporary_file() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    [[nodiscard]] std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

std::string state_of_files(const std::vector<std::string>& paths, const state_options& options) {
    std::vector<renaksi_text> given;
    for (const std::string& path : paths) given.push_back(to_text(path));
    return bytes_of([&](renaksi_blob** state, renaksi_error* error) {
        return renaksi_rekap_files(given.data(), given.size(), &options, state, error);
    });
}

}  // namespace

TEST_CASE("totals of offices by program", "[capi][rekap]") {
    const std::string state = state_of(two_offices, options_by("program"));
    const table_owner groups = rekap_table(state, RENAKSI_REKAP_GROUPS);
    CHECK(column_names(groups) == std::vector<std::string>{"key", "program", "rows", "violations", "pagu", "tw1", "tw2", "tw3", "tw4"});
    CHECK(column(groups, "key").texts() == texts{"1.02.01", "2.17.02"});
    CHECK(column(groups, "program").texts() == texts{"1.02.01", "2.17.02"});
    CHECK(column(groups, "rows").numbers() == numbers{1, 4});
    CHECK(column(groups, "violations").numbers() == numbers{0, 2});
    CHECK(column(groups, "pagu").raw().type == RENAKSI_TYPE_MONEY);
    CHECK(column(groups, "pagu").numbers() == numbers{50'050, 30'000});
    CHECK(column(groups, "tw4").numbers() == numbers{0, 6'500});

    const table_owner totals = rekap_table(state, RENAKSI_REKAP_TOTALS);
    CHECK(renaksi_table_rows(totals.get()) == 1);
    CHECK(column(totals, "rows").number(0) == 5);
    CHECK(column(totals, "pagu").number(0) == 80'050);
    CHECK(column(totals, "offices").number(0) == 2);
    CHECK(column(totals, "errors").number(0) == 0);

    const table_owner roots = rekap_table(state, RENAKSI_REKAP_ROOTS);
    CHECK(renaksi_table_rows(roots.get()) == column(totals, "roots").number(0));
    CHECK(column(roots, "opd").text(0) == "52.02.1");
    CHECK(column(roots, "line").numbers().front() > 1);
    CHECK(renaksi_table_rows(rekap_table(state, RENAKSI_REKAP_ERRORS).get()) == 0);
}

TEST_CASE("a key has parts, and the program is the default", "[capi][rekap]") {
    const std::string both = state_of(two_offices, options_by("kabupaten,level"));
    const table_owner groups = rekap_table(both, RENAKSI_REKAP_GROUPS);
    CHECK(column(groups, "kabupaten").texts() == texts{"52.02", "52.02", "52.02", "73.01"});
    CHECK(column(groups, "level").texts() == texts{"program", "kegiatan", "sub_kegiatan", "program"});
    state_options bare = options_by("program");
    bare.by = {};
    CHECK(state_of(two_offices, bare) == state_of(two_offices, options_by("program")));
    CHECK(bytes_of([](renaksi_blob** state, renaksi_error* error) {
              return renaksi_rekap_bytes(two_offices.data(), two_offices.size(), nullptr, state, error);
          }) == state_of(two_offices, options_by("program")));
}

TEST_CASE("program 01 is the penunjang program of every bidang where that is asked for", "[capi][rekap]") {
    state_options options = options_by("program");
    options.penunjang = RENAKSI_PENUNJANG_FOLDED;
    const table_owner groups = rekap_table(state_of(two_offices, options), RENAKSI_REKAP_GROUPS);
    CHECK(column(groups, "key").texts() == texts{"2.17.02", "X.XX.01"});
}

TEST_CASE("a name says where rows are from", "[capi][rekap]") {
    state_options options = options_by("program");
    options.name = to_text("nasional");
    const std::string state = state_of(two_offices, options);
    CHECK(column(rekap_table(state, RENAKSI_REKAP_SOURCES), "file").texts() == texts{"nasional"});
    CHECK(column(rekap_table(state, RENAKSI_REKAP_ROOTS), "file").text(0) == "nasional");
}

TEST_CASE("files, in any order, and parts of files give the same state", "[capi][rekap]") {
    const std::string table(two_offices);
    const std::size_t second = table.find("73.01.5");
    const temporary_file whole("whole.csv", table);
    const temporary_file first_office("first.csv", table.substr(0, second));
    const temporary_file second_office("second.csv", table.substr(0, table.find("52.02.1")) + table.substr(second));
    const state_options options = options_by("opd,program");

    const std::string both = state_of_files({first_office.path(), second_office.path()}, options);
    CHECK(state_of_files({second_office.path(), first_office.path()}, options) == both);
    CHECK(merged({state_of_files({second_office.path()}, options), state_of_files({first_office.path()}, options)}) == both);

    const std::string expected = state_of_files({whole.path()}, options);
    for (const std::size_t cut : {std::size_t{50}, table.find("Kegiatan"), table.find("Dua"), second, second + 1, table.size() - 1}) {
        INFO("cut at byte " << cut);
        state_options left = options;
        state_options right = options;
        left.end = right.begin = cut;
        const std::vector<std::string> parts{state_of_files({whole.path()}, right), state_of_files({whole.path()}, left)};
        CHECK(merged(parts) == expected);
        CHECK(merged({merged(parts, false)}) == expected);
    }
}

TEST_CASE("a part of a table waits for the others", "[capi][rekap]") {
    state_options options = options_by("program");
    options.begin = two_offices.find("Dua");
    const std::string state = state_of(two_offices, options);
    CHECK(refused_merge({state}).status == RENAKSI_BAD_STRUCTURE);
    CHECK(failure_of([&](renaksi_error* error) {
              renaksi_table* table = nullptr;
              return renaksi_rekap_table(state.data(), state.size(), RENAKSI_REKAP_GROUPS, &table, error);
          }).status == RENAKSI_BAD_STRUCTURE);
    // What there is can be told without the others.
    const table_owner sources = rekap_table(state, RENAKSI_REKAP_SOURCES);
    CHECK(column(sources, "begin").number(0) == static_cast<std::int64_t>(two_offices.find("73.01.5")));
    CHECK(column(sources, "end").number(0) == static_cast<std::int64_t>(two_offices.size()));
}

TEST_CASE("states that do not belong together are not merged", "[capi][rekap]") {
    const std::string by_program = state_of(two_offices, options_by("program"));
    state_options other = options_by("program");
    other.name = to_text("another");
    const failure settings = refused_merge({by_program, state_of(two_offices, options_by("urusan"))});
    CHECK(settings.status == RENAKSI_INVALID_ARGUMENT);
    CHECK(settings.row == 2);
    const failure offices = refused_merge({by_program, state_of(two_offices, other)});
    CHECK(offices.status == RENAKSI_BAD_STRUCTURE);
    CHECK(offices.row == 2);
    CHECK(offices.message.find("52.02.1") != std::string::npos);
    CHECK(refused_merge({by_program, by_program}).status == RENAKSI_BAD_STRUCTURE);
}

TEST_CASE("rows that cannot be read are counted, and are errors where the caller is strict", "[capi][rekap]") {
    const std::string table = std::string(two_offices) + "73.01.5,1.02.01.2.01,program,,1,,,,\r\n73.01.5,1.02.02,,,12x,,,,\r\n";
    const std::string state = state_of(table, options_by("program"));
    const table_owner errors = rekap_table(state, RENAKSI_REKAP_ERRORS);
    CHECK(column(errors, "code").numbers() == numbers{RENAKSI_BAD_STRUCTURE, RENAKSI_BAD_NUMBER});
    CHECK(column(errors, "line").numbers() == numbers{7, 8});
    CHECK(column(errors, "column").numbers() == numbers{3, 5});
    CHECK(column(rekap_table(state, RENAKSI_REKAP_TOTALS), "rows").number(0) == 5);
    state_options strict = options_by("program");
    strict.strict = 1;
    const failure first = refused_table(table, &strict);
    CHECK(first.status == RENAKSI_BAD_STRUCTURE);
    CHECK(first.line == 7);
    CHECK(first.column == 3);
}

TEST_CASE("an office in two places is read where its rows may stand anywhere", "[capi][rekap]") {
    const std::string again = std::string(two_offices) + "52.02.1,2.17.03,program,Lagi,1,1,,,\r\n";
    state_options scattered = options_by("opd");
    scattered.scattered = 1;
    CHECK(column(rekap_table(state_of(again, scattered), RENAKSI_REKAP_GROUPS), "rows").numbers() == numbers{5, 1});
    // Bytes in memory can be read twice, so that it need not be said.
    CHECK(column(rekap_table(state_of(again, options_by("opd")), RENAKSI_REKAP_GROUPS), "rows").numbers() == numbers{5, 1});
}

TEST_CASE("so many roots are named, and all are counted", "[capi][rekap]") {
    const std::string table = std::string(two_offices) + "74.01,1.02.02,program,,5,1,1,1,1\r\n";
    state_options one = options_by("program");
    one.roots_limit = 1;
    const std::string state = state_of(table, one);
    const table_owner all = rekap_table(state_of(table, options_by("program")), RENAKSI_REKAP_ROOTS);
    CHECK(renaksi_table_rows(all.get()) > 1);
    CHECK(renaksi_table_rows(rekap_table(state, RENAKSI_REKAP_ROOTS).get()) == 1);
    CHECK(column(rekap_table(state, RENAKSI_REKAP_TOTALS), "roots").number(0) == renaksi_table_rows(all.get()));
}

TEST_CASE("a rekap is written for people and for programs", "[capi][rekap]") {
    const std::string state = state_of(two_offices, options_by("program"));
    CHECK(written_rekap(state, RENAKSI_REKAP_JSON).find("\"renaksi-rekap/1\"") != std::string::npos);
    CHECK(written_rekap(state, RENAKSI_REKAP_CSV).find("2.17.02,4,2,300,75,75,75,65") != std::string::npos);
    CHECK(written_rekap(state, RENAKSI_REKAP_ROOTS_CSV).find("52.02.1") != std::string::npos);
    const std::string indonesian = written_rekap(state, RENAKSI_REKAP_TEXT, RENAKSI_LANGUAGE_ID);
    CHECK(indonesian != written_rekap(state, RENAKSI_REKAP_TEXT, RENAKSI_LANGUAGE_EN));
    CHECK(indonesian.find("2.17.02") != std::string::npos);
}

TEST_CASE("options of a rekap that make no sense", "[capi][rekap]") {
    const auto refused = [](auto change) {
        state_options options = options_by("program");
        change(options);
        return refused_table(two_offices, &options);
    };
    const failure key = refused([](state_options& options) { options.by = to_text("program,kota"); });
    CHECK(key.status == RENAKSI_INVALID_ARGUMENT);
    CHECK(key.column == 9);
    CHECK(key.message.substr(0, 3) == "by:");
    CHECK(refused([](state_options& o) { o.by = {nullptr, 3}; }).status == RENAKSI_INVALID_ARGUMENT);
    CHECK(refused([](state_options& o) { o.name = {nullptr, 3}; }).status == RENAKSI_INVALID_ARGUMENT);
    CHECK(refused([](state_options& o) { o.name = to_text("\xFF"); }).status == RENAKSI_BAD_ENCODING);
    CHECK(refused([](state_options& o) { o.penunjang = 2; }).status == RENAKSI_INVALID_ARGUMENT);
    CHECK(refused([](state_options& o) { o.threads = -1; }).status == RENAKSI_INVALID_ARGUMENT);
    CHECK(refused([](state_options& o) { o.strict = 2; }).status == RENAKSI_INVALID_ARGUMENT);
    CHECK(refused([](state_options& o) { o.scattered = -1; }).status == RENAKSI_INVALID_ARGUMENT);
    CHECK(refused([](state_options& o) { o.begin = 9, o.end = 8; }).status == RENAKSI_INVALID_ARGUMENT);
    CHECK(refused([](state_options& o) { o.struct_size = 4; }).status == RENAKSI_INVALID_ARGUMENT);
}

TEST_CASE("tables that are none", "[capi][rekap]") {
    const state_options options = options_by("program");
    CHECK(refused_table("", &options).status == RENAKSI_EMPTY_INPUT);
    CHECK(refused_table("kode,pagu\r\n", &options).status == RENAKSI_BAD_STRUCTURE);
    CHECK(refused_table("opd,kode,pagu,kode\r\n", &options).column == 4);
    const auto refused_file = [&](const std::string& path) {
        return failure_of([&](renaksi_error* error) {
            const renaksi_text text = to_text(path);
            renaksi_blob* state = nullptr;
            return renaksi_rekap_files(&text, 1, &options, &state, error);
        });
    };
    CHECK(refused_file("/no/such/file.csv").status == RENAKSI_NOT_FOUND);
    CHECK(refused_file(std::filesystem::temp_directory_path().string()).status == RENAKSI_NOT_A_FILE);
}

TEST_CASE("states that are none", "[capi][rekap]") {
    const std::string state = state_of(two_offices, options_by("program"));
    CHECK(refused_merge({""}).status == RENAKSI_UNKNOWN_FORMAT);
    CHECK(refused_merge({"opd,kode,pagu"}).status == RENAKSI_UNKNOWN_FORMAT);
    const failure cut = refused_merge({state, state.substr(0, state.size() - 1)});
    CHECK(cut.status == RENAKSI_DAMAGED_FILE);
    CHECK(cut.row == 2);
    std::string changed = state;
    changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
    CHECK(refused_merge({changed}).status == RENAKSI_DAMAGED_FILE);
    CHECK(failure_of([&](renaksi_error* error) {
              renaksi_blob* blob = nullptr;
              return renaksi_rekap_write(changed.data(), changed.size(), RENAKSI_REKAP_CSV, RENAKSI_LANGUAGE_EN, &blob, error);
          }).status == RENAKSI_DAMAGED_FILE);
}

TEST_CASE("calls of rekap without what they need", "[capi][rekap]") {
    const std::string state = state_of(two_offices, options_by("program"));
    const renaksi_text text = to_text(state);
    renaksi_blob* blob = nullptr;
    renaksi_table* table = nullptr;
    const auto status = [](auto call) { return failure_of(call).status; };
    CHECK(status([&](renaksi_error* e) { return renaksi_rekap_files(nullptr, 1, nullptr, &blob, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_rekap_files(&text, 0, nullptr, &blob, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_rekap_files(&text, 1, nullptr, nullptr, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_rekap_bytes(nullptr, 1, nullptr, &blob, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_rekap_bytes("", 0, nullptr, nullptr, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_rekap_merge(&text, 0, 1, &blob, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_rekap_merge(&text, 1, 2, &blob, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_rekap_merge(&text, 1, 1, nullptr, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_rekap_table(text.data, text.size, 5, &table, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_rekap_table(text.data, text.size, 0, nullptr, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_rekap_write(text.data, text.size, 4, 0, &blob, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_rekap_write(text.data, text.size, 0, 2, &blob, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status([&](renaksi_error* e) { return renaksi_rekap_stream(nullptr, nullptr, &blob, e); }) == RENAKSI_INVALID_ARGUMENT);
    CHECK((blob == nullptr && table == nullptr));
}
