#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kernel/ledger/query.hpp"
#include "kernel/ledger/sums.hpp"

namespace ledger {

bool groups_by(Query const& query, By by);
/// Whether the variety is among those counted.
bool counts(Counted const& counted, std::string_view variety);
/// The part of the period that the key's year and month leave.
base::Period narrowed(base::Period period, Query const& query, FigureKey const& key);
/// Whether the record has the key's sex, ownership and variety.
bool fits(Record const& record, Query const& query, FigureKey const& key);

/// Collects sums under the keys that a query groups by.
class Figures {
public:
    explicit Figures(Query const& query) : query_(&query) {}

    FigureKey key(std::optional<UnitId> group, MonthNumber month, std::string_view sex, std::string_view ownership,
                  std::string_view variety) const;
    void add(std::optional<UnitId> group, MonthNumber month, std::string_view sex, std::string_view ownership,
             std::string_view variety, Sum const& sum)
    {
        sums_[key(group, month, sex, ownership, variety)] += sum;
    }
    void add(FigureKey const& key, Sum const& sum) { sums_[key] += sum; }
    std::vector<Figure> list() const;

private:
    Query const* query_;
    std::map<FigureKey, Sum> sums_;
};

}   // namespace ledger
