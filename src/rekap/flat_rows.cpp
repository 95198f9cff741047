#include "rekap/flat_rows.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "rekap/csv_marks.hpp"
#include "rekap/csv_row.hpp"
#include "rekap/flat_cells.hpp"
#include "rekap/flat_walk.hpp"

namespace renaksi::rekap_detail {
namespace {

[[nodiscard]] level_word make_word(std::string_view text) noexcept {
    std::array<char, longest_level_word> bytes{};
    std::memcpy(bytes.data(), text.data(), text.size());
    return level_word{portable_fields::load(bytes.data()), portable_fields::load(bytes.data() + 8),
                      static_cast<std::uint32_t>(text.size())};
}

[[nodiscard]] walk_flat_rows walker([[maybe_unused]] scan_kernel kernel) noexcept {
#if defined(__x86_64__)
    if (kernel == scan_kernel::avx2) return walk_rows_avx2;
    if (kernel == scan_kernel::avx512) return walk_rows_avx512;
#endif
    return walk_rows_portable;
}

struct portable_walk : portable_fields {
    [[nodiscard]] static std::size_t consecutive_amounts(const flat_walk& walk, std::size_t count) noexcept {
        return read_amounts<portable_fields, false>(walk, count);
    }
};

}  // namespace

[[gnu::flatten]] void walk_rows_portable(flat_walk& walk) noexcept { walk_rows_with<portable_walk>(walk); }

void flat_batch::clear() {
    rows.clear();
    offices.clear();
    errors.clear();
    texts.clear();
    bytes = 0;
    lines = 0;
}

/// Goes over a block in stretches. Rows that are like the others are read by the kernel; what it leaves is read here, one row at a time,
/// and by itself: the kernel only saves time.
class flat_scanner::work {
public:
    work(const flat_header& header, scan_kernel kernel);

    void scan(std::string_view block, std::size_t stop, bool is_last, std::uint64_t first_line, flat_batch& out);

private:
    enum class progress : std::uint8_t { more, done };

    void place(flat_cell cell, std::uint32_t column) noexcept;
    [[nodiscard]] progress read_stretch();
    void walk_rows();
    [[nodiscard]] bool try_office();
    [[nodiscard]] progress read_row();
    void read_cells();
    [[nodiscard]] std::optional<cell_failure> read_fields(rekap_row& row, std::string_view& office);
    [[nodiscard]] std::string_view content(flat_cell cell);
    [[nodiscard]] bool is_blank();
    void know_word(const rekap_row& row, std::string_view level);
    void begin_row(std::string_view office);
    void fail(errc code, std::uint64_t line, std::size_t column, std::string detail);

    find_csv_marks find_marks_;
    walk_flat_rows walk_rows_;
    csv_marks marks_;
    flat_walk walk_;
    csv_row row_;
    std::string changed_;

