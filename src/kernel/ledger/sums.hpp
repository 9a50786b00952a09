#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "kernel/records.hpp"

namespace ledger {

/// Texts kept once each, so that keys can be views.
class Words {
public:
    std::string_view keep(std::string_view text)
    {
        auto const found = words_.find(text);
        return found != words_.end() ? *found : *words_.emplace(text).first;
    }

private:
    std::set<std::string, std::less<>> words_;
};

/// A month as a number: year * 12 + month of the year counted from 0.
using MonthNumber = int;
MonthNumber month_number(base::Date day);
/// First day of the month.
base::Date first_day(MonthNumber month);
/// "2020-03"; and of its year "2020".
std::string month_text(MonthNumber month);
std::string year_text(MonthNumber month);

/// What a sum is kept for. `month` is the month, or the January of the year.
struct SumKey {
    std::string_view kind;
    UnitId unit;
    MonthNumber month = 0;
    UnitId place;
    std::string_view variety;
    std::string_view sex;
    std::string_view ownership;

    friend auto operator<=>(SumKey const&, SumKey const&) = default;
};

struct Sum {
    std::int64_t quantity = 0;
    std::int64_t facts = 0;

    bool is_nothing() const { return quantity == 0 && facts == 0; }
    Sum& operator+=(Sum const& other)
    {
        quantity += other.quantity;
        facts += other.facts;
        return *this;
    }
    friend bool operator==(Sum const&, Sum const&) = default;
};

/// Changes of the sums, or the sums themselves. Sorted, so that all writers touch the rows in one order.
struct Sums {
    std::map<SumKey, Sum> months;
    std::map<SumKey, Sum> years;

    /// `key.month` is the month.
    void add(SumKey key, Sum const& sum);
};

}   // namespace ledger
