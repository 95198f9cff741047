// The options of checking, as the functions that check take them.
#pragma once

#include <optional>

#include "handles.hpp"
#include "renaksi.h"
#include "renaksi/check/check_options.hpp"

namespace renaksi::capi {

/// Copies what a caller gave into `out`; a status where that makes no sense, and `error` says why.
[[nodiscard]] std::optional<renaksi_status> read_check_options(const renaksi_check_options* given, renaksi_check_options& out,
                                                               renaksi_error* error);

/// How to check as options say, without their list of names: what they name themselves goes before what their settings say.
[[nodiscard]] result<check_options> checking_of(const renaksi_check_options& given);

}  // namespace renaksi::capi
