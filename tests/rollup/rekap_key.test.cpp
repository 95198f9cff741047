#include "renaksi/rollup/rekap_key.hpp"

#include "support/catch.hpp"

using namespace renaksi;

TEST_CASE("keys are read as they are written, in the order of the caller") {
    const auto key = parse_rekap_key("provinsi,sub-kegiatan,level");
    REQUIRE(key);
    CHECK(key->size() == 3);
    CHECK((*key)[1] == rekap_part::sub_kegiatan);
    CHECK(to_string(*key) == "provinsi,sub_kegiatan,level");
    CHECK(parse_rekap_key(to_string(*key)).value() == *key);
    CHECK_FALSE(parse_rekap_key("level,provinsi,sub_kegiatan").value() == *key);
}

TEST_CASE("a part that is none, that stands twice or is missing is told with its column") {
    CHECK(parse_rekap_key("program,dinas").error().where.column == 9);
    CHECK(parse_rekap_key("program,program").error().where.column == 9);
    CHECK(parse_rekap_key("program,").error().where.column == 9);
    CHECK(parse_rekap_key("program,,opd").error().code == errc::invalid_argument);
}
