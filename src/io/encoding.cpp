#include "io/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "renaksi/base/text.hpp"

namespace renaksi::io {
namespace {

using namespace std::string_view_literals;

struct signature {
    std::string_view bytes;
    std::string_view name;
};

// Formats that people hand to a text reader by mistake; naming them is more help than "binary".
constexpr std::array<signature, 8> known_containers{{
    {"PK\x03\x04"sv, "ZIP (xlsx, docx, ods)"sv},
    {"PK\x05\x06"sv, "ZIP (xlsx, docx, ods)"sv},
    {"\xD0\xCF\x11\xE0"sv, "OLE (xls, doc)"sv},
    {"%PDF-"sv, "PDF"sv},
    {"{\\rtf"sv, "RTF"sv},
    {"\x1F\x8B"sv, "gzip"sv},
    {"\x89PNG"sv, "PNG"sv},
    {"\xFF\xD8\xFF"sv, "JPEG"sv},
}};

// Bytes 0x80 … 0x9F of Windows-1252; 0 where the code page has no character.
constexpr std::array<std::uint16_t, 32> windows_1252{0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                                     0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                                     0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

[[nodiscard]] error at_offset(errc code, std::string detail, std::string_view bytes, std::size_t offset) {
    error e = make_error(code, std::move(detail));
    e.where.line = 1;
    e.where.column = 1;
    for (std::size_t i = 0; i < offset; ++i) {
        // CRLF, LF or CR end a line, as they do in the table.
        if (bytes[i] == '\n' || (bytes[i] == '\r' && bytes.substr(i + 1, 1) != "\n")) {
            ++e.where.line;
            e.where.column = 1;
        } else if (bytes[i] == '\t') {
            ++e.where.column;
        }
    }
    return e;
}

[[nodiscard]] result<std::string> from_utf16(std::string_view bytes, bool little_endian) {
    std::string out;
    out.reserve(bytes.size() / 2);
    const auto unit = [bytes, little_endian](std::size_t i) {
        const auto a = static_cast<std::uint8_t>(bytes[i]);
        const auto b = static_cast<std::uint8_t>(bytes[i + 1]);
        return static_cast<std::uint32_t>(little_endian ? a | (b << 8U) : (a << 8U) | b);
    };
    const auto fail = [&out](std::string detail) { return at_offset(errc::bad_encoding, std::move(detail), out, out.size()); };
    if (bytes.size() % 2 != 0) return fail("UTF-16 with an odd number of bytes");
    for (std::size_t i = 0; i < bytes.size(); i += 2) {
        std::uint32_t c = unit(i);
        if (c >= 0xD800 && c <= 0xDBFF && i + 2 < bytes.size()) {
            const std::uint32_t low = unit(i + 2);
            if (low < 0xDC00 || low > 0xDFFF) return fail("UTF-16: half of a surrogate pair");
            c = 0x10000U + ((c - 0xD800U) << 10U) + (low - 0xDC00U);
            i += 2;
        } else if (c >= 0xD800 && c <= 0xDFFF) {
            return fail("UTF-16: half of a surrogate pair");
        }
        append_utf8(out, c);
    }
    return out;
}

[[nodiscard]] result<std::string> from_windows_1252(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<std::uint8_t>(bytes[i]);
        std::uint32_t c = byte;
        if (byte >= 0x80 && byte <= 0x9F) c = windows_1252[byte - 0x80U];
        if (c == 0 && byte != 0) return at_offset(errc::bad_encoding, "neither UTF-8 nor Windows-1252", bytes, i);
        append_utf8(out, c);
    }
    return out;
}

[[nodiscard]] bool is_text_control(char c) noexcept { return is_space(c) || c == '\x1A' || c == '\x1E' || c == '\x1F'; }

/// A NUL is never text. Other control bytes are tolerated as long as they are rare: PDF extraction leaves some.
[[nodiscard]] std::optional<error> refuse_binary(std::string_view text) {
    if (const std::size_t at = text.find('\0'); at != std::string_view::npos) {
        return at_offset(errc::binary_input, "NUL (0x00)", text, at);
    }
    const auto is_control = [](char c) { return static_cast<std::uint8_t>(c) < 0x20 && !is_text_control(c); };
    const auto controls = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_control));
    if (controls * 100 > text.size()) {
        const auto first = std::find_if(text.begin(), text.end(), is_control);
        return at_offset(errc::binary_input, "control bytes", text, static_cast<std::size_t>(first - text.begin()));
    }
    return std::nullopt;
}

}  // namespace

void append_utf8(std::string& out, std::uint32_t c) {
    const auto push = [&out](std::uint32_t byte) { out.push_back(static_cast<char>(static_cast<std::uint8_t>(byte))); };
    if (c < 0x80) {
        push(c);
    } else if (c < 0x800) {
        push(0xC0U | (c >> 6U));
        push(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        push(0xE0U | (c >> 12U));
        push(0x80U | ((c >> 6U) & 0x3FU));
        push(0x80U | (c & 0x3FU));
    } else {
        push(0xF0U | (c >> 18U));
        push(0x80U | ((c >> 12U) & 0x3FU));
        push(0x80U | ((c >> 6U) & 0x3FU));
        push(0x80U | (c & 0x3FU));
    }
}

result<decoded_text> decode_text(std::string_view bytes) {
    for (const signature& known : known_containers) {
        if (bytes.starts_with(known.bytes)) return at_offset(errc::binary_input, std::string(known.name), bytes, 0);
    }
    decoded_text out;
    if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) {
        return at_offset(errc::bad_encoding, "UTF-32", bytes, 0);
    }
    if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) {
        const bool little_endian = bytes.front() == '\xFF';
        auto text = from_utf16(bytes.substr(2), little_endian);
        if (!text) return std::move(text).error();
        out.utf8 = *std::move(text);
        out.converted_from = little_endian ? "UTF-16LE"sv : "UTF-16BE"sv;
    } else {
        if (bytes.starts_with("\xEF\xBB\xBF"sv)) bytes.remove_prefix(3);
        if (!first_invalid_utf8(bytes)) {
            out.utf8 = std::string(bytes);
        } else {
            if (auto binary = refuse_binary(bytes)) return *std::move(binary);
            auto text = from_windows_1252(bytes);
            if (!text) return std::move(text).error();
            out.utf8 = *std::move(text);
            out.converted_from = "Windows-1252"sv;
        }
    }
    if (auto binary = refuse_binary(out.utf8)) return *std::move(binary);
    return out;
}

}  // namespace renaksi::io
