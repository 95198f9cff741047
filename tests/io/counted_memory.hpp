// Counts what a program holds: exact where the size of a process, which grows by pages and keeps what was freed, is not.
#pragma once

#include <cstddef>

// A sanitizer's own memory is several times the program's; the counting is glibc's.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define RENAKSI_MEASURES_MEMORY 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define RENAKSI_MEASURES_MEMORY 0
#endif
#endif
#if !defined(RENAKSI_MEASURES_MEMORY) && defined(__GLIBC__)
#define RENAKSI_MEASURES_MEMORY 1
#endif
#if !defined(RENAKSI_MEASURES_MEMORY)
#define RENAKSI_MEASURES_MEMORY 0
#endif

#if RENAKSI_MEASURES_MEMORY

namespace renaksi::test {

/// Bytes allocated and not freed, of the whole program.
[[nodiscard]] std::size_t bytes_held() noexcept;
/// The most that were held at once since `forget_most_held`.
[[nodiscard]] std::size_t most_bytes_held() noexcept;
void forget_most_held() noexcept;

/// By how much what is held grew at most while `work` was done.
template <typename Work>
[[nodiscard]] std::size_t most_held_by(Work work) {
    const std::size_t before = bytes_held();
    forget_most_held();
    work();
    return most_bytes_held() - before;
}

}  // namespace renaksi::test

#endif
