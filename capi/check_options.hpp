// The options of checking, as the functions that check take them.
#pragma once

#include <memory>
#include <optional>

#include "handles.hpp"
#include "renaksi.h"
#include "renaksi/base/language.hpp"
#include "renaksi/check/check_options.hpp"
#include "renaksi/plan/nomenklatur.hpp"

namespace renaksi::capi {

/// How to check, and the list of names that goes with it.
struct chosen_check {
    renaksi::language lang = language::id;
    std::unique_ptr<const nomenklatur> names;  ///< `options.names` looks at it
    check_options options;
};

/// How to check as a caller says: what the options name themselves goes before what their settings say. A status where they make no sense,
/// and `error` says why.
[[nodiscard]] std::optional<renaksi_status> read_check_options(const renaksi_check_options* options, chosen_check& out,
                                                               renaksi_error* error);

}  // namespace renaksi::capi
