// Plans out of bytes.
#include <cstdlib>

#include "support.hpp"
#include "support/catch.hpp"

using namespace capi_test;

namespace {

failure read_failure(std::string_view bytes, const renaksi_read_options* options = nullptr) {
    renaksi_plan* plan = poison<renaksi_plan>();
    const failure why =
        failure_of([&](renaksi_error* error) { return renaksi_plan_read(bytes.data(), bytes.size(), options, &plan, error); });
    if (why.status == RENAKSI_OK) {
        renaksi_plan_release(plan);
    } else {
        CHECK(plan == poison<renaksi_plan>());
    }
    return why;
}

renaksi_read_options read_options() {
    renaksi_read_options options{};
    options.struct_size = sizeof options;
    return options;
}

/// Options with `beyond` more bytes behind them, as a later header may have.
struct future_options {
    renaksi_read_options known = read_options();
    std::array<unsigned char, 5000> beyond{};
};

constexpr std::string_view plan_of_two =
    "No\tSasaran\tIndikator\tSatuan\tTarget\tI\tII\tIII\tIV\tProgram/Kegiatan\tAnggaran\tI\tII\tIII\tIV\tPenanggung Jawab\n"
    "\t\tJumlah dokumen\tDokumen\t4\t1\t1\t1\t1\tPROGRAM SATU\t1.000\t250\t250\t250\t250\tSekretaris\n";

}  // namespace

TEST_CASE("a plan is read from bytes", "[capi][read]") {
    const plan_owner plan = sample_plan();
    CHECK(field_of(plan, RENAKSI_FIELD_JUDUL) == "RENCANA AKSI KINERJA DINAS KOPERASI KABUPATEN LOMBOK TENGAH");
    CHECK(field_of(plan, RENAKSI_FIELD_PERANGKAT_DAERAH) == "DINAS KOPERASI KABUPATEN LOMBOK TENGAH");
    CHECK(field_of(plan, RENAKSI_FIELD_TAHUN) == "2022");
    CHECK(field_of(plan, RENAKSI_FIELD_TEMPAT) == "Praya");
    CHECK(field_of(plan, RENAKSI_FIELD_TANGGAL) == "Maret 2022");
    CHECK(field_of(plan, RENAKSI_FIELD_JABATAN) == "Kepala Dinas Koperasi dan UKM Kabupaten Lombok Tengah");
    CHECK(field_of(plan, RENAKSI_FIELD_NAMA) == "IKSAN, S.Hut");
    CHECK(field_of(plan, RENAKSI_FIELD_NIP) == "196707271995031006");
}

TEST_CASE("a field that the document does not have is empty", "[capi][read]") {
    const plan_owner plan = read_plan(plan_of_two);
    renaksi_text text{nullptr, 99};
    for (const std::int32_t field : {RENAKSI_FIELD_TAHUN, RENAKSI_FIELD_NIP, RENAKSI_FIELD_JUDUL}) {
        REQUIRE(renaksi_plan_field(plan.get(), field, &text, nullptr) == RENAKSI_OK);
        CHECK(text.data != nullptr);
        CHECK(text.size == 0);
    }
}

TEST_CASE("a bad argument of a field writes nothing", "[capi][read]") {
    const plan_owner plan = read_plan(plan_of_two);
    renaksi_text text{"before", 6};
    const auto status = [&](const renaksi_plan* of, std::int32_t field, renaksi_text* to) {
        return failure_of([&](renaksi_error* error) { return renaksi_plan_field(of, field, to, error); }).status;
    };
    CHECK(status(nullptr, 0, &text) == RENAKSI_INVALID_ARGUMENT);
    CHECK(status(plan.get(), 0, nullptr) == RENAKSI_INVALID_ARGUMENT);
    for (const std::int32_t field : {INT32_MIN, -1, 8, INT32_MAX}) CHECK(status(plan.get(), field, &text) == RENAKSI_INVALID_ARGUMENT);
    CHECK(to_view(text) == "before");
}

