#include "platform/mail/outbox.hpp"

#include <array>

#include "base/log.hpp"

namespace mail {
namespace {

constexpr int looked_at_once = 50;
constexpr std::chrono::hours kept{24 * 30};
constexpr std::string_view sender_name = "Đồng Hành";

constexpr db::Sql insert{"mail.insert", R"sql(
    INSERT INTO outgoing_mail (id, recipient, subject, plain, html, made_at, next_try_at, tries, problem, reply)
    VALUES (:id, :recipient, :subject, :plain, :html, :now, :not_before, 0, '', 0))sql"};
constexpr db::Sql select_due{"mail.select_due", R"sql(
    SELECT id, tries FROM outgoing_mail
    WHERE sent_at IS NULL AND given_up_at IS NULL AND next_try_at <= :now ORDER BY next_try_at, id LIMIT :most)sql"};
constexpr db::Sql update_claimed{"mail.update_claimed", R"sql(
    UPDATE outgoing_mail SET tries = tries + 1, next_try_at = :next
    WHERE id = :id AND tries = :tries AND sent_at IS NULL AND given_up_at IS NULL
    RETURNING recipient, subject, plain, html)sql"};
constexpr db::Sql update_sent{"mail.update_sent", R"sql(
    UPDATE outgoing_mail SET sent_at = :now, problem = '', reply = :reply, subject = '', plain = '', html = ''
    WHERE id = :id)sql"};
constexpr db::Sql update_problem{"mail.update_problem", R"sql(
    UPDATE outgoing_mail SET problem = :problem, reply = :reply WHERE id = :id)sql"};
constexpr db::Sql update_given_up{"mail.update_given_up", R"sql(
    UPDATE outgoing_mail SET given_up_at = :now, problem = :problem, reply = :reply, subject = '', plain = '', html = ''
    WHERE id = :id)sql"};
constexpr db::Sql delete_old{"mail.delete_old", R"sql(
    DELETE FROM outgoing_mail WHERE sent_at < :until OR given_up_at < :until)sql"};
constexpr db::Sql select_lines{"mail.select_lines", R"sql(
    SELECT id, recipient, made_at, next_try_at, tries, problem, reply, given_up_at FROM outgoing_mail
    WHERE sent_at IS NULL ORDER BY id DESC LIMIT 200)sql"};
constexpr db::Sql select_counts{"mail.select_counts", R"sql(
    SELECT count(*) FILTER (WHERE given_up_at IS NULL), count(*) FILTER (WHERE given_up_at IS NOT NULL)
    FROM outgoing_mail WHERE sent_at IS NULL)sql"};
constexpr db::Sql select_last_sent{"mail.select_last_sent", R"sql(
    SELECT max(sent_at) FROM outgoing_mail WHERE sent_at IS NOT NULL)sql"};

constexpr db::Sql all_statements[] = {insert,          update_claimed, select_due,   update_sent,   update_problem,
                                      update_given_up, delete_old,     select_lines, select_counts, select_last_sent};

struct Due {
    MailId id;
    std::int64_t tries = 0;
};

std::vector<Due> due(db::Database& database, base::Instant now)
{
    auto const tx = database.begin(db::Access::read);
    std::vector<Due> all;
    for (auto const& row : (*tx)->run(select_due, {{"now", now}, {"most", looked_at_once}}))
        all.push_back({row.id<MailId>(0), row.integer(1)});
    return all;
}

/// The mail, when it is still to be sent and no other server took it; its next try is set first, so that it is not lost
/// when this one dies.
std::optional<Mail> claim(db::Database& database, Due const& one, base::Instant now)
{
    auto const tx = database.begin(db::Access::write);
    auto const next = now + wait_after(one.tries + 1).value_or(std::chrono::hours{24});
    std::optional<Mail> mail;
    for (auto const& row : (*tx)->run(update_claimed, {{"id", one.id}, {"tries", one.tries}, {"next", next}}))
        mail = Mail{row.string(0), row.string(1), row.string(2), row.string(3)};
    tx->commit();
    return mail;
}

void note(db::Database& database, Due const& one, Attempt const& attempt, base::Instant now)
{
    auto const tx = database.begin(db::Access::write);
    if (attempt.taken())
        (*tx)->change(update_sent, {{"id", one.id}, {"now", now}, {"reply", attempt.reply}});
    else if (attempt.for_good || !wait_after(one.tries + 1))
        (*tx)->change(update_given_up,
                      {{"id", one.id}, {"now", now}, {"problem", attempt.problem}, {"reply", attempt.reply}});
    else
        (*tx)->change(update_problem, {{"id", one.id}, {"problem", attempt.problem}, {"reply", attempt.reply}});
    tx->commit();
}

}   // namespace

MailId add(db::Connection& tx, Mail const& mail, base::Instant now, base::Instant not_before)
{
    auto const id = tx.new_id<MailId>();
    tx.change(insert, {{"id", id},
                       {"recipient", mail.to},
                       {"subject", mail.subject},
                       {"plain", mail.text},
                       {"html", mail.html},
                       {"now", now},
                       {"not_before", not_before}});
    return id;
}

std::optional<std::chrono::seconds> wait_after(std::int64_t tries)
{
    using namespace std::chrono_literals;
    constexpr std::array<std::chrono::seconds, 6> waits{1min, 5min, 30min, 2h, 6h, 12h};
    if (tries < 1 || tries > static_cast<std::int64_t>(waits.size())) return std::nullopt;
    return waits.at(static_cast<std::size_t>(tries) - 1);
}

std::size_t deliver(Delivery const& delivery)
{
    std::size_t sent = 0;
    while (true) {
        auto const waiting = due(delivery.database, delivery.now());
        if (waiting.empty()) return sent;
        for (auto const& one : waiting) {
            if (delivery.stopped()) return sent;
            auto const mail = claim(delivery.database, one, delivery.now());
            if (!mail) continue;
            auto const attempt = delivery.hand(*mail, {.from = delivery.from,
                                                       .from_name = std::string{sender_name},
                                                       .id = one.id.value,
                                                       .at = delivery.now()});
            note(delivery.database, one, attempt, delivery.now());
            if (attempt.taken())
                ++sent;
            else
                logs::warning("mail.not_sent", {{"mail", one.id.text()},
                                                {"problem", attempt.problem},
                                                {"reply", attempt.reply},
                                                {"tries", one.tries + 1}});
        }
    }
}

void drop_old(db::Connection& tx, base::Instant now) { tx.change(delete_old, {{"until", now - kept}}); }

Standing standing(db::Connection& tx)
{
    Standing all;
    for (auto const& row : tx.run(select_lines))
        all.lines.push_back({row.id<MailId>(0), row.string(1), row.instant(2), row.instant(3), row.integer(4),
                             row.string(5), row.integer(6), row.maybe_instant(7)});
    auto counts = tx.run(select_counts);
    all.waiting = counts.first()->integer(0);
    all.given_up = counts.first()->integer(1);
    auto last = tx.run(select_last_sent);
    all.last_sent_at = last.first()->maybe_instant(0);
    return all;
}

std::span<db::Sql const> statements() { return all_statements; }

}   // namespace mail
