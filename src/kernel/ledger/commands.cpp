#include <set>

#include "base/expect.hpp"
#include "kernel/ledger/rebuild.hpp"
#include "kernel/ledger/slice.hpp"
#include "kernel/ledger/store.hpp"

namespace ledger {

namespace {

constexpr std::size_t differences_shown = 50;

std::unique_ptr<Placement> placement_of(CommandLine const& line, db::Connection& tx)
{
    for (auto const* slice : line.slices)
        if (slice->placement != nullptr) return slice->placement(tx, base::civil_day(line.now));
    base::expect(false, "no slice says where units stand");
    return nullptr;
}

/// Rewrites one line of the terminal; ends it with the next thing that is done.
Progress progress_on(CommandLine& line)
{
    return [&line, last = std::string{}](std::string_view doing, std::int64_t done, std::int64_t all) mutable {
        if (!last.empty() && last != doing) line.err << '\n';
        last = doing;
        line.err << '\r' << doing;
        if (done != 0) line.err << ' ' << line.texts.number(done);
        if (all != 0) line.err << " / " << line.texts.number(all);
        line.err << std::flush;
    };
}

/// What the listed kinds say about counting people that is not what people were counted by.
std::vector<Difference> verify_groups(db::Connection& tx, std::span<Slice const* const> slices)
{
    std::set<std::string> kept;
    std::set<std::string> listed;
    auto const line = [](auto kind, auto group, auto variety) {
        return std::string{kind}.append(" ").append(group).append(" ").append(variety);
    };
    Words words;
    for (auto const& groups : stored_groups(tx, words))
        for (auto const& [group, varieties] : groups.varieties)
            for (auto const variety : varieties) kept.insert(line(groups.kind, group, variety));
    for (auto const* slice : slices)
        for (auto const& kind : slice->facts)
            for (auto const& group : kind.people_groups)
                for (auto const variety : group.varieties) listed.insert(line(kind.name, group.name, variety));
    std::vector<Difference> differences;
    // a group is kept from the first fact of its kind on, so one that is only listed is no fault
    for (auto const& one : kept)
        if (!listed.contains(one)) differences.push_back("people are counted in a group that is not listed: " + one);
    return differences;
}

/// Exit code 1 when anything differs.
int verify(CommandLine& line)
{
    auto const transaction = line.database->begin(db::Access::read);
    auto& tx = transaction->connection();
    auto const progress = progress_on(line);
    auto const refills = refills_of(line.slices);
    auto differences = verify_facts(tx, refills, differences_shown, progress);
    auto const placement = placement_of(line, tx);
    for (auto const& more : {verify_sums(tx, *placement, differences_shown, progress), verify_groups(tx, line.slices)})
        differences.insert(differences.end(), more.begin(), more.end());
    line.err << '\n';
    for (auto const& difference : differences) line.out << difference << '\n';
    if (differences.empty()) {
        line.out << line.texts.tr("The ledger agrees with the records.") << '\n';
        return 0;
    }
    line.out << line.texts.tr("The ledger differs; \"donghanh ledger rebuild\" makes it anew from the records.")
             << '\n';
    return 1;
}

int rebuild(CommandLine& line)
{
    auto const transaction = line.database->begin(db::Access::write);
    auto& tx = transaction->connection();
    auto const progress = progress_on(line);
    auto const refills = refills_of(line.slices);
    auto const refilled = refill_facts(tx, {UserId{line.actor.user}, line.now}, refills, progress);
    rebuild_sums(tx, progress);
    forget_people(tx);
    for (auto const* slice : line.slices)
        for (auto const& kind : slice->facts)
            if (!kind.people_groups.empty()) replace_groups(tx, kind);
    rebuild_all_people(tx, *placement_of(line, tx), progress);
    transaction->commit();
    line.err << '\n';
    line.out << line.texts.tr("The ledger is made anew: {0} facts withdrawn, {1} facts written.",
                              {line.texts.number(refilled.withdrawn), line.texts.number(refilled.written)})
             << '\n';
    return 0;
}

constexpr Command table[] = {
    {"ledger verify",
     "Compare the ledger with the records and its sums with the facts",
     {},
     NeedsDatabase::yes,
     verify},
    {"ledger rebuild", "Make the ledger anew from the records", {}, NeedsDatabase::yes, rebuild},
};

}   // namespace

std::vector<Refill> refills_of(std::span<Slice const* const> slices)
{
    std::vector<Refill> refills;
    for (auto const* slice : slices)
        if (slice->refill != nullptr) refills.push_back(slice->refill);
    return refills;
}

std::span<Command const> commands() { return table; }

}   // namespace ledger
