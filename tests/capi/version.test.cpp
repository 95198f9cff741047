// Versions and the names of statuses.
#include <set>

#include "support.hpp"
#include "support/catch.hpp"

namespace {

struct named_status {
    renaksi_status status;
    const char* name;
};

constexpr std::array<named_status, 25> all_statuses{{{RENAKSI_OK, "ok"},
                                                     {RENAKSI_INVALID_ARGUMENT, "invalid_argument"},
                                                     {RENAKSI_NOT_FOUND, "not_found"},
                                                     {RENAKSI_NOT_A_FILE, "not_a_file"},
                                                     {RENAKSI_NOT_READABLE, "not_readable"},
                                                     {RENAKSI_EMPTY_INPUT, "empty_input"},
                                                     {RENAKSI_BINARY_INPUT, "binary_input"},
                                                     {RENAKSI_BAD_ENCODING, "bad_encoding"},
                                                     {RENAKSI_LIMIT_EXCEEDED, "limit_exceeded"},
                                                     {RENAKSI_NO_TABLE, "no_table"},
                                                     {RENAKSI_BAD_NUMBER, "bad_number"},
                                                     {RENAKSI_AMBIGUOUS_NUMBER, "ambiguous_number"},
                                                     {RENAKSI_TOO_MANY_DECIMALS, "too_many_decimals"},
                                                     {RENAKSI_OVERFLOW, "overflow"},
                                                     {RENAKSI_BAD_KODE, "bad_kode"},
                                                     {RENAKSI_BAD_DATE, "bad_date"},
                                                     {RENAKSI_BAD_NIP, "bad_nip"},
                                                     {RENAKSI_BAD_STRUCTURE, "bad_structure"},
                                                     {RENAKSI_UNKNOWN_FORMAT, "unknown_format"},
                                                     {RENAKSI_UNKNOWN_RULE, "unknown_rule"},
                                                     {RENAKSI_NOT_WRITABLE, "not_writable"},
                                                     {RENAKSI_DAMAGED_FILE, "damaged_file"},
                                                     {RENAKSI_PASSWORD_PROTECTED, "password_protected"},
                                                     {RENAKSI_NO_MEMORY, "no_memory"},
                                                     {RENAKSI_INTERNAL, "internal"}}};

}  // namespace

TEST_CASE("the library that runs is the one whose header was read", "[capi]") {
    CHECK(renaksi_version() == RENAKSI_VERSION_MAJOR * 10000 + RENAKSI_VERSION_MINOR * 100 + RENAKSI_VERSION_PATCH);
    CHECK(renaksi_abi_version() == RENAKSI_ABI_VERSION);
    CHECK(renaksi_format_version() == RENAKSI_FORMAT_VERSION);
}

TEST_CASE("every status has its own name, and a number that is none is unknown", "[capi]") {
    for (const named_status& one : all_statuses) CHECK(std::string(renaksi_status_name(one.status)) == one.name);
    std::set<std::string> names;
    for (renaksi_status status = -5; status < 200; ++status) {
        const std::string name = renaksi_status_name(status);
        if (name != "unknown") names.insert(name);
    }
    CHECK(names.size() == all_statuses.size());
    for (const renaksi_status status : {INT32_MIN, -1, 23, 99, 102, INT32_MAX}) {
        CHECK(std::string(renaksi_status_name(status)) == "unknown");
    }
}

TEST_CASE("an error has the size that other languages allocate", "[capi]") {
    CHECK(sizeof(renaksi_error) == 512);
    CHECK(offsetof(renaksi_error, message) == 32);
}
