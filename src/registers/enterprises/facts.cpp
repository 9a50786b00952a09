#include "registers/enterprises/facts.hpp"

#include "registers/enterprises/row.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/store.hpp"

namespace enterprises {
namespace {

constexpr ledger::FactKind kinds[] = {{"enterprise.operating", "Enterprises operating"}};

constexpr db::Sql select_former_places{"enterprises.select_former_places", R"sql(
    SELECT place_id, valid_to, village FROM enterprise_address
    WHERE enterprise_id = :id ORDER BY valid_to, entered_at)sql"};

constexpr db::Sql select_all_former_places{"enterprises.select_all_former_places", R"sql(
    SELECT enterprise_id, place_id, valid_to, village FROM enterprise_address
    ORDER BY enterprise_id, valid_to, entered_at)sql"};

constexpr db::Sql select_refill{"enterprises.select_refill", R"sql(
    SELECT id, legal_type, ownership, place_id, village, counts_on, ceased_on, entered_by, entered_at
    FROM enterprise WHERE withdrawn_at IS NULL ORDER BY id)sql"};

/// Oldest first; where an enterprise is now comes last.
constexpr db::Sql select_in{"enterprises.select_ever_in", R"sql(
    SELECT a.enterprise_id, a.village, a.valid_to, a.entered_at FROM enterprise_address a
    JOIN enterprise e ON e.id = a.enterprise_id AND e.withdrawn_at IS NULL WHERE a.place_id = :place
    UNION ALL
    SELECT e.id, e.village, '9999-12-31', e.entered_at FROM enterprise e
    WHERE e.place_id = :place AND e.withdrawn_at IS NULL
    ORDER BY 1, 3, 4)sql"};

constexpr db::Sql all_statements[] = {select_former_places, select_all_former_places, select_refill, select_in};

}   // namespace

std::span<ledger::FactKind const> fact_kinds() { return kinds; }

std::vector<FormerPlace> former_places(db::Connection& tx, EnterpriseId id)
{
    std::vector<FormerPlace> all;
    for (auto const& row : tx.run(select_former_places, {{"id", id}}))
        all.push_back({row.id<UnitId>(0), row.date(1), row.string(2)});
    return all;
}

std::optional<UnitId> PresentPlaces::of(UnitId place, std::string const& village)
{
    auto const [split, fresh] = split_.try_emplace(place, false);
    if (fresh) split->second = organisations::was_split(*tx_, place);
    if (!split->second) return std::nullopt;
    auto const [known, unknown] = places_.try_emplace({place, village});
    if (unknown) known->second = organisations::present_place(*tx_, place, village);
    return known->second;
}

void append_facts(std::vector<ledger::Fact>& facts, Enterprise const& e, Operation const& operation,
                  PresentPlaces& present)
{
    auto village_in = [&](UnitId place) -> std::string const& {
        if (place == e.place) return e.village;
        for (auto former = operation.places.rbegin(); former != operation.places.rend(); ++former)
            if (former->place == place) return former->village;
        return e.village;
    };
    auto fact = [&](UnitId place, base::Date day, std::int64_t quantity) {
        facts.push_back({.kind = ledger::kind_in(kinds, "enterprise.operating"),
                         .variety = e.legal_type,
                         .on_day = day,
                         .unit = place,
                         .present_place = present.of(place, village_in(place)),
                         .enterprise = e.id,
                         .ownership = e.ownership,
                         .quantity = quantity,
                         .source_kind = "enterprise",
                         .source_id = e.id.value});
    };
    auto place_at = [&](base::Date day) {
        for (auto const& former : operation.places)
            if (former.until > day) return former.place;
        return e.place;
    };
    fact(place_at(operation.from), operation.from, 1);
    for (auto const& former : operation.places) {
        auto const next = place_at(former.until);
        if (former.until <= operation.from || next == former.place ||
            (operation.ceased_on && former.until >= *operation.ceased_on))
            continue;
        fact(former.place, former.until, -1);
        fact(next, former.until, 1);
    }
    if (operation.ceased_on) fact(place_at(*operation.ceased_on), std::max(*operation.ceased_on, operation.from), -1);
}

void place_again(db::Connection& tx, ledger::Placement const& placement, Enterprise const& enterprise)
{
    std::map<UnitId, std::string> villages;
    for (auto const& former : former_places(tx, enterprise.id)) villages[former.place] = former.village;
    villages[enterprise.place] = enterprise.village;
    for (auto const& [place, village] : villages) {
        if (!organisations::was_split(tx, place)) continue;
        ledger::Replaced const replaced{
            .enterprise = enterprise.id,
            .present_place = organisations::present_place(tx, place, village).value_or(UnitId{})};
        ledger::replace_places(tx, placement, place, std::span{&replaced, 1});
    }
}

void follow_division(organisations::Change const& change, UnitId former)
{
    std::map<EnterpriseId, std::string> villages;
    for (auto const& row : change.tx.run(select_in, {{"place", former}}))
        villages[row.id<EnterpriseId>(0)] = row.string(1);
    if (villages.empty()) return;
    PresentPlaces present{change.tx};
    std::vector<ledger::Replaced> replaced;
    for (auto const& [id, village] : villages)
        replaced.push_back({.enterprise = id, .present_place = present.of(former, village).value_or(UnitId{})});
    auto const trees = organisations::placement(change.tx, base::civil_day(change.entry.at));
    ledger::replace_places(change.tx, *trees, former, replaced);
}

void refill(db::Connection& tx, ledger::Give const& give)
{
    std::map<EnterpriseId, std::vector<FormerPlace>> places;   // only of those that moved
    for (auto const& row : tx.run(select_all_former_places))
        places[row.id<EnterpriseId>(0)].push_back({row.id<UnitId>(1), row.date(2), row.string(3)});
    PresentPlaces present{tx};
    std::vector<ledger::Fact> facts;
    for (auto const& row : tx.run(select_refill)) {
        Enterprise e{.id = row.id<EnterpriseId>(0),
                     .legal_type = row.string(1),
                     .ownership = row.string(2),
                     .place = row.id<UnitId>(3)};
        e.village = row.string(4);
        auto const moved = places.find(e.id);
        facts.clear();
        append_facts(
            facts, e,
            {row.date(5), row.maybe_date(6), moved == places.end() ? std::vector<FormerPlace>{} : moved->second},
            present);
        for (auto const& fact : facts) give(fact, {row.id<UserId>(7), row.instant(8)});
    }
}

std::span<db::Sql const> fact_statements() { return all_statements; }

}   // namespace enterprises
