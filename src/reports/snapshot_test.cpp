#include "reports/snapshot.hpp"
#include "reports/report_fixture.hpp"

namespace reports {
namespace {

using SnapshotTest = ReportTest;

TEST_P(SnapshotTest, AFrozenReportStaysAsItWas)
{
    auto const before = report();
    auto const id = freeze(**tx, entry, before);
    auto const trees = organisations::placement(**tx, today);
    std::vector<ledger::Fact> const late{{.kind = &kinds[0],
                                          .variety = "grassroots_union",
                                          .on_day = day(2019, 1, 1),
                                          .unit = phung,
                                          .source_kind = "test_record",
                                          .source_id = 900}};
    ledger::record(**tx, *trees, {entry.by, entry.at + std::chrono::hours{24}}, late);
    EXPECT_EQ(value(report(), "I03.founded"), 4);
    auto as_known = question_of(*find_snapshot(**tx, id));
    as_known.known_at = entry.at;
    auto again = compute(**tx, as_known, today);
    EXPECT_TRUE(changes_since(*find_snapshot(**tx, id), again).empty()) << "as known then it is the same";
    EXPECT_EQ(find_snapshot(**tx, id)->content, to_json(before));
    auto const changes = changes_since(*find_snapshot(**tx, id), report());
    std::vector<std::string> changed;
    for (auto const& change : changes) changed.push_back(change.id);
    EXPECT_EQ(changed,
              (std::vector<std::string>{"I03.founded", "I03.founded.u09784", "I03.founded.y2019", "I05.existing",
                                        "I05.existing.u09784", "I05.existing.y2019", "I05.existing.y2020"}));
    EXPECT_EQ(changes.front().frozen, 3);
    EXPECT_EQ(changes.front().present, 4);
    EXPECT_EQ(list_snapshots(**tx, "FINAL", district).size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(Both, SnapshotTest, support::both, support::dialect_name);

}   // namespace
}   // namespace reports
