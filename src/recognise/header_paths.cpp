#include "recognise/header_paths.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "recognise/vocabulary.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi::recognise {
namespace {

/// `1 | 2 | 3`, `(1) | (2)`: the numbers of the columns. Years are labels.
[[nodiscard]] bool is_column_numbering(const classified_grid& cells, std::size_t row) {
    for (std::size_t column = 0; column < cells.grid().columns(row); ++column) {
        std::string_view text = cells.text(row, column);
        if (text.size() > 2 && text.front() == '(' && text.back() == ')') text = text.substr(1, text.size() - 2);
        if (!text.empty() && (text.size() > 2 || !std::all_of(text.begin(), text.end(), is_digit))) return false;
    }
    return true;
}

/// The rows with the labels of the table: the last header above its first row that has any.
[[nodiscard]] std::vector<std::size_t> label_rows(const classified_grid& cells, const sections& parts) {
    std::vector<std::size_t> out;
    const std::size_t first = parts.body.empty() ? 0 : parts.body.front();
    for (const row_range& header : parts.headers) {
        if (header.begin >= first) break;
        std::vector<std::size_t> here;
        for (std::size_t row = header.begin; row < header.end; ++row) {
            if (cells.filled(row) > 0 && !is_column_numbering(cells, row) && !is_numbering_row(cells, row)) here.push_back(row);
        }
        if (!here.empty()) out = std::move(here);
    }
    return out;
}

[[nodiscard]] std::size_t merged_columns(const io::grid& cells, std::size_t row, std::size_t column) {
    for (const io::merged_cells& one : cells.merges()) {
        if (one.row == row && one.column == column) return one.columns;
    }
    return 1;
}

[[nodiscard]] bool has_merges(const io::grid& cells, const std::vector<std::size_t>& rows) {
    return std::any_of(cells.merges().begin(), cells.merges().end(), [&rows](const io::merged_cells& one) {
        return one.columns > 1 && std::find(rows.begin(), rows.end(), one.row) != rows.end();
    });
}

/// Paths of a header whose blank cells are in their places.
class placed_header {
public:
    placed_header(const classified_grid& cells, const std::vector<std::size_t>& rows, std::size_t width)
        : cells_(cells), rows_(rows), merged_(has_merges(cells.grid(), rows)), paths_(width), group_(width, 0) {}

    [[nodiscard]] std::vector<label_path> read() {
        for (std::size_t at = 0; at < rows_.size(); ++at) {
            const std::vector<int> above = group_;
            for (std::size_t column = 0; column < paths_.size(); ++column) {
                const std::string_view label = cells_.text(rows_[at], column);
                if (!label.empty()) lay(label, column, span_end(at, column, above));
            }
        }
        return std::move(paths_);
    }

private:
    void lay(std::string_view label, std::size_t begin, std::size_t end) {
        ++groups_;
        for (std::size_t column = begin; column < end; ++column) {
            paths_[column].push_back(collapse(label));
            group_[column] = groups_;
        }
    }

    /// A label reaches over the blank cells on its right that stand under the same label as it does itself.
    [[nodiscard]] std::size_t span_end(std::size_t at, std::size_t column, const std::vector<int>& above) const {
        const std::size_t merged = merged_columns(cells_.grid(), rows_[at], column);
        if (merged > 1) return std::min(column + merged, paths_.size());
        std::size_t end = column + 1;
        while (end < paths_.size() && cells_.text(rows_[at], end).empty() && above[end] == above[column] &&
               (!merged_ || (is_parent(at, column) && is_parent(at, end)))) {
            ++end;
        }
        return end;
    }

    [[nodiscard]] bool is_parent(std::size_t at, std::size_t column) const {
        for (std::size_t below = at + 1; below < rows_.size(); ++below) {
            if (!cells_.text(rows_[below], column).empty()) return true;
        }
        return false;
    }

