#include "work/proposals/store.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <unordered_set>

#include "kernel/accounts/audit.hpp"
#include "platform/db/many.hpp"
#include "registers/enterprises/headcount_store.hpp"
#include "registers/memberships/store.hpp"

#include "work/proposals/merging.hpp"

namespace proposals {
namespace {

constexpr std::string_view columns = "SELECT id, enterprise_id, reason, why, look_again_on FROM proposal_set_aside ";

constexpr auto hidden_text = db::with_many(R"sql(
    SELECT enterprise_id, reason, look_again_on FROM proposal_set_aside
    WHERE withdrawn_at IS NULL AND enterprise_id IN )sql");
constexpr db::Sql select_of_enterprises{"proposals.select_of_enterprises", hidden_text.view()};

constexpr auto standing_text =
    db::joined(columns, "WHERE enterprise_id = :enterprise AND reason = :reason AND withdrawn_at IS NULL");
constexpr db::Sql select_standing{"proposals.select_standing", standing_text.view()};

constexpr auto aside_text = db::joined(columns, R"sql(
    WHERE reason = :reason AND look_again_on > :today AND (look_again_on, id) > (:key, :id) AND withdrawn_at IS NULL
    ORDER BY look_again_on, id LIMIT :most)sql");
constexpr db::Sql select_aside{"proposals.select_aside", aside_text.view()};

constexpr db::Sql insert_one{"proposals.insert", R"sql(
    INSERT INTO proposal_set_aside (id, enterprise_id, reason, why, look_again_on, entered_at, entered_by)
    VALUES (:id, :enterprise, :reason, :why, :look_again_on, :at, :by))sql"};

constexpr db::Sql withdraw_standing{"proposals.withdraw", R"sql(
    UPDATE proposal_set_aside SET withdrawn_at = :at, withdrawn_by = :by
    WHERE enterprise_id = :enterprise AND reason = :reason AND withdrawn_at IS NULL)sql"};

constexpr auto stand_text = db::with_many("SELECT id FROM proposal_set_aside WHERE withdrawn_at IS NULL AND id IN ");
constexpr db::Sql select_which_stand{"proposals.select_which_stand", stand_text.view()};

constexpr db::Sql withdraw_one{"proposals.withdraw_one", R"sql(
    UPDATE proposal_set_aside SET withdrawn_at = :at, withdrawn_by = :by WHERE id = :id AND withdrawn_at IS NULL)sql"};

constexpr db::Sql all_statements[] = {select_of_enterprises, select_standing,    select_aside, insert_one,
                                      withdraw_standing,     select_which_stand, withdraw_one};

SetAside aside_of(db::Row const& row)
{
    return {row.id<SetAsideId>(0), row.id<EnterpriseId>(1), row.string(2), row.string(3), row.date(4)};
}

std::unordered_set<EnterpriseId> hidden(db::Connection& tx, Reason const& reason,
                                        std::vector<enterprises::Enterprise> const& among, base::Date today)
{
    std::vector<db::Value> ids;
    for (auto const& e : among) ids.emplace_back(e.id);
    std::unordered_set<EnterpriseId> found;
    for_many(tx, select_of_enterprises, ids, [&](db::Row const& row) {
        if (row.text(1) == reason.code && row.date(2) > today) found.insert(row.id<EnterpriseId>(0));
    });
    return found;
}

/// What a reason goes by, of many enterprises at once.
class Numbers {
public:
    Numbers(db::Connection& tx, Reason const& reason, base::Date today) : tx_(tx), reason_(reason)
    {
        if (reason.code != "below") return;
        auto const minimum = rulebook::embedded().integer(reason.rule, today);
        for (auto const& small : memberships::small_unions(tx, minimum, today)) small_.emplace(small.enterprise, small);
    }

