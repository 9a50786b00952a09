#include <fmt/format.h>

#include <stdexcept>

#include "bench/invented.hpp"
#include "bench/measure.hpp"
#include "platform/web/languages.hpp"
#include "registers/memberships/facts.hpp"
#include "registers/memberships/store.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/store.hpp"
#include "registers/reorganisations/carrying.hpp"
#include "registers/reorganisations/store.hpp"
#include "registers/reorganisations/world.hpp"

namespace bench {
namespace {

using organisations::Line;
using organisations::Share;
using namespace reorganisations;

constexpr base::Date today = base::day(2026, 3, 2);
ledger::Entry entry() { return {UserId{1}, base::Instant{today}}; }

/// A federation with its unions in three communes, and as many members.
class Federation {
public:
    Federation(db::Connection& tx, long unions, long members) : tx_(tx)
    {
        city_ = add(Line::administrative, "city", "Thành phố", {}, {});
        for (int i = 0; i < 3; ++i)
            communes_.push_back(add(Line::administrative, "commune", "Xã " + std::to_string(i), city_, {}));
        above_ = add(Line::union_, "city_federation", "LĐLĐ thành phố", {}, {city_});
        federation_ = add(Line::union_, "district_federation", "LĐLĐ huyện", above_, communes_);
        auto const trees = organisations::placement(tx_, today);
        std::vector<std::pair<UnitId, UnitId>> made;
        for (long i = 0; i < unions; ++i) {
            auto const place = communes_[static_cast<std::size_t>(i) % communes_.size()];
            made.emplace_back(organisations::found(tx_, *trees, entry(),
                                                   {.kind = "grassroots_union",
                                                    .name = "CĐCS " + std::to_string(i),
                                                    .parent = federation_,
                                                    .place = place,
                                                    .decision_number = "1/QĐ",
                                                    .decided_on = base::day(2014, 5, 12)}),
                              place);
        }
        join(*trees, made, members);
    }

    Plan plan()
    {
        Plan draft{.line = Line::union_, .above = above_, .title = "Chia"};
        draft.decision = {.number = "15/QĐ", .effective_on = base::day(2025, 7, 1)};
        draft = *find(tx_, create(tx_, entry(), draft));
        Step succession{.what = What::succeed, .unit = federation_};
        std::vector<Rule> rules;
        for (auto const commune : communes_) {
            auto const part = tx_.new_id<UnitId>();
            add_step(tx_, entry(), draft,
                     {.what = What::found,
                      .unit = part,
                      .kind = "commune_union",
                      .name = "Công đoàn " + commune.text(),
                      .parent = above_,
                      .places = {commune}});
            ++draft.revision;
            succession.successors.push_back({part, Share::part});
            rules.push_back({.former = federation_, .by = By::area, .chosen = commune, .successor = part});
        }
        add_step(tx_, entry(), draft, succession);
        ++draft.revision;
        for (auto const& rule : rules) {
            add_rule(tx_, entry(), draft, rule);
            ++draft.revision;
        }
        return *find(tx_, draft.id);
    }

private:
    UnitId add(Line line, std::string kind, std::string name, std::optional<UnitId> parent, std::vector<UnitId> places)
    {
        auto const trees = organisations::placement(tx_, today);
        return organisations::add({tx_, *trees, entry()}, {.line = line,
                                                          .kind = std::move(kind),
                                                          .name = std::move(name),
                                                          .parent = parent,
                                                          .places = std::move(places),
                                                          .decision = {.effective_on = base::day(2008, 8, 1)}});
    }
    void join(ledger::Placement const& trees, std::vector<std::pair<UnitId, UnitId>> const& unions, long members)
    {
        std::vector<memberships::NewMembership> made;
        auto const joined = base::day(2015, 1, 1);
        for (long i = 0; i < members; ++i) {
            auto const& [unit, place] = unions[static_cast<std::size_t>(i) % unions.size()];
            auto const person = people::create(
                tx_, entry(), {.full_name = "Nguyễn Văn " + std::to_string(i), .sex = "male", .place = place});
            made.push_back({{.person = person,
                             .union_ = unit,
                             .place = place,
                             .sex = "male",
                             .applied_on = joined,
                             .consented_on = joined,
                             .joined_on = joined}});
        }
        memberships::add(tx_, trees, entry(), made);
    }

    db::Connection& tx_;
    UnitId city_;
    UnitId above_;
    UnitId federation_;
    std::vector<UnitId> communes_ = {};
};

void expect_done(base::Result<base::Done> const& done)
{
    if (!done) throw std::runtime_error{std::string{done.error().problems.front().code}};
}

}   // namespace

/// reorganise URL UNIONS MEMBERS: divides a federation into three by area, and takes it back. The database is left as
/// it was.
int reorganise(Words words)
{
    auto const database = db::open(word(words, 0, ""));
    auto const tx = database->begin(db::Access::write);
    Federation federation{**tx, number(words, 1, 212), number(words, 2, 36'010)};
    web::Actor actor;
    actor.user = 1;
    actor.everything = true;
    organisations::Followers followers;
    followers.moved.push_back(memberships::follow);
    organisations::Holders const holders;
    web::Services services{};
    services.shelf.put(followers);
    services.shelf.put(holders);
    web::Context context{**tx, actor, today, entry().at, web::texts_in(base::Language::vi), services, {}};
    auto const plan = federation.plan();
    auto start = Clock::now();
    auto const outcome = judge(plan, world_of(**tx, plan, today), today);
    auto const check = seconds_since(start);
    start = Clock::now();
    expect_done(carry_out(context, plan));
    auto const carry = seconds_since(start);
    start = Clock::now();
    expect_done(take_back(context, *find(**tx, plan.id)));
    auto const back = seconds_since(start);
    fmt::print("{{\"check\":{},\"carry_out\":{},\"take_back\":{}}}\n", check, carry, back);
    return outcome.ready() ? 0 : 1;
}

}   // namespace bench
