#include "report/plan_workbook_book.hpp"

#include <locale.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <new>
#include <system_error>
#include <utility>

#include "renaksi/base/text.hpp"
#include "report/layout.hpp"

namespace renaksi::report {

namespace {

/// 1 January 2000, 00:00 UTC: a workbook must name a time of creation, and the same plan gives the same bytes.
constexpr std::time_t creation_time = 946'684'800;
constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::uint32_t link_colour = 0x0563C1;
constexpr const char* font = "Arial";

/// Numbers are printed with a point while this lives, whatever the program's locale.
class plain_numbers {
public:
    plain_numbers() : plain_(::newlocale(LC_ALL_MASK, "C", nullptr)), before_(plain_ != nullptr ? ::uselocale(plain_) : nullptr) {}
    ~plain_numbers() {
        if (plain_ == nullptr) return;
        ::uselocale(before_);
        ::freelocale(plain_);
    }
    plain_numbers(const plain_numbers&) = delete;
    plain_numbers& operator=(const plain_numbers&) = delete;

private:
    locale_t plain_;
    locale_t before_;
};

[[nodiscard]] constexpr bool is_hex(char c) noexcept { return is_digit(c) || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f'); }

/// `_x0041_` stands for a character in a workbook's texts.
[[nodiscard]] constexpr bool is_escape(std::string_view text) noexcept {
    return text.size() >= 7 && text[0] == '_' && text[1] == 'x' && is_hex(text[2]) && is_hex(text[3]) && is_hex(text[4]) &&
           is_hex(text[5]) && text[6] == '_';
}

/// NUL ends a text for the library; U+FFFE and U+FFFF are no characters of XML.
[[nodiscard]] constexpr bool is_unfit(std::string_view character) noexcept {
    return character == std::string_view("\0", 1) || character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
}

[[nodiscard]] error not_written(std::string reason) { return make_error(errc::not_writable, std::move(reason)); }

}  // namespace

std::size_t cell_characters(std::string_view text) noexcept {
    std::size_t count = 0;
    for (const char c : text) {
        const auto byte = static_cast<std::uint8_t>(c);
        count += (byte & 0xC0U) != 0x80U ? 1U : 0U;
        count += byte >= 0xF0U ? 1U : 0U;
    }
    return count;
}

std::string cell_string(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = utf8_sequence(text);
        const std::string_view character = text.substr(0, length == 0 ? 1 : length);
        if (length == 0 || is_unfit(character)) {
            out.append(replacement);
        } else {
            if (is_escape(text)) out.append("_x005F");
            out.append(character);
        }
        text.remove_prefix(character.size());
    }
    return out;
}

std::string column_name_of(std::uint16_t column) {
    std::string out;
    for (unsigned left = column + 1U; left > 0; left = (left - 1) / 26) out.insert(out.begin(), static_cast<char>('A' + (left - 1) % 26));
    return out;
}

std::string cell_name(std::uint32_t row, std::uint16_t column) { return column_name_of(column) + std::to_string(row + 1); }

std::size_t lines_of(std::string_view text, double column_width) {
    constexpr double letters_by_width = 1.12;  // nine points against the eleven that a width is counted in
    const auto letters = static_cast<std::size_t>(std::max(1.0, column_width * letters_by_width));
    std::size_t lines = 0;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines += wrap(text.substr(at, end - at), letters).size();
        at = end + 1;
    }
    return lines;
}

result<workbook_book> workbook_book::open(std::string_view title) {
    std::error_code failed;
    const std::filesystem::path folder = std::filesystem::temp_directory_path(failed);
    if (failed) return not_written(failed.message());
    std::string name = (folder / "renaksi-XXXXXX").string();
    const int file = ::mkstemp(name.data());
    if (file < 0) return not_written(std::generic_category().message(errno));
    ::close(file);
    lxw_workbook* const book = ::workbook_new(name.c_str());
    if (book == nullptr) {
        ::unlink(name.c_str());
        throw std::bad_alloc();
    }
    workbook_book out(book, std::move(name));
    std::string shown = cell_string(title);
    constexpr std::size_t most_title_characters = 255;
    shown = utf8_prefix(shown, most_title_characters);
    std::string author = "renaksi";
    lxw_doc_properties about{};
    about.title = shown.data();
    about.author = author.data();
    about.created = creation_time;
    static_cast<void>(::workbook_set_properties(book, &about));
    return out;
}

