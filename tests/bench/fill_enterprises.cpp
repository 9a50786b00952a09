#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "bench/invented.hpp"
#include "bench/measure.hpp"
#include "platform/db/connection.hpp"
#include "registers/enterprises/headcount_store.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/store.hpp"

namespace bench {
namespace {

constexpr db::Sql select_places{"bench.select_enterprise_places", R"sql(
    SELECT DISTINCT place_id FROM enterprise ORDER BY place_id)sql"};

ledger::Entry entry() { return {UserId{1}, base::Instant{std::chrono::seconds{1'770'000'000}}}; }
constexpr base::Date today = base::day(2026, 3, 2);

/// Most are small; one in thirty is in difficulty.
enterprises::Enterprise invented(Random& random, std::int64_t number, std::vector<UnitId> const& places)
{
    auto const workers = 1 + random.below(1 + random.below(1 + random.below(400)));
    return {.name = "Công ty TNHH " + bench::invented(random, number).full_name + " " + std::to_string(number),
            .legal_type = "llc_multi",
            .registered_on = base::PartialDate{base::day(2015, 1, 1)},
            .status = random.below(30) == 0 ? "suspended" : "active",
            .place = places[static_cast<std::size_t>(random.below(static_cast<int>(places.size())))],
            .workers = workers,
            .female_workers = random.below(workers + 1),
            .counted_on = base::day(2026, 1, 1)};
}

}   // namespace

/// fill-enterprises URL ENTERPRISES: invented ones until there are that many. In one of four of them the young workers
/// are counted, in one of fifteen the Party members.
int fill_enterprises(Words words)
{
    constexpr std::int64_t chunk = 10'000;
    auto const database = db::open(word(words, 0, ""));
    auto const wanted = number(words, 1, 350'000);
    Random random{11};
    std::vector<UnitId> places;
    std::int64_t there = 0;
    {
        auto const tx = database->begin(db::Access::read);
        for (auto const& row : (*tx)->run(select_places)) places.push_back(row.id<UnitId>(0));
        there = enterprises::count(**tx);
    }
    while (there < wanted) {
        std::vector<enterprises::Enterprise> made;
        for (; made.size() < chunk && there < wanted; ++there) made.push_back(invented(random, there, places));
        auto const tx = database->begin(db::Access::write);
        auto const placement = organisations::placement(**tx, today);
        auto const ids = enterprises::add(**tx, *placement, entry(), made, today);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            std::vector<enterprises::Headcount> counted;
            auto const workers = static_cast<int>(*made[i].workers);
            auto const count = [&](std::string_view kind, int most) {
                counted.push_back({enterprises::find_headcount_kind(kind), random.below(most + 1), today});
            };
            if (random.below(4) == 0) count("young_workers", workers);
            if (random.below(15) == 0) count("party_members", std::min(workers, 6));
            if (!counted.empty()) enterprises::save(**tx, entry(), ids[i], counted);
        }
        tx->commit();
    }
    fmt::print("{{\"enterprises\":{}}}\n", there);
    return 0;
}

}   // namespace bench
