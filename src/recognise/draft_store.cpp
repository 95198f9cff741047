#include "recognise/draft_store.hpp"

#include <array>
#include <utility>

namespace renaksi::recognise {
namespace {

/// Writes seven bits a byte, the lowest first; the high bit says that more follow.
class packer {
public:
    explicit packer(std::string& to) : to_(to) {}

    void byte(std::uint8_t value) { to_.push_back(static_cast<char>(value)); }
    void number(std::uint64_t value) {
        for (; value >= 0x80U; value >>= 7U) byte(static_cast<std::uint8_t>(0x80U | (value & 0x7FU)));
        byte(static_cast<std::uint8_t>(value));
    }
    /// Small ones of either sign in few bytes.
    void signed_number(std::int64_t value) {
        const auto twice = static_cast<std::uint64_t>(value) << 1U;
        number(value < 0 ? ~twice : twice);
    }
    void text(std::string_view value) {
        number(value.size());
        to_.append(value);
    }

private:
    std::string& to_;
};

class unpacker {
public:
    unpacker(std::string_view from, std::size_t at) : from_(from), at_(at) {}

    [[nodiscard]] std::size_t at() const noexcept { return at_; }
    [[nodiscard]] std::uint8_t byte() { return static_cast<std::uint8_t>(from_[at_++]); }
    [[nodiscard]] std::uint64_t number() {
        std::uint64_t out = 0;
        for (unsigned shift = 0;; shift += 7U) {
            const std::uint64_t next = byte();
            out |= (next & 0x7FU) << shift;
            if (next < 0x80U) return out;
        }
    }
    [[nodiscard]] std::int64_t signed_number() {
        const std::uint64_t twice = number();
        const std::uint64_t half = twice >> 1U;
        return static_cast<std::int64_t>((twice & 1U) != 0 ? ~half : half);
    }
    [[nodiscard]] std::string_view text() {
        const auto size = static_cast<std::size_t>(number());
        const std::string_view out = from_.substr(at_, size);
        at_ += size;
        return out;
    }

private:
    std::string_view from_;
    std::size_t at_;
};

void pack_money(packer& out, const row_draft& draft) {
    const auto says = [](const amount_cell& cell) { return cell.value != amount{} || !cell.written.empty(); };
    unsigned which = 0;
    for (std::size_t c = 0; c < draft.money.size(); ++c) which |= says(draft.money[c]) ? 1U << c : 0U;
    out.byte(static_cast<std::uint8_t>(which));
    for (const amount_cell& cell : draft.money) {
        if (!says(cell)) continue;
        out.byte(static_cast<std::uint8_t>(cell.value.state));
        out.signed_number(cell.value.value.sen());
        out.text(cell.written);
    }
}

void unpack_money(unpacker& in, row_draft& draft) {
    const unsigned which = in.byte();
    for (std::size_t c = 0; c < draft.money.size(); ++c) {
        if ((which & (1U << c)) == 0) continue;
        amount_cell& cell = draft.money[c];
        cell.value.state = static_cast<amount_state>(in.byte());
        cell.value.value = rupiah::from_sen(in.signed_number());
        cell.written = in.text();
    }
}

void pack_indikator(packer& out, const indikator_draft& one) {
    out.text(one.nama);
    out.text(one.satuan);
    const auto says = [](const target_cell& cell) { return cell.value != target{} || !cell.written.empty(); };
    unsigned which = 0;
    for (std::size_t c = 0; c < one.targets.size(); ++c) which |= says(one.targets[c]) ? 1U << c : 0U;
    out.byte(static_cast<std::uint8_t>(which));
    for (const target_cell& cell : one.targets) {
        if (!says(cell)) continue;
        out.byte(static_cast<std::uint8_t>(cell.value.kind));
        for (const decimal& value : {cell.value.value, cell.value.upper}) {
            out.signed_number(value.unscaled);
            out.byte(value.scale);
        }
        out.text(cell.written);
    }
}

[[nodiscard]] indikator_draft unpack_indikator(unpacker& in) {
    indikator_draft out;
    out.nama = in.text();
    out.satuan = in.text();
    const unsigned which = in.byte();
    for (std::size_t c = 0; c < out.targets.size(); ++c) {
        if ((which & (1U << c)) == 0) continue;
        target_cell& cell = out.targets[c];
        cell.value.kind = static_cast<target_kind>(in.byte());
        for (decimal* value : {&cell.value.value, &cell.value.upper}) {
            value->unscaled = in.signed_number();
            value->scale = in.byte();
        }
        cell.written = in.text();
    }
    return out;
}

/// How far a line is below another; what overflows comes back as it was.
[[nodiscard]] std::int64_t further(std::int64_t line, std::int64_t than) noexcept {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(line) - static_cast<std::uint64_t>(than));
}

[[nodiscard]] std::int64_t below(std::int64_t line, std::int64_t lines) noexcept {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(line) + static_cast<std::uint64_t>(lines));
}

