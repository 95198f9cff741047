#include "io/delimiter.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include "renaksi/base/text.hpp"

namespace renaksi::io {
namespace {

constexpr std::size_t sample_bytes = std::size_t{256} << 10U;
/// As many fields in two lines are no accident, even where the rest of the document is titles and signatures.
constexpr std::size_t wide_fields = 5;

/// How a text falls apart at a delimiter: one record, or all of them.
struct counts {
    std::size_t fields = 0;        ///< of the first record
    std::size_t bytes = 0;         ///< of the first record
    std::size_t records = 0;       ///< that are not blank
    std::size_t parted = 0;        ///< of them with a delimiter
    std::size_t marks = 0;         ///< delimiters
    std::size_t before_blank = 0;  ///< of them with a blank behind, as in a sentence
    std::size_t in_number = 0;     ///< of them between a digit and three digits, as between groups
    std::map<std::size_t, std::size_t> by_fields;
};

[[nodiscard]] bool groups_digits(std::string_view text, std::size_t at) {
    if (at == 0 || !is_digit(text[at - 1])) return false;
    std::size_t digits = 0;
    while (digits < 4 && at + 1 + digits < text.size() && is_digit(text[at + 1 + digits])) ++digits;
    return digits == 3;
}

class record_counter {
public:
    record_counter(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

    [[nodiscard]] counts count() {
        while (at_ < text_.size()) {
            // A quote that stays open swallows the rest: what was counted before has to do, and the reader says where it stands.
            if (!count_record()) break;
        }
        return std::move(out_);
    }

private:
    [[nodiscard]] bool count_record() {
        const std::size_t begin = at_;
        std::size_t fields = 1;
        bool field_begins = true;
        while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '\r') {
            if (field_begins && text_[at_] == '"') {
                if (!skip_quoted()) return false;
                field_begins = false;
                continue;
            }
            field_begins = text_[at_] == delimiter_;
            if (field_begins) {
                ++fields;
                ++out_.marks;
                out_.before_blank += at_ + 1 < text_.size() && text_[at_ + 1] == ' ' ? 1U : 0U;
                out_.in_number += groups_digits(text_, at_) ? 1U : 0U;
            }
            ++at_;
        }
        const std::string_view record = text_.substr(begin, at_ - begin);
        if (at_ < text_.size()) ++at_;
        const bool begins_sheet = record.starts_with("### SHEET");
        if (fields == 1 && (begins_sheet || trim(record).empty())) return true;
        if (out_.records++ == 0) {
            out_.fields = fields;
            out_.bytes = record.size();
        }
        out_.parted += fields > 1 ? 1U : 0U;
        ++out_.by_fields[fields];
        return true;
    }

    /// False where the quote is not closed. One that closes in front of something else than the end of its field is a part of the text.
    [[nodiscard]] bool skip_quoted() {
        for (std::size_t i = at_ + 1; i < text_.size(); ++i) {
            if (text_[i] != '"') continue;
            const char next = i + 1 < text_.size() ? text_[i + 1] : '\n';
            if (next == '"') {
                ++i;
                continue;
            }
            at_ = next == delimiter_ || next == '\n' || next == '\r' ? i + 1 : at_ + 1;
            return true;
        }
        return false;
    }

    std::string_view text_;
    char delimiter_;
    std::size_t at_ = 0;
    counts out_;
};

/// The commonest number of fields from `least` on, and how many records have it.
struct common_fields {
    std::size_t fields = 0;
    std::size_t records = 0;
};

[[nodiscard]] common_fields commonest(const counts& of, std::size_t least) {
    common_fields out;
    for (const auto& [fields, records] : of.by_fields) {
        if (fields >= least && records >= out.records) out = {fields, records};
    }
    return out;
}

/// A header alone: three or more short names without blanks between.
[[nodiscard]] bool is_header(const counts& of) {
    constexpr std::size_t longest_name = 40;
    return of.fields >= 3 && of.before_blank == 0 && of.in_number == 0 && of.bytes <= of.fields * longest_name;
}

/// Records out of a hundred that the delimiter gives the same number of fields; 0 where it does not hold the text together.
[[nodiscard]] std::size_t hold(const counts& of) {
    if (of.marks == 0 || of.records == 0) return 0;
    if (of.records == 1) return is_header(of) ? 100 : 0;
    const common_fields common = commonest(of, 2);
    const std::size_t share = common.records * 100 / of.records;
    const bool sentence = of.before_blank * 2 > of.marks;
    const bool digits = of.in_number * 2 > of.marks;
    if (digits) return share >= 90 && of.fields == common.fields ? share : 0;
    if (sentence) return share >= 90 && common.fields >= 4 ? share : 0;
    if (share >= (common.fields == 2 ? 90U : 60U)) return share;
    const common_fields wide = commonest(of, wide_fields);
    return wide.records >= 2 ? std::max<std::size_t>(wide.records * 100 / of.records, 1) : 0;
}

/// Whether the line is the header of a flat table: `nama` and `pagu` are names of its columns, perhaps in quotes.
[[nodiscard]] bool names_columns(std::string_view line, char delimiter) {
    bool has_nama = false;
    bool has_pagu = false;
    for (std::size_t begin = 0; begin <= line.size();) {
        const std::size_t end = std::min(line.find(delimiter, begin), line.size());
        std::string_view name = trim(line.substr(begin, end - begin));
        if (name.size() >= 2 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
        has_nama = has_nama || name == "nama";
        has_pagu = has_pagu || name == "pagu";
        begin = end + 1;
    }
    return has_nama && has_pagu;
}

/// Whole lines, so that the last record is not half of one.
[[nodiscard]] std::string_view sample_of(std::string_view text) {
    if (text.size() <= sample_bytes) return text;
    const std::size_t end = text.find_last_of("\n\r", sample_bytes);
    return text.substr(0, end == std::string_view::npos ? sample_bytes : end);
}

}  // namespace

std::optional<char> said_delimiter(std::string_view utf8) {
    constexpr std::string_view key = "sep=";
    const std::string_view line = utf8.substr(0, utf8.find_first_of("\n\r"));
    if (line.size() != key.size() + 1 || !starts_with_nocase(line, key)) return std::nullopt;
    return line.back();
}

std::optional<char> tell_delimiter(std::string_view utf8) {
    if (const auto said = said_delimiter(utf8)) return said;
    const std::string_view header = utf8.substr(0, utf8.find_first_of("\n\r"));
    for (const char delimiter : {'\t', '|', ';', ','}) {
        if (names_columns(header, delimiter)) return delimiter;
    }
    const std::string_view text = sample_of(utf8);
    const counts tabs = record_counter(text, '\t').count();
    if (tabs.parted * 2 >= tabs.records && tabs.parted > 0) return '\t';
    std::optional<char> best;
    std::size_t held = 0;
    // In the order of how seldom they stand in a text for another reason.
    for (const char delimiter : {'|', ';', ','}) {
        const std::size_t share = hold(record_counter(text, delimiter).count());
        if (share > held) {
            best = delimiter;
            held = share;
        }
    }
    if (best) return best;
    return tabs.parted > 0 ? std::optional('\t') : std::nullopt;
}

}  // namespace renaksi::io
