/// \file
/// How `check` is to look: which rules, with which severities, by which figures and names.
///
/// Contract: a plain value, safe to share between threads; `names` is borrowed.
#pragma once

#include "renaksi/check/check_settings.hpp"
#include "renaksi/check/rule.hpp"
#include "renaksi/check/rule_selection.hpp"
#include "renaksi/check/severity_overrides.hpp"

namespace renaksi {

struct check_options {
    rule_selection rules;
    severity_overrides severities;
    check_settings settings;
    const nomenklatur* names = nullptr;  ///< must outlive the check; without it the rules that need it have nothing to say
};

}  // namespace renaksi
