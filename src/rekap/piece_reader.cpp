#include "rekap/piece_reader.hpp"

#include <algorithm>
#include <cstring>
#include <span>
#include <string>
#include <utility>

namespace renaksi::rekap_detail {

namespace {

/// Line ends that are looked at for one behind which a row reads well.
constexpr std::size_t most_guesses = 256;

/// Bytes whose rows are handed over together.
constexpr std::size_t bytes_at_once = std::size_t{1} << 18U;

}  // namespace

std::size_t piece_reader::stop() const noexcept {
    return which_.end <= at_ ? 0 : static_cast<std::size_t>(std::min<std::uint64_t>(which_.end - at_, size_));
}

error piece_reader::failure(errc code, std::string detail) const {
    return error{code, std::move(detail), place{from_.name(), which_.begin == 0 ? static_cast<std::int64_t>(line_) : 0, 0}};
}

/// Fills what is free of the block.
piece_reader::failing piece_reader::fill() {
    if (bytes_.empty()) bytes_.resize(block_bytes + 2 * flat_scanner::padding);
    char* const first = bytes_.data() + flat_scanner::padding;
    const std::size_t room = bytes_.size() - 2 * flat_scanner::padding - size_;
    if (room == 0 || is_last_) return std::nullopt;
    const result<std::size_t> got = from_.read(at_ + size_, first + size_, room);
    if (!got) return got.error();
    size_ += *got;
    is_last_ = *got < room;
    return std::nullopt;
}

/// For a block that holds no whole row: more room, and what comes next.
piece_reader::failing piece_reader::fill_or_grow() {
    const std::size_t room = bytes_.size() - 2 * flat_scanner::padding;
    if (size_ == room) {
        if (room >= longest_row) {
            return failure(errc::limit_exceeded,
                           "a row, or a text between quotes, that does not end within " + std::to_string(longest_row) + " bytes");
        }
        bytes_.resize(2 * room + 2 * flat_scanner::padding);
    }
    return fill();
}

/// What was read goes; the rest moves to the front.
void piece_reader::drop(std::size_t count) noexcept {
    char* const first = bytes_.data() + flat_scanner::padding;
    std::memmove(first, first + count, size_ - count);
    size_ -= count;
    at_ += count;
}

/// The header, which stands at the beginning of the input also for a piece that begins further down.
piece_reader::failing piece_reader::read_header() {
    if (auto why = fill()) return why;
    result<flat_header> header = read_flat_header(block(), is_last_);
    if (!header) {
        error why = std::move(header).error();
        why.where.file = from_.name();
        return why;
    }
    header_ = *std::move(header);
    scanner_.emplace(header_);
    return std::nullopt;
}

/// The byte of the block at which the first row of the piece begins: behind a line end, of which the one is taken behind which a row reads
/// without an error. Nothing where no line ends in the block.
std::optional<std::size_t> piece_reader::first_row_in_block() {
    std::optional<std::size_t> first;
    std::size_t at = 0;
    for (std::size_t guess = 0; guess < most_guesses; ++guess) {
        const void* const end = std::memchr(block().data() + at, '\n', size_ - at);
        if (end == nullptr) break;
        at = static_cast<std::size_t>(static_cast<const char*>(end) - block().data()) + 1;
        if (!first) first = at;
        batch_.clear();
        scanner_->scan(block().substr(at), 1, is_last_, 1, batch_);
        if (batch_.errors.empty()) return at;
    }
    return first;
}

piece_reader::failing piece_reader::find_first_row() {
    // The byte before the piece may be the line end.
    at_ = which_.begin - 1;
    size_ = 0;
    is_last_ = false;
    if (auto why = fill()) return why;
    for (;;) {
        if (const auto first = first_row_in_block()) {
            drop(*first);
            return std::nullopt;
        }
        if (is_last_) {
            drop(size_);
            return std::nullopt;
        }
        if (auto why = fill_or_grow()) return why;
    }
}

void piece_reader::hand_over() {
    for (std::size_t i = 0; i < batch_.offices.size(); ++i) {
        const std::size_t first = batch_.offices[i].row;
        const std::size_t behind = i + 1 < batch_.offices.size() ? batch_.offices[i + 1].row : batch_.rows.size();
        const std::span<rekap_row> rows(batch_.rows.data() + first, behind - first);
        if (i + 1 < batch_.offices.size()) {
            into_.add_office(batch_.offices[i].opd, rows);
        } else {
            into_.begin_office(batch_.offices[i].opd);
            into_.add_rows(rows);
        }
    }
    for (flat_error& one : batch_.errors) into_.add_error({one.code, one.line, one.column, std::move(one.detail)});
}

/// Reads the rows of the block, a stretch at a time: what is made of one is handed over while it is in a near cache. Returns the bytes
/// read.
std::size_t piece_reader::read_block() {
    std::size_t taken = 0;
    while (taken < stop()) {
        batch_.clear();
        scanner_->scan(block().substr(taken), std::min(stop() - taken, bytes_at_once), is_last_, line_, batch_);
        if (batch_.bytes == 0) break;
        hand_over();
        taken += batch_.bytes;
        line_ += batch_.lines;
    }
    return taken;
}

piece_reader::failing piece_reader::read_rows(const block_done& done) {
    while (at_ < which_.end) {
        const std::size_t taken = read_block();
        drop(taken);
        done(taken);
        if (at_ >= which_.end || (is_last_ && (size_ == 0 || taken == 0))) break;
        if (auto why = taken == 0 ? fill_or_grow() : fill()) return why;
    }
    return std::nullopt;
}

result<piece_bounds> piece_reader::read(const block_done& done) {
    if (auto why = read_header()) return *std::move(why);
    if (which_.begin == 0) {
        line_ = header_.lines + 1;
        drop(header_.bytes);
    } else if (auto why = find_first_row()) {
        return *std::move(why);
    }
    const bool is_first = which_.begin == 0;
    const piece_bounds began{is_first ? 0 : at_, at_};
    into_.begin_source(from_.name(), began.begin, !is_first);
    if (auto why = read_rows(done)) return *std::move(why);
    // A piece that was to end before the input does leaves its end to the next one, even where its last row is the input's.
    const bool is_behind_all = from_.size() ? at_ >= *from_.size() : is_last_ && size_ == 0;
    into_.end_source(at_, line_ - 1, !is_behind_all || which_.end < at_);
    return piece_bounds{began.begin, at_};
}

}  // namespace renaksi::rekap_detail
