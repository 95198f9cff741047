/// \file
/// Which repairs are to be applied: the word behind `fix --apply`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "renaksi/base/result.hpp"
#include "renaksi/io/report.hpp"
#include "renaksi/repair/mistake.hpp"

namespace renaksi::cli {

struct repair_choice {
    enum class group : std::uint8_t { none, confident, all };
    struct one {
        std::int64_t mistake = 0;
        std::size_t candidate = 1;  ///< from 1
    };

    group of = group::none;
    std::vector<one> named;  ///< go before what the group says of them

    /// `confident`, `all`, `3`, `3:2` and lists of them with commas. Errors: invalid_argument with the part that is none of these or that
    /// names a mistake for a second time.
    [[nodiscard]] static result<repair_choice> parse(std::string_view text);
};

/// The repairs that the choice takes, in the order of the mistakes. A missing row has to be looked up, so a group passes over mistakes
/// whose best candidate it is; of `all`, the best candidate that can be applied is taken. Errors: invalid_argument for a mistake or
/// candidate that there is none of, and for a missing row that was named.
[[nodiscard]] result<std::vector<applied_repair>> chosen_repairs(const repair_choice& choice, const std::vector<mistake>& mistakes,
                                                                 language lang);

}  // namespace renaksi::cli
