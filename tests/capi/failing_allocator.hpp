/// \file
/// Memory that runs out on demand: the test program's operator new, which a shared library uses as well, can be told to fail once.
#pragma once

#include <cstdint>

namespace capi_test {

/// Blocks that operator new gave and operator delete has not got back.
[[nodiscard]] std::int64_t live_allocations() noexcept;

/// While one exists, allocation number `at` (from 1) of the thread that made it fails; others succeed.
class failing_allocation {
public:
    explicit failing_allocation(std::int64_t at) noexcept;
    failing_allocation(const failing_allocation&) = delete;
    failing_allocation& operator=(const failing_allocation&) = delete;
    ~failing_allocation();

    [[nodiscard]] static bool has_failed() noexcept;
    /// The one that failed was asked for without exceptions: its caller may go on without it.
    [[nodiscard]] static bool was_optional() noexcept;
};

}  // namespace capi_test
