#include "report/mistake_links.hpp"

#include <algorithm>
#include <utility>

namespace renaksi::report {

namespace {

using row_mistake = std::pair<row_index, std::size_t>;  // position in the list of mistakes

class linker {
public:
    explicit linker(const std::vector<mistake>& mistakes) {
        links_.resize(mistakes.size());
        for (std::size_t i = 0; i < mistakes.size(); ++i) {
            links_[i].mistake = &mistakes[i];
            by_row_.emplace_back(mistakes[i].row, i);
        }
        std::sort(by_row_.begin(), by_row_.end());
    }

    void own(const identity_violation& violation) {
        for (auto at = first_of(violation.row); at != by_row_.end() && at->first == violation.row; ++at) {
            linked_mistake& link = links_[at->second];
            const bool same =
                link.mistake->column == violation.column && int128{link.mistake->difference_sen} == violation.difference_sen();
            if (!same || link.violation != nullptr) continue;
            link.violation = &violation;
            return;
        }
    }

    void inherited(const identity_violation& violation) {
        std::vector<std::size_t> behind;
        for (const row_index row : violation.roots) {
            for (auto at = first_of(row); at != by_row_.end() && at->first == row; ++at) behind.push_back(at->second);
        }
        std::sort(behind.begin(), behind.end());
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
    [[nodiscard]] std::vector<row_mistake>::const_iterator first_of(row_index row) const {
        return std::lower_bound(by_row_.begin(), by_row_.end(), row_mistake{row, 0});
    }

    std::vector<linked_mistake> links_;
    std::vector<row_mistake> by_row_;
};

}  // namespace

std::vector<linked_mistake> link_mistakes(const std::vector<mistake>& mistakes, const identity_report& identities) {
    linker all(mistakes);
    for (const identity_violation& violation : identities.violations) {
        if (violation.root) {
            all.own(violation);
        } else {
            all.inherited(violation);
        }
    }
    return all.take();
}

}  // namespace renaksi::report
