#include "io/formats.hpp"

namespace renaksi::io {

// Told apart from other files so that the answer names a way out; docs/adr/0011-spreadsheets.md says why nothing more.
result<workbook> read_xls(std::string_view, const read_limits&) {
    return make_error(errc::unknown_format, "XLS (binary Excel); save it as xlsx");
}

}  // namespace renaksi::io
