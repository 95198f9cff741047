// Rekap of columns that a caller holds, by way of an Arrow stream.
#include <cerrno>

#include "arrow_stream.hpp"
#include "rekap_support.hpp"
#include "support/catch.hpp"

using namespace capi_test;

namespace {

/// The rows of `two_offices` from `begin` to before `end`, with money as the test wants it.
enum class money_as { sen, decimal, text };

void add_columns(arrow_source& to, std::size_t begin, std::size_t end, money_as money, bool dictionary = false) {
    const optional_texts opd{"52.02.1", "52.02.1", "52.02.1", "52.02.1", "73.01.5"};
    const optional_texts kode{"2.17.02", "2.17.02.2.01", "2.17.02.2.01.0001", "2.17.02.2.01.0002", "1.02.01"};
    const optional_texts level{"program", "kegiatan", std::nullopt, "", "program"};
    const std::array<optional_numbers, 5> sen{{{30'000, 30'000, 10'000, 20'000, 50'050},
                                               {7'500, 7'500, 2'500, 5'000, 50'050},
                                               {7'500, 7'500, 2'500, 5'000, std::nullopt},
                                               {7'500, 7'500, 2'500, 5'000, std::nullopt},
                                               {7'500, 7'500, 2'500, 4'000, std::nullopt}}};
    const auto part = [&](const auto& of) {
        using list = std::decay_t<decltype(of)>;
        return list(of.begin() + static_cast<std::ptrdiff_t>(begin), of.begin() + static_cast<std::ptrdiff_t>(end));
    };
    if (dictionary) {
        to.add_dictionary("opd", part(opd), false, 1);
    } else {
        to.add_texts("opd", part(opd), true);
    }
    to.add_texts("something_else", optional_texts(end - begin, "x"));
    to.add_texts("kode", part(kode));
    to.add_texts("level", part(level));
    for (std::size_t c = 0; c < sen.size(); ++c) {
        const optional_numbers amounts = part(sen[c]);
        if (money == money_as::sen) to.add_numbers(money_names[c], amounts);
        if (money == money_as::decimal) to.add_decimals(money_names[c], c % 2 == 0 ? "d:38,2" : "d:20,2,128", amounts);
        if (money == money_as::text) {
            optional_texts written;
            for (const auto& one : amounts) {
                written.push_back(one ? std::optional(std::to_string(*one / 100) + "." + std::to_string(*one / 10 % 10)) : std::nullopt);
            }
            to.add_texts(money_names[c], written);
        }
    }
}

std::string state_of_stream(arrow_stream& stream, const state_options& options) {
    const std::string state =
        bytes_of([&](renaksi_blob** blob, renaksi_error* error) { return renaksi_rekap_stream(&stream.stream, &options, blob, error); });
    CHECK(stream.is_released());
    return state;
}
std::string state_of_rows(std::size_t begin, std::size_t end, money_as money, const state_options& options) {
    arrow_stream stream;
    add_columns(stream.add(static_cast<std::int64_t>(end - begin)), begin, end, money);
    return state_of_stream(stream, options);
}

failure refused_stream(arrow_stream& stream, const state_options& options) {
    return failure_of([&](renaksi_error* error) {
        stream.rewind();
        renaksi_blob* state = poison<renaksi_blob>();
        const renaksi_status status = renaksi_rekap_stream(&stream.stream, &options, &state, error);
        CHECK(state == poison<renaksi_blob>());
        CHECK(stream.is_released());
        return status;
    });
}

/// What a stream of one batch of rows is refused for, where `break_it` changes the batch.
template <typename Break>
failure refused_batch(Break break_it) {
    arrow_stream stream;
    arrow_source& batch = stream.add(5);
    add_columns(batch, 0, 5, money_as::sen);
    break_it(batch);
    return refused_stream(stream, options_by("program"));
}

}  // namespace

TEST_CASE("columns say what the text of a table says", "[capi][rekap][arrow]") {
    const state_options options = options_by("opd,program");
    const std::string expected = written_rekap(state_of(two_offices, options), RENAKSI_REKAP_CSV);
    for (const money_as money : {money_as::sen, money_as::decimal, money_as::text}) {
        INFO("money " << static_cast<int>(money));
        CHECK(written_rekap(state_of_rows(0, 5, money, options), RENAKSI_REKAP_CSV) == expected);
    }
    arrow_stream stream;
    add_columns(stream.add(5), 0, 5, money_as::sen, true);
    CHECK(written_rekap(state_of_stream(stream, options), RENAKSI_REKAP_CSV) == expected);
}

TEST_CASE("batches are rows in a row", "[capi][rekap][arrow]") {
    const state_options options = options_by("opd,program");
    const std::string expected = state_of_rows(0, 5, money_as::sen, options);
    for (std::size_t cut = 0; cut <= 5; ++cut) {
        arrow_stream stream;
        add_columns(stream.add(static_cast<std::int64_t>(cut)), 0, cut, money_as::sen);
        add_columns(stream.add(static_cast<std::int64_t>(5 - cut)), cut, 5, money_as::sen);
        CHECK(state_of_stream(stream, options) == expected);
    }
    const table_owner roots = rekap_table(expected, RENAKSI_REKAP_ROOTS);
    CHECK(column(roots, "line").number(0) == 2);  // of rows, where there are no lines
    CHECK(column(rekap_table(expected, RENAKSI_REKAP_SOURCES), "end").number(0) == 5);
}

TEST_CASE("a slice of a batch is read where it lies", "[capi][rekap][arrow]") {
    arrow_stream stream;
    arrow_source& batch = stream.add(5);
    add_columns(batch, 0, 5, money_as::decimal, true);
    batch.slice(4, 1);
    const table_owner groups = rekap_table(state_of_stream(stream, options_by("opd")), RENAKSI_REKAP_GROUPS);
    CHECK(column(groups, "key").texts() == optional_texts{"73.01.5"});
    CHECK(column(groups, "pagu").numbers() == optional_numbers{50'050});
}

TEST_CASE("parts of a table of columns make the whole", "[capi][rekap][arrow]") {
    const state_options options = options_by("program");
    const std::string expected = state_of_rows(0, 5, money_as::sen, options);
    for (std::size_t cut = 1; cut < 5; ++cut) {
        state_options left = options;
        state_options right = options;
        left.end = right.begin = cut;
        const std::string first = state_of_rows(0, cut, money_as::sen, left);
        const std::string second = state_of_rows(cut, 5, money_as::text, right);
        CHECK(merged({first, second}) == expected);
        CHECK(merged({second, first}) == expected);
        arrow_stream too_many;
        add_columns(too_many.add(5), 0, 5, money_as::sen);
        CHECK(refused_stream(too_many, left).status == RENAKSI_BAD_STRUCTURE);
    }
}

TEST_CASE("rows of a stream that cannot be read are counted or refused", "[capi][rekap][arrow]") {
    arrow_stream stream;
    arrow_source& batch = stream.add(6);
    batch.add_texts("opd", {"1", "1", "1", "\xFF", "1", "1"});
    batch.add_texts("kode", {"1.02", "1.02.01", "no code", "1.02.02", std::nullopt, "1.02.03"});
    batch.add_texts("level", {std::nullopt, "kegiatan", std::nullopt, std::nullopt, std::nullopt, std::nullopt});
    batch.add_decimals("pagu", "d:38,0", {1, 1, 1, 1, 1, INT64_MAX});
    const std::string state = state_of_stream(stream, options_by("bidang"));
    const table_owner errors = rekap_table(state, RENAKSI_REKAP_ERRORS);
    CHECK(column(errors, "line").numbers() == optional_numbers{2, 3, 4, 5, 6});
    CHECK(column(errors, "column").numbers() == optional_numbers{3, 2, 1, 2, 4});
    CHECK(column(errors, "code").numbers() ==
          optional_numbers{RENAKSI_BAD_STRUCTURE, RENAKSI_BAD_KODE, RENAKSI_BAD_ENCODING, RENAKSI_BAD_STRUCTURE, RENAKSI_OVERFLOW});
    CHECK(column(rekap_table(state, RENAKSI_REKAP_TOTALS), "pagu").number(0) == 100);
    state_options strict = options_by("bidang");
    strict.strict = 1;
    const failure first = refused_stream(stream, strict);
    CHECK(first.status == RENAKSI_BAD_STRUCTURE);
    CHECK(first.row == 2);
    CHECK(first.column == 3);
}

TEST_CASE("a stream whose offices do not stand together", "[capi][rekap][arrow]") {
    arrow_stream stream;
    arrow_source& batch = stream.add(3);
    batch.add_texts("opd", {"1", "2", "1"});
    batch.add_texts("kode", {"1.02.01", "1.02.01", "1.02.02"});
    batch.add_numbers("pagu", {1, 2, 3});
    const failure why = refused_stream(stream, options_by("opd"));
    CHECK(why.status == RENAKSI_BAD_STRUCTURE);
    CHECK(why.message.find("office 1") != std::string::npos);
    state_options scattered = options_by("opd");
    scattered.scattered = 1;
    stream.rewind();
    CHECK(column(rekap_table(state_of_stream(stream, scattered), RENAKSI_REKAP_GROUPS), "pagu").numbers() == optional_numbers{4, 2});
}

TEST_CASE("columns of a stream that no rekap is made of", "[capi][rekap][arrow]") {
    const auto refused_columns = [](auto add) {
        arrow_stream stream;
        add(stream.add(1));
        const failure why = refused_stream(stream, options_by("program"));
        CHECK(why.status == RENAKSI_BAD_STRUCTURE);
        return why.message;
    };
    CHECK(refused_columns([](arrow_source& s) { s.add_texts("kode", {"1"}), s.add_numbers("pagu", {1}); }) == "no column opd");
    CHECK(refused_columns([](arrow_source& s) { s.add_texts("opd", {"1"}), s.add_numbers("pagu", {1}); }) == "neither kode nor level");
    CHECK(refused_columns([](arrow_source& s) { s.add_texts("opd", {"1"}), s.add_texts("level", {"program"}); }) == "no column of money");
    const auto with_money = [&](auto add_money) {
        return refused_columns([&](arrow_source& s) {
            s.add_texts("opd", {"1"});
            s.add_texts("kode", {"1.02.01"});
            add_money(s);
        });
    };
    CHECK(with_money([](arrow_source& s) { s.add_format("pagu", "g", 1); }) == "column pagu of format g");
    CHECK(with_money([](arrow_source& s) { s.add_decimals("pagu", "d:20,3", {1}); }) == "column pagu of format d:20,3");
    CHECK(with_money([](arrow_source& s) { s.add_decimals("pagu", "d:40,2,256", {1}); }) == "column pagu of format d:40,2,256");
    CHECK(with_money([](arrow_source& s) { s.add_numbers("tw1", {1}), s.add_numbers("tw1", {1}); }) == "two columns tw1");
    CHECK(with_money([](arrow_source& s) { s.add_texts("level", {"program"}), s.add_numbers("nama", {1}); }) == "no column of money");
}

TEST_CASE("batches that are not what the schema says", "[capi][rekap][arrow]") {
    const auto status = [](auto break_it) { return refused_batch(break_it).status; };
    CHECK(status([](arrow_source& s) { s.array.length = 6; }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.array.length = -1; }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.array.n_children = 2; }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.array.children[2] = nullptr; }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.child(0).n_buffers = 2; }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.child(0).dictionary = &s.child(1); }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.child(4).buffers = nullptr; }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.schema.format = "u"; }) == RENAKSI_BAD_STRUCTURE);
    CHECK(status([](arrow_source& s) { s.schema.children[1] = nullptr; }) == RENAKSI_BAD_STRUCTURE);
    arrow_stream stream;
    arrow_source& batch = stream.add(2);
    batch.add_dictionary("opd", {"1", "2"});
    batch.add_texts("kode", {"1.02.01", "1.02.01"});
    batch.add_numbers("pagu", {1, 2});
    const_cast<std::int32_t*>(static_cast<const std::int32_t*>(batch.child(0).buffers[1]))[1] = 7;
    const table_owner errors = rekap_table(state_of_stream(stream, options_by("opd")), RENAKSI_REKAP_ERRORS);
    CHECK(column(errors, "line").numbers() == optional_numbers{2});
}

TEST_CASE("a stream that fails is released and says why", "[capi][rekap][arrow]") {
    arrow_stream stream;
    add_columns(stream.add(5), 0, 5, money_as::sen);
    stream.fail_batch = EIO;
    stream.why = "the disk is gone";
    const failure why = refused_stream(stream, options_by("program"));
    CHECK(why.status == RENAKSI_NOT_READABLE);
    CHECK(why.message == "the disk is gone");
    stream.why.clear();
    stream.fail_schema = EIO;
    CHECK(refused_stream(stream, options_by("program")).status == RENAKSI_NOT_READABLE);
    stream.fail_schema = ENOMEM;
    CHECK(refused_stream(stream, options_by("program")).status == RENAKSI_NO_MEMORY);
    // Also where nothing was read of it.
    CHECK(refused_stream(stream, options_by("kota")).status == RENAKSI_INVALID_ARGUMENT);
}
