#include <rapidcheck.h>

#include <boost/json.hpp>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>

#include "io/any_plan.hpp"
#include "io/formats.hpp"
#include "renaksi/io/read.hpp"
#include "renaksi/io/report.hpp"
#include "renaksi/plan/draft.hpp"
#include "support/catch.hpp"

using namespace renaksi;

namespace {

result<plan> read_json(std::string_view text, const read_limits& limits = {}) {
    read_options options;
    options.format = input_format::json;
    options.limits = limits;
    return read_plan(text, options);
}

std::string refused_json(std::string_view text, const read_limits& limits = {}) {
    const auto read = read_json(text, limits);
    return read ? std::string("read") : message(read.error(), language::en);
}

/// The least that is a plan, with a text put in place of another.
std::string with(std::string_view old = {}, std::string_view text = {}) {
    std::string out = R"json({"schema": "renaksi-plan/1", "judul": null, "perangkat_daerah": "Dinas Contoh", "tahun": 2022,
"pengesahan": {"tempat": null, "tanggal": null, "jabatan": null, "nama": null, "nip": null},
"rows": [
{"line": 3, "level": "program", "parent_line": null, "kode": "2.17.01", "no": "1", "sasaran": null, "nama": "Program A",
 "indikator": [{"nama": "Jumlah", "satuan": "Dokumen", "target": "1.234", "tw1": "-", "tw2": null, "tw3": "1", "tw4": "3"}],
 "pagu": "100.50", "tw1": null, "tw2": null, "tw3": "-3", "tw4": "0", "computed": null, "penanggung_jawab": null,
 "written": {"pagu": "100,50", "tw1": "-", "tw2": null, "tw3": "(3)", "tw4": "0"}},
{"line": 4, "level": "kegiatan", "parent_line": 3, "kode": null, "no": null, "sasaran": null, "nama": "Kegiatan B",
 "indikator": [], "pagu": "7", "tw1": null, "tw2": null, "tw3": null, "tw4": null, "penanggung_jawab": "Sekretaris"}],
"jumlah": {"line": 5, "pagu": "100.50", "tw1": null, "tw2": null, "tw3": null, "tw4": null}}
)json";
    if (!old.empty()) {
        const std::size_t at = out.find(old);
        if (at == std::string::npos) throw std::logic_error("no such text");
        out.replace(at, old.size(), text);
    }
    return out;
}

}  // namespace

