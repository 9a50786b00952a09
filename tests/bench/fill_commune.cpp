#include <fmt/format.h>

#include <vector>

#include "bench/invented.hpp"
#include "bench/measure.hpp"
#include "kernel/journeys/store.hpp"
#include "registers/committees/store.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/grassroots/store.hpp"
#include "registers/memberships/store.hpp"
#include "registers/organisations/store.hpp"

namespace bench {
namespace {

constexpr base::Date founded = base::day(2021, 5, 12);
constexpr base::Date term_ends = base::day(2026, 5, 12);
constexpr int members_each = 160;

ledger::Entry entry() { return {UserId{1}, base::Instant{std::chrono::seconds{1'770'000'000}}}; }

struct Made {
    UnitId unit;
    EnterpriseId enterprise;
    std::string name;
};

Made found_one(db::Connection& tx, ledger::Placement const& placement, UnitId place, int number, base::Date today)
{
    auto const name = fmt::format("Công ty TNHH Đồng Tháp {}", number);
    enterprises::Enterprise const e{
        .name = name, .legal_type = "llc_multi", .ownership = "private", .status = "active", .place = place};
    auto const enterprise = enterprises::add(tx, placement, entry(), std::span{&e, 1}, today).front();
    auto const unit = grassroots::found(tx, placement, entry(), grassroots::families().front(),
                                        {.kind = "grassroots_union",
                                         .name = "Công đoàn cơ sở " + name,
                                         .enterprise = enterprise,
                                         .place = place,
                                         .decision_number = fmt::format("{}/QĐ-LĐLĐ", number),
                                         .decided_on = founded},
                                        "private");
    return {unit, enterprise, name};
}

/// People of the union, all members; the first leads it.
void staff(db::Connection& tx, ledger::Placement const& placement, Random& random, Made const& made, UnitId place,
           std::int64_t& invented_so_far)
{
    std::vector<people::Candidate> candidates;
    for (int i = 0; i < members_each; ++i) {
        candidates.push_back({.person = invented(random, invented_so_far++)});
        candidates.back().person.place = place;
        candidates.back().person.enterprise = made.enterprise;
    }
    std::vector<memberships::NewMembership> joined;
    for (auto const& matched : people::match_or_create(tx, entry(), candidates))
        if (matched.match == people::Match::created)
            joined.push_back({{.person = matched.id,
                               .union_ = made.unit,
                               .place = place,
                               .enterprise = made.enterprise,
                               .ownership = "private",
                               .joined_on = founded}});
    memberships::add(tx, placement, entry(), joined);
    committees::add(tx, entry(), committees::Term{.unit = made.unit, .days = {founded, term_ends}});
    committees::add(tx, entry(),
                    committees::Holding{.unit = made.unit,
                                        .person = joined.front().membership.person,
                                        .post = "chair",
                                        .days = {founded, term_ends}});
}

/// A founding that waits for its dossier; a third of them are late.
void begin(db::Connection& tx, UnitId place, int number, base::Date today)
{
    auto const name = fmt::format("Công ty TNHH Thọ Xuân {}", number);
    enterprises::Enterprise const e{
        .name = name, .legal_type = "llc_multi", .ownership = "private", .status = "active", .place = place};
    auto const placement = organisations::placement(tx, today);
    auto const enterprise = enterprises::add(tx, *placement, entry(), std::span{&e, 1}, today).front();
    auto const* definition = journeys::definition_on("union_founding", today);
    journeys::Journey journey{.code = definition->code,
                              .version = definition->version,
                              .subject_kind = definition->subject,
                              .subject = enterprise.value,
                              .title = name,
                              .office = place,
                              .place = place,
                              .begun_on = today - base::Days{60}};
    journey.id = journeys::add(tx, entry(), journey, definition->stages.front().code);
    journey.revision = 1;
    journeys::Event event{
        .step = "hold_meeting", .on = today - base::Days{number % 3 == 0 ? 30 : 5}, .version = journey.version};
    event.counted = {enterprise, "private", ""};
    std::vector<journeys::Event> const events{event};
    auto const state = journeys::state_of(journey, events, base::forever);
    journeys::add(tx, entry(), event, journeys::standing_of(journey, state, rulebook::embedded(), today));
}

}   // namespace

/// fill-commune URL COMMUNE TODAY: a commune with 250 unions of 160 members each, and 200 foundings under way.
int fill_commune(Words words)
{
    constexpr int unions = 250;
    constexpr int foundings = 200;
    auto const database = db::open(word(words, 0, ""));
    auto const today = *base::parse_date(word(words, 2, ""));
    Random random{5};
    std::int64_t invented_so_far = 5'000'000;
    for (int i = 0; i < unions; i += 10) {
        auto const tx = database->begin(db::Access::write);
        auto const place = organisations::find_commune(**tx, word(words, 1, ""), today, today);
        auto const placement = organisations::placement(**tx, today);
        for (int k = i; k < i + 10; ++k)
            staff(**tx, *placement, random, found_one(**tx, *placement, place->id, k, today), place->id,
                  invented_so_far);
        if (i == 0)
            for (int k = 0; k < foundings; ++k) begin(**tx, place->id, k, today);
        tx->commit();
    }
    fmt::print("{{\"unions\":{},\"people\":{}}}\n", unions, invented_so_far - 5'000'000);
    return 0;
}

}   // namespace bench
