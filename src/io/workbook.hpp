// What every reader of documents gives: sheets of cells. A document without sheets has one without a name; each table of a text document or
// page is a sheet.
#pragma once

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
};

}  // namespace renaksi::io
