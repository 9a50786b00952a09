#include <random>

#include "platform/web/languages.hpp"
#include "registers/memberships/endings.hpp"
#include "registers/memberships/facts.hpp"
#include "registers/organisations/reorganisation.hpp"
#include "registers/transfers/testing.hpp"

namespace transfers {
namespace {

using base::Date;
using base::Days;

/// Members are offered, accepted, sent back, leave; unions end, are merged, stand again: in any order, as days pass.
class AnyTransfers : public TwoUnions {
protected:
    void SetUp() override
    {
        TwoUnions::SetUp();
        tx = db->begin(db::Access::write);
        unions = {hoa_binh, song_hong};
        EnterpriseId company;
        for (auto const* name : {"Hoa Sen", "Đại Phát", "Tân Lập"})
            unions.push_back(add_union(**tx, name, unions.size() % 2 == 0 ? area.phung : area.trung_chau, company));
        for (int i = 0; i < 20; ++i)
            add_member(**tx, "Nguyễn Văn An", unions[static_cast<std::size_t>(i) % unions.size()]);
        for (auto const union_ : unions)
            for (auto const& m : memberships::of_union(**tx, union_, base::day(2020, 1, 6))) people.push_back(m.person);
        followers = {{memberships::follow}, {memberships::end_with}, {memberships::stand_again}, {}};
        actor.user = 1;
        actor.everything = true;
    }
    web::Context context()
    {
        return {**tx, actor, clock, base::Instant{clock}, web::texts_in(base::Language::vi), services, {}};
    }
    std::size_t any(std::size_t below) { return std::uniform_int_distribution<std::size_t>{0, below - 1}(random); }
    /// A day from that one up to today.
    Date any_day(Date from)
    {
        return from + Days{static_cast<int>(any(static_cast<std::size_t>((clock - from).count()) + 1))};
    }

    void offer_one()
    {
        auto with = context();
        Reach reach{with};
        auto const from = unions[any(unions.size())];
        auto const members = memberships::of_union(**tx, from, clock);
        if (members.empty()) return;
        auto const& member = members[any(members.size())];
        auto const day = any_day(clock - Days{30});
        OfferForm const form{unions[any(unions.size())], day, day};
        offered += make_offers(with, reach, from, form, std::span{&member.id, 1}, any(4) == 0) ? 1 : 0;
    }
    void answer_one()
    {
        auto with = context();
        Reach reach{with};
        auto const open = unanswered(**tx);
        if (open.empty()) return;
        auto const known = known_of(with, reach, open[any(open.size())]);
        switch (any(6)) {
            case 0:
                (void)decline(with, known, "papers");
                break;
            case 1:
                (void)take_back(with, known);
                break;
            default:
                accepted += accept_all(with, std::span{&known, 1}, any_day(known.transfer.offered_on)) ? 1 : 0;
        }
    }
    void leave_one()
    {
        auto const members = memberships::of_union(**tx, unions[any(unions.size())], clock);
        if (members.empty() || left.size() >= people.size() / 3) return;
        auto const& member = members[any(members.size())];
        auto const ended = memberships::leave(member, memberships::End::left, clock, clock);
        if (!ended) return;
        auto const trees = organisations::placement(**tx, clock);
        memberships::save_end(**tx, *trees, entry(), *ended);
        left.push_back(member.person);
    }
    void merge_or_stand_again()
    {
        auto const trees = organisations::placement(**tx, clock);
        organisations::Change const change{**tx, *trees, entry(), &followers};
        if (!links.empty()) {
            organisations::withdraw_links(change, std::span{&links.back(), 1});
            links.pop_back();
            return;
        }
        auto const gone = *organisations::find(**tx, unions[any(unions.size())], clock);
        organisations::Part const part{unions[any(unions.size())]};
        if (part.successor == gone.id) return;
        links.push_back(organisations::succeed(change, gone, std::span{&part, 1},
                                               {.number = "5/QĐ", .effective_on = clock},
                                               organisations::Predecessor::ends)
                            .front());
    }
    ledger::Entry entry() const { return {UserId{1}, base::Instant{clock}}; }

    /// Everybody is in one union on every day from the first on, unless they left.
    void check()
    {
        std::int64_t standing = 0;
        for (auto const person : people) {
            auto const all = memberships::of_person(**tx, person);
            ASSERT_FALSE(all.empty());
            for (std::size_t i = 0; i + 1 < all.size(); ++i)
                ASSERT_EQ(all[i].ended_on, all[i + 1].joined_on) << "in none or in two: person " << person.text();
            bool const has_left = std::ranges::find(left, person) != left.end();
            ASSERT_EQ(all.back().ended_on.has_value(), has_left);
            standing += has_left ? 0 : 1;
        }
        ASSERT_EQ(counted(**tx, area.district, clock), standing);
        ASSERT_EQ(counted(**tx, area.phung, clock) + counted(**tx, area.trung_chau, clock), standing);
    }

    std::unique_ptr<db::Transaction> tx;
    web::Actor actor;
    web::Services services;
    organisations::Followers followers;
    std::vector<UnitId> unions;
    std::vector<PersonId> people;
    std::vector<PersonId> left;
    std::vector<std::int64_t> links;
    std::mt19937 random{20260302};
    Date clock = base::day(2020, 2, 3);
    int offered = 0, accepted = 0;
};

TEST_P(AnyTransfers, NobodyIsEverInNoneOrInTwo)
{
    for (int step = 0; step < 2000; ++step) {
        clock += Days{static_cast<int>(any(3))};
        if (step % 40 == 20)
            merge_or_stand_again();
        else if (step % 200 == 130)
            leave_one();
        else if (any(2) == 0)
            offer_one();
        else
            answer_one();
        if (step % 10 == 0) check();
        if (HasFatalFailure()) FAIL() << "after step " << step;
    }
    check();
    EXPECT_GT(offered, 400);
    EXPECT_GT(accepted, 200);
}

INSTANTIATE_TEST_SUITE_P(Both, AnyTransfers, support::both, support::dialect_name);

}   // namespace
}   // namespace transfers
