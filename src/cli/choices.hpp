/// \file
/// The words that options take, and what they mean.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "cli/arguments.hpp"

namespace renaksi::cli {

template <typename Value>
struct choice {
    std::string_view word;
    Value value;
};

inline constexpr std::array<choice<command>, 8> commands{{{"check", command::check},
                                                          {"show", command::show},
                                                          {"rollup", command::rollup},
                                                          {"fix", command::fix},
                                                          {"convert", command::convert},
                                                          {"report", command::report},
                                                          {"rules", command::rules},
                                                          {"rekap", command::rekap}}};
inline constexpr std::array<choice<output_format>, 3> formats{
    {{"text", output_format::text}, {"json", output_format::json}, {"csv", output_format::csv}}};
inline constexpr std::array<choice<output_format>, 2> fix_formats{{{"text", output_format::text}, {"json", output_format::json}}};
inline constexpr std::array<choice<output_format>, 4> rules_formats{
    {{"text", output_format::text}, {"json", output_format::json}, {"csv", output_format::csv}, {"markdown", output_format::markdown}}};
inline constexpr std::array<choice<plan_form>, 4> plan_forms{
    {{"json", plan_form::json}, {"csv", plan_form::csv}, {"xlsx", plan_form::xlsx}, {"txt", plan_form::txt}}};
inline constexpr std::array<choice<tahap>, 2> tahap_choices{{{"perubahan", tahap::perubahan}, {"murni", tahap::murni}}};
inline constexpr std::array<choice<bool>, 2> penunjang_choices{{{"kept", false}, {"folded", true}}};
inline constexpr std::array<choice<language>, 2> languages{{{"id", language::id}, {"en", language::en}}};
inline constexpr std::array<choice<colour_choice>, 3> colours{
    {{"auto", colour_choice::automatic}, {"always", colour_choice::always}, {"never", colour_choice::never}}};
inline constexpr std::array<choice<number_style>, 4> number_styles{{{"auto", number_style::automatic},
                                                                    {"dot", number_style::dot_groups},
                                                                    {"comma", number_style::comma_groups},
                                                                    {"plain", number_style::plain}}};
inline constexpr std::array<choice<roll_up_key>, 5> roll_up_keys{{{"level", roll_up_key::level},
                                                                  {"sasaran", roll_up_key::sasaran},
                                                                  {"program", roll_up_key::program},
                                                                  {"kegiatan", roll_up_key::kegiatan},
                                                                  {"penanggung-jawab", roll_up_key::penanggung_jawab}}};

/// The words, joined: `text|json|csv`.
template <typename Value, std::size_t Count>
[[nodiscard]] std::string listed(const std::array<choice<Value>, Count>& choices, const char* between) {
    std::string out;
    for (const choice<Value>& one : choices) out.append(out.empty() ? "" : between).append(one.word);
    return out;
}

/// What a word means, nothing when it is none of the choices.
template <typename Value, std::size_t Count>
[[nodiscard]] std::optional<Value> chosen(std::string_view word, const std::array<choice<Value>, Count>& choices) {
    for (const choice<Value>& one : choices) {
        if (one.word == word) return one.value;
    }
    return std::nullopt;
}

}  // namespace renaksi::cli
