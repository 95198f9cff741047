#include "io/text_table.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace renaksi::io {
namespace {

class tabbed_text_reader {
public:
    tabbed_text_reader(std::string_view text, const read_limits& limits) : text_(text), limits_(limits) {}

    [[nodiscard]] result<grid> read() {
        while (at_ < text_.size()) {
            if (out_.rows() >= limits_.rows) return over_limit("rows", limits_.rows, 0);
            out_.begin_row(line_);
            if (auto failure = read_row()) return *std::move(failure);
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] error over_limit(std::string_view what, std::size_t limit, std::size_t column) const {
        error e = make_error(errc::limit_exceeded, std::string(what) + " > " + std::to_string(limit));
        e.where.line = line_;
        e.where.column = static_cast<std::int64_t>(column);
        return e;
    }

    [[nodiscard]] std::optional<error> read_row() {
        const std::int64_t first_line = line_;
        for (std::size_t column = 1;; ++column) {
            if (column > limits_.columns) return over_limit("columns", limits_.columns, column);
            const std::string_view cell = next_cell();
            if (cell.size() > limits_.cell_bytes) {
                line_ = first_line;
                return over_limit("cell bytes", limits_.cell_bytes, column);
            }
            out_.add_cell(cell);
            if (at_ >= text_.size()) return std::nullopt;
            if (text_[at_] == '\t') {
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

    [[nodiscard]] std::string_view next_cell() {
        if (at_ < text_.size() && text_[at_] == '"') {
            if (const auto quoted = quoted_cell()) return *quoted;
        }
        const std::size_t end = std::min(text_.find_first_of("\t\n\r", at_), text_.size());
        const std::string_view cell = text_.substr(at_, end - at_);
        at_ = end;
        return cell;
    }

    // Tabs end the search: a quote that opens here and closes in another cell is a stray one, not a quoted cell. A cell that grows over
    // its limit is read on, so that it is refused and not taken for stray quotes, but no longer kept.
    [[nodiscard]] std::optional<std::string_view> quoted_cell() {
        unquoted_.clear();
        std::int64_t lines = 0;
        for (std::size_t i = at_ + 1; i < text_.size(); ++i) {
            const char c = text_[i];
            const char next = i + 1 < text_.size() ? text_[i + 1] : '\n';
            if (c == '\t') return std::nullopt;
            if (c == '"' && next == '"') {
                ++i;
            } else if (c == '"') {
                if (next != '\t' && next != '\n' && next != '\r') return std::nullopt;
                at_ = i + 1;
                line_ += lines;
                return unquoted_;
            }
            const bool half_of_crlf = c == '\r' && next == '\n';
            if (half_of_crlf) continue;
            const bool line_end = c == '\n' || c == '\r';
            lines += line_end ? 1 : 0;
            if (unquoted_.size() <= limits_.cell_bytes) unquoted_.push_back(line_end ? ' ' : c);
        }
        return std::nullopt;
    }

    std::string_view text_;
    const read_limits& limits_;
    grid out_;
    std::string unquoted_;
    std::size_t at_ = 0;
    std::int64_t line_ = 1;
};

class delimited_text_reader {
public:
    delimited_text_reader(std::string_view text, char delimiter, const read_limits& limits)
        : text_(text), delimiter_(delimiter), limits_(limits) {}

    [[nodiscard]] result<grid> read() {
        while (at_ < text_.size()) {
            if (out_.rows() >= limits_.rows) return over_limit("rows", limits_.rows, 0);
            out_.begin_row(line_);
            if (auto failure = read_row()) return *std::move(failure);
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] error at_cell(errc code, std::string detail, std::int64_t line, std::size_t column) const {
        error e = make_error(code, std::move(detail));
        e.where.line = line;
        e.where.column = static_cast<std::int64_t>(column);
        return e;
    }
    [[nodiscard]] error over_limit(std::string_view what, std::size_t limit, std::size_t column) const {
        return at_cell(errc::limit_exceeded, std::string(what) + " > " + std::to_string(limit), line_, column);
    }

    [[nodiscard]] std::optional<error> read_row() {
        for (std::size_t column = 1;; ++column) {
            if (column > limits_.columns) return over_limit("columns", limits_.columns, column);
            const std::int64_t first_line = line_;
            const std::optional<std::string_view> cell = next_cell();
            if (!cell) return at_cell(errc::unknown_format, "expected a closing quote, found the end of the input", first_line, column);
            if (cell->size() > limits_.cell_bytes) {
                line_ = first_line;
                return over_limit("cell bytes", limits_.cell_bytes, column);
            }
            out_.add_cell(*cell);
            if (at_ >= text_.size()) return std::nullopt;
            if (text_[at_] == delimiter_) {
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

    [[nodiscard]] std::string_view plain_cell() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
        return text_.substr(begin, at_ - begin);
    }

    /// Nothing where a quote is not closed.
    [[nodiscard]] std::optional<std::string_view> next_cell() {
        if (at_ >= text_.size() || text_[at_] != '"') return plain_cell();
        unquoted_.clear();
        for (++at_; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
            if (c == '"' && next != '"') {
                ++at_;
                keep(plain_cell());
                return unquoted_;
            }
            if (c == '\r' && next == '\n') continue;
            const bool line_end = c == '\n' || c == '\r';
            line_ += line_end ? 1 : 0;
            at_ += c == '"' ? 1U : 0U;
            const char kept = line_end ? ' ' : c;
            keep({&kept, 1});
        }
        return std::nullopt;
    }

    /// What is over the limit is read on, so that it is refused as a whole, but no longer kept.
    void keep(std::string_view part) {
        if (unquoted_.size() <= limits_.cell_bytes) unquoted_.append(part.substr(0, limits_.cell_bytes + 1));
    }

    std::string_view text_;
    char delimiter_;
    const read_limits& limits_;
    grid out_;
    std::string unquoted_;
    std::size_t at_ = 0;
    std::int64_t line_ = 1;
};

}  // namespace

result<grid> read_tabbed_text(std::string_view utf8, const read_limits& limits) { return tabbed_text_reader(utf8, limits).read(); }

result<grid> read_delimited_text(std::string_view utf8, char delimiter, const read_limits& limits) {
    if (delimiter == '\t') return read_tabbed_text(utf8, limits);
    return delimited_text_reader(utf8, delimiter, limits).read();
}

}  // namespace renaksi::io
