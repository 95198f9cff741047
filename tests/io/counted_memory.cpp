#include "counted_memory.hpp"

#if RENAKSI_MEASURES_MEMORY

#include <malloc.h>

#include <atomic>
#include <cerrno>
#include <cstddef>

// What glibc's own functions are called beside those that a program may replace. The names are its own.
// NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp,readability-identifier-naming)
extern "C" {
void* __libc_malloc(std::size_t) noexcept;
void* __libc_calloc(std::size_t, std::size_t) noexcept;
void* __libc_realloc(void*, std::size_t) noexcept;
void* __libc_memalign(std::size_t, std::size_t) noexcept;
void __libc_free(void*) noexcept;
}

namespace {

std::atomic<std::size_t> held{0};
std::atomic<std::size_t> most_held{0};

void* count_in(void* memory) noexcept {
    if (memory == nullptr) return memory;
    const std::size_t now = held += malloc_usable_size(memory);
    if (now > most_held) most_held = now;
    return memory;
}

void count_out(void* memory) noexcept {
    if (memory != nullptr) held -= malloc_usable_size(memory);
}

}  // namespace

extern "C" {

void* malloc(std::size_t size) noexcept { return count_in(__libc_malloc(size)); }
void* calloc(std::size_t count, std::size_t size) noexcept { return count_in(__libc_calloc(count, size)); }
void* memalign(std::size_t alignment, std::size_t size) noexcept { return count_in(__libc_memalign(alignment, size)); }
void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept { return count_in(__libc_memalign(alignment, size)); }
int posix_memalign(void** memory, std::size_t alignment, std::size_t size) noexcept {
    *memory = count_in(__libc_memalign(alignment, size));
    return *memory == nullptr ? ENOMEM : 0;
}
void* realloc(void* memory, std::size_t size) noexcept {
    const std::size_t before = memory == nullptr ? 0 : malloc_usable_size(memory);
    void* const out = __libc_realloc(memory, size);
    if (out != nullptr || size == 0) held -= before;
    return count_in(out);
}
void free(void* memory) noexcept {
    count_out(memory);
    __libc_free(memory);
}
}
// NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp,readability-identifier-naming)

namespace renaksi::test {

std::size_t bytes_held() noexcept { return held; }
std::size_t most_bytes_held() noexcept { return most_held; }
void forget_most_held() noexcept { most_held = held.load(); }

}  // namespace renaksi::test

#endif
