// `renaksi-plan/1` into a plan. What is written there (report/show_json.cpp) comes back as it was; what is no such plan is refused with its
// JSON Pointer, line and column.
#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "io/formats.hpp"
#include "io/json_memory.hpp"
#include "io/json_places.hpp"
#include "io/plain_amount.hpp"
#include "io/target_style.hpp"
#include "recognise/numbers.hpp"
#include "renaksi/base/text.hpp"
#include "renaksi/money/parse.hpp"
#include "renaksi/plan/kode.hpp"
#include "renaksi/plan/satuan_uang.hpp"

namespace renaksi::io {
namespace {

namespace json = boost::json;

constexpr std::size_t most_depth = 16;
// How many times its text's bytes the tree may take, and the plan, which is made while the tree is there: the sample's take 6 and 1.
// Besides, what each may take however small the text is.
constexpr std::size_t most_tree_times = 15;
constexpr std::size_t most_plan_times = 4;
constexpr std::size_t most_free_bytes = std::size_t{40} << 10U;
constexpr std::string_view schema_name = "renaksi-plan/1";

[[nodiscard]] std::string_view view_of(const json::string& text) noexcept { return {text.data(), text.size()}; }
[[nodiscard]] std::string_view view_of(json::string_view text) noexcept { return {text.data(), text.size()}; }

/// A parent as a row's `parent_line` names it.
struct said_parent {
    bool said = false;
    std::int64_t line = 0;
};

class plan_json_reader {
public:
    plan_json_reader(std::string_view text, const read_options& options, plan_builder builder)
        : text_(text), options_(options), builder_(std::move(builder)), memory_(most_free_bytes + text.size() * most_tree_times) {
        builder_.allow(most_free_bytes + text.size() * most_plan_times);
    }

    [[nodiscard]] result<plan> read() {
        const json::value document = parse();
        if (!failure_) read_document(document);
        if (failure_) return *std::move(failure_);
        auto made = std::move(builder_).finish();
        if (made) compare_parents(*made);
        if (failure_) return *std::move(failure_);
        return made;
    }

private:
    void fail(errc code, std::string detail, std::size_t offset) {
        if (!failure_) failure_ = error{code, std::move(detail), place_of(text_, offset)};
    }
    /// At the value that `path_` leads to.
    void fail_here(std::string detail, errc code = errc::bad_structure) {
        if (failure_) return;
        const std::string pointer = pointer_of(path_);
        fail(code, pointer.empty() ? std::move(detail) : pointer + ": " + std::move(detail), offset_of(text_, path_));
    }

    /// `read` for a value one step further on the way.
    template <typename Read>
    void at(std::string step, Read read) {
        path_.push_back(std::move(step));
        read();
        path_.pop_back();
    }

    [[nodiscard]] json::value parse() {
        try {
            return parse_within_memory();
        } catch (const json_memory::used_up&) {
            fail(errc::limit_exceeded, "bytes of the JSON in memory > " + std::to_string(memory_.most_bytes()), 0);
            return nullptr;
        }
    }

    [[nodiscard]] json::value parse_within_memory() {
        json::parse_options how;
        how.max_depth = most_depth;
        json::stream_parser parser(&memory_, how);
        parser.reset(&memory_);
        json::error_code failure;
        const std::size_t taken = parser.write_some(text_.data(), text_.size(), failure);
        if (!failure) {
            // The parser stops behind a whole value and leaves the rest alone.
            if (const std::size_t rest = skip_json_space(text_, taken); rest < text_.size()) {
                fail(errc::bad_structure, "something follows the plan; a file holds one", rest);
                return nullptr;
            }
            parser.finish(failure);
        }
        if (failure) {
            fail(errc::damaged_file, "JSON: " + failure.message(), taken);
            return nullptr;
        }
        if (const auto bad = find_bad_key(text_)) {
            const std::string name = "the key \"" + bad->key.name + "\" ";
            if (bad->one_too_many) {
                fail(errc::limit_exceeded, name + "is one more than " + std::to_string(most_json_keys) + " of an object", bad->key.at);
            } else {
                fail(errc::bad_structure, name + "stands here a second time", bad->key.at);
            }
            return nullptr;
        }
        return parser.release();
    }