/// Its line is told from that of the row before.
[[nodiscard]] row_draft unpack(unpacker& in, std::uint8_t& mark) {
    row_draft out;
    mark = in.byte();
    out.nama = in.text();
    out.line = in.signed_number();
    unsigned says = in.byte();
    for (std::string* text : {&out.no, &out.kode, &out.sasaran, &out.penanggung_jawab}) {
        if ((says & 1U) != 0) *text = in.text();
        says >>= 1U;
    }
    unpack_money(in, out);
    const auto count = static_cast<std::size_t>(in.number());
    out.indikator.reserve(count);
    for (std::size_t k = 0; k < count; ++k) out.indikator.push_back(unpack_indikator(in));
    return out;
}

}  // namespace

void draft_store::push(const row_draft& draft, std::uint8_t mark) {
    constexpr std::size_t piece_bytes = std::size_t{32} << 10U;
    constexpr std::size_t room_of_a_row = std::size_t{1} << 10U;
    if (pieces_.empty() || pieces_.back().size() + room_of_a_row > piece_bytes) {
        pieces_.emplace_back();
        if (pieces_.size() > 1) pieces_.back().reserve(piece_bytes);
    }
    packer out(pieces_.back());
    out.byte(mark);
    out.text(draft.nama);
    out.signed_number(further(draft.line, pushed_line_));
    pushed_line_ = draft.line;
    const std::array<const std::string*, 4> texts{&draft.no, &draft.kode, &draft.sasaran, &draft.penanggung_jawab};
    unsigned says = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) says |= texts[i]->empty() ? 0U : 1U << i;
    out.byte(static_cast<std::uint8_t>(says));
    for (const std::string* text : texts) {
        if (!text->empty()) out.text(*text);
    }
    pack_money(out, draft);
    out.number(draft.indikator.size());
    for (const indikator_draft& one : draft.indikator) pack_indikator(out, one);
    room_.add(draft);
    ++left_;
}

row_draft draft_store::take(std::uint8_t& mark) {
    if (at_ == pieces_[piece_].size()) {
        std::string().swap(pieces_[piece_++]);
        at_ = 0;
    }
    unpacker in(pieces_[piece_], at_);
    row_draft out = unpack(in, mark);
    taken_line_ = below(taken_line_, out.line);
    out.line = taken_line_;
    at_ = in.at();
    --left_;
    return out;
}

std::vector<std::string_view> draft_store::names(std::uint8_t mark) const {
    std::vector<std::string_view> out;
    for (const std::string& piece : pieces_) {
        for (unpacker in(piece, 0); in.at() < piece.size();) {
            unpacker first = in;
            const bool wanted = first.byte() == mark;
            if (wanted) out.push_back(first.text());
            std::uint8_t unused = 0;
            static_cast<void>(unpack(in, unused));
        }
    }
    return out;
}

}  // namespace renaksi::recognise
