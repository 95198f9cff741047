/// \file
/// CSV that several threads make, a piece each at a time, and one hands on in order: the same bytes on any number of threads.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <vector>

#include "io/threads.hpp"
#include "report/csv_text.hpp"

namespace renaksi::report {

class pieces_in_order {
public:
    /// `count` pieces, of which `at_once` are made and not handed on at most.
    pieces_in_order(std::size_t count, std::size_t at_once) : count_(count), slots_(at_once) {}

    /// Makes pieces until none is left to make.
    template <typename Make>
    void help(const Make& make) noexcept {
        guarded([&](std::unique_lock<std::mutex>& alone) {
            Make own = make;
            for (;;) {
                changed_.wait(alone, [this] { return thrown_ != nullptr || taken_ == count_ || may_make(); });
                if (thrown_ != nullptr || taken_ == count_) return;
                make_one(own, alone);
            }
        });
    }

    /// Hands on every piece, and makes some while the next one is not there.
    template <typename Make, typename Write>
    void hand_on(const Make& make, const Write& write) noexcept {
        guarded([&](std::unique_lock<std::mutex>& alone) {
            Make own = make;
            while (handed_on_ < count_ && get_next(own, alone)) {
                slot& next = next_slot();
                alone.unlock();
                write(next.text.written());
                next.text.clear();
                alone.lock();
                next.is_made = false;
                ++handed_on_;
                changed_.notify_all();
            }
        });
    }

    /// What one of them threw, after which the others stopped; nothing where all is handed on.
    [[nodiscard]] const std::exception_ptr& thrown() const noexcept { return thrown_; }

private:
    struct slot {
        csv_writer text;
        bool is_made = false;
    };

    template <typename Work>
    void guarded(const Work& work) noexcept {
        std::unique_lock<std::mutex> alone(mutex_);
        try {
            work(alone);
        } catch (...) {
            if (!alone.owns_lock()) alone.lock();
            if (thrown_ == nullptr) thrown_ = std::current_exception();
            changed_.notify_all();
        }
    }

    [[nodiscard]] slot& next_slot() noexcept { return slots_[handed_on_ % slots_.size()]; }
    /// Whether the piece that is to be handed on next is made; not where something was thrown. Makes others until then.
    template <typename Make>
    [[nodiscard]] bool get_next(Make& make, std::unique_lock<std::mutex>& alone) {
        while (!next_slot().is_made && thrown_ == nullptr) {
            if (may_make()) {
                make_one(make, alone);
            } else {
                changed_.wait(alone);
            }
        }
        return thrown_ == nullptr;
    }

    [[nodiscard]] bool may_make() const noexcept { return taken_ < count_ && taken_ < handed_on_ + slots_.size(); }

    template <typename Make>
    void make_one(Make& make, std::unique_lock<std::mutex>& alone) {
        const std::size_t piece = taken_++;
        slot& to = slots_[piece % slots_.size()];
        alone.unlock();
        make(piece, to.text);
        alone.lock();
        to.is_made = true;
        changed_.notify_all();
    }

    const std::size_t count_;
    std::vector<slot> slots_;  ///< of piece `i` the one at `i` modulo their number
    std::size_t taken_ = 0;    ///< pieces that are made or being made
    std::size_t handed_on_ = 0;
    std::exception_ptr thrown_;
    std::mutex mutex_;
    std::condition_variable changed_;
};

/// Makes `count` pieces on `threads` threads, this one among them, and calls `write` with each in order, on this thread. `make(piece, out)`
/// writes one to the empty `out`; every thread has a copy of it. Throws what they throw, when all have ended. Memory: four pieces a
/// thread.
template <typename Make, typename Write>
void write_in_order(std::size_t count, std::size_t threads, const Make& make, const Write& write) {
    pieces_in_order pieces(count, 4 * std::max<std::size_t>(threads, 1));
    io::on_threads(threads, [&](std::size_t i) noexcept {
        if (i == 0) {
            pieces.hand_on(make, write);
        } else {
            pieces.help(make);
        }
    });
    if (pieces.thrown() != nullptr) std::rethrow_exception(pieces.thrown());
}

}  // namespace renaksi::report
