/// \file
/// Functions whose memory runs out at every point: NO_MEMORY, nothing written, nothing leaked.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "failing_allocator.hpp"
#include "support.hpp"
#include "support/catch.hpp"

namespace capi_test {

/// Calls `attempt` with allocation 1, 2, ... failing until it succeeds without one. It returns the status and must give back what it got;
/// `check` looks at what must be unchanged. Returns how many allocations a success takes.
template <typename Attempt, typename Check>
[[nodiscard]] std::int64_t starve(Attempt attempt, Check check) {
    constexpr std::int64_t far_too_many = 200'000;
    renaksi_error error = dirty_error();
    static_cast<void>(attempt(&error));  // what is made once and kept is made now
    for (std::int64_t at = 1; at < far_too_many; ++at) {
        error = dirty_error();
        const std::int64_t before = live_allocations();
        renaksi_status status = RENAKSI_OK;
        bool failed = false;
        bool optional = false;
        {
            const failing_allocation hunger(at);
            status = attempt(&error);
            failed = failing_allocation::has_failed();
            optional = failing_allocation::was_optional();
        }
        const std::int64_t after = live_allocations();
        if (!failed) {
            CHECK(status == RENAKSI_OK);
            return at - 1;
        }
        INFO("allocation " << at);
        if (status != RENAKSI_NO_MEMORY && !(optional && status == RENAKSI_OK)) {
            CHECK(status == RENAKSI_NO_MEMORY);
            return -1;
        }
        if (status == RENAKSI_NO_MEMORY && (error.code != RENAKSI_NO_MEMORY || std::string(error.message).empty())) {
            FAIL("the error does not say what happened");
        }
        if (after != before) {
            CHECK(after == before);
            return -1;
        }
        check();
    }
    return -1;
}

/// For a function that gives a handle through its last pointer but one.
template <typename Handle, typename Call, typename Release>
[[nodiscard]] std::int64_t starve_handle(Call call, Release release) {
    Handle* out = nullptr;
    return starve(
        [&](renaksi_error* error) {
            out = poison<Handle>();
            const renaksi_status status = call(&out, error);
            if (status == RENAKSI_OK) {
                release(out);
                out = poison<Handle>();
            }
            return status;
        },
        [&] {
            if (out != poison<Handle>()) FAIL("a failing call wrote a handle");
        });
}

inline void check_allocations(std::int64_t allocations, std::int64_t least) {
    INFO("allocations of a success: " << allocations);
    CHECK(allocations >= least);
}

template <typename Make>
void starve_table(std::string_view what, Make make) {
    INFO(what);
    check_allocations(starve_handle<renaksi_table>(make, renaksi_table_release), 3);
}

}  // namespace capi_test
