#include "report/mistake_links.hpp"

#include <algorithm>
#include <utility>

namespace renaksi::report {

namespace {

using row_mistake = std::pair<row_index, std::size_t>;  // position in the list of mistakes
using sum_mistake = std::pair<broken_sum, std::size_t>;

[[nodiscard]] broken_sum sum_of(const identity_violation& violation) {
    return {violation.row, violation.column, violation.kind == identity_kind::row};
}

class linker {
public:
    explicit linker(const std::vector<mistake>& mistakes) {
        links_.resize(mistakes.size());
        for (std::size_t i = 0; i < mistakes.size(); ++i) {
            links_[i].mistake = &mistakes[i];
            by_row_.emplace_back(mistakes[i].row, i);
            for (const broken_sum& root : mistakes[i].roots) {
                by_row_.emplace_back(root.row, i);
                by_sum_.emplace_back(root, i);
            }
        }
        std::sort(by_row_.begin(), by_row_.end());
        by_row_.erase(std::unique(by_row_.begin(), by_row_.end()), by_row_.end());
        std::sort(by_sum_.begin(), by_sum_.end());
    }

    /// A root is shown by a mistake whose own it is; to the others that break it too it is one of those that they pull along.
    void root(const identity_violation& violation) {
        own(violation);
        const broken_sum sum = sum_of(violation);
        for (auto at = std::lower_bound(by_sum_.begin(), by_sum_.end(), sum_mistake{sum, 0}); at != by_sum_.end() && at->first == sum;
             ++at) {
            linked_mistake& link = links_[at->second];
            if (!is_own(*link.mistake, sum)) link.roots.push_back(&violation);
        }
    }

    void inherited(const identity_violation& violation) {
        std::vector<std::size_t> behind;
        for (const row_index row : violation.roots) {
            for (auto at = first_of(row); at != by_row_.end() && at->first == row; ++at) behind.push_back(at->second);
        }
        std::sort(behind.begin(), behind.end());
        behind.erase(std::unique(behind.begin(), behind.end()), behind.end());
        for (const std::size_t one : behind) {
            pulled_sum sum;
            sum.violation = &violation;
            for (const std::size_t other : behind) {
                if (sum.others.size() > most_others) break;
                if (other != one) sum.others.push_back(links_[other].mistake->id);
            }
            links_[one].pulls.push_back(std::move(sum));
        }
    }

    [[nodiscard]] std::vector<linked_mistake> take() {
        for (linked_mistake& link : links_) {
            // The Jumlah row is the last one of a plan, although it stands above all others.
            std::stable_sort(link.pulls.begin(), link.pulls.end(), [&link](const pulled_sum& a, const pulled_sum& b) {
                const row_index own_row = link.mistake->row;
                const bool a_above = a.violation->row < own_row;
                const bool b_above = b.violation->row < own_row;
                if (a_above != b_above) return a_above;
                return b.violation->row < a.violation->row;
            });
        }
        return std::move(links_);
    }

private:
    [[nodiscard]] static bool is_own(const mistake& of, const broken_sum& sum) {
        if (!of.roots.empty()) return of.roots.front() == sum;
        return of.row == sum.row && of.column == sum.column;
    }

    void own(const identity_violation& violation) {
        for (auto at = first_of(violation.row); at != by_row_.end() && at->first == violation.row; ++at) {
            linked_mistake& link = links_[at->second];
            const bool same =
                is_own(*link.mistake, sum_of(violation)) && int128{link.mistake->difference_sen} == violation.difference_sen();
            if (!same || link.violation != nullptr) continue;
            link.violation = &violation;
            return;
        }
    }

    [[nodiscard]] std::vector<row_mistake>::const_iterator first_of(row_index row) const {
        return std::lower_bound(by_row_.begin(), by_row_.end(), row_mistake{row, 0});
    }

    std::vector<linked_mistake> links_;
    std::vector<row_mistake> by_row_;
    std::vector<sum_mistake> by_sum_;
};

}  // namespace

std::vector<linked_mistake> link_mistakes(const std::vector<mistake>& mistakes, const identity_report& identities) {
    linker all(mistakes);
    for (const identity_violation& violation : identities.violations) {
        if (violation.root) {
            all.root(violation);
        } else {
            all.inherited(violation);
        }
    }
    return all.take();
}

}  // namespace renaksi::report
