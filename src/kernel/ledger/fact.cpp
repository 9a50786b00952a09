#include "kernel/ledger/fact.hpp"

namespace ledger {

std::vector<base::Date> Placement::changes(UnitId unit, base::Period period) const
{
    std::vector<base::Date> days;
    auto before = then(unit, period.from);
    for (auto day = period.from + base::Days{1}; day < period.to; day += base::Days{1}) {
        auto here = then(unit, day);
        if (here == before) continue;
        days.push_back(day);
        before = std::move(here);
    }
    return days;
}

}   // namespace ledger
