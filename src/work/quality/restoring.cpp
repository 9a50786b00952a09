#include "base/expect.hpp"
#include "kernel/imports/former.hpp"
#include "work/quality/statements.hpp"

/// Imports that are taken back: what stood before stands again. Rule I-25.
namespace quality {
namespace {

constexpr db::Sql select_kept_report{"quality.select_kept_report", R"sql(
    SELECT id, unit_id, year, quarter, meetings_held, members, members_active, obligations,
           place_id, enterprise_id, ownership, line, replaces_id, passed_over
    FROM organisation_report WHERE id = :id)sql"};
constexpr db::Sql select_kept_grading{"quality.select_kept_grading", R"sql(
    SELECT id, unit_id, year, grade, decision_number, decided_on,
           place_id, enterprise_id, ownership, line, replaces_id, passed_over
    FROM organisation_grading WHERE id = :id)sql"};
constexpr db::Sql pass_over_report{"quality.pass_over_report",
                                   "UPDATE organisation_report SET passed_over = 1 WHERE id = :id"};
constexpr db::Sql pass_over_grading{"quality.pass_over_grading",
                                    "UPDATE organisation_grading SET passed_over = 1 WHERE id = :id"};

constexpr db::Sql all[] = {select_kept_report, select_kept_grading, pass_over_report, pass_over_grading};

/// A row, standing or withdrawn, and what it took the place of.
template <class Record>
struct Kept {
    Record record;
    Counted counted;
    std::optional<decltype(Record::id)> replaces = {};
    bool passed_over = false;
};

template <class Record>
Kept<Record> kept_of(Record record, db::Row const& row, int from)
{
    Counted const counted{row.id<UnitId>(from), row.maybe_id<EnterpriseId>(from + 1), row.string(from + 2),
                          organisations::parse_line(row.text(from + 3)).value_or(organisations::Line::union_)};
    return {std::move(record), counted, row.maybe_id<decltype(Record::id)>(from + 4), row.flag(from + 5)};
}

std::optional<Kept<Report>> find_kept(db::Connection& tx, ReportId id)
{
    auto rows = tx.run(select_kept_report, {{"id", id}});
    auto const row = rows.first();
    return row ? std::optional{kept_of(report_of(*row), *row, 8)} : std::nullopt;
}
std::optional<Kept<Grading>> find_kept(db::Connection& tx, GradingId id)
{
    auto rows = tx.run(select_kept_grading, {{"id", id}});
    auto const row = rows.first();
    return row ? std::optional{kept_of(grading_of(*row), *row, 6)} : std::nullopt;
}

void pass_over(db::Connection& tx, ReportId id) { tx.change_one(pass_over_report, {{"id", id}}); }
void pass_over(db::Connection& tx, GradingId id) { tx.change_one(pass_over_grading, {{"id", id}}); }

template <class Record, class Id>
std::optional<Record> take_back_one(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                                    Id id)
{
    auto const kept = find_kept(tx, id);
    base::expect(kept.has_value(), "an import names a record that was never written");
    pass_over(tx, id);
    auto const standing = find_same(tx, kept->record);
    if (!standing || !says_the_same(*standing, kept->record)) return kept->record;
    withdraw(tx, placement, entry, standing->id);
    auto const former = imports::former_of(*kept, [&](Id replaced) { return find_kept(tx, replaced); });
    if (former) insert(tx, placement, entry, former->record, former->counted, former->record.id, Origin::brought_back);
    return std::nullopt;
}

}   // namespace

std::optional<Report> take_back(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                                ReportId id)
{
    return take_back_one<Report>(tx, placement, entry, id);
}

std::optional<Grading> take_back(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                                 GradingId id)
{
    return take_back_one<Grading>(tx, placement, entry, id);
}

std::span<db::Sql const> restoring_statements() { return all; }

}   // namespace quality
