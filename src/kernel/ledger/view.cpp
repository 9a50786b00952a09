#include <algorithm>
#include <map>
#include <tuple>

#include "base/expect.hpp"
#include "kernel/ledger/figures.hpp"
#include "kernel/ledger/mapping.hpp"
#include "kernel/ledger/query.hpp"
#include "kernel/ledger/query_store.hpp"

namespace ledger {

namespace {

bool has(std::vector<By> const& by, By one) { return std::ranges::find(by, one) != by.end(); }

Detail detail_for(std::vector<By> const& by)
{
    return has(by, By::sex) || has(by, By::ownership) ? Detail::all : Detail::variety;
}

MonthNumber next_year(MonthNumber month) { return (month + 11) / 12 * 12; }

/// The sums of one kind over a piece: whole years and months from what is kept, the rest from the facts.
class Summing {
public:
    Summing(db::Connection& tx, Frame const& frame, std::vector<By> const& by, std::string_view kind,
            EachSum const& each)
        : tx_(&tx), frame_(&frame), by_month_(has(by, By::month)), detail_(detail_for(by)), kind_(kind), each_(&each)
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
        each_year(*tx_, detail_, kind_, piece.units, year, end_year, *each_);
        months(piece, end_year, last);
    }

private:
    void days(Piece const& piece, base::Period period) const
    {
        if (period.from < period.to) each_day_sum(*tx_, kind_, piece.units, period, frame_->known_at, *each_);
    }
    void months(Piece const& piece, MonthNumber from, MonthNumber to) const
    {
        if (from < to) each_month(*tx_, detail_, kind_, piece.units, from, to, *each_);
    }

    db::Connection* tx_;
    Frame const* frame_;
    bool by_month_;
    Detail detail_;
    std::string_view kind_;
    EachSum const* each_;
};

}   // namespace

base::Period until(base::Date last) { return {base::day(1800, 1, 1), last + base::Days{1}}; }

/// Whole sums by the group, year and variety they belong to.
struct View::YearSum {
    std::optional<UnitId> group;
    MonthNumber year = 0;
    std::string variety;
    Sum sum;
};

View::View(db::Connection& tx, Placement const& placement, Frame const& frame)
    : tx_(&tx), frame_(frame), mapping_(std::make_unique<Mapping>(all_places(tx), placement, frame))
{
}

View::~View() = default;

std::vector<base::Date> View::changes() const { return {mapping_->changes().begin(), mapping_->changes().end()}; }

std::vector<View::YearSum> const& View::by_year(std::string const& kind) const
{
    auto const [found, is_new] = by_year_.try_emplace(kind);
    if (!is_new) return found->second;
    std::map<std::tuple<std::optional<UnitId>, MonthNumber, std::string_view>, Sum> sums;
    Words words;
    for (auto const& piece : mapping_->pieces()) {
        EachSum const each = [&](SumRow const& row) {
            auto const group = piece.groups.find(row.place);
            if (group == piece.groups.end()) return;
            sums[{group->second, row.month - row.month % 12, words.keep(row.variety)}] += row.sum;
        };
        Summing{*tx_, frame_, {}, kind, each}.over(piece);
    }
    for (auto const& [key, sum] : sums)
        found->second.push_back({std::get<0>(key), std::get<1>(key), std::string{std::get<2>(key)}, sum});
    return found->second;
}

std::vector<Figure> View::sums(Query const& query) const
{
    Figures figures{query};
    bool const is_fine = has(query.by, By::month) || detail_for(query.by) == Detail::all;
    for (auto const& counted : query.counted) {
        if (!is_fine) {
            for (auto const& [group, year, variety, sum] : by_year(counted.kind))
                if (counts(counted, variety)) figures.add(group, year, "", "", variety, sum);
            continue;
        }
        for (auto const& piece : mapping_->pieces()) {
            EachSum const each = [&](SumRow const& row) {
                auto const group = piece.groups.find(row.place);
                if (group == piece.groups.end() || !counts(counted, row.variety)) return;
                figures.add(group->second, row.month, row.sex, row.ownership, row.variety, row.sum);
            };
            Summing{*tx_, frame_, query.by, counted.kind, each}.over(piece);
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

}   // namespace ledger
