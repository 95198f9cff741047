/// \file
/// `result<T>`: a value or an error. The library reports every failure of a public function this way and throws nothing of its own;
/// only `std::bad_alloc` may pass through.
///
/// Contract: `*r`, `r->` and `r.value()` need `r` to hold a value, `r.error()` needs it to hold an error; both are asserted.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "renaksi/base/error.hpp"

namespace renaksi {

template <typename T>
class [[nodiscard]] result {
    static_assert(!std::is_reference_v<T> && !std::is_same_v<std::remove_cv_t<T>, renaksi::error>);

public:
    using value_type = T;

    result(T value) : value_(std::move(value)) {}                   // NOLINT(google-explicit-constructor)
    result(renaksi::error failure) : error_(std::move(failure)) {}  // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool has_value() const noexcept { return value_.has_value(); }
    [[nodiscard]] explicit operator bool() const noexcept { return has_value(); }

    [[nodiscard]] T& value() & noexcept {
        assert(has_value());
        return *value_;
    }
    [[nodiscard]] const T& value() const& noexcept {
        assert(has_value());
        return *value_;
    }
    [[nodiscard]] T&& value() && noexcept {
        assert(has_value());
        return *std::move(value_);
    }
    [[nodiscard]] T& operator*() & noexcept { return value(); }
    [[nodiscard]] const T& operator*() const& noexcept { return value(); }
    [[nodiscard]] T&& operator*() && noexcept { return std::move(*this).value(); }
    [[nodiscard]] T* operator->() noexcept { return &value(); }
    [[nodiscard]] const T* operator->() const noexcept { return &value(); }

    [[nodiscard]] const renaksi::error& error() const& noexcept {
        assert(!has_value());
        return error_;
    }
    [[nodiscard]] renaksi::error&& error() && noexcept {
        assert(!has_value());
        return std::move(error_);
    }

    [[nodiscard]] T value_or(T fallback) const& { return has_value() ? value() : std::move(fallback); }

private:
    std::optional<T> value_;
    renaksi::error error_;  ///< empty, and free of allocations, while there is a value
};

/// Shorthand for the common failure inside one text.
[[nodiscard]] inline error make_error(errc code, std::string detail = {}, std::int64_t column = 0) {
    return error{code, std::move(detail), place{{}, 0, column}};
}

}  // namespace renaksi
