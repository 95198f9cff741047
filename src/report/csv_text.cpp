#include "report/csv_text.hpp"

#include "renaksi/base/text.hpp"

namespace renaksi::report {

void csv_writer::field(std::string_view text) {
    if (!first_) out_.push_back(',');
    first_ = false;
    const bool quoted = text.find_first_of(",\"\r\n") != std::string_view::npos;
    if (quoted) out_.push_back('"');
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = utf8_sequence(text.substr(i));
        if (length == 0) {
            out_.append("\xEF\xBF\xBD");
            ++i;
            continue;
        }
        if (text[i] == '"') out_.push_back('"');
        out_.append(text.substr(i, length));
        i += length;
    }
    if (quoted) out_.push_back('"');
}

void csv_writer::end_record() {
    out_.append("\r\n");
    first_ = true;
}

void csv_writer::record(std::initializer_list<std::string_view> fields) {
    for (const std::string_view text : fields) field(text);
    end_record();
}

}  // namespace renaksi::report
