/// \file
/// What all parts of the page share: text as HTML, words in both languages, numbers short enough for a picture.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "renaksi/base/ids.hpp"
#include "renaksi/base/int128.hpp"
#include "renaksi/base/language.hpp"
#include "renaksi/plan/plan.hpp"
#include "renaksi/plan/plan_column.hpp"

namespace renaksi::page {

/// Text for the inside of an element or a quoted attribute: printable (report/layout.hpp), every NIP in it masked, `& < > " '` escaped.
/// Everything that comes from a document goes through here. O(length).
[[nodiscard]] std::string text(std::string_view from);

/// The text with all but the first four and the last three digits of each NIP hidden: 18 digits in one piece, or parted 8-6-1-3 by blanks,
/// dots or dashes. O(length).
[[nodiscard]] std::string without_nips(std::string_view from);

/// The digits of one number that is somebody's, whether it is a valid NIP or not, hidden alike.
[[nodiscard]] std::string masked_number(std::string_view number);

[[nodiscard]] constexpr std::string_view say(language lang, std::string_view id, std::string_view en) noexcept {
    return lang == language::id ? id : en;
}

/// part / whole in tenths of a per cent, half away from zero, at most a million per cent either way; 0 where the whole is 0.
[[nodiscard]] std::int64_t per_mille(int128 part, int128 whole) noexcept;

/// `15,8%`, `15.8%`.
[[nodiscard]] std::string percent_text(std::int64_t per_mille, language lang);

/// `Rp9.361.664.774`, with the sign before the mark of the currency.
[[nodiscard]] std::string rupiah_text(int128 sen, language lang);

/// Three digits and a word: `Rp9,36 miliar`, `Rp401 million`. Below a thousand Rupiah the amount itself.
[[nodiscard]] std::string short_rupiah(int128 sen, language lang);

/// `r12`: the id of a row's element, and of one of its cells (`r12-tw1`).
[[nodiscard]] std::string row_anchor(row_index row);
[[nodiscard]] std::string cell_anchor(row_index row, plan_column column);

/// `baris 53`; the level where the row came from no document.
[[nodiscard]] std::string row_words(const plan_row& row, language lang);

/// `<a href="#r12">baris 53</a>`.
[[nodiscard]] std::string row_link(const plan_row& row, language lang);

/// The row's label as HTML that keeps its own direction of writing; its level in words where it has none.
[[nodiscard]] std::string label_html(const plan_row& row);

}  // namespace renaksi::page
