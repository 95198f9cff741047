/// \file
/// An Arrow stream made by hand, out of batches as `arrow_source` makes them. It counts what it gave out and what was released, and fails
/// where it is told to.
#pragma once

#include <deque>
#include <string>

#include "arrow_source.hpp"
#include "renaksi.h"

namespace capi_test {

class arrow_stream {
public:
    arrow_stream() {
        stream.get_schema = [](ArrowArrayStream* of, ArrowSchema* out) { return self(of).give_schema(*out); };
        stream.get_next = [](ArrowArrayStream* of, ArrowArray* out) { return self(of).give_batch(*out); };
        stream.get_last_error = [](ArrowArrayStream* of) {
            const std::string& reason = self(of).why;
            return reason.empty() ? nullptr : reason.c_str();
        };
        stream.release = [](ArrowArrayStream* released) {
            ++self(released).releases;
            released->release = nullptr;
        };
        stream.private_data = this;
    }
    arrow_stream(const arrow_stream&) = delete;
    arrow_stream& operator=(const arrow_stream&) = delete;
    ~arrow_stream() = default;

    /// A batch behind those already there; the first one's schema is the stream's.
    [[nodiscard]] arrow_source& add(std::int64_t rows) { return batches_.emplace_back(rows); }
    /// To be read once more.
    void rewind() {
        next_ = 0;
        releases = 0;
        stream.release = [](ArrowArrayStream* released) {
            ++self(released).releases;
            released->release = nullptr;
        };
    }
    /// All that was given out came back, the stream itself once.
    [[nodiscard]] bool is_released() const { return live_ == 0 && releases == 1 && stream.release == nullptr; }

    ArrowArrayStream stream{};
    int releases = 0;
    int fail_schema = 0;  ///< what get_schema says
    int fail_batch = 0;   ///< what get_next says behind the last batch
    std::string why;

private:
    [[nodiscard]] static arrow_stream& self(ArrowArrayStream* of) { return *static_cast<arrow_stream*>(of->private_data); }

    template <typename Struct>
    void give(const Struct& from, Struct& out) {
        out = from;
        out.private_data = this;
        out.release = [](Struct* released) {
            --static_cast<arrow_stream*>(released->private_data)->live_;
            released->release = nullptr;
        };
        ++live_;
    }
    int give_schema(ArrowSchema& out) {
        if (fail_schema == 0) give(batches_.front().schema, out);
        return fail_schema;
    }
    int give_batch(ArrowArray& out) {
        if (next_ < batches_.size()) {
            give(batches_[next_++].array, out);
            return 0;
        }
        if (fail_batch == 0) out = ArrowArray{};
        return fail_batch;
    }

    std::deque<arrow_source> batches_;
    std::size_t next_ = 0;
    int live_ = 0;
};

}  // namespace capi_test