    /// The member of an object; a null value, and a failure, where it has none.
    [[nodiscard]] const json::value& need(const json::object& of, std::string_view key) {
        static const json::value nothing;
        const json::value* const found = of.if_contains(json::string_view(key.data(), key.size()));
        if (found != nullptr) return *found;
        fail_here("the key \"" + std::string(key) + "\" is missing");
        return nothing;
    }

    /// Keys that a plan has no place for are kept as notes.
    template <std::size_t Count>
    void note_others(const json::object& of, const std::array<std::string_view, Count>& known, std::int64_t line) {
        for (const json::key_value_pair& item : of) {
            const std::string_view key = view_of(item.key());
            if (std::find(known.begin(), known.end(), key) != known.end()) continue;
            at(std::string(key), [&] {
                const std::string text = pointer_of(path_) + ": " + json::serialize(item.value());
                builder_.add_note(note{note_kind::unplaced_text, line, 0, 0, text});
            });
        }
    }

    [[nodiscard]] const json::object* object_of(const json::value& value) {
        const json::object* const object = value.if_object();
        if (object == nullptr) fail_here("an object was expected");
        return object;
    }

    /// Text or null.
    void take_text(const json::object& of, std::string_view key, std::string& out) {
        const json::value& value = need(of, key);
        if (value.is_null()) return;
        at(std::string(key), [&] {
            const json::string* const text = value.if_string();
            if (text == nullptr) return fail_here("a text or null was expected");
            if (text->size() > options_.limits.cell_bytes) {
                return fail_here("cell bytes > " + std::to_string(options_.limits.cell_bytes), errc::limit_exceeded);
            }
            if (view_of(*text).find('\0') != std::string_view::npos) return fail_here("U+0000 in a text");
            out.assign(text->data(), text->size());
        });
    }

    /// A whole number from `least`, or null.
    void take_number(const json::object& of, std::string_view key, std::int64_t least, std::int64_t most,
                     std::optional<std::int64_t>& out) {
        const json::value& value = need(of, key);
        if (value.is_null()) return;
        at(std::string(key), [&] {
            const std::int64_t* const number = value.if_int64();
            if (number == nullptr || *number < least || *number > most) {
                return fail_here("a whole number from " + std::to_string(least) + " or null was expected");
            }
            out = *number;
        });
    }
    [[nodiscard]] std::int64_t line_of(const json::object& of) {
        std::optional<std::int64_t> line;
        take_number(of, "line", 1, std::numeric_limits<std::int64_t>::max(), line);
        return line.value_or(0);
    }

    void read_document(const json::value& document) {
        constexpr std::array<std::string_view, 9> keys{"schema", "judul",  "perangkat_daerah", "tahun",      "pengesahan",
                                                       "rows",   "jumlah", "levels",           "satuan_uang"};
        if (document.is_array()) return fail_here("an array; a file holds one plan, an object");
        const json::object* const object = object_of(document);
        if (object == nullptr) return;
        check_schema(*object);
        note_others(*object, keys, 0);
        plan_info& info = builder_.info();
        take_text(*object, "judul", info.judul);
        take_text(*object, "perangkat_daerah", info.perangkat_daerah);
        std::optional<std::int64_t> tahun;
        constexpr std::int64_t least_tahun = std::numeric_limits<std::int32_t>::min();
        take_number(*object, "tahun", least_tahun, std::numeric_limits<std::int32_t>::max(), tahun);
        if (tahun) info.tahun = static_cast<std::int32_t>(*tahun);
        at("pengesahan", [&] { read_pengesahan(need_at_parent(*object, "pengesahan")); });
        if (object->contains("levels")) at("levels", [&] { read_levels(object->at("levels")); });
        if (object->contains("satuan_uang")) read_unit(*object);
        read_rows(*object);
        at("jumlah", [&] { read_jumlah(need_at_parent(*object, "jumlah")); });
    }

