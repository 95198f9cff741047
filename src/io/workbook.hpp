// What every reader of documents gives: sheets of cells. A document without sheets has one without a name; each table of a text document or
// page is a sheet.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "io/grid.hpp"
#include "renaksi/plan/note.hpp"

namespace renaksi::io {

struct sheet {
    std::string name;
    bool hidden = false;
    grid cells;
    std::vector<note> notes;  ///< what the reader has to say about it: hidden rows, formulas without a value …
    bool flat = false;        ///< its cells are the flat table (formats.hpp), with the line ends inside them kept
};

struct workbook {
    std::vector<sheet> sheets;  ///< in document order
    std::size_t bytes = 0;      ///< of the document, unpacked
};

/// What a plan that was read from a document of so many bytes may take in memory: see ADR 0013.
[[nodiscard]] constexpr std::size_t most_plan_bytes(std::size_t document_bytes) noexcept {
    constexpr std::size_t always = std::size_t{64} << 10U;
    return always + document_bytes * 15;
}

}  // namespace renaksi::io
