#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "kernel/ledger/figures.hpp"
#include "kernel/ledger/query.hpp"
#include "kernel/ledger/rebuild.hpp"
#include "kernel/ledger/testing.hpp"
#include "support/both.hpp"
#include "support/small_tree.hpp"

namespace ledger {
namespace {

using support::SmallTree;
using testing::by_hand;
using testing::Line;

constexpr std::string_view awareness[] = {"party_awareness"};
constexpr std::string_view work[] = {"party_work", "union_work"};
constexpr PeopleGroup groups[] = {{"preparatory", awareness}, {"work", work}};
constexpr FactKind kinds[] = {{"union.member", "Members"}, {"training.participation", "Participations", groups}};

constexpr std::string_view varieties[] = {"party_awareness", "party_work", "union_work"};
constexpr std::string_view ownerships[] = {"private", "state", ""};

/// Facts and questions by chance, the same in every run.
class Chance {
public:
    explicit Chance(unsigned seed) : random_(seed) {}

    int below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }
    base::Date day() { return base::day(2012, 1, 1) + base::Days{below(9 * 365)}; }
    UnitId unit() { return below(20) == 0 ? SmallTree::west : UnitId{10 + below(6)}; }

    Fact fact(std::int64_t source)
    {
        int const person = 1 + below(60);
        auto const unit = this->unit();
        Fact fact{.kind = &kinds[below(3) == 0 ? 0 : 1],
                  .variety = varieties[below(3)],
                  .on_day = day(),
                  .unit = unit,
                  .sex = person % 2 == 0 ? "female" : "male",
                  .ownership = ownerships[below(3)],
                  .quantity = below(4) == 0 ? -1 : 1,
                  .source_kind = "record",
                  .source_id = source};
        if (below(10) != 0) fact.person = PersonId{person};
        if (below(2) == 0) fact.enterprise = EnterpriseId{1 + below(15)};
        if ((unit.value == 12 || unit.value == 13) && below(2) == 0) fact.present_place = UnitId{20 + below(2)};
        return fact;
    }

    Frame frame()
    {
        UnitId const scopes[] = {SmallTree::city, SmallTree::west, SmallTree::east, UnitId{10}, UnitId{12}, UnitId{20}};
        Frame frame{.scope = scopes[below(6)], .structure = below(2) == 0 ? Structure::then : Structure::now};
        if (below(2) == 0) {
            int const first = 2012 + below(9);
            frame.period = {base::day(first, 1, 1), base::day(first + 1 + below(5), 1, 1)};
        } else {
            auto const from = day();
            frame.period = {from, from + base::Days{below(1500)}};
        }
        return frame;
    }

    Query query()
    {
        Query query;
        int const which = below(5);
        if (which == 0)
            query.counted = {{"union.member"}};
        else if (which == 1)
            query.counted = {{"training.participation"}};
        else if (which == 2)
            query.counted = {{"training.participation", {"union_work", "party_work"}}};
        else if (which == 3)
            query.counted = {{"training.participation", {"party_awareness"}}};
        else
            query.counted = {{"training.participation", {"union_work"}}, {"union.member"}};
        By const all[] = {By::unit, By::year, By::sex, By::month, By::ownership, By::variety};
        int const bound = below(2) == 0 ? 3 : 6;
        for (int i = 0; i < bound; ++i)
            if (below(3) == 0 && !(all[i] == By::month && groups_by(query, By::year))) query.by.push_back(all[i]);
        return query;
    }

private:
    std::mt19937 random_;
};

class LedgerProperty : public support::OnBothBare {
protected:
    LedgerProperty()
    {
        testing::migrate_ledger(*db);
        tx_ = db->begin(db::Access::write);
    }
    db::Connection& tx() { return tx_->connection(); }

