// Rows of a plan to be, kept small until the plan is made: first in, first out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "renaksi/plan/builder.hpp"

namespace renaksi::recognise {

/// A draft takes half a kilobyte, however little it says. Here it takes about the bytes of its texts.
class draft_store {
public:
    /// `mark`: whatever the caller wants to have back with the row. What the draft has for an id and a level is not kept.
    void push(const row_draft& draft, std::uint8_t mark);
    [[nodiscard]] bool empty() const noexcept { return left_ == 0; }
    /// What all rows that were ever pushed take in a plan.
    [[nodiscard]] const plan_room& room() const noexcept { return room_; }
    /// Takes the first row out. Needs one.
    [[nodiscard]] row_draft take(std::uint8_t& mark);
    /// The names of the rows with that mark, in their order; views that live until a row is taken. Needs that none was taken yet.
    [[nodiscard]] std::vector<std::string_view> names(std::uint8_t mark) const;

private:
    std::vector<std::string> pieces_;
    plan_room room_;
    std::size_t left_ = 0;
    std::size_t piece_ = 0;  ///< with the first row
    std::size_t at_ = 0;     ///< where in it the row begins
    std::int64_t pushed_line_ = 0;
    std::int64_t taken_line_ = 0;
};

}  // namespace renaksi::recognise
