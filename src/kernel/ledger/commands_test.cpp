#include <sstream>

#include "base/embedded.hpp"
#include "kernel/ledger/query.hpp"
#include "kernel/ledger/rebuild.hpp"
#include "kernel/ledger/slice.hpp"
#include "kernel/ledger/testing.hpp"
#include "support/both.hpp"
#include "support/small_tree.hpp"

namespace ledger {
namespace {

using support::SmallTree;

constexpr FactKind kinds[] = {{"union.member", "Members"}};

Fact joined(std::int64_t source)
{
    return {.kind = &kinds[0],
            .variety = "admitted",
            .on_day = base::day(2014, 5, 1),
            .unit = UnitId{10},
            .source_kind = "membership",
            .source_id = source};
}

/// The program of these tests: one slice with three records, and one that knows the tree.
void refill(db::Connection&, Give const& give)
{
    for (std::int64_t id = 1; id <= 3; ++id) give(joined(id), {UserId{1}, base::day(2026, 1, 1)});
}
std::unique_ptr<Placement> small_tree(db::Connection&, base::Date today) { return std::make_unique<SmallTree>(today); }
Slice const members{.name = "members", .facts = kinds, .refill = refill};
Slice const organisations{.name = "organisations", .placement = small_tree};
Slice const* const program[] = {&members, &organisations};

class LedgerCommand : public support::OnBothBare {
protected:
    LedgerCommand() { testing::migrate_ledger(*db); }

    int run(std::string_view name)
    {
        base::Catalogue const catalogue{base::Language::en, base::embedded_file("locale/en.mo").value()};
        std::ostringstream out;
        std::ostringstream err;
        CommandLine line{.database = &*db,
                         .slices = program,
                         .texts = base::Texts{catalogue},
                         .now = base::day(2026, 2, 1),
                         .out = out,
                         .err = err};
        for (auto const& command : commands())
            if (command.name == name) {
                int const code = command.run(line);
                said = out.str();
                return code;
            }
        return -1;
    }

    std::string said;
};

TEST_P(LedgerCommand, RebuildMakesWhatVerifyMisses)
{
    EXPECT_EQ(run("ledger verify"), 1);
    EXPECT_NE(said.find("this fact is missing: union.member admitted 2014-05-01"), std::string::npos) << said;
    EXPECT_EQ(run("ledger rebuild"), 0);
    EXPECT_NE(said.find("3 facts written"), std::string::npos) << said;
    EXPECT_EQ(run("ledger verify"), 0);
    auto const tx = db->begin(db::Access::read);
    View const view{
        tx->connection(), SmallTree{base::day(2026, 2, 1)}, {SmallTree::west, until(base::day(2020, 12, 31))}};
    EXPECT_EQ(view.sums({{{"union.member"}}}).front().value, 3);
}

TEST_P(LedgerCommand, VerifyFindsSumsThatAreWrong)
{
    ASSERT_EQ(run("ledger rebuild"), 0);
    {
        auto const tx = db->begin(db::Access::write);
        tx->connection().script("UPDATE fact_year SET quantity = 4");
        tx->commit();
    }
    EXPECT_EQ(run("ledger verify"), 1);
    EXPECT_NE(said.find("fact_year union.member"), std::string::npos) << said;
}

INSTANTIATE_TEST_SUITE_P(Both, LedgerCommand, support::both, support::dialect_name);

}   // namespace
}   // namespace ledger
