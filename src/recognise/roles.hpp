// Which column holds what. The data decides; a header only hints, since its labels may be scrambled or stand beside their columns.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "recognise/cells.hpp"
#include "recognise/sections.hpp"
#include "renaksi/plan/plan_column.hpp"

namespace renaksi::recognise {

enum class role : std::uint8_t {
    none,
    no,
    kode,
    sasaran,
    indikator,
    satuan,
    nama,
    penanggung_jawab,
    target,
    money,
    level,  ///< words such as `Program` and `Sub Kegiatan` that name the level of each row
};

struct column_role {
    role what = role::none;
    plan_column part = plan_column::year;  ///< of targets and money
};

class column_roles {
public:
    explicit column_roles(std::size_t width) : roles_(width), settled_(width, false) {}

    [[nodiscard]] std::size_t width() const noexcept { return roles_.size(); }
    [[nodiscard]] column_role at(std::size_t column) const noexcept { return column < roles_.size() ? roles_[column] : column_role{}; }
    [[nodiscard]] bool is_free(std::size_t column) const noexcept { return !settled_[column]; }
    /// True for a column that was given the role `none`: what it holds is accounted for elsewhere.
    [[nodiscard]] bool is_set_aside(std::size_t column) const noexcept {
        return column < roles_.size() && settled_[column] && roles_[column].what == role::none;
    }
    void assign(std::size_t column, role what, plan_column part = plan_column::year) {
        roles_[column] = column_role{what, part};
        settled_[column] = true;
    }
    /// Takes a column's role back.
    void release(std::size_t column) {
        roles_[column] = column_role{};
        settled_[column] = false;
    }
    /// The column of a role, where the document has one. O(width).
    [[nodiscard]] std::optional<std::size_t> find(role what, plan_column part = plan_column::year) const noexcept;
    /// True where some column has the role, for the year or for a triwulan. O(width).
    [[nodiscard]] bool has(role what) const noexcept;

private:
    std::vector<column_role> roles_;
    std::vector<bool> settled_;
};

/// Roles by column where something else than their content settled them; `none` for a column to be left out.
using known_roles = std::vector<std::optional<column_role>>;

/// Known roles are taken as they are, and a role that is known is given to no other column.
[[nodiscard]] column_roles find_roles(const classified_grid& cells, const sections& parts, const known_roles& known = {});

}  // namespace renaksi::recognise
