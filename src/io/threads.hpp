/// \file
/// Work that several threads share: how many, and their beginning and end.
#pragma once

#include <algorithm>
#include <cstddef>
#include <new>
#include <system_error>
#include <thread>
#include <vector>

namespace renaksi::io {

/// So many threads as were asked for; of 0, as many as the machine has.
[[nodiscard]] inline std::size_t thread_count(unsigned asked) noexcept {
    return asked != 0 ? asked : std::max(1U, std::thread::hardware_concurrency());
}

/// Calls `work(i)` for 0 and each `i` below `threads`, 0 on this thread and each other on one of its own, and returns when all have. Where
/// the system has no more threads fewer are started, so that work has to be shared by those that there are. `work` throws nothing.
template <typename Work>
void on_threads(std::size_t threads, const Work& work) {
    static_assert(noexcept(work(std::size_t{0})), "a thread's exception would end the process");
    std::vector<std::thread> others;
    others.reserve(threads);  // a thread that runs must not be lost to a lack of memory
    try {
        for (std::size_t i = 1; i < threads; ++i) others.emplace_back([&work, i]() noexcept { work(i); });
    } catch (const std::system_error&) {
        // Those that there are do it all.
    } catch (const std::bad_alloc&) {
        // As above.
    }
    work(0);
    for (std::thread& one : others) one.join();
}

}  // namespace renaksi::io
