#include "work/proposals/store.hpp"

#include <unordered_set>

#include "kernel/accounts/audit.hpp"
#include "platform/db/many.hpp"

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

constexpr db::Sql all_statements[] = {select_of_enterprises, select_standing, select_aside, insert_one,
                                      withdraw_standing};

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

}   // namespace

Page list(db::Connection& tx, web::Actor const& actor, Reason const& reason, Asked const& asked, base::Date today)
{
    auto question = question_of(reason, rulebook::embedded(), today);
    question.reads = enterprises::Reads::what_lists_show;
    question.q = asked.q;
    question.place = asked.place;
    question.after = asked.after;
    Page page;
    for (;;) {
        question.size = asked.size - page.enterprises.size();
        auto found = enterprises::list(tx, actor, question, today);
        auto const aside = hidden(tx, reason, found.enterprises, today);
        for (auto& e : found.enterprises)
            if (!aside.contains(e.id)) page.enterprises.push_back(std::move(e));
        page.next = found.next;
        if (!found.next || page.enterprises.size() == asked.size) return page;
        question.after = found.next;
    }
}

AsidePage list_aside(db::Connection& tx, web::Actor const& actor, Reason const& reason, Asked const& asked,
                     base::Date today)
{
    AsidePage page;
    web::Cursor at;
    // a place that this list never gave is its beginning
    if (asked.after && base::parse_date(asked.after->key)) at = *asked.after;
    for (std::size_t seen = asked.size; seen == asked.size;) {
        seen = 0;
        auto const start = at;
        for (auto const& row : tx.run(select_aside, {{"reason", reason.code},
                                                     {"today", today},
                                                     {"key", start.key},
                                                     {"id", start.id},
                                                     {"most", asked.size}})) {
            ++seen;
            auto aside = aside_of(row);
            auto enterprise = enterprises::find(tx, actor, aside.enterprise, today);
            if (enterprise && page.rows.size() == asked.size) {
                page.next = at;
                return page;
            }
            at = {base::iso(aside.look_again_on), aside.id.value};
            if (enterprise) page.rows.push_back({std::move(aside), std::move(*enterprise)});
        }
    }
    return page;
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

std::span<db::Sql const> statements() { return all_statements; }

}   // namespace proposals
