// The options of a rekap, as the functions that make one take them.
#pragma once

#include <optional>

#include "handles.hpp"
#include "renaksi.h"
#include "renaksi/io/rekap.hpp"

namespace renaksi::capi {

/// What a caller wants to have read, and how.
struct chosen_rekap {
    rekap_options options;
    std::string name;  ///< of what is no file
};

/// A status where the options make no sense, and `error` says why.
[[nodiscard]] std::optional<renaksi_status> read_rekap_options(const renaksi_rekap_options* options, chosen_rekap& out,
                                                               renaksi_error* error);

/// Makes the handle of a state.
[[nodiscard]] renaksi_status give_state(const rekap& made, renaksi_blob** out);

}  // namespace renaksi::capi
