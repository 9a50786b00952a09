#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "bench/invented.hpp"
#include "bench/measure.hpp"
#include "kernel/ledger/rebuild.hpp"
#include "platform/db/connection.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/store.hpp"

namespace bench {
namespace {

constexpr int first_year = 2012;
constexpr int years = 9;

constexpr db::Sql select_places{"bench.select_places", R"sql(
    SELECT DISTINCT place_id FROM person ORDER BY place_id)sql"};
constexpr db::Sql select_people{"bench.select_people", "SELECT id, sex FROM person ORDER BY id"};
constexpr db::Sql count_facts{"bench.count_facts", "SELECT count(*) FROM fact"};
constexpr db::Sql select_facts{"bench.select_facts", R"sql(
    SELECT kind, variety, unit_id, place_id, CASE WHEN person_id IS NULL THEN 0 ELSE 1 END, ownership, quantity,
           source_kind
    FROM fact WHERE withdrawn_at IS NULL AND on_day < '2021-01-01' ORDER BY id)sql"};
constexpr db::Sql select_indexes{"bench.select_indexes", R"sql(
    SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'fact' AND sql IS NOT NULL
    ORDER BY name)sql"};

/// A fact as the sample has it: others are made like it.
struct Like {
    std::string kind;
    std::string variety;
    UnitId unit;
    UnitId place;   // 0: none
    bool of_person = false;
    std::string ownership;
    std::int64_t quantity = 0;
    std::string source_kind;
};

struct Someone {
    PersonId id;
    bool female = false;
};

ledger::Entry entry() { return {UserId{1}, base::Instant{std::chrono::seconds{1'770'000'000}}}; }

std::vector<Like> sample_of(db::Connection& tx)
{
    std::vector<Like> facts;
    for (auto const& row : tx.run(select_facts))
        facts.push_back({row.string(0), row.string(1), row.id<UnitId>(2), row.id<UnitId>(3), row.flag(4), row.string(5),
                         row.integer(6), row.string(7)});
    return facts;
}

std::vector<Someone> everyone(db::Connection& tx)
{
    std::vector<Someone> people;
    for (auto const& row : tx.run(select_people)) people.push_back({row.id<PersonId>(0), row.text(1) == "female"});
    return people;
}

class Facts {
public:
    Facts(db::Connection& tx, std::uint32_t seed) : random_(seed), like_(sample_of(tx)), people_(everyone(tx)) {}

    void write(db::Connection& tx, std::int64_t count)
    {
        auto const bulk =
            tx.bulk("fact", {"id", "kind", "variety", "on_day", "unit_id", "place_id", "person_id", "sex", "ownership",
                             "quantity", "source_kind", "source_id", "entered_at", "entered_by"});
        db::Value const at{entry().at};
        for (std::int64_t i = 0; i < count; ++i) {
            auto const& like = like_[at_random(like_.size())];
            auto const& who = people_[at_random(people_.size())];
            auto const day = base::day(first_year + random_.below(years), 1 + static_cast<unsigned>(random_.below(12)),
                                       1 + static_cast<unsigned>(random_.below(28)));
            std::string_view const sex = !like.of_person ? "" : who.female ? "female" : "male";
            auto const id = tx.new_id<FactId>();
            bulk->row({id, like.kind, like.variety, day, like.unit, like.place,
                       like.of_person ? db::Value{who.id} : db::Value{}, sex, like.ownership, like.quantity,
                       like.source_kind, id.value, at, entry().by});
        }
        bulk->done();
    }

private:
    std::size_t at_random(std::size_t size) { return static_cast<std::size_t>(random_.below(static_cast<int>(size))); }

    Random random_;
    std::vector<Like> like_;
    std::vector<Someone> people_;
};

}   // namespace

/// fill-people URL PEOPLE: invented people, by the way that imports take, until there are that many.
int fill_people(Words words)
{
    constexpr int chunk = 20'000;
    auto const database = db::open(word(words, 0, ""));
    auto const wanted = number(words, 1, 1'000'000);
    Random random{7};
    std::vector<UnitId> places;
    std::int64_t there = 0;
    {
        auto const tx = database->begin(db::Access::read);
        for (auto const& row : (*tx)->run(select_places)) places.push_back(row.id<UnitId>(0));
        there = people::count(**tx);
    }
    auto const before = there;
    auto const start = Clock::now();
    for (std::int64_t made = 0; there < wanted;) {
        std::vector<people::Candidate> candidates;
        for (int i = 0; i < std::min<std::int64_t>(chunk, wanted - there); ++i) {
            candidates.push_back({.person = invented(random, made++)});
            candidates.back().person.place =
                places[static_cast<std::size_t>(random.below(static_cast<int>(places.size())))];
        }
        auto const tx = database->begin(db::Access::write);
        for (auto const& matched : people::match_or_create(**tx, entry(), candidates))
            there += matched.match == people::Match::created ? 1 : 0;
        tx->commit();
    }
    fmt::print("{{\"people\":{},\"per_second\":{:.0f}}}\n", there,
               static_cast<double>(there - before) / seconds_since(start));
    return 0;
}

/// fill-facts URL FACTS: facts like those of the sample, of all people, written straight into the table; the sums are
/// made anew at the end, as `ledger rebuild` does. Each step is a transaction of its own, so that the log stays short.
int fill_facts(Words words)
{
    constexpr std::int64_t chunk = 500'000;
    auto const database = db::open(word(words, 0, ""));
    auto const wanted = number(words, 1, 1'000'000);
    auto const step = [&](auto const& action) {
        auto const tx = database->begin(db::Access::write);
        action(**tx);
        tx->commit();
    };
    auto const start = Clock::now();
    std::int64_t there = 0;
    std::vector<std::string> indexes;
    std::optional<Facts> facts;
    step([&](db::Connection& tx) {
        there = tx.run(count_facts).first()->integer(0);
        std::vector<std::string> names;
        for (auto const& row : tx.run(select_indexes)) {
            names.push_back(row.string(0));
            indexes.push_back(row.string(1));
        }
        for (auto const& name : names) tx.script("DROP INDEX " + name);
        facts.emplace(tx, static_cast<std::uint32_t>(there));
    });
    for (; there < wanted; there += chunk)
        step([&](db::Connection& tx) { facts->write(tx, std::min(chunk, wanted - there)); });
    for (auto const& sql : indexes) step([&](db::Connection& tx) { tx.script(sql); });
    auto const written = seconds_since(start);
    step([](db::Connection& tx) { ledger::rebuild_sums(tx); });
    step([](db::Connection& tx) { ledger::rebuild_people(tx, *organisations::placement(tx, base::day(2026, 3, 2))); });
    fmt::print("{{\"facts\":{},\"seconds\":{:.1f},\"rebuild_seconds\":{:.1f}}}\n", wanted, written,
               seconds_since(start) - written);
    return 0;
}

}   // namespace bench