TEST_CASE("input that is no plan has its own status", "[capi][read]") {
    CHECK(read_failure("").status == RENAKSI_EMPTY_INPUT);
    CHECK(read_failure(" \n\t\n").status == RENAKSI_EMPTY_INPUT);
    CHECK(read_failure(std::string_view("\x7F"
                                        "ELF\0\1\2\0\0\0\0",
                                        12))
              .status == RENAKSI_BINARY_INPUT);
    CHECK(read_failure("just a sentence\n").status == RENAKSI_NO_TABLE);
    renaksi_plan* plan = poison<renaksi_plan>();
    CHECK(renaksi_plan_read(nullptr, 0, nullptr, &plan, nullptr) == RENAKSI_EMPTY_INPUT);
    CHECK(plan == poison<renaksi_plan>());
}

TEST_CASE("an amount that no Rupiah fits is an error with line and column", "[capi][read]") {
    std::string bytes(plan_of_two);
    bytes.replace(bytes.find("1.000"), 5, "999.999.999.999.999.999.000");
    const failure why = read_failure(bytes);
    CHECK(why.status == RENAKSI_OVERFLOW);
    CHECK(why.line == 2);
    CHECK(why.column == 11);
}

TEST_CASE("bytes that are no text are refused or read, never passed on as they are", "[capi][read]") {
    std::string bytes(plan_of_two);
    bytes.replace(bytes.find("SATU"), 4, "\xE9\xFF\x80\xC0");
    renaksi_plan* plan = nullptr;
    const renaksi_status status = renaksi_plan_read(bytes.data(), bytes.size(), nullptr, &plan, nullptr);
    if (status == RENAKSI_OK) {
        const plan_owner owner(plan);
        const std::string nama = column(rows_of(owner), "nama").text(0).value_or("");
        CHECK(nama.find("\xE9\xFF") == std::string::npos);
    } else {
        CHECK(status == RENAKSI_BAD_ENCODING);
    }
}

TEST_CASE("limits come from the options", "[capi][read]") {
    const std::string bytes = sample_bytes();
    renaksi_read_options options = read_options();
    options.limit_bytes = 100;
    CHECK(read_failure(bytes, &options).status == RENAKSI_LIMIT_EXCEEDED);
    options = read_options();
    options.limit_rows = 20;
    const failure rows = read_failure(bytes, &options);
    CHECK(rows.status == RENAKSI_LIMIT_EXCEEDED);
    CHECK(rows.line == 21);
    options = read_options();
    options.limit_columns = 4;
    CHECK(read_failure(bytes, &options).status == RENAKSI_LIMIT_EXCEEDED);
    options = read_options();
    options.limit_cell_bytes = 40;
    const failure cell = read_failure(bytes, &options);
    CHECK(cell.status == RENAKSI_LIMIT_EXCEEDED);
    CHECK(cell.line > 0);
    options = read_options();
    options.limit_bytes = UINT64_MAX;
    options.limit_rows = UINT64_MAX;
    CHECK(read_failure(bytes, &options).status == RENAKSI_OK);
}

