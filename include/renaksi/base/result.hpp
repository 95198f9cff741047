/// \file
/// `result<T>`: a value or an error. The library reports every failure of a public function this way and throws nothing of its own;
/// only `std::bad_alloc` may pass through.
///
/// Contract: `*r`, `r->` and `r.value()` need `r` to hold a value, `r.error()` needs it to hold an error; both are asserted.
#pragma once

#include <cassert>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include "renaksi/base/error.hpp"

namespace renaksi {

template <typename T>
class [[nodiscard]] result {
    static_assert(!std::is_reference_v<T> && !std::is_same_v<std::remove_cv_t<T>, renaksi::error>);

public:
    using value_type = T;

    result(T value) : content_(std::in_place_index<0>, std::move(value)) {}                   // NOLINT(google-explicit-constructor)
    result(renaksi::error failure) : content_(std::in_place_index<1>, std::move(failure)) {}  // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool has_value() const noexcept { return content_.index() == 0; }
    [[nodiscard]] explicit operator bool() const noexcept { return has_value(); }

    [[nodiscard]] T& value() & noexcept {
        assert(has_value());
        return *std::get_if<0>(&content_);
    }
    [[nodiscard]] const T& value() const& noexcept {
        assert(has_value());
        return *std::get_if<0>(&content_);
    }
    [[nodiscard]] T&& value() && noexcept {
        assert(has_value());
        return std::move(*std::get_if<0>(&content_));
    }
    [[nodiscard]] T& operator*() & noexcept { return value(); }
    [[nodiscard]] const T& operator*() const& noexcept { return value(); }
    [[nodiscard]] T&& operator*() && noexcept { return std::move(*this).value(); }
    [[nodiscard]] T* operator->() noexcept { return &value(); }
    [[nodiscard]] const T* operator->() const noexcept { return &value(); }

    [[nodiscard]] const renaksi::error& error() const& noexcept {
        assert(!has_value());
        return *std::get_if<1>(&content_);
    }
    [[nodiscard]] renaksi::error&& error() && noexcept {
        assert(!has_value());
        return std::move(*std::get_if<1>(&content_));
    }

    [[nodiscard]] T value_or(T fallback) const& { return has_value() ? value() : std::move(fallback); }

private:
    std::variant<T, renaksi::error> content_;
};

/// Shorthand for the common failure inside one text.
[[nodiscard]] inline error make_error(errc code, std::string detail = {}, std::int64_t column = 0) {
    return error{code, std::move(detail), place{{}, 0, column}};
}

}  // namespace renaksi