workbook_book::workbook_book(workbook_book&& from) noexcept
    : book_(std::exchange(from.book_, nullptr)), file_(std::exchange(from.file_, {})), formats_(std::move(from.formats_)) {}

workbook_book::~workbook_book() {
    if (book_ != nullptr) ::lxw_workbook_free(book_);
    if (!file_.empty()) ::unlink(file_.c_str());
}

lxw_worksheet* workbook_book::add_sheet(const char* name) {
    lxw_worksheet* const sheet = ::workbook_add_worksheet(book_, name);
    if (sheet == nullptr) throw std::bad_alloc();
    return sheet;
}

lxw_format* workbook_book::format(const cell_look& look) {
    lxw_format*& known = formats_[look];
    if (known != nullptr) return known;
    lxw_format* const made = ::workbook_add_format(book_);
    if (made == nullptr) throw std::bad_alloc();
    constexpr std::uint8_t across[] = {LXW_ALIGN_LEFT, LXW_ALIGN_CENTER, LXW_ALIGN_RIGHT};
    constexpr std::uint8_t down[] = {LXW_ALIGN_VERTICAL_TOP, LXW_ALIGN_VERTICAL_CENTER, LXW_ALIGN_VERTICAL_BOTTOM};
    ::format_set_font_name(made, font);
    ::format_set_font_size(made, look.points);
    if (look.bold) ::format_set_bold(made);
    if (look.underlined || look.link) ::format_set_underline(made, LXW_UNDERLINE_SINGLE);
    if (look.link) ::format_set_font_color(made, link_colour);
    if (look.bordered) ::format_set_border(made, LXW_BORDER_THIN);
    if (look.fill != 0) ::format_set_bg_color(made, look.fill);
    ::format_set_align(made, across[static_cast<std::size_t>(look.across)]);
    ::format_set_align(made, down[static_cast<std::size_t>(look.down)]);
    ::format_set_text_wrap(made);
    if (look.indent > 0) ::format_set_indent(made, look.indent);
    if (look.number == number_look::whole) ::format_set_num_format(made, "#,##0");
    if (look.number == number_look::with_sen) ::format_set_num_format(made, "#,##0.00");
    if (look.number == number_look::with_decimals) ::format_set_num_format(made, "#,##0.###");
    known = made;
    return made;
}

void workbook_book::text(lxw_worksheet* sheet, std::uint32_t row, std::uint16_t column, std::string_view text, const cell_look& look) {
    if (text.empty()) {
        ::worksheet_write_blank(sheet, row, column, format(look));
    } else {
        ::worksheet_write_string(sheet, row, column, cell_string(text).c_str(), format(look));
    }
}

void workbook_book::text(lxw_worksheet* sheet, const cell_range& cells, std::string_view text, const cell_look& look) {
    if (!cells.is_one_cell()) {
        ::worksheet_merge_range(sheet, cells.first_row, cells.first_column, cells.last_row, cells.last_column, "", format(look));
    }
    this->text(sheet, cells.first_row, cells.first_column, text, look);
}

void workbook_book::comment(lxw_worksheet* sheet, std::uint32_t row, std::uint16_t column, const std::string& text) {
    constexpr double width_in_letters = 41;
    constexpr std::uint16_t width_pixels = 320;
    constexpr std::size_t line_pixels = 17;
    constexpr std::size_t least_pixels = 60;
    constexpr std::size_t most_pixels = 420;
    const std::size_t lines = 1 + lines_of(text, width_in_letters);
    std::string author = "renaksi";
    lxw_comment_options how{};
    how.author = author.data();
    how.width = width_pixels;
    how.height = static_cast<std::uint16_t>(std::clamp(lines * line_pixels, least_pixels, most_pixels));
    how.x_scale = 1;
    how.y_scale = 1;
    ::worksheet_write_comment_opt(sheet, row, column, cell_string(text).c_str(), &how);
}

result<std::string> workbook_book::finish() {
    lxw_error failed = LXW_NO_ERROR;
    {
        const plain_numbers plain;
        failed = ::workbook_close(std::exchange(book_, nullptr));
    }
    if (failed == LXW_ERROR_MEMORY_MALLOC_FAILED) throw std::bad_alloc();
    if (failed != LXW_NO_ERROR) return not_written(::lxw_strerror(failed));
    std::ifstream in(file_, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in.good() && !in.eof()) return not_written("temporary file");
    if (bytes.empty()) return not_written("temporary file");
    return bytes;
}

}  // namespace renaksi::report
