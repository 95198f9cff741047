// Tables by the Arrow C data interface, without copying: every exported array holds an owner of the memory that it shows.
#include <array>
#include <string>

#include "handles.hpp"
#include "renaksi.h"

using namespace renaksi::capi;
using renaksi::column_type;
using renaksi::table_column;

namespace {

[[nodiscard]] const char* format_of(column_type type) noexcept {
    switch (type) {
        case column_type::int64:
        case column_type::money:
            return "l";
        case column_type::int32:
            return "i";
        case column_type::uint8:
            return "C";
        case column_type::text:
            return "u";
        case column_type::int64_list:
            return "+l";
    }
    return "";
}

/// Arrow's encoding of one pair: count, then length and bytes of key and value, in the machine's byte order.
[[nodiscard]] std::string metadata_of(column_type type) {
    std::string out;
    if (type != column_type::money) return out;
    const auto add_number = [&out](std::int32_t number) { out.append(reinterpret_cast<const char*>(&number), sizeof number); };
    add_number(1);
    for (const std::string_view word : {"unit", "sen"}) {
        add_number(static_cast<std::int32_t>(word.size()));
        out.append(word);
    }
    return out;
}

// ---- schemas --------------------------------------------------------------------------------------------------------------------

/// What an exported schema owns. A consumer may move children out, so each can be released alone.
struct schema_body {
    std::string name;
    std::string metadata;
    std::vector<std::unique_ptr<ArrowSchema>> children;
    std::vector<ArrowSchema*> pointers;

    ~schema_body() {
        for (const auto& child : children) {
            if (child->release != nullptr) child->release(child.get());
        }
    }
};

void release_schema(ArrowSchema* schema) {
    delete static_cast<schema_body*>(schema->private_data);
    schema->private_data = nullptr;
    schema->release = nullptr;
}

void seal(ArrowSchema& out, const char* format, std::unique_ptr<schema_body> body) {
    body->pointers.reserve(body->children.size());
    for (const auto& child : body->children) body->pointers.push_back(child.get());
    out = ArrowSchema{};
    out.format = format;
    out.name = body->name.c_str();
    out.metadata = body->metadata.empty() ? nullptr : body->metadata.data();
    out.flags = ARROW_FLAG_NULLABLE;
    out.n_children = static_cast<int64_t>(body->children.size());
    out.children = body->pointers.data();
    out.release = release_schema;
    out.private_data = body.release();
}

void add_child(schema_body& parent, std::string name, column_type type) {
    auto body = std::make_unique<schema_body>();
    body->name = std::move(name);
    body->metadata = metadata_of(type);
    if (type == column_type::int64_list) add_child(*body, "item", column_type::int64);
    parent.children.push_back(std::make_unique<ArrowSchema>());
    seal(*parent.children.back(), format_of(type), std::move(body));
}

void export_schema(const renaksi::table& from, ArrowSchema& out) {
    auto body = std::make_unique<schema_body>();
    for (std::size_t i = 0; i < from.columns(); ++i) add_child(*body, from.column(i).name, from.column(i).type);
    seal(out, "+s", std::move(body));
    out.flags = 0;
}

// ---- arrays ---------------------------------------------------------------------------------------------------------------------

struct array_body {
    std::shared_ptr<const void> owner;
    std::array<const void*, 3> buffers{};
    std::vector<std::unique_ptr<ArrowArray>> children;
    std::vector<ArrowArray*> pointers;

