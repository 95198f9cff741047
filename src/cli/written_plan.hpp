/// \file
/// Writing a plan into a file or to standard output, and saying what the form it was written in does not hold.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cli/session.hpp"
#include "renaksi/io/write.hpp"
#include "renaksi/plan/plan.hpp"

namespace renaksi::cli {

/// Whether an output is one of the files that the command reads; no command writes over those.
[[nodiscard]] bool is_an_input(const arguments& asked);

/// Says that an output is an input, and gives the exit code for it.
exit_code complain_input(const session& now);

/// Says on standard error why something cannot be written, and gives the exit code for it.
exit_code complain_unwritable(const session& now, error why);

/// Writes to `now.asked.out_file`, whole or not at all; `-` is standard output. Errors: those of `write_whole_file`.
[[nodiscard]] std::optional<error> put_bytes(const session& now, std::string_view bytes);

/// Reads the bytes of a written plan again as the form that they are in, and says on standard error what of `p` a reader does not get: a
/// line a field, how often, where first. Silent where nothing is lost. The NIP is not shown.
void tell_losses(const session& now, const plan& p, std::string_view bytes);

/// What a reader of the written bytes does not learn. Errors: those of reading them.
[[nodiscard]] result<std::vector<plan_loss>> losses_of(const session& now, const plan& p, std::string_view bytes);

}  // namespace renaksi::cli
