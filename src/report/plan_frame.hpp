// What stands around the table of a written plan, line by line, so that its reader takes title, year, office and signature from it again.
#pragma once

#include <string>
#include <vector>

#include "renaksi/plan/plan.hpp"

namespace renaksi::report {

/// Title, year, office and, where amounts are not printed in Rupiah, their unit. A reader takes the first year that it meets, so the year
/// stands before a title that names another; the office has a line of its own unless the title ends with it.
[[nodiscard]] std::vector<std::string> title_lines(const plan_info& info);

/// The lines above the head's signature: place and date, then the office. Empty parts give no line.
[[nodiscard]] std::vector<std::string> place_and_office_lines(const pengesahan& by);

/// `NIP. …`; empty where there is none.
[[nodiscard]] std::string nip_line(const pengesahan& by);

}  // namespace renaksi::report
