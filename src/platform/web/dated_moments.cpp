#include "platform/web/dated_moments.hpp"

#include <algorithm>
#include <functional>

namespace web {

std::vector<Moment> newest_first(std::vector<DatedMoment> dated)
{
    std::ranges::stable_sort(dated, std::greater{}, &DatedMoment::day);
    std::vector<Moment> moments;
    for (auto& one : dated) {
        one.moment.day = base::vietnamese(one.day);
        moments.push_back(std::move(one.moment));
    }
    return moments;
}

}   // namespace web
