#include "kernel/ledger/figures.hpp"

#include <algorithm>

namespace ledger {

bool groups_by(Query const& query, By by) { return std::ranges::find(query.by, by) != query.by.end(); }

bool counts(Counted const& counted, std::string_view variety)
{
    return counted.varieties.empty() || std::ranges::find(counted.varieties, variety) != counted.varieties.end();
}

base::Period narrowed(base::Period period, Query const& query, FigureKey const& key)
{
    if (groups_by(query, By::month)) {
        auto const from = base::day(key.year, static_cast<unsigned>(key.month), 1);
        return {std::max(period.from, from), std::min(period.to, base::add_months(from, 1))};
    }
    if (groups_by(query, By::year))
        return {std::max(period.from, base::day(key.year, 1, 1)), std::min(period.to, base::day(key.year + 1, 1, 1))};
    return period;
}

bool fits(Record const& record, Query const& query, FigureKey const& key)
{
    return (!groups_by(query, By::sex) || record.sex == key.sex) &&
           (!groups_by(query, By::ownership) || record.ownership == key.ownership) &&
           (!groups_by(query, By::variety) || record.variety == key.variety);
}

FigureKey Figures::key(std::optional<UnitId> group, MonthNumber month, std::string_view sex, std::string_view ownership,
                       std::string_view variety) const
{
    FigureKey key;
    for (auto const by : query_->by) {
        switch (by) {
            case By::unit:
                key.unit = group;
                break;
            case By::year:
                key.year = month / 12;
                break;
            case By::month:
                key.year = month / 12;
                key.month = month % 12 + 1;
                break;
            case By::sex:
                key.sex = sex;
                break;
            case By::ownership:
                key.ownership = ownership;
                break;
            case By::variety:
                key.variety = variety;
                break;
        }
    }
    return key;
}

std::vector<Figure> Figures::list() const
{
    std::vector<Figure> figures;
    for (auto const& [key, sum] : sums_)
        if (sum.facts != 0 || sum.quantity != 0) figures.push_back({key, sum.quantity, sum.facts});
    if (query_->by.empty() && figures.empty()) figures.push_back({});
    return figures;
}

}   // namespace ledger
