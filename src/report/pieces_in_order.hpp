/// \file
/// CSV that several threads make, a piece each at a time, and one hands on in order: the same bytes on any number of threads.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

#include "report/csv_text.hpp"

namespace renaksi::report {

class pieces_in_order {
public:
    /// `count` pieces, of which `at_once` are made and not handed on at most.
    pieces_in_order(std::size_t count, std::size_t at_once) : count_(count), slots_(at_once) {}

    /// Makes pieces until none is left to make or `end` was called.
    template <typename Make>
    void help(Make& make) noexcept {
        std::unique_lock<std::mutex> alone(mutex_);
        try {
            for (;;) {
                changed_.wait(alone, [this] { return is_over_ || taken_ == count_ || may_make(); });
                if (is_over_ || taken_ == count_) return;
                make_one(make, alone);
            }
        } catch (...) {
            if (!alone.owns_lock()) alone.lock();
            thrown_ = std::current_exception();
            is_over_ = true;
            changed_.notify_all();
        }
    }

    /// Hands on every piece, and makes some while the next one is not there. Throws what `make` and `write` throw, here or in `help`.
    template <typename Make, typename Write>
    void hand_on(Make& make, const Write& write) {
        std::unique_lock<std::mutex> alone(mutex_);
        while (handed_on_ < count_) {
            slot& next = slots_[handed_on_ % slots_.size()];
            while (!next.is_made && !is_over_) {
                if (may_make()) {
                    make_one(make, alone);
                } else {
                    changed_.wait(alone);
                }
            }
            if (is_over_) break;
            alone.unlock();
            write(next.text.written());
            next.text.clear();
            alone.lock();
            next.is_made = false;
            ++handed_on_;
            changed_.notify_all();
        }
        if (thrown_) std::rethrow_exception(thrown_);
    }

    /// Those who help stop after the piece that they are making.
    void end() noexcept {
        const std::lock_guard<std::mutex> alone(mutex_);
        is_over_ = true;
        changed_.notify_all();
    }

private:
    struct slot {
        csv_writer text;
        bool is_made = false;
    };

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
    bool is_over_ = false;
    std::exception_ptr thrown_;
    std::mutex mutex_;
    std::condition_variable changed_;
};

/// Makes `count` pieces on `threads` threads, this one among them, and calls `write` with each in order, on this thread. `make(piece, out)`
/// writes one to the empty `out`; every thread has a copy of it. Throws what they throw, when no thread is left. Memory: four pieces a
/// thread.
template <typename Make, typename Write>
void write_in_order(std::size_t count, std::size_t threads, const Make& make, const Write& write) {
    pieces_in_order pieces(count, 4 * std::max<std::size_t>(threads, 1));
    struct helpers {
        pieces_in_order& pieces;
        std::vector<std::thread> threads;
        ~helpers() {
            pieces.end();
            for (std::thread& one : threads) one.join();
        }
    };
    helpers others{pieces, {}};
    others.threads.reserve(threads);  // a thread that runs must not be lost to a lack of memory
    try {
        while (others.threads.size() + 1 < threads) {
            others.threads.emplace_back([&pieces, own = make]() mutable noexcept { pieces.help(own); });
        }
    } catch (const std::system_error&) {
        // Fewer threads than asked for write the same.
    }
    Make own = make;
    pieces.hand_on(own, write);
}

}  // namespace renaksi::report
