/// \file
/// One record of a CSV file (RFC 4180): commas, CR LF, quotes only where a field needs them.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace renaksi::report {

class csv_writer {
public:
    /// Adds a field to the record. Bytes that are no UTF-8 become U+FFFD.
    void field(std::string_view text);
    void end_record();
    void record(std::initializer_list<std::string_view> fields);

    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    std::string out_;
    bool first_ = true;
};

}  // namespace renaksi::report