    ~array_body() {
        for (const auto& child : children) {
            if (child->release != nullptr) child->release(child.get());
        }
    }
};

void release_array(ArrowArray* array) {
    delete static_cast<array_body*>(array->private_data);
    array->private_data = nullptr;
    array->release = nullptr;
}

void seal(ArrowArray& out, std::int64_t length, std::int64_t null_count, std::int64_t n_buffers, std::unique_ptr<array_body> body) {
    body->pointers.reserve(body->children.size());
    for (const auto& child : body->children) body->pointers.push_back(child.get());
    out = ArrowArray{};
    out.length = length;
    out.null_count = null_count;
    out.n_buffers = n_buffers;
    out.n_children = static_cast<int64_t>(body->children.size());
    out.buffers = body->buffers.data();
    out.children = body->pointers.data();
    out.release = release_array;
    out.private_data = body.release();
}

/// Fills a child that its parent already owns: what fails later is released with the parent.
void export_column(const table_column& column, std::int64_t rows, ArrowArray& out) {
    auto body = std::make_unique<array_body>();
    body->owner = column.owner;
    body->buffers[0] = column.validity;
    std::int64_t n_buffers = 2;
    if (column.type == column_type::int64_list) {
        body->buffers[1] = column.offsets;
        auto items = std::make_unique<array_body>();
        items->owner = column.owner;
        items->buffers[1] = column.data;
        body->children.push_back(std::make_unique<ArrowArray>());
        seal(*body->children.back(), column.offsets[rows], 0, 2, std::move(items));
    } else if (column.type == column_type::text) {
        body->buffers[1] = column.offsets;
        body->buffers[2] = column.data;
        n_buffers = 3;
    } else {
        body->buffers[1] = column.data;
    }
    seal(out, rows, column.null_count, n_buffers, std::move(body));
}

void export_array(const renaksi::table& from, ArrowArray& out) {
    auto body = std::make_unique<array_body>();
    for (std::size_t i = 0; i < from.columns(); ++i) {
        body->children.push_back(std::make_unique<ArrowArray>());
        export_column(from.column(i), from.rows(), *body->children.back());
    }
    seal(out, from.rows(), 0, 1, std::move(body));
}

// ---- streams --------------------------------------------------------------------------------------------------------------------

struct stream_body {
    renaksi::table rows;
    bool given = false;
    const char* last_error = nullptr;
};

/// errno values as the stream interface wants them.
template <typename Body>
int stream_call(ArrowArrayStream* stream, Body body) noexcept {
    constexpr int out_of_memory = 12;
    auto& state = *static_cast<stream_body*>(stream->private_data);
    try {
        body(state);
        state.last_error = nullptr;
        return 0;
    } catch (...) {
        state.last_error = "out of memory";
        return out_of_memory;
    }
}

int stream_schema(ArrowArrayStream* stream, ArrowSchema* out) {
    return stream_call(stream, [out](stream_body& state) { export_schema(state.rows, *out); });
}

int stream_next(ArrowArrayStream* stream, ArrowArray* out) {
    return stream_call(stream, [out](stream_body& state) {
        if (state.given) {
            *out = ArrowArray{};  // released: the end of the stream
            return;
        }
        export_array(state.rows, *out);
        state.given = true;
    });
}

const char* stream_error(ArrowArrayStream* stream) { return static_cast<stream_body*>(stream->private_data)->last_error; }

void release_stream(ArrowArrayStream* stream) {
    delete static_cast<stream_body*>(stream->private_data);
    stream->private_data = nullptr;
    stream->release = nullptr;
}

}  // namespace

extern "C" {

renaksi_status renaksi_table_export(const renaksi_table* table, struct ArrowSchema* schema, struct ArrowArray* array,
                                    renaksi_error* error) {
    return guarded(error, [&] {
        if (table == nullptr) return invalid(error, "table must not be NULL");
        ArrowSchema made_schema{};
        if (schema != nullptr) export_schema(table->value, made_schema);
        if (array != nullptr) {
            try {
                ArrowArray made{};
                export_array(table->value, made);
                *array = made;
            } catch (...) {
                if (schema != nullptr) release_schema(&made_schema);
                throw;
            }
        }
        if (schema != nullptr) *schema = made_schema;
        return renaksi_status{RENAKSI_OK};
    });
}

renaksi_status renaksi_table_export_stream(const renaksi_table* table, struct ArrowArrayStream* stream, renaksi_error* error) {
    return guarded(error, [&] {
        if (table == nullptr || stream == nullptr) return invalid(error, "table and stream must not be NULL");
        auto body = std::make_unique<stream_body>(stream_body{table->value, false, nullptr});
        *stream = ArrowArrayStream{stream_schema, stream_next, stream_error, release_stream, body.get()};
        static_cast<void>(body.release());
        return renaksi_status{RENAKSI_OK};
    });
}

}  // extern "C"
