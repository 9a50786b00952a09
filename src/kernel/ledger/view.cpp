#include <algorithm>
#include <map>

#include "base/expect.hpp"
#include "kernel/ledger/figures.hpp"
#include "kernel/ledger/mapping.hpp"
#include "kernel/ledger/query.hpp"
#include "kernel/ledger/query_store.hpp"

namespace ledger {

namespace {

MonthNumber next_year(MonthNumber month) { return (month + 11) / 12 * 12; }

/// The sums of one kind over a piece: whole years and months from what is kept, the rest from the facts.
class Summing {
public:
    Summing(db::Connection& tx, Frame const& frame, Query const& query, std::string_view kind, EachSum const& each)
        : tx_(&tx), frame_(&frame), by_month_(groups_by(query, By::month)), kind_(kind), each_(&each)
    {
    }

    void over(Piece const& piece) const
    {
        auto const& [from, to] = piece.period;
        if (frame_->known_at) return days(piece, piece.period);
        auto const first = month_number(from) + (first_day(month_number(from)) == from ? 0 : 1);
        auto const last = month_number(to);
        if (first >= last) return days(piece, piece.period);   // no whole month
        days(piece, {from, first_day(first)});
        days(piece, {first_day(last), to});
        auto const year = next_year(first);
        auto const end_year = last / 12 * 12;
        if (by_month_ || year >= end_year) return months(piece, first, last);
        months(piece, first, year);
        each_year(*tx_, kind_, piece.units, year, end_year, *each_);
        months(piece, end_year, last);
    }

private:
    void days(Piece const& piece, base::Period period) const
    {
        if (period.from < period.to) each_day_sum(*tx_, kind_, piece.units, period, frame_->known_at, *each_);
    }
    void months(Piece const& piece, MonthNumber from, MonthNumber to) const
    {
        if (from < to) each_month(*tx_, kind_, piece.units, from, to, *each_);
    }

    db::Connection* tx_;
    Frame const* frame_;
    bool by_month_;
    std::string_view kind_;
    EachSum const* each_;
};

}  // namespace

base::Period until(base::Date last) { return {base::day(1800, 1, 1), last + base::Days{1}}; }

View::View(db::Connection& tx, Placement const& placement, Frame const& frame)
    : tx_(&tx), frame_(frame), mapping_(std::make_unique<Mapping>(all_places(tx), placement, frame))
{
}

View::~View() = default;

std::vector<Figure> View::sums(Query const& query) const
{
    Figures figures{query};
    for (auto const& counted : query.counted) {
        for (auto const& piece : mapping_->pieces()) {
            EachSum const each = [&](SumRow const& row) {
                auto const group = piece.groups.find(row.place);
                if (group == piece.groups.end() || !counts(counted, row.variety)) return;
                figures.add(group->second, row.month, row.sex, row.ownership, row.variety, row.sum);
            };
            Summing{*tx_, frame_, query, counted.kind, each}.over(piece);
        }
    }
    return figures.list();
}

std::vector<Record> View::records(Query const& query, FigureKey const& key, std::optional<RecordPosition> const& after,
                                  std::size_t limit) const
{
    std::vector<Record> records;
    auto const pieces = groups_by(query, By::unit) ? mapping_->pieces(key.unit) : mapping_->pieces();
    for (auto const& counted : query.counted) {
        for (auto const& piece : pieces) {
            auto const period = narrowed(piece.period, query, key);
            if (period.from >= period.to) continue;
            for (auto const unit : piece.units) {
                auto position = after.value_or(RecordPosition{});
                for (std::size_t found = 0; found < limit;) {
                    auto const facts =
                        facts_of_place(*tx_, counted.kind, UnitId{unit}, period, frame_.known_at, position, limit);
                    for (auto const& [place, record] : facts) {
                        position = {record.on_day, record.id};
                        if (!piece.groups.contains(place) || !counts(counted, record.variety)) continue;
                        if (found >= limit || !fits(record, query, key)) continue;
                        records.push_back(record);
                        ++found;
                    }
                    if (facts.size() < limit) break;
                }
            }
        }
    }
    std::ranges::sort(records, {}, [](Record const& r) { return RecordPosition{r.on_day, r.id}; });
    if (records.size() > limit) records.resize(limit);
    return records;
}

}  // namespace ledger