    std::string_view block_;
    std::size_t stop_ = 0;
    std::size_t at_ = 0;
    std::uint64_t line_ = 0;
    bool is_last_ = false;
    flat_batch* out_ = nullptr;
};

flat_scanner::work::work(const flat_header& header, scan_kernel kernel) : find_marks_(marks_finder(kernel)), walk_rows_(walker(kernel)) {
    walk_.cells = header.cells;
    place(flat_cell::opd, header.opd);
    place(flat_cell::kode, header.kode);
    place(flat_cell::level, header.level);
    for (const plan_column column : plan_columns_all) place(money_cell(column), header.amounts[position(column)]);
    walk_.words = {level_word{},
                   make_word(to_string(rekap_level::urusan)),
                   make_word(to_string(rekap_level::bidang)),
                   make_word(to_string(rekap_level::program)),
                   level_word{},
                   make_word(to_string(rekap_level::kegiatan)),
                   make_word(to_string(rekap_level::sub_kegiatan)),
                   level_word{}};
    const auto adjacent = [](std::uint32_t cell, std::uint32_t next) { return next != flat_header::missing && next == cell + 1; };
    walk_.are_adjacent = adjacent(header.opd, header.kode) && adjacent(header.kode, header.level) && header.level + 1 < header.cells;
    walk_.are_consecutive = true;
    for (std::size_t c = 0; c < plan_column_count; ++c) {
        walk_.are_consecutive &= header.amounts[c] != flat_header::missing && header.amounts[c] == header.amounts[0] + c;
    }
}

void flat_scanner::work::place(flat_cell cell, std::uint32_t column) noexcept {
    if (column == flat_header::missing) return;
    walk_.places[static_cast<std::size_t>(cell)] = flat_place{column, ~std::uint32_t{0}, column + 1 == walk_.cells ? 1U : 0U};
}

void flat_scanner::work::scan(std::string_view block, std::size_t stop, bool is_last, std::uint64_t first_line, flat_batch& out) {
    block_ = block;
    stop_ = std::min(stop, block.size());
    is_last_ = is_last;
    at_ = 0;
    line_ = first_line;
    walk_.office = nullptr;
    out_ = &out;
    out.clear();
    while (at_ < stop_ && read_stretch() == progress::more) continue;
    out.bytes = at_;
    out.lines = line_ - first_line;
}

/// At the first byte of a row.
flat_scanner::work::progress flat_scanner::work::read_stretch() {
    const std::size_t begin = at_;
    const std::size_t bytes = std::min(stop_ - begin, csv_marks::stretch);
    find_marks_(block_.data() + begin, bytes, marks_);
    marks_.inner_lines[marks_.inner_count] = flat_walk::never;
    walk_.text = block_.data() + begin;
    walk_.separators = marks_.separator();
    walk_.rows = marks_.rows.data();
    walk_.row = 0;
    walk_.row_count = marks_.row_count;
    walk_.first = 0;
    walk_.inner_lines = marks_.inner_lines.data();
    walk_.line = line_;
    walk_.has_quotes = false;
    while (walk_.row < walk_.row_count) {
        if (walk_.office != nullptr) walk_rows();
        while (walk_.row < walk_.row_count && try_office()) continue;
        at_ = begin + walk_.begin();
        line_ = walk_.line;
        if (walk_.row == walk_.row_count) break;
        if (read_row() == progress::done) return progress::done;
        walk_.pass_rows(1);
    }
    // What is left has no end in the stretch, or a quote in it stands wrong.
    if (walk_.row_count > 0 && at_ + csv_marks::stretch < block_.size()) return progress::more;
    return at_ < stop_ ? read_row() : progress::done;
}

/// Reads at a glance what can be.
void flat_scanner::work::walk_rows() {
    rekap_row* const room = out_->rows.room(walk_.row_count - walk_.row);
    walk_.out = room;
    walk_rows_(walk_);
    out_->rows.grow(static_cast<std::size_t>(walk_.out - room));
}

/// Where the next row begins another office and is like the others besides, reads on from there. False, and nothing is read, where it is
/// not.
bool flat_scanner::work::try_office() {
    const std::uint32_t* const separators = walk_.separators + walk_.first;
    if (walk_.rows[walk_.row] + 1 != walk_.first + walk_.cells) return false;
    const flat_place& place = walk_.places[static_cast<std::size_t>(flat_cell::opd)];
    std::uint32_t length = 0;
    const char* const cell = cell_of<false>(walk_, separators, place, length);
    const std::string_view office(cell, length);
    const auto needs_no_look = [](char c) { return c > ' ' && c <= '~' && c != '"' && c != '\''; };
    if (office.empty() || !std::all_of(office.begin(), office.end(), needs_no_look)) return false;
    if (walk_.office != nullptr && office == std::string_view(walk_.office, walk_.office_length)) return false;
    const char* const office_before = std::exchange(walk_.office, cell);
    const std::uint32_t length_before = std::exchange(walk_.office_length, length);
    const std::size_t first = out_->rows.size();
    walk_rows();
    if (out_->rows.size() == first) {
        walk_.office = office_before;
        walk_.office_length = length_before;
        return false;
    }
    if (out_->offices.empty() || out_->offices.back().opd != office) out_->offices.push_back({first, office});
    return true;
}

/// The row at `at_`, whatever it is.
flat_scanner::work::progress flat_scanner::work::read_row() {
    switch (row_.read(block_, at_, is_last_)) {
        case csv_row::outcome::unfinished:
            return progress::done;
        case csv_row::outcome::broken:
            fail(errc::bad_structure, line_ + row_.broken_line(), row_.broken_cell(), std::string(row_.reason()));
            break;
        case csv_row::outcome::whole:
            read_cells();
            break;
    }
    at_ = row_.next();
    line_ += row_.lines();
    return progress::more;
}

void flat_scanner::work::read_cells() {
    rekap_row row;
    std::string_view office;
    const std::size_t cells = row_.cells().size();
    if (cells != walk_.cells) {
        if (is_blank()) return;
        return fail(errc::bad_structure, line_, 0, "expected " + std::to_string(walk_.cells) + " cells, found " + std::to_string(cells));
    }
    row.line = static_cast<std::uint32_t>(line_);
    if (auto failure = read_fields(row, office)) {
        if (is_blank()) return;
        const flat_place& place = walk_.places[static_cast<std::size_t>(failure->cell)];
        return fail(failure->code, line_, place.present != 0 ? place.at + 1 : 0, std::move(failure->detail));
    }
    begin_row(office);
    *out_->rows.room(1) = row;
    out_->rows.grow(1);
}

std::string_view flat_scanner::work::content(flat_cell cell) {
    const flat_place& place = walk_.places[static_cast<std::size_t>(cell)];
    return place.present != 0 ? csv_row::content(block_, row_.cells()[place.at], changed_) : std::string_view{};
}

std::optional<cell_failure> flat_scanner::work::read_fields(rekap_row& row, std::string_view& office) {
    const std::string kode(content(flat_cell::kode));
    const std::string_view level = content(flat_cell::level);
    if (auto failure = read_identity(kode, level, row)) return failure;
    know_word(row, level);
    for (const plan_column column : plan_columns_all) {
        if (auto failure = read_amount(content(money_cell(column)), column, row)) return failure;
    }
    return read_office(content(flat_cell::opd), office);
}

bool flat_scanner::work::is_blank() {
    return std::all_of(row_.cells().begin(), row_.cells().end(),
                       [this](const csv_cell& cell) { return csv_row::content(block_, cell, changed_).empty(); });
}

/// How a level is written is the same in all rows of a table, most often.
void flat_scanner::work::know_word(const rekap_row& row, std::string_view level) {
    if (!row.kode.is_none() && !level.empty() && level.size() <= longest_level_word) walk_.words[row.kode.groups()] = make_word(level);
}

/// Of the row that is about to be added.
void flat_scanner::work::begin_row(std::string_view office) {
    const csv_cell& cell = row_.cells()[walk_.places[static_cast<std::size_t>(flat_cell::opd)].at];
    const std::size_t quote = cell.is_quoted ? 1 : 0;
    walk_.office = block_.data() + cell.begin - quote;
    walk_.office_length = static_cast<std::uint32_t>(cell.end - cell.begin + 2 * quote);
    const std::size_t end = row_.next();
    walk_.carriage_return = end >= 2 && block_[end - 1] == '\n' && block_[end - 2] == '\r' ? 1 : 0;
    if (!out_->offices.empty() && out_->offices.back().opd == office) return;
    const bool is_in_block = office.data() >= block_.data() && office.data() <= block_.data() + block_.size();
    if (!is_in_block) office = out_->texts.emplace_back(office);
    out_->offices.push_back({out_->rows.size(), office});
}

void flat_scanner::work::fail(errc code, std::uint64_t line, std::size_t column, std::string detail) {
    out_->errors.push_back({code, line, static_cast<std::uint32_t>(column), std::move(detail)});
}

flat_scanner::flat_scanner(const flat_header& header, scan_kernel kernel)
    : work_(std::make_unique<work>(header, has_kernel(kernel) ? kernel : scan_kernel::portable)) {}
flat_scanner::flat_scanner(flat_scanner&& other) noexcept = default;
flat_scanner& flat_scanner::operator=(flat_scanner&& other) noexcept = default;
flat_scanner::~flat_scanner() = default;

void flat_scanner::scan(std::string_view block, std::size_t stop, bool is_last, std::uint64_t first_line, flat_batch& out) {
    work_->scan(block, stop, is_last, first_line, out);
}

}  // namespace renaksi::rekap_detail
