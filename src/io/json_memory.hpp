// The memory that the tree of a JSON text may take: a text of single figures has a tree of thirty times its bytes.
#pragma once

#include <boost/json.hpp>
#include <cstddef>
#include <new>

namespace renaksi::io {

class json_memory final : public boost::json::memory_resource {
public:
    /// What `allocate` throws where it would hold more than it may.
    struct used_up : std::bad_alloc {};

    explicit json_memory(std::size_t most_bytes) noexcept : most_bytes_(most_bytes), left_bytes_(most_bytes) {}

    [[nodiscard]] std::size_t most_bytes() const noexcept { return most_bytes_; }

private:
    // Nothing of Boost.JSON is aligned to more than `new` aligns to, and what it takes with one alignment it may give back with another.
    void* do_allocate(std::size_t bytes, std::size_t /*alignment*/) override {
        if (bytes > left_bytes_) throw used_up();
        void* const out = ::operator new(bytes);
        left_bytes_ -= bytes;
        return out;
    }
    void do_deallocate(void* memory, std::size_t bytes, std::size_t /*alignment*/) override {
        ::operator delete(memory);
        left_bytes_ += bytes;
    }
    [[nodiscard]] bool do_is_equal(const boost::json::memory_resource& other) const noexcept override { return this == &other; }

    std::size_t most_bytes_;
    std::size_t left_bytes_;
};

}  // namespace renaksi::io