    /// A hundred questions, answered by the ledger and by hand.
    void ask(Placement const& placement, base::Instant now)
    {
        for (int i = 0; i < 100; ++i) {
            auto frame = chance.frame();
            if (chance.below(5) == 0) frame.known_at = now - base::Days{chance.below(40)};
            auto const query = chance.query();
            View const view{tx(), placement, frame};
            auto const sums = view.sums(query);
            auto const people = view.people(query);
            auto const expected = by_hand(lines, placement, frame, query);
            ASSERT_EQ(testing::told(sums), expected.sums) << "question " << i;
            ASSERT_EQ(testing::told_people(people), expected.people) << "question " << i;
            for (auto const& figure : sums) {
                if (chance.below(10) != 0) continue;
                ASSERT_EQ(static_cast<std::int64_t>(view.records(query, figure.key, {}, 100'000).size()), figure.facts);
            }
            for (auto const& figure : people)
                if (chance.below(10) == 0) open_people(view, query, figure);
        }
    }

    /// Page by page: each person once, as many as the figure says, with the first of their facts.
    static void open_people(View const& view, Query const& query, Figure const& figure)
    {
        std::map<PersonId, RecordPosition> firsts;
        for (auto const& record : view.records(query, figure.key, {}, 100'000))
            if (record.person) firsts.try_emplace(*record.person, RecordPosition{record.on_day, record.id});
        std::map<PersonId, RecordPosition> paged;
        std::optional<RecordPosition> at;
        for (std::vector<Record> page; page = view.people_records(query, figure.key, at, 3), !page.empty();)
            for (auto const& record : page) {
                at = RecordPosition{record.on_day, record.id};
                ASSERT_TRUE(paged.emplace(*record.person, *at).second) << "a person stands twice";
            }
        ASSERT_EQ(paged, firsts);
        ASSERT_EQ(static_cast<std::int64_t>(paged.size()), figure.value);
    }

    /// Some calls that write many facts and some that withdraw.
    void change(Placement const& placement, base::Instant& now, int calls)
    {
        for (int call = 0; call < calls; ++call) {
            now += base::Days{1};
            if (chance.below(3) == 0 && !lines.empty()) {
                withdraw_some(placement, now);
                continue;
            }
            std::vector<Fact> facts;
            for (int i = chance.below(40); i >= 0; --i) facts.push_back(chance.fact(1 + chance.below(400)));
            record(tx(), placement, {UserId{1}, now}, facts);
            place_by_others(facts);
            for (auto const& fact : facts) lines.push_back({fact, now, {}});
        }
    }

    /// What stands in the unit for the same enterprise, or person without one, tells where it is now, if all agree.
    void place_by_others(std::vector<Fact>& facts) const
    {
        for (auto& fact : facts) place_by_others(fact);
    }
    void place_by_others(Fact& fact) const
    {
        if (fact.present_place) return;
        std::set<UnitId> told;
        for (auto const& line : lines) {
            auto const& other = line.fact;
            if (line.withdrawn_at || other.unit != fact.unit || !other.present_place) continue;
            bool const same = fact.enterprise ? other.enterprise == fact.enterprise
                                              : fact.person && !other.enterprise && other.person == fact.person;
            if (same) told.insert(*other.present_place);
        }
        if (told.size() == 1) fact.present_place = *told.begin();
    }

    static std::map<std::optional<UnitId>, std::int64_t> sums_of(View const& view, Query const& query)
    {
        std::map<std::optional<UnitId>, std::int64_t> sums;
        for (auto const& figure : view.sums(query)) sums[figure.key.unit] = figure.value;
        return sums;
    }

    void withdraw_some(Placement const& placement, base::Instant now)
    {
        std::vector<std::int64_t> sources;
        for (int i = 0; i < 20; ++i) sources.push_back(1 + chance.below(400));
        withdraw(tx(), placement, {UserId{1}, now}, "record", sources);
        for (auto& line : lines)
            if (!line.withdrawn_at && std::ranges::find(sources, line.fact.source_id) != sources.end())
                line.withdrawn_at = now;
    }

    void place_some(Placement const& placement)
    {
        std::vector<Replaced> replaced;
        for (std::int64_t id = 1; id <= 15; id += 2) {
            replaced.push_back({.enterprise = EnterpriseId{id}, .present_place = UnitId{20 + id % 4 / 2}});
            replaced.push_back({.person = PersonId{id}, .present_place = UnitId{21}});
        }
        replace_places(tx(), placement, UnitId{13}, replaced);
        for (auto& line : lines) {
            auto& fact = line.fact;
            if (line.withdrawn_at || fact.unit != UnitId{13}) continue;
            for (auto const& one : replaced)
                if (fact.enterprise ? one.enterprise == fact.enterprise : (fact.person && one.person == fact.person))
                    fact.present_place = one.present_place;
        }
    }

    Chance chance{20201122};
    std::vector<Line> lines;
    std::unique_ptr<db::Transaction> tx_;
};

// L-1 to L-8
TEST_P(LedgerProperty, FiguresAgreeWithTheFactsThroughEverything)
{
    base::Instant now = base::day(2021, 1, 1);
    SmallTree const before{base::day(2025, 6, 30)};
    change(before, now, 40);
    ask(before, now);
    EXPECT_TRUE(verify_sums(tx(), before, 5).empty());

    SmallTree const after{base::day(2026, 11, 24)};
    ask(after, now);   // today's tree is another, and nobody has counted the people anew yet
    rebuild_people(tx(), after);
    change(after, now, 20);
    place_some(after);
    change(after, now, 10);
    ask(after, now);
    for (auto const& difference : verify_sums(tx(), after, 5)) ADD_FAILURE() << difference;

    rebuild_sums(tx());
    rebuild_people(tx(), after);
    ask(after, now);
    EXPECT_TRUE(verify_sums(tx(), after, 5).empty());
}

// L-9
TEST_P(LedgerProperty, TheLedgerRebuiltFromTheRecordsIsEqual)
{
    base::Instant now = base::day(2021, 1, 1);
    SmallTree const tree{base::day(2026, 11, 24)};
    change(tree, now, 30);
    static std::vector<Line> const* records = nullptr;
    records = &lines;
    Refill const refills[] = {[](db::Connection&, Give const& give) {
        for (auto const& line : *records)
            if (!line.withdrawn_at) give(line.fact, {UserId{1}, line.entered_at});
    }};
    EXPECT_TRUE(verify_facts(tx(), refills, 5).empty());

    // a fact that no record says, and records whose facts are lost
    tx().script(
        "UPDATE fact SET quantity = 5 WHERE id = (SELECT min(id) FROM fact WHERE withdrawn_at IS NULL);"
        "DELETE FROM fact WHERE id = (SELECT max(id) FROM fact WHERE withdrawn_at IS NULL);"
        "UPDATE fact_month SET quantity = quantity + 1 WHERE kind = 'union.member' AND month < '2014-01'");
    EXPECT_EQ(verify_facts(tx(), refills, 50).size(), 3U);
    EXPECT_FALSE(verify_sums(tx(), tree, 5).empty());
    auto const refilled = refill_facts(tx(), {UserId{1}, now}, refills);
    EXPECT_EQ(refilled.withdrawn, 1);
    EXPECT_EQ(refilled.written, 2);
    for (auto& line : lines)
        if (!line.withdrawn_at) place_by_others(line.fact);
    rebuild_sums(tx());
    rebuild_people(tx(), tree);
    EXPECT_TRUE(verify_facts(tx(), refills, 5).empty());
    EXPECT_TRUE(verify_sums(tx(), tree, 5).empty());
    for (auto& line : lines)
        if (line.entered_at > now) line.entered_at = now;
    View const view{tx(), tree, {SmallTree::city, until(base::day(2030, 1, 1))}};
    Query const query{{{"training.participation", {"union_work", "party_work"}}}, {By::unit, By::year}};
    EXPECT_EQ(testing::told(view.sums(query)), by_hand(lines, tree, view.frame(), query).sums);
}

TEST_P(LedgerProperty, AStockIsWhatThereWasWithWhatCameAndWent)
{
    // while the tree stands still; a reorganisation brings a unit what lies in the places it is made of
    SmallTree const tree{base::day(2026, 11, 24)};
    base::Instant now = base::day(2026, 11, 1);
    change(tree, now, 40);
    std::vector<Fact> young;
    for (int i = 0; i < 60; ++i) {
        auto fact = chance.fact(1000 + i);
        fact.unit = UnitId{20 + chance.below(3)};
        fact.present_place = {};
        fact.on_day = SmallTree::merged_on + base::Days{chance.below(365)};
        young.push_back(fact);
    }
    record(tx(), tree, {UserId{1}, now}, young);
    place_some(tree);

    base::Period const epochs[] = {{base::day(2012, 1, 1), SmallTree::moved_on},
                                   {SmallTree::moved_on, SmallTree::merged_on},
                                   {SmallTree::merged_on, base::day(2026, 11, 24)}};
    Query const members{{{"union.member"}}, {By::unit}};
    std::int64_t found = 0;
    for (int i = 0; i < 60; ++i) {
        auto const& epoch = epochs[i % 3];
        auto const days = static_cast<int>((epoch.to - epoch.from).count());
        auto const first = epoch.from + base::Days{i < 3 ? 0 : chance.below(days / 2)};
        auto const last = first + base::Days{chance.below(days / 2)};
        for (auto const scope : {SmallTree::city, SmallTree::west, SmallTree::east, UnitId{20}, UnitId{22}}) {
            auto const on = [&](base::Date day, base::Date tree_of) {
                View const view{tx(), tree, {.scope = scope, .period = until(day), .stands_on = tree_of}};
                return sums_of(view, members);
            };
            auto expected = on(first - base::Days{1}, first);
            View const between{tx(), tree, {.scope = scope, .period = {first, last + base::Days{1}}}};
            ASSERT_TRUE(between.changes().empty());
            for (auto const& [unit, value] : sums_of(between, members)) expected[unit] += value;
            std::erase_if(expected, [](auto const& sum) { return sum.second == 0; });
            auto closing = on(last, last);
            std::erase_if(closing, [](auto const& sum) { return sum.second == 0; });
            ASSERT_EQ(closing, expected) << "scope " << scope.value << ", from " << base::iso(first);
            found += static_cast<std::int64_t>(closing.size());
        }
    }
    EXPECT_GT(found, 100) << "a test of nothing";
    View const merged{tx(), tree, {.scope = UnitId{22}, .period = until(SmallTree::merged_on - base::Days{1})}};
    EXPECT_TRUE(sums_of(merged, members).empty()) << "by the tree of each day there was no such unit";
}

INSTANTIATE_TEST_SUITE_P(Both, LedgerProperty, support::both, support::dialect_name);

}   // namespace
}   // namespace ledger
