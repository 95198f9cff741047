// Packed documents for tests, made by hand: parts that are stored, not compressed (APPNOTE.TXT 4.3).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace renaksi::test {

inline std::uint32_t crc32_of(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

inline std::string stored_zip(const std::vector<std::pair<std::string, std::string>>& parts) {
    const auto number = [](std::string& to, std::size_t value, int bytes) {
        for (; bytes > 0; --bytes, value >>= 8U) to.push_back(static_cast<char>(value & 0xFFU));
    };
    std::string out;
    std::string directory;
    for (const auto& [name, bytes] : parts) {
        std::string head;
        number(head, 20, 2);  // version needed
        number(head, 0, 8);   // flags, stored, time and date
        number(head, crc32_of(bytes), 4);
        number(head, bytes.size(), 4);
        number(head, bytes.size(), 4);
        number(head, name.size(), 2);
        number(head, 0, 2);
        directory.append("PK\x01\x02");
        number(directory, 20, 2);
        directory.append(head);
        number(directory, 0, 10);
        number(directory, out.size(), 4);
        directory.append(name);
        out.append("PK\x03\x04").append(head).append(name).append(bytes);
    }
    const std::size_t begin = out.size();
    out.append(directory).append("PK\x05\x06");
    number(out, 0, 4);
    number(out, parts.size(), 2);
    number(out, parts.size(), 2);
    number(out, directory.size(), 4);
    number(out, begin, 4);
    number(out, 0, 2);
    return out;
}

}  // namespace renaksi::test