    /// The enterprises of all small unions, for "below".
    std::vector<EnterpriseId> enterprises() const
    {
        std::vector<EnterpriseId> all;
        for (auto const& [enterprise, small] : small_) all.push_back(enterprise);
        return all;
    }
    std::vector<Proposed> of(std::vector<enterprises::Enterprise> found) const
    {
        std::unordered_map<EnterpriseId, std::int64_t> counted;
        if (auto const* kind = enterprises::find_headcount_kind(reason_.headcount)) {
            std::vector<EnterpriseId> ids;
            for (auto const& e : found) ids.push_back(e.id);
            counted = enterprises::newest_headcounts(tx_, *kind, ids);
        }
        std::vector<Proposed> rows;
        for (auto& e : found) {
            Proposed row{std::move(e)};
            if (auto const at = counted.find(row.enterprise.id); at != counted.end()) row.number = at->second;
            if (auto const at = small_.find(row.enterprise.id); at != small_.end()) {
                row.number = at->second.members;
                row.union_ = at->second.union_;
            }
            rows.push_back(std::move(row));
        }
        return rows;
    }

private:
    db::Connection& tx_;
    Reason const& reason_;
    std::unordered_map<EnterpriseId, memberships::SmallUnion> small_ = {};
};

}   // namespace

Page list(db::Connection& tx, web::Actor const& actor, Reason const& reason, Asked const& asked, base::Date today)
{
    Numbers const numbers{tx, reason, today};
    auto question = question_of(reason, rulebook::embedded(), today);
    if (reason.code == "below") question.among = numbers.enterprises();
    question.reads = enterprises::Reads::what_lists_show;
    question.q = asked.q;
    question.place = asked.place;
    question.after = asked.after;
    Page page;
    for (;;) {
        question.size = asked.size - page.rows.size();
        auto found = enterprises::list(tx, actor, question, today);
        auto const aside = hidden(tx, reason, found.enterprises, today);
        std::erase_if(found.enterprises, [&](auto const& e) { return aside.contains(e.id); });
        std::ranges::move(numbers.of(std::move(found.enterprises)), std::back_inserter(page.rows));
        page.next = found.next;
        if (!found.next || page.rows.size() == asked.size) return page;
        question.after = found.next;
    }
}

AsidePage list_aside(db::Connection& tx, web::Actor const& actor, Reason const& reason, Asked const& asked,
                     base::Date today)
{
    Numbers const numbers{tx, reason, today};
    enterprises::Question question{
        .q = asked.q, .place = asked.place, .also = reason.view, .reads = enterprises::Reads::what_lists_show};
    AsidePage page;
    web::Cursor at;
    // a place that this list never gave is its beginning
    if (asked.after && base::parse_date(asked.after->key)) at = *asked.after;
    for (std::size_t seen = asked.size; seen == asked.size;) {
        std::vector<SetAside> met;
        for (auto const& row :
             tx.run(select_aside,
                    {{"reason", reason.code}, {"today", today}, {"key", at.key}, {"id", at.id}, {"most", asked.size}}))
            met.push_back(aside_of(row));
        seen = met.size();
        question.among.emplace();
        for (auto const& aside : met) question.among->push_back(aside.enterprise);
        question.size = seen + 1;
        std::unordered_map<EnterpriseId, Proposed> shown;
        for (auto& row : numbers.of(enterprises::list(tx, actor, question, today).enterprises))
            shown.emplace(row.enterprise.id, std::move(row));
        for (auto& aside : met) {
            auto const found = shown.find(aside.enterprise);
            if (found != shown.end() && page.rows.size() == asked.size) {
                page.next = at;
                return page;
            }
            at = {base::iso(aside.look_again_on), aside.id.value};
            if (found != shown.end()) page.rows.push_back({std::move(aside), std::move(found->second)});
        }
    }
    return page;
}

Proposed with_number(db::Connection& tx, Reason const& reason, enterprises::Enterprise enterprise, base::Date today)
{
    std::vector<enterprises::Enterprise> one;
    one.push_back(std::move(enterprise));
    return std::move(Numbers{tx, reason, today}.of(std::move(one)).front());
}

std::optional<SetAside> find(db::Connection& tx, EnterpriseId enterprise, Reason const& reason)
{
    auto rows = tx.run(select_standing, {{"enterprise", enterprise}, {"reason", reason.code}});
    auto const row = rows.first();
    return row ? std::optional{aside_of(*row)} : std::nullopt;
}

SetAsideId save(db::Connection& tx, ledger::Entry const& entry, SetAside const& made)
{
    tx.change(withdraw_standing,
              {{"at", entry.at}, {"by", entry.by}, {"enterprise", made.enterprise}, {"reason", made.reason}});
    auto const id = tx.new_id<SetAsideId>();
    tx.change(insert_one, {{"id", id},
                           {"enterprise", made.enterprise},
                           {"reason", made.reason},
                           {"why", made.why},
                           {"look_again_on", made.look_again_on},
                           {"at", entry.at},
                           {"by", entry.by}});
    accounts::audit(tx, entry.by, entry.at, {"created", "proposal_set_aside", id.value});
    return id;
}

void withdraw(db::Connection& tx, ledger::Entry const& entry, SetAside const& aside)
{
    auto const changed =
        tx.change(withdraw_standing,
                  {{"at", entry.at}, {"by", entry.by}, {"enterprise", aside.enterprise}, {"reason", aside.reason}});
    if (changed > 0) accounts::audit(tx, entry.by, entry.at, {"withdrawn", "proposal_set_aside", aside.id.value});
}

std::unordered_set<EnterpriseId> standing_of(db::Connection& tx, Reason const& reason,
                                             std::span<std::int64_t const> enterprises, base::Date today)
{
    std::vector<db::Value> const ids{enterprises.begin(), enterprises.end()};
    std::unordered_set<EnterpriseId> found;
    for_many(tx, select_of_enterprises, ids, [&](db::Row const& row) {
        if (row.text(1) == reason.code && row.date(2) > today) found.insert(row.id<EnterpriseId>(0));
    });
    return found;
}

void save(db::Connection& tx, ledger::Entry const& entry, std::span<SetAside const> made)
{
    std::vector<std::vector<db::Param>> before;
    std::vector<std::vector<db::Param>> after;
    std::vector<accounts::AuditEntry> audits;
    for (auto const& one : made) {
        std::string_view const reason = one.reason;
        before.push_back({{"at", entry.at}, {"by", entry.by}, {"enterprise", one.enterprise}, {"reason", reason}});
        after.push_back({{"id", one.id},
                         {"enterprise", one.enterprise},
                         {"reason", reason},
                         {"why", std::string_view{one.why}},
                         {"look_again_on", one.look_again_on},
                         {"at", entry.at},
                         {"by", entry.by}});
        audits.push_back({"created", "proposal_set_aside", one.id.value});
    }
    tx.change_many(withdraw_standing, before);
    tx.change_many(insert_one, after);
    accounts::audit(tx, entry.by, entry.at, audits);
}

std::vector<bool> withdraw(db::Connection& tx, ledger::Entry const& entry, std::span<SetAsideId const> ids)
{
    std::vector<db::Value> const asked{ids.begin(), ids.end()};
    std::unordered_set<SetAsideId> standing;
    for_many(tx, select_which_stand, asked, [&](db::Row const& row) { standing.insert(row.id<SetAsideId>(0)); });
    std::vector<bool> stood;
    std::vector<std::vector<db::Param>> sets;
    std::vector<accounts::AuditEntry> audits;
    for (auto const id : ids) {
        stood.push_back(standing.contains(id));
        if (!stood.back()) continue;
        sets.push_back({{"at", entry.at}, {"by", entry.by}, {"id", id}});
        audits.push_back({"withdrawn", "proposal_set_aside", id.value});
    }
    tx.change_many(withdraw_one, sets);
    accounts::audit(tx, entry.by, entry.at, audits);
    return stood;
}

std::span<db::Sql const> statements()
{
    static auto const all = [] {
        std::vector<db::Sql> gathered{std::begin(all_statements), std::end(all_statements)};
        gathered.insert(gathered.end(), merging_statements().begin(), merging_statements().end());
        return gathered;
    }();
    return all;
}

}   // namespace proposals
