#include "work/surveys/link.hpp"

#include "kernel/accounts/audit.hpp"
#include "kernel/accounts/session_store.hpp"
#include "platform/db/many.hpp"
#include "platform/web/csrf.hpp"
#include "work/surveys/statements.hpp"

namespace surveys {
namespace {

constexpr std::size_t secret_bytes = 24;

constexpr std::string_view columns = R"sql(
    SELECT id, survey_id, enterprise_id, closes_on, used_at, withdrawn_at FROM survey_link )sql";

constexpr auto by_hash_text = db::joined(columns, "WHERE secret_hash = :hash");
constexpr db::Sql select_by_hash{"surveys.select_link", by_hash_text.view()};

constexpr auto newest_text =
    db::joined(columns, "WHERE survey_id = :survey AND enterprise_id = :enterprise ORDER BY id DESC LIMIT 1");
constexpr db::Sql select_newest{"surveys.select_newest_link", newest_text.view()};

constexpr db::Sql insert_one{"surveys.insert_link", R"sql(
    INSERT INTO survey_link (id, secret_hash, survey_id, enterprise_id, closes_on, entered_at, entered_by)
    VALUES (:id, :hash, :survey, :enterprise, :closes_on, :at, :by))sql"};

constexpr db::Sql withdraw_unused{"surveys.withdraw_links", R"sql(
    UPDATE survey_link SET withdrawn_at = :at, withdrawn_by = :by
    WHERE survey_id = :survey AND enterprise_id = :enterprise AND used_at IS NULL AND withdrawn_at IS NULL)sql"};

constexpr db::Sql update_used{"surveys.use_link", R"sql(
    UPDATE survey_link SET used_at = :at WHERE id = :id AND used_at IS NULL AND withdrawn_at IS NULL)sql"};

constexpr db::Sql all_statements[] = {select_by_hash, select_newest, insert_one, withdraw_unused, update_used};

Link link_of(db::Row const& row)
{
    return {row.id<LinkId>(0), row.id<CampaignId>(1), row.id<EnterpriseId>(2),
            row.date(3),       row.maybe_instant(4),  row.maybe_instant(5).has_value()};
}

}   // namespace

bool is_open(Link const& link, base::Date today)
{
    return !link.used_at && !link.is_withdrawn && today <= link.closes_on;
}

std::string add_link(db::Connection& tx, ledger::Entry const& entry, Campaign const& campaign, EnterpriseId enterprise)
{
    tx.change(withdraw_unused,
              {{"at", entry.at}, {"by", entry.by}, {"survey", campaign.id}, {"enterprise", enterprise}});
    auto secret = web::random_text(secret_bytes);
    auto const hash = accounts::hash_of_secret(secret);
    tx.change(insert_one, {{"id", tx.new_id<LinkId>()},
                           {"hash", db::bytes(hash)},
                           {"survey", campaign.id},
                           {"enterprise", enterprise},
                           {"closes_on", campaign.deadline},
                           {"at", entry.at},
                           {"by", entry.by}});
    accounts::audit(tx, entry.by, entry.at, {"link_made", "survey", campaign.id.value});
    return secret;
}

std::optional<Link> find_link(db::Connection& tx, std::string_view secret)
{
    auto const hash = accounts::hash_of_secret(secret);
    auto rows = tx.run(select_by_hash, {{"hash", db::bytes(hash)}});
    auto const row = rows.first();
    return row ? std::optional{link_of(*row)} : std::nullopt;
}

std::optional<Link> newest_link(db::Connection& tx, CampaignId campaign, EnterpriseId enterprise)
{
    auto rows = tx.run(select_newest, {{"survey", campaign}, {"enterprise", enterprise}});
    auto const row = rows.first();
    return row ? std::optional{link_of(*row)} : std::nullopt;
}

bool use_link(db::Connection& tx, LinkId id, base::Instant at)
{
    return tx.change(update_used, {{"at", at}, {"id", id}}) > 0;
}

std::span<db::Sql const> link_statements() { return all_statements; }

}   // namespace surveys
