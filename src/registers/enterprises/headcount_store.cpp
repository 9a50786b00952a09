#include "registers/enterprises/headcount_store.hpp"

#include "kernel/accounts/audit.hpp"
#include "platform/db/many.hpp"
#include "registers/enterprises/row.hpp"

namespace enterprises {
namespace {

constexpr db::Sql insert_one{"enterprises.insert_headcount", R"sql(
    INSERT INTO enterprise_headcount (enterprise_id, kind, number, counted_on, newest, batch_id, entered_at, entered_by)
    VALUES (:id, :kind, :number, :on, 0, :batch, :at, :by)
    ON CONFLICT (enterprise_id, kind, counted_on, entered_at)
    DO UPDATE SET number = excluded.number, batch_id = excluded.batch_id)sql"};

constexpr db::Sql forget_newest{"enterprises.forget_newest_headcount", R"sql(
    UPDATE enterprise_headcount SET newest = 0 WHERE enterprise_id = :id AND kind = :kind AND newest = 1)sql"};

constexpr db::Sql mark_newest{"enterprises.mark_newest_headcount", R"sql(
    UPDATE enterprise_headcount SET newest = 1
    WHERE enterprise_id = :id AND kind = :kind AND (counted_on, entered_at) = (
        SELECT counted_on, entered_at FROM enterprise_headcount
        WHERE enterprise_id = :id AND kind = :kind AND withdrawn_at IS NULL
        ORDER BY counted_on DESC, entered_at DESC LIMIT 1))sql"};

constexpr db::Sql select_all{"enterprises.select_headcounts", R"sql(
    SELECT kind, number, counted_on FROM enterprise_headcount
    WHERE enterprise_id = :id AND withdrawn_at IS NULL ORDER BY counted_on DESC, entered_at DESC, kind)sql"};

constexpr db::Sql withdraw_batch{"enterprises.withdraw_headcounts", R"sql(
    UPDATE enterprise_headcount SET withdrawn_at = :at, withdrawn_by = :by
    WHERE enterprise_id = :id AND batch_id = :batch AND withdrawn_at IS NULL)sql"};

constexpr auto newest_text = db::with_many(R"sql(
    SELECT enterprise_id, kind, number FROM enterprise_headcount WHERE newest = 1 AND enterprise_id IN )sql");
constexpr db::Sql select_newest{"enterprises.select_newest_headcounts", newest_text.view()};

constexpr db::Sql all_statements[] = {insert_one, forget_newest,  mark_newest,
                                      select_all, withdraw_batch, select_newest};

}   // namespace

void save(db::Connection& tx, ledger::Entry const& entry, EnterpriseId enterprise, std::span<Headcount const> counted,
          std::optional<BatchId> batch)
{
    for (auto const& one : counted) {
        tx.change(insert_one, {{"id", enterprise},
                               {"kind", one.kind->code},
                               {"number", one.number},
                               {"on", one.counted_on},
                               {"batch", batch ? db::Value{*batch} : db::Value{}},
                               {"at", entry.at},
                               {"by", entry.by}});
        tx.change(forget_newest, {{"id", enterprise}, {"kind", one.kind->code}});
        tx.change(mark_newest, {{"id", enterprise}, {"kind", one.kind->code}});
    }
    // which kinds and how many is told by the counts themselves, to those who may see them
    accounts::audit(tx, entry.by, entry.at, {"counted", "enterprise", enterprise.value});
}

void withdraw_headcounts(db::Connection& tx, ledger::Entry const& entry, EnterpriseId enterprise, BatchId batch)
{
    if (tx.change(withdraw_batch, {{"at", entry.at}, {"by", entry.by}, {"id", enterprise}, {"batch", batch}}) == 0)
        return;
    for (auto const& kind : headcount_kinds()) {
        tx.change(forget_newest, {{"id", enterprise}, {"kind", kind.code}});
        tx.change(mark_newest, {{"id", enterprise}, {"kind", kind.code}});
    }
    accounts::audit(tx, entry.by, entry.at, {"counted", "enterprise", enterprise.value});
}

std::vector<Headcount> headcounts(db::Connection& tx, EnterpriseId enterprise)
{
    std::vector<Headcount> all;
    for (auto const& row : tx.run(select_all, {{"id", enterprise}}))
        if (auto const* kind = find_headcount_kind(row.text(0))) all.push_back({kind, row.integer(1), row.date(2)});
    return all;
}

std::unordered_map<EnterpriseId, std::int64_t> newest_headcounts(db::Connection& tx, HeadcountKind const& kind,
                                                                 std::span<EnterpriseId const> enterprises)
{
    std::vector<db::Value> ids{enterprises.begin(), enterprises.end()};
    std::unordered_map<EnterpriseId, std::int64_t> numbers;
    for_many(tx, select_newest, ids, [&](db::Row const& row) {
        if (row.text(1) == kind.code) numbers.emplace(row.id<EnterpriseId>(0), row.integer(2));
    });
    return numbers;
}

std::span<db::Sql const> headcount_statements() { return all_statements; }

}   // namespace enterprises
