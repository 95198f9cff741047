#include "cli/written_plan.hpp"

#include <algorithm>
#include <vector>

#include "cli/choices.hpp"
#include "cli/terminal.hpp"
#include "cli/whole_file.hpp"
#include "renaksi/base/text.hpp"

namespace renaksi::cli {

namespace {

[[nodiscard]] input_format format_of(plan_form form) noexcept {
    switch (form) {
        case plan_form::json:
            return input_format::json;
        case plan_form::csv:
            return input_format::csv;
        case plan_form::xlsx:
            return input_format::xlsx;
        case plan_form::txt:
            break;
    }
    return input_format::tsv;
}

[[nodiscard]] std::string_view word_of(plan_form form) {
    const auto found = std::find_if(plan_forms.begin(), plan_forms.end(), [form](const auto& one) { return one.value == form; });
    return found->word;
}

[[nodiscard]] std::string in_quotes(std::string_view text) {
    constexpr std::size_t longest = 40;
    std::string clean = collapse(text);
    std::replace_if(
        clean.begin(), clean.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; }, ' ');
    const std::string_view head = utf8_prefix(clean, longest);
    return "\"" + std::string(head) + (head.size() < clean.size() ? "…\"" : "\"");
}

/// `penanggung_jawab: 5 kali, pertama pada baris 9: "Sekretaris" menjadi ""`.
[[nodiscard]] std::string loss_text(const plan_loss& lost, bool id) {
    std::string out = lost.field;
    if (lost.count > 1) out.append(": ").append(std::to_string(lost.count)).append(id ? " kali" : " times");
    if (lost.line > 0) {
        out.append(lost.count > 1 ? (id ? ", pertama pada baris " : ", first in line ") : (id ? ", baris " : ", line "));
        out.append(std::to_string(lost.line));
    }
    if (lost.field == "pengesahan.nip") return out;
    out.append(": ").append(in_quotes(lost.before)).append(id ? " menjadi " : " becomes ").append(in_quotes(lost.after));
    return out;
}

}  // namespace

bool is_an_input(const arguments& asked) {
    if (asked.out_file == "-") return false;
    const auto same = [&asked](const std::string& input) { return !input.empty() && is_same_file(input, asked.out_file); };
    return std::any_of(asked.files.begin(), asked.files.end(), same) || same(asked.nomenklatur_file) || same(asked.settings_file);
}

exit_code complain_input(const session& now) {
    const std::string_view command =
        std::find_if(commands.begin(), commands.end(), [&now](const auto& one) { return one.value == now.asked.command; })->word;
    const bool id = now.asked.lang == language::id;
    std::string text = now.asked.out_file;
    text.append(id ? " adalah masukan; " : " is an input, which ")
        .append(command)
        .append(id ? " tidak pernah menimpanya" : " never writes over");
    complain(text);
    return exit_code::wrong_use;
}

exit_code complain_unwritable(const session& now, error why) {
    if (why.where.file.empty() && why.code != errc::invalid_argument) why.where.file = now.asked.out_file;
    complain(message(why, now.asked.lang));
    return why.code == errc::invalid_argument ? exit_code::wrong_use : exit_code::unreadable;
}

std::optional<error> put_bytes(const session& now, std::string_view bytes) {
    if (now.asked.out_file != "-") return write_whole_file(now.asked.out_file, bytes);
    now.out.write(bytes);
    return std::nullopt;
}

result<std::vector<plan_loss>> losses_of(const session& now, const plan& p, std::string_view bytes) {
    read_options again;
    again.name = now.asked.out_file;
    again.format = format_of(now.asked.form);
    again.numbers = now.reading.numbers;
    again.names = now.reading.names;
    // The limits are there for what others wrote; a document that was read under wider ones is also written.
    again.limits = now.reading.limits;
    again.limits.bytes = std::max(again.limits.bytes, bytes.size());
    again.limits.columns = std::max(again.limits.columns, read_limits::default_columns);
    again.limits.rows = std::max(again.limits.rows, read_limits::default_rows);
    again.limits.cell_bytes = std::max(again.limits.cell_bytes, read_limits::default_cell_bytes);
    const result<plan> read = read_plan(bytes, again);
    if (!read) return read.error();
    return losses(p, *read);
}

void tell_losses(const session& now, const plan& p, std::string_view bytes) {
    const bool id = now.asked.lang == language::id;
    const result<std::vector<plan_loss>> lost = losses_of(now, p, bytes);
    const std::string lead = now.asked.out_file + ": " + std::string(word_of(now.asked.form));
    if (!lost) {
        complain(lead + (id ? " ini tidak terbaca kembali sebagai rencana: " : " cannot be read as a plan again: ") +
                 message(lost.error(), now.asked.lang));
        return;
    }
    if (lost->empty()) return;
    complain(lead + (id ? " tidak memuat seluruh rencana:" : " does not hold all of the plan:"));
    for (const plan_loss& one : *lost) complain("  " + loss_text(one, id));
}

}  // namespace renaksi::cli