    /// `need` where the path leads to the member already.
    [[nodiscard]] const json::value& need_at_parent(const json::object& of, std::string_view key) {
        const std::string step = std::move(path_.back());
        path_.pop_back();
        const json::value& value = need(of, key);
        path_.push_back(step);
        return value;
    }

    void check_schema(const json::object& of) {
        const json::value& value = need(of, "schema");
        const json::string* const name = value.if_string();
        if (failure_ || (name != nullptr && view_of(*name) == schema_name)) return;
        at("schema",
           [&] { fail_here(json::serialize(value) + "; \"" + std::string(schema_name) + "\" was expected", errc::unknown_format); });
    }

    void read_unit(const json::object& of) {
        std::optional<std::int64_t> unit;
        take_number(of, "satuan_uang", 1, std::numeric_limits<std::int64_t>::max(), unit);
        if (unit && !is_satuan_uang(*unit)) at("satuan_uang", [&] { fail_here("1, 1000, 1000000 or 1000000000 was expected"); });
        if (unit) builder_.info().satuan_uang = *unit;
    }

    void read_pengesahan(const json::value& value) {
        constexpr std::array<std::string_view, 6> keys{"tempat", "tanggal", "jabatan", "nama", "nip", "line"};
        const json::object* const object = failure_ ? nullptr : object_of(value);
        if (object == nullptr) return;
        note_others(*object, keys, 0);
        pengesahan& out = builder_.info().pengesahan;
        take_text(*object, "tempat", out.tempat);
        take_text(*object, "tanggal", out.tanggal);
        take_text(*object, "jabatan", out.jabatan);
        take_text(*object, "nama", out.nama);
        take_text(*object, "nip", out.nip);
        if (object->contains("line")) out.line = line_of(*object);
    }

    template <typename Enum>
    void take_word(const json::object& of, std::string_view key, std::size_t count, Enum& out) {
        std::string word;
        take_text(of, key, word);
        for (std::size_t i = 0; i < count; ++i) {
            if (word == to_string(static_cast<Enum>(i))) {
                out = static_cast<Enum>(i);
                return;
            }
        }
        at(std::string(key), [&] { fail_here("'" + word + "' is none of its words"); });
    }

    void read_levels(const json::value& value) {
        constexpr std::array<std::string_view, 3> keys{"status", "source", "cost"};
        const json::object* const object = object_of(value);
        if (object == nullptr) return;
        note_others(*object, keys, 0);
        level_verdict& out = builder_.info().levels;
        take_word(*object, "status", 3, out.status);
        take_word(*object, "source", 4, out.source);
        std::optional<std::int64_t> cost;
        take_number(*object, "cost", 0, std::numeric_limits<std::int64_t>::max(), cost);
        out.cost = cost.value_or(0);
    }

    void read_rows(const json::object& of) {
        const json::value& value = need(of, "rows");
        at("rows", [&] {
            const json::array* const rows = value.if_array();
            if (rows == nullptr) return fail_here("an array was expected");
            if (rows->size() > options_.limits.rows) {
                return fail_here("rows > " + std::to_string(options_.limits.rows), errc::limit_exceeded);
            }
            rows_ = rows;
            for (std::size_t i = 0; i < rows->size() && !failure_; ++i) at(std::to_string(i), [&] { read_row((*rows)[i]); });
        });
    }

    void read_row(const json::value& value) {
        constexpr std::array<std::string_view, 16> keys{"line",      "level",   "parent_line", "kode", "no",  "sasaran", "nama",
                                                        "indikator", "pagu",    "tw1",         "tw2",  "tw3", "tw4",     "penanggung_jawab",
                                                        "written",   "computed"};
        const json::object* const object = object_of(value);
        if (object == nullptr) return;
        row_draft draft;
        draft.line = line_of(*object);
        note_others(*object, keys, draft.line);
        take_level(*object, draft.level);
        read_texts(*object, draft);
        read_money(*object, draft);
        said_parent parent;
        if (object->contains("parent_line")) {
            std::optional<std::int64_t> line;
            take_number(*object, "parent_line", 1, std::numeric_limits<std::int64_t>::max(), line);
            parent = {true, line.value_or(0)};
        }
        parents_.push_back(parent);
        add(std::move(draft));
    }

