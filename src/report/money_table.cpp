#include "report/money_table.hpp"

#include <algorithm>

namespace renaksi::report {

namespace {

constexpr std::size_t gap = 2;

class money_table {
public:
    money_table(const money_table_row& heading, const std::vector<money_table_row>& rows, std::size_t width, const painter& paint)
        : width_(width), left_(width_of(heading.left) + gap), paint_(paint) {
        measure(heading);
        for (const money_table_row& row : rows) measure(row);
        for (const std::size_t column : columns_) amounts_ += gap + column;
        name_ = width_ > left_ + amounts_ ? width_ - left_ - amounts_ : 0;
    }

    void add(const money_table_row& row) {
        if (row.aside) {
            put(row, pad_left(row.name, left_ + name_) + amounts(row));
            return;
        }
        const std::string left = row.left + std::string(gap + row.indent, ' ');
        const bool has_cells = std::any_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return !cell.empty(); });
        const bool beside = width_of(row.name) + row.indent <= name_;
        const bool above = !beside && has_cells && name_ < least_name_columns;
        const std::size_t room = has_cells && !above ? name_ : width_ - std::min(width_, left_);
        const std::vector<std::string> lines = wrap(row.name, room - std::min(room - 1, row.indent));
        const std::string cells = has_cells ? amounts(row) : std::string{};
        for (std::size_t i = 0; i < lines.size(); ++i) {
            std::string line = i == 0 ? left : std::string(left_ + row.indent, ' ');
            line.append(lines[i]);
            if (has_cells && !above && i == 0) line = pad_right(std::move(line), left_ + name_).append(cells);
            put(row, std::move(line));
        }
        if (above) put(row, std::string(left_ + name_, ' ') + cells);
    }

    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    void measure(const money_table_row& row) {
        for (std::size_t i = 0; i < columns_.size(); ++i) columns_[i] = std::max(columns_[i], width_of(row.cells[i]));
    }

    [[nodiscard]] std::string amounts(const money_table_row& row) const {
        std::string text;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            text.append(gap, ' ');
            text.append(pad_left(row.cells[i], columns_[i]));
        }
        return text;
    }

    void put(const money_table_row& row, std::string line) {
        while (!line.empty() && line.back() == ' ') line.pop_back();
        out_.append(paint_(row.style, line)).push_back('\n');
    }

    std::size_t width_;
    std::size_t left_;
    const painter& paint_;
    std::array<std::size_t, plan_column_count> columns_{};
    std::size_t amounts_ = 0;
    std::size_t name_ = 0;
    std::string out_;
};

}  // namespace

std::string lay_out(const money_table_row& heading, const std::vector<money_table_row>& rows, std::size_t width, const painter& paint) {
    money_table table(heading, rows, width, paint);
    table.add(heading);
    for (const money_table_row& row : rows) table.add(row);
    return table.take();
}

}  // namespace renaksi::report
