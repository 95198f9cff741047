// From a grid to a plan: parts of the document, roles of the columns, rows put straight, levels, title and signature.
#pragma once

#include "recognise/arrangement.hpp"
#include "renaksi/base/number_style.hpp"
#include "renaksi/plan/builder.hpp"
#include "renaksi/plan/nomenklatur.hpp"

namespace renaksi::recognise {

struct options {
    number_style numbers = number_style::automatic;
    const nomenklatur* names = nullptr;  ///< official names, which tell levels; must outlive the call
};

/// `builder` may hold notes of the reader already, those of the arrangement among them. Everything that could not be placed becomes a note.
/// Errors: no_table; overflow with the place of an amount that no Rupiah fits; those of the builder.
[[nodiscard]] result<plan> recognise_plan(arrangement from, const options& chosen, plan_builder builder);

}  // namespace renaksi::recognise