    const classified_grid& cells_;
    const std::vector<std::size_t>& rows_;
    bool merged_;
    std::vector<label_path> paths_;
    std::vector<int> group_;  ///< by column: the lowest label so far
    int groups_ = 0;
};

using label_list = std::vector<std::string>;

/// The labels of each row where every row begins with the first cell and leaves none blank between two labels: merged cells were dropped
/// when the table was copied. Nothing where the blank cells are there.
[[nodiscard]] std::optional<std::vector<label_list>> packed_labels(const classified_grid& cells, const std::vector<std::size_t>& rows) {
    std::vector<label_list> out;
    for (const std::size_t row : rows) {
        label_list labels;
        for (std::size_t column = 0; column < cells.grid().columns(row); ++column) {
            if (!cells.text(row, column).empty()) labels.push_back(collapse(cells.text(row, column)));
        }
        for (std::size_t column = 0; column < labels.size(); ++column) {
            if (cells.text(row, column).empty()) return std::nullopt;
        }
        if (labels.size() < 2) return std::nullopt;
        out.push_back(std::move(labels));
    }
    return out;
}

/// How often a list of labels repeats: 2 for `I II III IV I II III IV`.
[[nodiscard]] std::size_t repeats(const label_list& labels) {
    for (std::size_t length = 1; length < labels.size(); ++length) {
        if (labels.size() % length != 0) continue;
        bool same = true;
        for (std::size_t i = length; i < labels.size() && same; ++i) same = equal_nocase(labels[i], labels[i - length]);
        if (same) return labels.size() / length;
    }
    return 1;
}

/// The paths below the uppermost row, in order, where each row shares itself out evenly over the one above it.
[[nodiscard]] std::optional<std::vector<label_path>> leaves_of(const std::vector<label_list>& rows) {
    std::vector<label_path> out;
    for (const std::string& label : rows[1]) out.push_back({label});
    for (std::size_t at = 2; at < rows.size(); ++at) {
        if (rows[at].size() % out.size() != 0) return std::nullopt;
        const std::size_t each = rows[at].size() / out.size();
        std::vector<label_path> longer;
        for (std::size_t i = 0; i < rows[at].size(); ++i) {
            longer.push_back(out[i / each]);
            longer.back().push_back(rows[at][i]);
        }
        out = std::move(longer);
    }
    return out;
}

/// Lays packed labels over the columns: of the uppermost row some stand over the rows below, one may stand over several columns without
/// labels of their own, the others over one each. The arrangement whose labels agree best with the cells below wins.
class packed_header {
public:
    packed_header(const std::vector<label_list>& rows, const std::vector<column_content>& contents, std::optional<column_range> code)
        : top_(rows.front()), contents_(contents), code_(code) {
        if (rows.size() < 2) return;
        if (auto leaves = leaves_of(rows)) {
            leaves_ = *std::move(leaves);
            parents_ = repeats(rows[1]);
        } else {
            impossible_ = true;
        }
    }

    [[nodiscard]] std::vector<label_path> read() {
        if (impossible_ || parents_ > top_.size()) return {};
        const std::size_t first_parents = parents_ == 0 ? 1 : top_.size() - parents_ + 1;
        for (std::size_t parent = 0; parent < first_parents; ++parent) {
            const std::size_t own = top_.size() - parents_ + leaves_.size();
            // Columns at the right end may be empty, so that the data does not show them.
            const std::size_t missing = contents_.size() > own ? contents_.size() - own : 0;
            for (std::size_t wide = 0; wide < top_.size(); ++wide) try_layout(parent, wide, missing);
        }
        return best_score_ > 0 ? best_ : std::vector<label_path>{};
    }

private:
    void try_layout(std::size_t parent, std::size_t wide, std::size_t more) {
        const bool is_parent = parents_ > 0 && wide >= parent && wide < parent + parents_;
        if (more > 0 && is_parent) return;
        if (more == 0 && wide > 0) return;
        std::vector<label_path> paths;
        for (std::size_t i = 0; i < top_.size(); ++i) {
            if (parents_ > 0 && i >= parent && i < parent + parents_) {
                const std::size_t each = leaves_.size() / parents_;
                for (std::size_t leaf = (i - parent) * each; leaf < (i - parent + 1) * each; ++leaf) {
                    label_path path{top_[i]};
                    path.insert(path.end(), leaves_[leaf].begin(), leaves_[leaf].end());
                    paths.push_back(std::move(path));
                }
            } else {
                paths.insert(paths.end(), i == wide ? 1 + more : 1, label_path{top_[i]});
            }
        }
        if (paths.size() < contents_.size()) return;
        const int score = agreement(paths);
        if (score <= best_score_) return;
        best_score_ = score;
        paths.resize(contents_.size());
        best_ = std::move(paths);
    }

    [[nodiscard]] int agreement(const std::vector<label_path>& paths) const {
        constexpr int code_fit = 50;
        int score = 0;
        for (std::size_t column = 0; column < contents_.size(); ++column) {
            column_name name = column_name::none;
            for (auto at = paths[column].rbegin(); at != paths[column].rend() && name == column_name::none; ++at) name = name_of_label(*at);
            const bool in_code = code_ && column >= code_->begin && column < code_->end;
            if (in_code && contents_[column].filled > 0) {
                score += name == column_name::kode ? code_fit : -code_fit;
            } else {
                score += content_fit(name, contents_[column]);
            }
        }
        return score;
    }

    const label_list& top_;
    const std::vector<column_content>& contents_;
    std::optional<column_range> code_;
    std::vector<label_path> leaves_;
    std::size_t parents_ = 0;  ///< labels of the uppermost row that stand over the rows below
    bool impossible_ = false;
    std::vector<label_path> best_;
    int best_score_ = 0;
};

}  // namespace

std::vector<label_path> find_header_paths(const classified_grid& cells, const sections& parts,
                                          const std::vector<column_content>& contents) {
    const std::vector<std::size_t> rows = label_rows(cells, parts);
    if (rows.empty()) return {};
    if (const auto packed = packed_labels(cells, rows); packed && !has_merges(cells.grid(), rows)) {
        const bool fewer = packed->front().size() < contents.size();
        if (fewer && (rows.size() > 1 || packed->back().size() < contents.size())) {
            return packed_header(*packed, contents, find_code_columns(cells, parts.body)).read();
        }
    }
    return placed_header(cells, rows, contents.size()).read();
}

}  // namespace renaksi::recognise