TEST_CASE("a plan in json is read with all its states", "[io]") {
    const auto read = read_json(with());
    REQUIRE(read);
    const plan& p = *read;
    CHECK(p.info().perangkat_daerah == "Dinas Contoh");
    CHECK(p.info().tahun == 2022);
    REQUIRE(p.size() == 3);
    CHECK(p[0].line() == 3);
    CHECK(p[0].money(plan_column::year).value.sen() == 10'050);
    CHECK(p[0].written(plan_column::year) == "100,50");
    CHECK(p[0].money(plan_column::tw1) == amount::dash());
    CHECK(p[0].money(plan_column::tw2).state == amount_state::blank);
    CHECK(p[0].money(plan_column::tw3).value.sen() == -300);
    CHECK(p[0].money(plan_column::tw4) == amount::of(rupiah{}));
    CHECK(p[1].parent()->value == 0);
    CHECK(p[1].written(plan_column::year) == "7");
    CHECK(p[1].penanggung_jawab() == "Sekretaris");
    CHECK(p.jumlah()->value == 2);
    // Where nothing says how targets are read, the amounts beside them do: 100,50 is no English number.
    CHECK(to_string(p[0].indikator(0).target(plan_column::year).value) == "1234");
    CHECK(p.notes().empty());
}

TEST_CASE("the style of targets is taken from the indicator", "[io]") {
    const auto plain = read_json(with(R"("tw3": "1", "tw4": "3")", R"("tw3": "1", "tw4": "3", "numbers": "plain")"));
    REQUIRE(plain);
    CHECK(to_string((*plain)[0].indikator(0).target(plan_column::year).value) == "1.234");
    const auto open = read_json(with(R"("tw3": "1", "tw4": "3")", R"("tw3": "1", "tw4": "3", "numbers": null)"));
    REQUIRE(open);
    CHECK((*open)[0].indikator(0).target(plan_column::year).kind == target_kind::text);
    CHECK(open->notes().front().kind == note_kind::ambiguous_number);
    CHECK(refused_json(with(R"("tw3": "1", "tw4": "3")", R"("tw3": "1", "tw4": "3", "numbers": "roman")")) ==
          "5:135: rows that no plan can have: /rows/0/indikator/0/numbers: 'roman'; dot, comma, plain or null was expected");
}

TEST_CASE("json that is cut off or wrong is refused where it breaks", "[io]") {
    CHECK(refused_json(with().substr(0, 100)).starts_with("2:6: the file is damaged: JSON: "));
    CHECK(refused_json("{\"schema\": }").starts_with("1:12: the file is damaged: JSON: "));
    CHECK(refused_json(with() + with()) == "11:1: rows that no plan can have: something follows the plan; a file holds one");
    CHECK(refused_json("[" + with() + "]") == "1:1: rows that no plan can have: an array; a file holds one plan, an object");
    CHECK(refused_json("3") == "1:1: rows that no plan can have: an object was expected");
    CHECK(refused_json(std::string(100'000, '[')).starts_with("1:"));
}

TEST_CASE("json of another kind is refused by name", "[io]") {
    CHECK(refused_json(with("renaksi-plan/1", "renaksi-check/1")) ==
          "1:12: unknown format: /schema: \"renaksi-check/1\"; \"renaksi-plan/1\" was expected");
    CHECK(refused_json("{}") == "1:1: rows that no plan can have: the key \"schema\" is missing");
}

TEST_CASE("json that is no plan is refused with its pointer", "[io]") {
    CHECK(refused_json(with(", \"tahun\": 2022", "")) == "1:1: rows that no plan can have: the key \"tahun\" is missing");
    CHECK(refused_json(with("\"tahun\": 2022", "\"tahun\": \"2022\"")) ==
          "1:90: rows that no plan can have: /tahun: a whole number from -2147483648 or null was expected");
    CHECK(refused_json(with("\"level\": \"kegiatan\"", "\"level\": \"bagian\"")) ==
          "8:22: rows that no plan can have: /rows/1/level: 'bagian'; sasaran, program, kegiatan or sub_kegiatan was expected");
    CHECK(refused_json(with("\"level\": \"kegiatan\"", "\"level\": \"jumlah\"")).starts_with("8:22:"));
    CHECK(refused_json(with("\"pagu\": \"7\", ", "")) == "8:1: rows that no plan can have: /rows/1: the key \"pagu\" is missing");
    CHECK(refused_json(with("\"pagu\": \"7\"", "\"pagu\": 7")) ==
          "9:27: rows that no plan can have: /rows/1/pagu: a text or null was expected");
    CHECK(refused_json(with("\"pagu\": \"7\"", "\"pagu\": \"1,5\"")).starts_with("9:27: not a number: /rows/1/pagu: '1,5'"));
    CHECK(refused_json(with("\"pagu\": \"7\"", "\"pagu\": \"\"")).starts_with("9:27: not a number: /rows/1/pagu: ''"));
    CHECK(refused_json(with("\"line\": 4", "\"line\": 0")).starts_with("8:10: rows that no plan can have: /rows/1/line"));
    CHECK(refused_json(with("\"line\": 4", "\"line\": 4.5")).starts_with("8:10: rows that no plan can have: /rows/1/line"));
    CHECK(refused_json(with("\"indikator\": []", "\"indikator\": {}")) ==
          "9:15: rows that no plan can have: /rows/1/indikator: an array was expected");
    CHECK(refused_json(with("Sekretaris", "\\u0000")).find("/rows/1/penanggung_jawab: U+0000 in a text") != std::string::npos);
    CHECK(refused_json(with("Sekretaris", "\\ud800")).find("the file is damaged") != std::string::npos);
}

TEST_CASE("a key that stands twice is refused at its second place", "[io]") {
    CHECK(refused_json(with("\"pagu\": \"7\"", "\"pagu\": \"7\", \"p\\u0061gu\": \"8\"")) ==
          "9:32: rows that no plan can have: the key \"pagu\" stands here a second time");
}

TEST_CASE("json whose tree would take far more than its text is refused", "[io]") {
    std::string figures = "[1";
    for (int i = 0; i < 200'000; ++i) figures.append(",1");
    CHECK(refused_json(figures + "]").find("bytes of the JSON in memory > 6041005") != std::string::npos);
    std::string keys = "{\"key 0\": null";
    for (int i = 1; i < 1'000; ++i) keys.append(",\n\"key ").append(std::to_string(i)).append("\": null");
    CHECK(refused_json(keys + "}").find("the key \"schema\" is missing") != std::string::npos);
    CHECK(
        refused_json(keys + ",\n\"more\": null}").starts_with("1001:1: over a limit: the key \"more\" is one more than 1000 of an object"));
}

TEST_CASE("keys without a place in a plan become notes", "[io]") {
    const auto read = read_json(with("\"line\": 4,", "\"line\": 4, \"lokasi\": {\"a\": [1]},"));
    REQUIRE(read);
    REQUIRE(read->notes().size() == 1);
    CHECK(read->notes()[0].kind == note_kind::unplaced_text);
    CHECK(read->notes()[0].line == 4);
    CHECK(read->notes()[0].text == R"(/rows/1/lokasi: {"a":[1]})");
}

TEST_CASE("a parent that the order of the rows contradicts is refused", "[io]") {
    CHECK(refused_json(with("\"parent_line\": 3", "\"parent_line\": 9")) ==
          "8:49: rows that no plan can have: /rows/1/parent_line: 9, but by the order of the rows 3");
    CHECK(refused_json(with("\"parent_line\": 3", "\"parent_line\": null")) ==
          "8:49: rows that no plan can have: /rows/1/parent_line: null, but by the order of the rows 3");
    CHECK(refused_json(with("\"parent_line\": 3, ", "")) == "read");
}

TEST_CASE("what a builder refuses comes with its pointer", "[io]") {
    CHECK(refused_json(with("\"level\": \"program\"", "\"level\": \"sasaran\"")) ==
          "4:1: rows that no plan can have: /rows/0: sasaran: pagu");
}

TEST_CASE("limits hold for json", "[io]") {
    read_limits limits;
    limits.rows = 1;
    CHECK(refused_json(with(), limits) == "3:9: over a limit: /rows: rows > 1");
    limits.rows = 2;
    limits.cell_bytes = 9;
    CHECK(refused_json(with("Dinas Contoh", "Dinas"), limits).find("/rows/1/nama: cell bytes > 9") != std::string::npos);
}

TEST_CASE("a printed text that is no amount stays, and is noted again", "[io]") {
    const auto read = read_json(with(R"("tw2": null, "tw3": "()", R"("tw2": "menyusul", "tw3": "()"));
    REQUIRE(read);
    CHECK((*read)[0].money(plan_column::tw2).state == amount_state::blank);
    CHECK((*read)[0].written(plan_column::tw2) == "menyusul");
    REQUIRE(read->notes().size() == 1);
    CHECK(read->notes()[0].kind == note_kind::unreadable_amount);
}

TEST_CASE("any plan comes back from its json, and its json is the same to the byte", "[io][property]") {
    CHECK(rc::check([](std::uint64_t seed, bool indented) {
        const plan drawn = any_plan::draw(seed);
        report_options options;
        options.layout = indented ? json_layout::indented : json_layout::one_line;
        const std::string written = write_show_json({"", drawn}, options);
        const auto read = read_json(written);
        if (!read) RC_FAIL(message(read.error(), language::en) + "\n" + written);
        RC_ASSERT(write_show_json({"", *read}, options) == written);
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            for (std::size_t k = 0; k < drawn[i].indikator_count(); ++k) {
                RC_ASSERT((*read)[i].indikator(k).triwulan() == drawn[i].indikator(k).triwulan());
            }
        }
    }));
}

TEST_CASE("damaged json is refused or read, never more than that", "[io][property]") {
    CHECK(rc::check([](std::uint64_t seed) {
        std::string text = with();
        std::mt19937_64 engine(seed);
        for (std::size_t left = 1 + engine() % 3; left > 0; --left) {
            const std::size_t at = engine() % text.size();
            text.replace(at, engine() % 20, std::string("{}[]\",:1n\\").substr(engine() % 10, 1));
            if (text.empty()) break;
        }
        const auto read = read_json(text);
        if (!read) RC_ASSERT(!message(read.error(), language::en).empty());
    }));
}
