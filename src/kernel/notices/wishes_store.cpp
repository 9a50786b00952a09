#include "kernel/notices/wishes_store.hpp"

#include "kernel/accounts/audit.hpp"
#include "kernel/accounts/session_store.hpp"
#include "platform/web/csrf.hpp"

namespace notices {
namespace {

constexpr std::size_t secret_bytes = 32;

constexpr db::Sql select_wishes{"notices.select_wishes", R"sql(
    SELECT address, asked_address, quiet_from, quiet_to, mail_days FROM notice_setting WHERE user_id = :user)sql"};
constexpr db::Sql select_off{"notices.select_off", R"sql(
    SELECT kind, way FROM notice_off WHERE user_id = :user ORDER BY kind, way)sql"};
constexpr db::Sql insert_setting{"notices.insert_setting", R"sql(
    INSERT INTO notice_setting (user_id, address, asked_address, wrong_codes, quiet_from, quiet_to, mail_days)
    VALUES (:user, '', '', 0, '', '', 'every') ON CONFLICT (user_id) DO NOTHING)sql"};
constexpr db::Sql update_wishes{"notices.update_wishes", R"sql(
    UPDATE notice_setting SET quiet_from = :from, quiet_to = :to, mail_days = :days WHERE user_id = :user)sql"};
constexpr db::Sql delete_off{"notices.delete_off", "DELETE FROM notice_off WHERE user_id = :user"};
constexpr db::Sql insert_off{"notices.insert_off", R"sql(
    INSERT INTO notice_off (user_id, kind, way) VALUES (:user, :kind, :way) ON CONFLICT DO NOTHING)sql"};

constexpr db::Sql select_code{"notices.select_code", R"sql(
    SELECT code_hash, code_made_at, wrong_codes FROM notice_setting
    WHERE user_id = :user AND code_hash IS NOT NULL)sql"};
constexpr db::Sql update_asked{"notices.update_asked", R"sql(
    UPDATE notice_setting SET asked_address = :address, code_hash = :hash, code_made_at = :at, wrong_codes = 0
    WHERE user_id = :user)sql"};
constexpr db::Sql update_wrong{"notices.update_wrong", R"sql(
    UPDATE notice_setting SET wrong_codes = wrong_codes + 1 WHERE user_id = :user)sql"};
constexpr db::Sql update_confirmed{"notices.update_confirmed", R"sql(
    UPDATE notice_setting SET address = asked_address, asked_address = '', code_hash = NULL, code_made_at = NULL
    WHERE user_id = :user AND asked_address <> '')sql"};
constexpr db::Sql update_no_address{"notices.update_no_address", R"sql(
    UPDATE notice_setting SET address = '', asked_address = '', code_hash = NULL, code_made_at = NULL
    WHERE user_id = :user)sql"};
constexpr db::Sql update_digest{"notices.update_digest", R"sql(
    UPDATE notice_setting SET digest_on = :today
    WHERE user_id = :user AND (digest_on IS NULL OR digest_on < :today))sql"};

constexpr db::Sql insert_feed{"notices.insert_feed", R"sql(
    INSERT INTO calendar_feed (id, user_id, secret_hash, made_at) VALUES (:id, :user, :hash, :at))sql"};
constexpr db::Sql update_revoked{"notices.update_revoked", R"sql(
    UPDATE calendar_feed SET revoked_at = :at WHERE user_id = :user AND revoked_at IS NULL)sql"};
constexpr db::Sql select_feed{"notices.select_feed", R"sql(
    SELECT user_id, made_at FROM calendar_feed WHERE user_id = :user AND revoked_at IS NULL)sql"};
constexpr db::Sql select_by_secret{"notices.select_by_secret", R"sql(
    SELECT user_id, made_at FROM calendar_feed WHERE secret_hash = :hash AND revoked_at IS NULL)sql"};

constexpr db::Sql all_statements[] = {select_wishes, select_off,       insert_setting,    update_wishes,
                                      delete_off,    insert_off,       select_code,       update_asked,
                                      update_wrong,  update_confirmed, update_no_address, update_digest,
                                      insert_feed,   update_revoked,   select_feed,       select_by_secret};

void audit(db::Connection& tx, UserId user, base::Instant at, std::string_view action)
{
    accounts::audit(tx, user, at, accounts::AuditEntry{action, "user_account", user.value});
}

std::optional<Feed> feed_in(db::Rows rows)
{
    auto const row = rows.first();
    return row ? std::optional{Feed{row->id<UserId>(0), row->instant(1)}} : std::nullopt;
}

}   // namespace

Wishes wishes_of(db::Connection& tx, UserId user)
{
    Wishes wishes;
    for (auto const& row : tx.run(select_wishes, {{"user", user}})) {
        wishes.address = row.string(0);
        wishes.asked_address = row.string(1);
        auto const from = parse_clock(row.text(2));
        auto const to = parse_clock(row.text(3));
        if (from && to) wishes.quiet = QuietHours{*from, *to};
        if (row.text(4) == "working") wishes.mail_days = MailDays::working;
    }
    for (auto const& row : tx.run(select_off, {{"user", user}}))
        wishes.off.emplace(row.string(0), row.text(1) == "mail" ? Way::mail : Way::page);
    return wishes;
}

void save(db::Connection& tx, UserId user, Wishes const& wishes)
{
    auto const from = wishes.quiet ? clock_text(wishes.quiet->from) : std::string{};
    auto const to = wishes.quiet ? clock_text(wishes.quiet->to) : std::string{};
    tx.change(insert_setting, {{"user", user}});
    tx.change(update_wishes, {{"user", user}, {"from", from}, {"to", to}, {"days", name_of(wishes.mail_days)}});
    tx.change(delete_off, {{"user", user}});
    for (auto const& [kind, way] : wishes.off)
        tx.change(insert_off, {{"user", user}, {"kind", kind}, {"way", name_of(way)}});
}

Code code_of(db::Connection& tx, UserId user)
{
    auto rows = tx.run(select_code, {{"user", user}});
    auto const row = rows.first();
    return row ? Code{row->string(0), row->instant(1), row->integer(2)} : Code{};
}

void save_asked(db::Connection& tx, UserId user, std::string_view address, std::string_view code_hash, base::Instant at)
{
    tx.change(insert_setting, {{"user", user}});
    tx.change(update_asked, {{"user", user}, {"address", address}, {"hash", db::bytes(code_hash)}, {"at", at}});
}

void note_wrong_code(db::Connection& tx, UserId user) { tx.change(update_wrong, {{"user", user}}); }

void save_confirmed(db::Connection& tx, UserId user, base::Instant at)
{
    if (tx.change(update_confirmed, {{"user", user}}) == 1) audit(tx, user, at, "address_confirmed");
}

void remove_address(db::Connection& tx, UserId user, base::Instant at)
{
    if (tx.change(update_no_address, {{"user", user}}) == 1) audit(tx, user, at, "address_removed");
}

bool claim_digest(db::Connection& tx, UserId user, base::Date today)
{
    return tx.change(update_digest, {{"user", user}, {"today", today}}) == 1;
}

std::string add_feed(db::Connection& tx, UserId user, base::Instant at)
{
    tx.change(update_revoked, {{"user", user}, {"at", at}});
    auto secret = web::random_text(secret_bytes);
    auto const hash = accounts::hash_of_secret(secret);
    tx.change(insert_feed,
              {{"id", tx.new_id<base::Id<struct FeedTag>>()}, {"user", user}, {"hash", db::bytes(hash)}, {"at", at}});
    audit(tx, user, at, "calendar_made");
    return secret;
}

void revoke_feed(db::Connection& tx, UserId user, base::Instant at)
{
    if (tx.change(update_revoked, {{"user", user}, {"at", at}}) == 1) audit(tx, user, at, "calendar_revoked");
}

std::optional<Feed> feed_of(db::Connection& tx, UserId user) { return feed_in(tx.run(select_feed, {{"user", user}})); }

std::optional<Feed> find_feed(db::Connection& tx, std::string_view secret)
{
    auto const hash = accounts::hash_of_secret(secret);
    return feed_in(tx.run(select_by_secret, {{"hash", db::bytes(hash)}}));
}

std::span<db::Sql const> wishes_statements() { return all_statements; }

}   // namespace notices