    /// The Jumlah row has a key of its own, so it is none of `rows`.
    void take_level(const json::object& of, level& out) {
        std::string word;
        take_text(of, "level", word);
        for (const level one : {level::sasaran, level::program, level::kegiatan, level::sub_kegiatan}) {
            if (word != to_string(one)) continue;
            out = one;
            return;
        }
        at("level", [&] { fail_here("'" + word + "'; sasaran, program, kegiatan or sub_kegiatan was expected"); });
    }

    void read_texts(const json::object& of, row_draft& draft) {
        take_text(of, "no", draft.no);
        take_text(of, "sasaran", draft.sasaran);
        take_text(of, "nama", draft.nama);
        take_text(of, "penanggung_jawab", draft.penanggung_jawab);
        take_text(of, "kode", draft.kode);
        mend_kode(draft);
        const json::value& value = need(of, "indikator");
        at("indikator", [&] {
            const json::array* const all = value.if_array();
            if (all == nullptr) return fail_here("an array was expected");
            for (std::size_t k = 0; k < all->size() && !failure_; ++k) {
                at(std::to_string(k), [&] { read_indikator((*all)[k], draft); });
            }
        });
    }

    /// A code that is none is left as it is: the plan may have been made with it.
    void mend_kode(row_draft& draft) {
        if (draft.kode.empty()) return;
        const auto parsed = parse_kode_tolerant(draft.kode);
        if (!parsed || !parsed->repaired) return;
        builder_.add_note(note{note_kind::repaired_kode, draft.line, 0, 0, draft.kode});
        draft.kode = parsed->value.text();
    }

    void read_indikator(const json::value& value, row_draft& draft) {
        constexpr std::array<std::string_view, 8> keys{"nama", "satuan", "target", "tw1", "tw2", "tw3", "tw4", "numbers"};
        const json::object* const object = object_of(value);
        if (object == nullptr) return;
        note_others(*object, keys, draft.line);
        indikator_draft out;
        take_text(*object, "nama", out.nama);
        take_text(*object, "satuan", out.satuan);
        number_style style = options_.numbers;
        if (object->contains("numbers")) {
            std::string word;
            take_text(*object, "numbers", word);
            const auto named = parse_style_name(word);
            if (!word.empty() && !named) at("numbers", [&] { fail_here("'" + word + "'; dot, comma, plain or null was expected"); });
            style = named.value_or(options_.numbers);
        } else if (style == number_style::automatic) {
            style = told_style();
        }
        for (const plan_column column : plan_columns_all) {
            std::string written;
            take_text(*object, target_column_name(column), written);
            if (written.empty()) continue;
            const recognise::placed_cell cell{written, 0, cell_type::text};
            out.targets[position(column)] = recognise::read_target(cell, draft.line, style, builder_);
        }
        draft.indikator.push_back(std::move(out));
    }

    void read_money(const json::object& of, row_draft& draft) {
        const json::value* const written = of.if_contains("written");
        for (const plan_column column : plan_columns_all) {
            amount_cell& out = draft.money[position(column)];
            const std::string_view name = money_column_name(column);
            std::string plain;
            take_text(of, name, plain);
            if (!need(of, name).is_null() && !failure_) {
                const auto read = parse_plain_amount(plain);
                if (!read) return at(std::string(name), [&] { fail_here(read.error().detail, read.error().code); });
                out = amount_cell{*read, plain};
            }
            if (written != nullptr) at("written", [&] { take_written(*written, name, out, draft.line); });
        }
    }

