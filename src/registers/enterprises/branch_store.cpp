#include "registers/enterprises/branch_store.hpp"

#include <algorithm>

#include "kernel/accounts/audit.hpp"
#include "registers/enterprises/row.hpp"
#include "registers/enterprises/store.hpp"

namespace enterprises {
namespace {

constexpr db::Sql select_parents{"enterprises.select_parents", R"sql(
    SELECT id, branch_id, parent_id, valid_from, valid_to, paper FROM enterprise_branch
    WHERE branch_id = :branch AND withdrawn_at IS NULL ORDER BY valid_from, id)sql"};

constexpr db::Sql select_branches{"enterprises.select_branches", R"sql(
    SELECT e.id, e.tax_code AS code FROM enterprise_branch b JOIN enterprise e ON e.id = b.branch_id
    WHERE b.parent_id = :parent AND b.withdrawn_at IS NULL AND b.valid_from <= :day AND b.valid_to > :day
      AND e.withdrawn_at IS NULL
    UNION
    SELECT e.id, e.tax_code FROM enterprise e
    WHERE :first <> '' AND e.tax_code >= :first AND e.tax_code <= :last AND e.withdrawn_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM enterprise_branch b WHERE b.branch_id = e.id AND b.withdrawn_at IS NULL
                      AND b.valid_from <= :day AND b.valid_to > :day)
    ORDER BY 2 NULLS LAST, 1)sql"};

constexpr db::Sql end_standing{"enterprises.end_parent", R"sql(
    UPDATE enterprise_branch SET valid_to = :from
    WHERE branch_id = :branch AND withdrawn_at IS NULL AND valid_from < :from AND valid_to > :from)sql"};

constexpr db::Sql insert_one{"enterprises.insert_parent", R"sql(
    INSERT INTO enterprise_branch (id, branch_id, parent_id, valid_from, valid_to, paper, entered_at, entered_by)
    VALUES (:id, :branch, :parent, :from, :to, :paper, :at, :by))sql"};

constexpr db::Sql withdraw_one{"enterprises.withdraw_parent", R"sql(
    UPDATE enterprise_branch SET withdrawn_at = :at, withdrawn_by = :by WHERE id = :id AND withdrawn_at IS NULL)sql"};

constexpr db::Sql reopen{"enterprises.reopen_parent", R"sql(
    UPDATE enterprise_branch SET valid_to = :to
    WHERE branch_id = :branch AND withdrawn_at IS NULL AND valid_to = :from)sql"};

constexpr db::Sql all_statements[] = {select_parents, select_branches, end_standing, insert_one, withdraw_one, reopen};

}   // namespace

std::vector<Branch> parents_of(db::Connection& tx, EnterpriseId branch)
{
    std::vector<Branch> all;
    for (auto const& row : tx.run(select_parents, {{"branch", branch}}))
        all.push_back({row.id<BranchId>(0), row.id<EnterpriseId>(1), row.id<EnterpriseId>(2), row.date(3), row.date(4),
                       row.string(5)});
    return all;
}

std::optional<EnterpriseId> parent_on(db::Connection& tx, Enterprise const& branch, base::Date day)
{
    for (auto const& one : parents_of(tx, branch.id))
        if (one.from <= day && day < one.to) return one.parent;
    auto const code = parent_code(branch.tax_code);
    if (code.empty()) return std::nullopt;
    auto const parent = find_by_tax_code(tx, code, day);
    return parent ? std::optional{parent->id} : std::nullopt;
}

std::vector<EnterpriseId> branches_on(db::Connection& tx, Enterprise const& parent, base::Date day)
{
    // only a code of ten digits has dependent units: those of households have twelve
    auto const code = parent.tax_code.size() == 10 ? parent.tax_code : "";
    auto const bound = [&](std::string_view part) { return code.empty() ? "" : code + std::string{part}; };
    std::vector<EnterpriseId> all;
    for (auto const& row : tx.run(
             select_branches, {{"parent", parent.id}, {"day", day}, {"first", bound("-001")}, {"last", bound("-999")}}))
        all.push_back(row.id<EnterpriseId>(0));
    return all;
}

BranchId add(db::Connection& tx, ledger::Entry const& entry, Branch const& branch)
{
    auto const id = tx.new_id<BranchId>();
    tx.change(end_standing, {{"from", branch.from}, {"branch", branch.branch}});
    tx.change(insert_one, {{"id", id},
                           {"branch", branch.branch},
                           {"parent", branch.parent},
                           {"from", branch.from},
                           {"to", branch.to},
                           {"paper", branch.paper},
                           {"at", entry.at},
                           {"by", entry.by}});
    accounts::audit(tx, entry.by, entry.at, {"changed", "enterprise", branch.branch.value});
    return id;
}

base::Result<base::Done> withdraw_branch(db::Connection& tx, ledger::Entry const& entry, EnterpriseId branch,
                                         BranchId id)
{
    auto const standing = parents_of(tx, branch);
    auto const found = std::ranges::find(standing, id, &Branch::id);
    if (found == standing.end()) return base::Error{base::Refusal::not_found, {}};
    if (found + 1 != standing.end())
        return base::Error{base::Refusal::conflict,
                           {{"", "branch.later_known", base::vietnamese(standing.back().from)}}};
    if (tx.change(withdraw_one, {{"at", entry.at}, {"by", entry.by}, {"id", id}}) == 0)
        return base::Error{base::Refusal::conflict, {{"", "changed_by_another"}}};
    tx.change(reopen, {{"to", found->to}, {"branch", branch}, {"from", found->from}});
    accounts::audit(tx, entry.by, entry.at, {"changed", "enterprise", branch.value});
    return base::Done{};
}

std::span<db::Sql const> branch_statements() { return all_statements; }

}   // namespace enterprises
