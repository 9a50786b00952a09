#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kernel/ledger/fact.hpp"

namespace ledger {

/// By which tree a fact is placed. then: the tree of its day. now: the tree of today, following succession and, where a
/// unit was split, the present place. day: as `now`, with a placement made for that other day.
enum class Structure : std::uint8_t { then, now, day };

enum class By : std::uint8_t { unit, year, month, sex, ownership, variety };

/// What is asked from: a unit with everything below it, over a period.
/// Under `now` and `day`, a scope that no longer stands takes what lay below it then, placed by the later tree; so the
/// totals of then and now agree.
struct Frame {
    UnitId scope;
    base::Period period;
    Structure structure = Structure::then;
    std::optional<base::Instant> known_at = {};   // the figures as they were known at that moment
    /// For stocks: what lies below the scope on this day counts, whatever it lay below on the day of each fact; so a
    /// unit has what was founded in the places it is made of. Under `then` the places are grouped by the tree of this
    /// day too. Not for a scope that stands in the later tree of `now` and `day`, which says by itself what it has.
    std::optional<base::Date> stands_on = {};
};

/// The days up to and with `last`, from the beginning of all records: for stocks.
base::Period until(base::Date last);

/// A kind and the varieties of it that count; all of them when empty.
struct Counted {
    std::string kind;
    std::vector<std::string> varieties = {};
};

struct Query {
    std::vector<Counted> counted;
    std::vector<By> by = {};
};

/// What a figure stands for; only what the query grouped by is set.
struct FigureKey {
    /// By unit: a unit directly below the scope (or, where the scope no longer stands, one directly below what it went
    /// into). Empty: counts at the scope itself, or cannot be placed in one unit below it.
    std::optional<UnitId> unit = {};
    int year = 0;
    int month = 0;   // 1 to 12, with its year
    std::string sex = {};
    std::string ownership = {};
    std::string variety = {};

    friend auto operator<=>(FigureKey const&, FigureKey const&) = default;
};

struct Figure {
    FigureKey key;
    std::int64_t value = 0;   // sum of quantities, or people
    std::int64_t facts = 0;   // how many facts are behind it
};

/// A fact behind a figure.
struct Record {
    FactId id;
    std::string kind;
    std::string variety;
    base::Date on_day = {};
    UnitId unit;
    std::optional<EnterpriseId> enterprise;
    std::optional<PersonId> person;
    std::string sex;
    std::string ownership;
    std::int64_t quantity = 0;
    std::string source_kind;
    std::int64_t source_id = 0;
    base::Instant entered_at = {};
    UserId entered_by;
};

/// Where a page of records goes on.
struct RecordPosition {
    base::Date on_day = {};
    FactId id;

    friend auto operator<=>(RecordPosition const&, RecordPosition const&) = default;
};

class Mapping;

/// The ledger seen through a frame. Knows where all units stand and keeps what it has read, so a report asks many
/// queries of one view. What is written after it was first asked, it need not show.
class View {
public:
    View(db::Connection& tx, Placement const& placement, Frame const& frame);
    ~View();
    View(View const&) = delete;
    View& operator=(View const&) = delete;

    /// Sums of quantities, sorted by key. A key without facts is left out; without grouping there is always one figure.
    std::vector<Figure> sums(Query const& query) const;
    /// Distinct people, sorted by key; over several keys they must not be added up. Costs by years and units when one
    /// kind is asked in a group of its varieties over whole years, otherwise by facts.
    std::vector<Figure> people(Query const& query) const;
    /// The facts behind one figure of the query, by day and id, at most `limit` after `after`.
    std::vector<Record> records(Query const& query, FigureKey const& key, std::optional<RecordPosition> const& after,
                                std::size_t limit) const;
    /// The people behind one figure of people: each once, with the first of the facts that count for them, in the same
    /// order. Costs by the page, not by what lies before it.
    std::vector<Record> people_records(Query const& query, FigureKey const& key,
                                       std::optional<RecordPosition> const& after, std::size_t limit) const;

    Frame const& frame() const { return frame_; }
    /// The days within the period on which something below the scope may have come, gone or moved.
    std::vector<base::Date> changes() const;

private:
    struct YearSum;
    std::vector<YearSum> const& by_year(std::string const& kind) const;

    db::Connection* tx_;
    Frame frame_;
    std::unique_ptr<Mapping> mapping_;
    mutable std::map<std::string, std::vector<YearSum>> by_year_;   // by kind, for queries without finer grouping
};

std::span<db::Sql const> query_statements();

}   // namespace ledger
