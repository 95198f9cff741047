#include "failing_allocator.hpp"

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::int64_t> live{0};
thread_local std::int64_t countdown = 0;  // 0: nothing fails
thread_local bool failed = false;
thread_local bool optional = false;

bool must_fail(bool is_optional) noexcept {
    if (countdown == 0 || --countdown > 0) return false;
    failed = true;
    optional = is_optional;
    return true;
}

void* allocate(std::size_t size, std::size_t alignment, bool is_optional) noexcept {
    if (must_fail(is_optional)) return nullptr;
    const std::size_t wanted = size == 0 ? 1 : size;
    // aligned_alloc wants a multiple of the alignment.
    void* const memory = alignment <= alignof(std::max_align_t)
                             ? std::malloc(wanted)
                             : std::aligned_alloc(alignment, (wanted + alignment - 1) / alignment * alignment);
    if (memory != nullptr) live.fetch_add(1, std::memory_order_relaxed);
    return memory;
}

void* allocate_or_throw(std::size_t size, std::size_t alignment) {
    void* const memory = allocate(size, alignment, false);
    if (memory == nullptr) throw std::bad_alloc();
    return memory;
}

void deallocate(void* memory) noexcept {
    if (memory == nullptr) return;
    live.fetch_sub(1, std::memory_order_relaxed);
    std::free(memory);
}

}  // namespace

namespace capi_test {

std::int64_t live_allocations() noexcept { return live.load(std::memory_order_relaxed); }

failing_allocation::failing_allocation(std::int64_t at) noexcept {
    countdown = at;
    failed = false;
    optional = false;
}
failing_allocation::~failing_allocation() { countdown = 0; }
bool failing_allocation::has_failed() noexcept { return failed; }
bool failing_allocation::was_optional() noexcept { return optional; }

}  // namespace capi_test

void* operator new(std::size_t size) { return allocate_or_throw(size, 1); }
void* operator new[](std::size_t size) { return allocate_or_throw(size, 1); }
void* operator new(std::size_t size, std::align_val_t alignment) { return allocate_or_throw(size, static_cast<std::size_t>(alignment)); }
void* operator new[](std::size_t size, std::align_val_t alignment) { return allocate_or_throw(size, static_cast<std::size_t>(alignment)); }
void* operator new(std::size_t size, const std::nothrow_t& /*tag*/) noexcept { return allocate(size, 1, true); }
void* operator new[](std::size_t size, const std::nothrow_t& /*tag*/) noexcept { return allocate(size, 1, true); }
void* operator new(std::size_t size, std::align_val_t alignment, const std::nothrow_t& /*tag*/) noexcept {
    return allocate(size, static_cast<std::size_t>(alignment), true);
}
void* operator new[](std::size_t size, std::align_val_t alignment, const std::nothrow_t& /*tag*/) noexcept {
    return allocate(size, static_cast<std::size_t>(alignment), true);
}
void operator delete(void* memory) noexcept { deallocate(memory); }
void operator delete[](void* memory) noexcept { deallocate(memory); }
void operator delete(void* memory, std::size_t /*size*/) noexcept { deallocate(memory); }
void operator delete[](void* memory, std::size_t /*size*/) noexcept { deallocate(memory); }
void operator delete(void* memory, std::align_val_t /*alignment*/) noexcept { deallocate(memory); }
void operator delete[](void* memory, std::align_val_t /*alignment*/) noexcept { deallocate(memory); }
void operator delete(void* memory, std::size_t /*size*/, std::align_val_t /*alignment*/) noexcept { deallocate(memory); }
void operator delete[](void* memory, std::size_t /*size*/, std::align_val_t /*alignment*/) noexcept { deallocate(memory); }
