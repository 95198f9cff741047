#include "io/text_table.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

namespace renaksi::io {
namespace {

class text_table_reader {
public:
    text_table_reader(std::string_view text, const text_shape& shape, const read_limits& limits)
        : text_(text),
          shape_(shape),
          limits_(limits),
          cell_ends_{shape.delimiter, '\n', '\r'},
          line_(shape.first_line),
          most_columns_(std::min(limits.columns, grid::most_columns)) {}

    [[nodiscard]] result<grid> read() {
        while (at_ < text_.size()) {
            if (out_.rows() >= limits_.rows) return over_limit("rows", limits_.rows, line_, 0);
            out_.begin_row(line_);
            if (auto failure = read_row()) return *std::move(failure);
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] static error at_cell(errc code, std::string detail, std::int64_t line, std::size_t column) {
        error e = make_error(code, std::move(detail));
        e.where.line = line;
        e.where.column = static_cast<std::int64_t>(column);
        return e;
    }
    [[nodiscard]] static error over_limit(std::string_view what, std::size_t limit, std::int64_t line, std::size_t column) {
        return at_cell(errc::limit_exceeded, std::string(what) + " > " + std::to_string(limit), line, column);
    }

    [[nodiscard]] std::optional<error> read_row() {
        for (std::size_t column = 1;; ++column) {
            if (column > most_columns_) return over_limit("columns", most_columns_, line_, column);
            const std::int64_t first_line = line_;
            const std::optional<std::string_view> cell = next_cell();
            if (!cell) return at_cell(errc::unknown_format, "expected a closing quote, found the end of the input", first_line, column);
            if (cell->size() > limits_.cell_bytes) return over_limit("cell bytes", limits_.cell_bytes, first_line, column);
            out_.add_cell(*cell);
            if (at_ >= text_.size()) return std::nullopt;
            if (text_[at_] == shape_.delimiter) {
                ++at_;
                continue;
            }
            skip_line_end();
            return std::nullopt;
        }
    }

    void skip_line_end() {
        const bool pair = text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
        at_ += pair ? 2 : 1;
        ++line_;
    }

    /// Nothing where a strict quote is not closed.
    [[nodiscard]] std::optional<std::string_view> next_cell() {
        const bool quoted = at_ < text_.size() && text_[at_] == '"';
        if (quoted && shape_.strict_quotes) return strictly_quoted_cell();
        if (quoted) {
            if (const auto cell = loosely_quoted_cell()) return cell;
        }
        return plain_cell();
    }

    [[nodiscard]] std::string_view plain_cell() {
        const std::size_t end = std::min(text_.find_first_of({cell_ends_.data(), cell_ends_.size()}, at_), text_.size());
        const std::string_view cell = text_.substr(at_, end - at_);
        at_ = end;
        return cell;
    }

    [[nodiscard]] std::optional<std::string_view> strictly_quoted_cell() {
        unquoted_.clear();
        for (++at_; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '"' && next_to(at_) != '"') {
                ++at_;
                keep(plain_cell());
                return unquoted_;
            }
            if (c == '"') ++at_;
            line_ += keep_character(c, next_to(at_));
        }
        return std::nullopt;
    }

    // A delimiter ends the search: a quote that opens here and closes in another cell is a stray one, not a quoted cell.
    [[nodiscard]] std::optional<std::string_view> loosely_quoted_cell() {
        unquoted_.clear();
        std::int64_t lines = 0;
        for (std::size_t i = at_ + 1; i < text_.size(); ++i) {
            const char c = text_[i];
            if (c == shape_.delimiter) return std::nullopt;
            if (c == '"' && next_to(i) != '"') {
                if (cell_ends_.end() == std::find(cell_ends_.begin(), cell_ends_.end(), next_to(i))) return std::nullopt;
                at_ = i + 1;
                line_ += lines;
                return unquoted_;
            }
            if (c == '"') ++i;
            lines += keep_character(c, next_to(i));
        }
        return std::nullopt;
    }

    /// The character behind; the end of the text counts as a line end.
    [[nodiscard]] char next_to(std::size_t at) const { return at + 1 < text_.size() ? text_[at + 1] : '\n'; }

    /// Returns how many lines end with it. CR LF is kept once, with its second half.
    [[nodiscard]] std::int64_t keep_character(char c, char next) {
        const bool line_end = c == '\n' || c == '\r';
        if (c == '\r' && next == '\n') return 0;
        const char kept = !line_end ? c : shape_.keep_line_ends ? cell_line_end : ' ';
        keep({&kept, 1});
        return line_end ? 1 : 0;
    }

    /// What is over the limit is read on, so that it is refused as a whole, but no longer kept.
    void keep(std::string_view part) {
        if (unquoted_.size() <= limits_.cell_bytes) unquoted_.append(part.substr(0, limits_.cell_bytes + 1));
    }

    std::string_view text_;
    const text_shape& shape_;
    const read_limits& limits_;
    std::array<char, 3> cell_ends_;
    grid out_;
    std::string unquoted_;
    std::size_t at_ = 0;
    std::int64_t line_;
    std::size_t most_columns_;
};

}  // namespace

result<grid> read_text_table(std::string_view utf8, const text_shape& shape, const read_limits& limits) {
    return text_table_reader(utf8, shape, limits).read();
}

result<grid> read_tabbed_text(std::string_view utf8, const read_limits& limits) { return read_text_table(utf8, text_shape{}, limits); }

result<grid> read_delimited_text(std::string_view utf8, char delimiter, const read_limits& limits) {
    text_shape shape;
    shape.delimiter = delimiter;
    shape.strict_quotes = delimiter != '\t';
    return read_text_table(utf8, shape, limits);
}

}  // namespace renaksi::io