    /// The printed text tells "-" from a blank cell, and from one that holds no amount.
    void take_written(const json::value& value, std::string_view name, amount_cell& out, std::int64_t line) {
        const json::object* const object = object_of(value);
        if (object == nullptr) return;
        out.written.clear();
        take_text(*object, name, out.written);
        if (out.value.has_value() || out.written.empty()) return;
        const auto read = parse_amount(out.written);
        if (read && read->state == amount_state::dash) {
            out.value = *read;
            return;
        }
        builder_.add_note(note{read ? note_kind::ambiguous_number : note_kind::unreadable_amount, line, 0, 0, out.written});
    }

    void read_jumlah(const json::value& value) {
        constexpr std::array<std::string_view, 14> keys{"line",    "pagu", "tw1", "tw2",     "tw3",  "tw4",       "computed",
                                                        "written", "kode", "no",  "sasaran", "nama", "indikator", "penanggung_jawab"};
        if (failure_ || value.is_null()) return;
        const json::object* const object = object_of(value);
        if (object == nullptr) return;
        row_draft draft;
        draft.level = level::jumlah;
        draft.line = line_of(*object);
        note_others(*object, keys, draft.line);
        read_money(*object, draft);
        if (object->contains("nama")) read_texts(*object, draft);
        add(std::move(draft));
    }

    void add(row_draft draft) {
        if (failure_) return;
        const auto added = builder_.add_row(std::move(draft));
        if (!added) fail_here(added.error().detail, added.error().code);
    }

    /// For targets of a document that does not name their style: its amounts and targets tell. Worked out once. O(rows).
    [[nodiscard]] number_style told_style() {
        if (style_) return *style_;
        recognise::number_votes votes;
        const auto put = [](const json::value* from, std::string_view key, recognise::placed_cell& to) {
            if (from == nullptr || !from->is_object()) return;
            const json::value* const value = from->get_object().if_contains(json::string_view(key.data(), key.size()));
            if (value != nullptr && value->is_string()) to.text = view_of(value->get_string());
        };
        for (const json::value& row : *rows_) {
            const json::object* const object = row.if_object();
            if (object == nullptr) continue;
            recognise::table_row amounts;
            for (const plan_column column : plan_columns_all) {
                put(object->if_contains("written"), money_column_name(column), amounts.money[position(column)]);
            }
            votes.add(amounts);
            const json::value* const all = object->if_contains("indikator");
            if (all == nullptr || !all->is_array()) continue;
            for (const json::value& indikator : all->get_array()) {
                recognise::table_row targets;
                for (const plan_column column : plan_columns_all) {
                    put(&indikator, target_column_name(column), targets.target[position(column)]);
                }
                votes.add(targets);
            }
        }
        style_ = votes.styles(number_style::automatic).targets;
        return *style_;
    }

    /// `parent_line` says nothing that the order of the rows does not; where the two differ, one of them is wrong.
    void compare_parents(const plan& made) {
        for (std::size_t i = 0; i < parents_.size() && !failure_; ++i) {
            const auto parent = made[i].parent();
            const std::int64_t line = parent ? made.row(*parent).line() : 0;
            if (!parents_[i].said || parents_[i].line == line) continue;
            const auto name = [](std::int64_t of) { return of > 0 ? std::to_string(of) : std::string("null"); };
            path_ = {"rows", std::to_string(i), "parent_line"};
            fail_here(name(parents_[i].line) + ", but by the order of the rows " + name(line));
        }
    }

    std::string_view text_;
    const read_options& options_;
    plan_builder builder_;
    json_memory memory_;  ///< of the tree
    std::vector<std::string> path_;
    std::vector<said_parent> parents_;
    const json::array* rows_ = nullptr;
    std::optional<number_style> style_;
    std::optional<error> failure_;
};

}  // namespace

result<plan> read_plan_json(std::string_view utf8, const read_options& options, plan_builder builder) {
    return plan_json_reader(utf8, options, std::move(builder)).read();
}

}  // namespace renaksi::io