TEST_CASE("the style of numbers comes from the options", "[capi][read]") {
    renaksi_read_options options = read_options();
    const auto pagu = [&](std::int32_t numbers) {
        options.numbers = numbers;
        renaksi_plan* plan = nullptr;
        REQUIRE(renaksi_plan_read(plan_of_two.data(), plan_of_two.size(), &options, &plan, nullptr) == RENAKSI_OK);
        return column(rows_of(plan_owner(plan)), "pagu").number(0);
    };
    CHECK(pagu(RENAKSI_NUMBERS_AUTOMATIC) == 100'000);
    CHECK(pagu(RENAKSI_NUMBERS_DOT_GROUPS) == 100'000);
    CHECK(pagu(RENAKSI_NUMBERS_PLAIN) != 100'000);  // a dot is the decimal point there
}

TEST_CASE("options of an older and of a later header", "[capi][read]") {
    future_options future;
    future.known.limit_rows = 1;  // an older header may have ended before it
    future.known.struct_size = offsetof(renaksi_read_options, limit_bytes);
    CHECK(read_failure(plan_of_two, &future.known).status == RENAKSI_OK);
    future.known.struct_size = sizeof(std::size_t);
    future.known.numbers = 99;  // not covered by that size
    CHECK(read_failure(plan_of_two, &future.known).status == RENAKSI_OK);

    future = future_options{};
    future.known.struct_size = sizeof(renaksi_read_options) + 24;
    CHECK(read_failure(plan_of_two, &future.known).status == RENAKSI_OK);
    future.beyond[23] = 1;
    CHECK(read_failure(plan_of_two, &future.known).status == RENAKSI_INVALID_ARGUMENT);
    future.known.struct_size = sizeof(renaksi_read_options) + 23;
    CHECK(read_failure(plan_of_two, &future.known).status == RENAKSI_OK);
    future.beyond.fill(0);
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{7}, std::size_t{4097}, SIZE_MAX}) {
        INFO(size);
        future.known.struct_size = size;
        CHECK(read_failure(plan_of_two, &future.known).status == RENAKSI_INVALID_ARGUMENT);
    }
}

TEST_CASE("a bad argument of reading writes nothing", "[capi][read]") {
    renaksi_plan* plan = poison<renaksi_plan>();
    CHECK(failure_of([&](renaksi_error* error) { return renaksi_plan_read(nullptr, 1, nullptr, &plan, error); }).status ==
          RENAKSI_INVALID_ARGUMENT);
    CHECK(failure_of([&](renaksi_error* error) { return renaksi_plan_read("x", 1, nullptr, nullptr, error); }).status ==
          RENAKSI_INVALID_ARGUMENT);
    CHECK(plan == poison<renaksi_plan>());
    renaksi_read_options options = read_options();
    for (const std::int32_t numbers : {INT32_MIN, -1, 4, INT32_MAX}) {
        options.numbers = numbers;
        CHECK(read_failure(plan_of_two, &options).status == RENAKSI_INVALID_ARGUMENT);
    }
    for (const std::int32_t number : {INT32_MIN, -1, 9, INT32_MAX}) {
        options = read_options();
        options.format = number;
        CHECK(read_failure(plan_of_two, &options).status == RENAKSI_INVALID_ARGUMENT);
        options = read_options();
        options.tahap = number;
        CHECK(read_failure(plan_of_two, &options).status == RENAKSI_INVALID_ARGUMENT);
    }
    options = read_options();
    options.tahun = -1;
    CHECK(read_failure(plan_of_two, &options).status == RENAKSI_INVALID_ARGUMENT);
    options = read_options();
    options.sheet = {nullptr, 1};
    CHECK(read_failure(plan_of_two, &options).status == RENAKSI_INVALID_ARGUMENT);
}

TEST_CASE("a format that is named is not told from the content", "[capi][read]") {
    renaksi_read_options options = read_options();
    options.format = RENAKSI_FORMAT_TSV;
    CHECK(read_failure(plan_of_two, &options).status == RENAKSI_OK);
    options.format = RENAKSI_FORMAT_XLSX;
    CHECK(read_failure(plan_of_two, &options).status == RENAKSI_DAMAGED_FILE);
}

TEST_CASE("a sheet is read by its name or its number", "[capi][read]") {
    const std::string book = "### SHEET Satu\n" + std::string(plan_of_two) + "### SHEET Dua\n" + std::string(plan_of_two) +
                             "\t\tJumlah laporan\tLaporan\t4\t1\t1\t1\t1\tKegiatan kedua\t400\t100\t100\t100\t100\tSekretaris\n";
    renaksi_read_options options = read_options();
    const auto rows = [&](std::string_view sheet) {
        options.sheet = to_text(sheet);
        renaksi_plan* plan = nullptr;
        REQUIRE(renaksi_plan_read(book.data(), book.size(), &options, &plan, nullptr) == RENAKSI_OK);
        return renaksi_table_rows(rows_of(plan_owner(plan)).get());
    };
    CHECK(rows("Satu") == 1);
    CHECK(rows("1") == 1);
    CHECK(rows("dua") == 2);
    CHECK(rows({}) == 2);
    options.sheet = to_text("Tiga");
    const failure none = read_failure(book, &options);
    CHECK(none.status == RENAKSI_NOT_FOUND);
    CHECK(none.message.find("Satu") != std::string::npos);
}
