#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/whole_file.hpp"
#include "renaksi/io/rekap.hpp"

namespace renaksi::cli {

namespace {

/// A partial result that somebody wrote with `--state`, told by its first bytes. What cannot be opened is complained about where it is
/// read.
bool is_state(const std::string& file) {
    if (file == "-") return false;
    std::error_code failure;
    if (!std::filesystem::is_regular_file(file, failure)) return false;
    std::ifstream stream(file, std::ios::binary);
    std::array<char, rekap::magic.size()> first{};
    stream.read(first.data(), first.size());
    return stream.gcount() == static_cast<std::streamsize>(first.size()) && std::string_view(first.data(), first.size()) == rekap::magic;
}

result<rekap> read_state(const std::string& file) {
    read_limits none;
    none.bytes = SIZE_MAX;
    const result<std::string> bytes = read_bytes(file, none);
    if (!bytes) return bytes.error();
    result<rekap> state = rekap::from_bytes(*bytes);
    if (state) return state;
    error why = state.error();
    why.where.file = file;
    return why;
}

/// Adds `part` to what is there.
std::optional<error> add(std::optional<rekap>& whole, rekap part, const std::string& file) {
    if (!whole) {
        whole.emplace(std::move(part));
        return std::nullopt;
    }
    auto why = whole->merge(std::move(part));
    if (why && why->where.file.empty()) why->where.file = file;
    return why;
}

result<rekap> read_all(const session& now) {
    std::vector<std::string> tables;
    std::optional<rekap> whole;
    for (const std::string& file : now.asked.files) {
        if (!is_state(file)) {
            tables.push_back(file);
            continue;
        }
        result<rekap> state = read_state(file);
        if (!state) return state;
        if (auto why = add(whole, *std::move(state), file)) return *std::move(why);
    }
    if (!tables.empty()) {
        rekap_options options = now.asked.rekap.options;
        if (options.settings.by.size() == 0 && whole) options.settings = whole->settings();
        progress_line progress(now.asked.lang);
        options.progress = [&progress](std::uint64_t done, std::uint64_t all) { progress.tell(done, all); };
        result<rekap> read = rekap_files(tables, options);
        progress.finish();
        if (!read) return read;
        if (auto why = add(whole, *std::move(read), tables.front())) return *std::move(why);
    }
    if (auto why = whole->close()) return *std::move(why);
    return *std::move(whole);
}

std::optional<error> write_beside(const session& now, const rekap& of) {
    const rekap_choice& asked = now.asked.rekap;
    if (!asked.state_file.empty()) {
        if (auto why = write_whole_file(asked.state_file, of.to_bytes())) return why;
    }
    if (asked.roots_file.empty()) return std::nullopt;
    return write_whole_file(asked.roots_file, [&](const byte_sink& write) { write_rekap_roots_csv(of, write, asked.options.threads); });
}

exit_code complain_about(const error& why, exit_code code, language lang) {
    complain(message(why, lang));
    return code;
}

}  // namespace

exit_code run_rekap(const session& now) {
    const arguments& asked = now.asked;
    const bool tells_key = asked.rekap.options.settings.by.size() > 0;
    if (!tells_key && std::none_of(asked.files.begin(), asked.files.end(), is_state)) {
        complain(asked.lang == language::id ? "rekap memerlukan --by, mis. --by program" : "rekap needs --by, as --by program");
        return exit_code::wrong_use;
    }
    for (const std::string& out : {asked.rekap.roots_file, asked.rekap.state_file}) {
        const auto same = [&out](const std::string& file) { return !out.empty() && is_same_file(out, file); };
        if (std::any_of(asked.files.begin(), asked.files.end(), same)) {
            complain(out + (asked.lang == language::id ? " adalah berkas masukan" : " is an input"));
            return exit_code::wrong_use;
        }
    }
    const std::string& state = asked.rekap.state_file;
    if (!state.empty() && (state == asked.rekap.roots_file || is_same_file(state, asked.rekap.roots_file))) {
        complain(asked.lang == language::id ? "--roots dan --state menyebut berkas yang sama" : "--roots and --state name one file");
        return exit_code::wrong_use;
    }
    const result<rekap> read = read_all(now);
    if (!read) return complain_about(read.error(), exit_code::unreadable, asked.lang);
    if (const auto why = write_beside(now, *read)) return complain_about(*why, exit_code::unreadable, asked.lang);
    switch (asked.format) {
        case output_format::json:
            now.out.write(write_rekap_json(*read, now.reporting));
            break;
        case output_format::csv:
            now.out.write(write_rekap_csv(*read));
            break;
        default:
            now.out.write(write_rekap_text(*read, now.reporting));
    }
    return read->totals().violations > 0 || read->error_count() > 0 ? exit_code::findings : exit_code::done;
}

}  // namespace renaksi::cli
