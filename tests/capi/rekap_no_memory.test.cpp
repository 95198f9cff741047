// Memory that runs out while a rekap is made, merged, asked and written.
#include "arrow_stream.hpp"
#include "rekap_support.hpp"
#include "starving.hpp"
#include "support/catch.hpp"

using namespace capi_test;

TEST_CASE("a rekap of bytes runs out of memory anywhere", "[capi][rekap][no_memory]") {
    const state_options options = options_by("opd,program");
    check_allocations(starve_handle<renaksi_blob>(
                          [&](renaksi_blob** state, renaksi_error* error) {
                              return renaksi_rekap_bytes(two_offices.data(), two_offices.size(), &options, state, error);
                          },
                          renaksi_blob_release),
                      20);
}

TEST_CASE("merging, asking and writing run out of memory anywhere", "[capi][rekap][no_memory]") {
    state_options left = options_by("opd,program");
    state_options right = left;
    left.end = right.begin = two_offices.find("Dua");
    const std::array<std::string, 2> parts{state_of(two_offices, left), state_of(two_offices, right)};
    const std::array<renaksi_text, 2> texts{to_text(parts[0]), to_text(parts[1])};
    check_allocations(
        starve_handle<renaksi_blob>(
            [&](renaksi_blob** state, renaksi_error* error) { return renaksi_rekap_merge(texts.data(), texts.size(), 1, state, error); },
            renaksi_blob_release),
        20);
    const std::string state = merged({parts[0], parts[1]});
    for (const std::int32_t which :
         {RENAKSI_REKAP_GROUPS, RENAKSI_REKAP_ROOTS, RENAKSI_REKAP_ERRORS, RENAKSI_REKAP_TOTALS, RENAKSI_REKAP_SOURCES}) {
        starve_table("table " + std::to_string(which), [&](renaksi_table** table, renaksi_error* error) {
            return renaksi_rekap_table(state.data(), state.size(), which, table, error);
        });
    }
    for (const std::int32_t format : {RENAKSI_REKAP_JSON, RENAKSI_REKAP_CSV, RENAKSI_REKAP_TEXT, RENAKSI_REKAP_ROOTS_CSV}) {
        INFO("format " << format);
        check_allocations(starve_handle<renaksi_blob>(
                              [&](renaksi_blob** blob, renaksi_error* error) {
                                  return renaksi_rekap_write(state.data(), state.size(), format, RENAKSI_LANGUAGE_ID, blob, error);
                              },
                              renaksi_blob_release),
                          3);
    }
}

TEST_CASE("a stream is released also when memory runs out", "[capi][rekap][no_memory]") {
    const state_options options = options_by("opd,program");
    arrow_stream stream;
    arrow_source& batch = stream.add(3);
    batch.add_texts("opd", {"1", "1", "a name of an office that is too long to be held without memory of its own"});
    batch.add_texts("kode", {"1.02.01", "1.02.01.2.01", "1.0"});
    batch.add_texts("pagu", {"100", "200.50", std::nullopt});
    check_allocations(starve_handle<renaksi_blob>(
                          [&](renaksi_blob** state, renaksi_error* error) {
                              stream.rewind();
                              const renaksi_status status = renaksi_rekap_stream(&stream.stream, &options, state, error);
                              if (!stream.is_released()) FAIL("a stream that was not released");
                              return status;
                          },
                          renaksi_blob_release),
                      20);
}
