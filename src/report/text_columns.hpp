/// \file
/// Texts into columns of tables that are being made.
#pragma once

#include <new>
#include <string_view>

#include "renaksi/plan/columns.hpp"

namespace renaksi::report {

/// Text that outgrows int32 offsets is as impossible to hold as memory that is not there. Throws `std::bad_alloc`.
inline void push(text_column& column, std::string_view text) {
    if (!column.push(text)) throw std::bad_alloc();
}
/// The same; an empty text is a missing one.
inline void push_or_null(text_column& column, std::string_view text) {
    if (!column.push_or_null(text)) throw std::bad_alloc();
}

}  // namespace renaksi::report
