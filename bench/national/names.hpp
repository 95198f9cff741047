// Names as plans have them, put together from words. One code has one name in every office, as in the official list.
#pragma once

#include <cstdint>
#include <string>

namespace renaksi::national {

/// `PROGRAM PENGELOLAAN ...`. `code` is any number that stands for the code.
void append_program_name(std::string& out, std::uint64_t code);
/// `Penyediaan ..., ... dan ...`, of a kegiatan or a sub kegiatan; one in four has a comma, one in thirty a quote.
void append_activity_name(std::string& out, std::uint64_t code);

/// The text as a cell of a CSV: in quotes, and its quotes doubled, where RFC 4180 asks for it.
void append_cell(std::string& out, const std::string& text);

}  // namespace renaksi::national
