#include "kernel/ledger/sums.hpp"

#include <fmt/format.h>

namespace ledger {

MonthNumber month_number(base::Date day) { return base::year_of(day) * 12 + static_cast<int>(base::month_of(day)) - 1; }

base::Date first_day(MonthNumber month) { return base::day(month / 12, static_cast<unsigned>(month % 12) + 1, 1); }

std::string month_text(MonthNumber month) { return fmt::format("{:04}-{:02}", month / 12, month % 12 + 1); }

std::string year_text(MonthNumber month) { return fmt::format("{:04}", month / 12); }

void Sums::add(SumKey key, Sum const& sum)
{
    months[key] += sum;
    key.month -= key.month % 12;
    years[key] += sum;
}

}   // namespace ledger
