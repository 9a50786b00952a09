#include "kernel/notices/store.hpp"

#include <limits>

#include "platform/db/many.hpp"

namespace notices {
namespace {

constexpr std::chrono::hours run_may_take{1};

constexpr std::string_view columns =
    "SELECT id, kind, record_id, due_on, days_before, shown, made_on, read_at, done_at FROM notice ";

constexpr db::Sql insert{"notices.insert", R"sql(
    INSERT INTO notice (id, user_id, kind, record_id, due_on, days_before, shown, made_on, made_at)
    VALUES (:id, :user, :kind, :record, :due_on, :days_before, :shown, :made_on, :at)
    ON CONFLICT (user_id, kind, record_id, due_on, days_before) DO NOTHING)sql"};
constexpr db::Sql update_older{"notices.update_older", R"sql(
    UPDATE notice SET read_at = :at
    WHERE user_id = :user AND kind = :kind AND record_id = :record AND read_at IS NULL AND id <> :id)sql"};
constexpr db::Sql select_unread_count{"notices.select_unread_count", R"sql(
    SELECT count(*) FROM notice WHERE user_id = :user AND shown = 1 AND read_at IS NULL AND done_at IS NULL)sql"};
constexpr auto all_text =
    db::joined(columns, "WHERE user_id = :user AND shown = 1 AND id < :before ORDER BY id DESC LIMIT :most");
constexpr db::Sql select_all{"notices.select_all", all_text.view()};
constexpr auto unread_text = db::joined(columns, R"sql(
    WHERE user_id = :user AND shown = 1 AND read_at IS NULL AND done_at IS NULL AND id < :before
    ORDER BY id DESC LIMIT :most)sql");
constexpr db::Sql select_unread{"notices.select_unread", unread_text.view()};
constexpr auto one_text = db::joined(columns, "WHERE id = :id AND user_id = :user AND shown = 1");
constexpr db::Sql select_one{"notices.select_one", one_text.view()};
constexpr auto open_text =
    db::joined(columns, "WHERE user_id = :user AND read_at IS NULL AND done_at IS NULL ORDER BY id");
constexpr db::Sql select_open{"notices.select_open", open_text.view()};
constexpr db::Sql update_read{"notices.update_read", R"sql(
    UPDATE notice SET read_at = coalesce(read_at, :at) WHERE id = :id AND user_id = :user AND shown = 1)sql"};
constexpr db::Sql update_all_read{"notices.update_all_read", R"sql(
    UPDATE notice SET read_at = :at WHERE user_id = :user AND shown = 1 AND read_at IS NULL AND id <= :newest)sql"};
constexpr db::Sql update_done{"notices.update_done", R"sql(
    UPDATE notice SET done_at = :at WHERE id = :id AND done_at IS NULL)sql"};
constexpr db::Sql delete_old{"notices.delete_old", "DELETE FROM notice WHERE made_on < :day"};
constexpr db::Sql select_untold{"notices.select_untold", R"sql(
    SELECT 1 FROM notice WHERE user_id = :user AND made_on >= :since AND done_at IS NULL AND mailed_on IS NULL
    LIMIT 1)sql"};
constexpr db::Sql update_mailed{"notices.update_mailed", R"sql(
    UPDATE notice SET mailed_on = :today
    WHERE user_id = :user AND kind = :kind AND made_on >= :since AND done_at IS NULL AND mailed_on IS NULL
    RETURNING id, kind, record_id, due_on, days_before, shown, made_on, read_at, done_at)sql"};

constexpr db::Sql insert_run{"notices.insert_run", R"sql(
    INSERT INTO notice_run (day, begun_at, ended_at) VALUES (:day, :now, NULL)
    ON CONFLICT (day) DO UPDATE SET begun_at = :now
    WHERE notice_run.ended_at IS NULL AND notice_run.begun_at < :stale)sql"};
constexpr db::Sql update_run{"notices.update_run", "UPDATE notice_run SET ended_at = :now WHERE day = :day"};
constexpr db::Sql select_run{"notices.select_run", R"sql(
    SELECT 1 FROM notice_run WHERE day = :day AND ended_at IS NOT NULL)sql"};

constexpr db::Sql all_statements[] = {insert,          update_older, select_unread_count, select_all,
                                      select_unread,   select_one,   select_open,         update_read,
                                      update_all_read, update_done,  delete_old,          update_mailed,
                                      select_untold,   insert_run,   update_run,          select_run};

Notice notice_of(db::Row const& row)
{
    return {.id = row.id<NoticeId>(0),
            .kind = row.string(1),
            .record = row.integer(2),
            .due_on = row.date(3),
            .days_before = row.integer(4),
            .shown = row.flag(5),
            .made_on = row.date(6),
            .read_at = row.maybe_instant(7),
            .done_at = row.maybe_instant(8)};
}

std::vector<Notice> read(db::Rows rows)
{
    std::vector<Notice> all;
    for (auto const& row : rows) all.push_back(notice_of(row));
    return all;
}

}   // namespace

std::optional<NoticeId> add(db::Connection& tx, UserId user, Notice const& notice, base::Instant at)
{
    auto const id = tx.new_id<NoticeId>();
    auto const added = tx.change(insert, {{"id", id},
                                          {"user", user},
                                          {"kind", notice.kind},
                                          {"record", notice.record},
                                          {"due_on", notice.due_on},
                                          {"days_before", notice.days_before},
                                          {"shown", notice.shown ? 1 : 0},
                                          {"made_on", notice.made_on},
                                          {"at", at}});
    if (added == 0) return std::nullopt;
    tx.change(update_older, {{"user", user}, {"kind", notice.kind}, {"record", notice.record}, {"id", id}, {"at", at}});
    return id;
}

std::int64_t count_unread(db::Connection& tx, UserId user)
{
    return tx.run(select_unread_count, {{"user", user}}).first()->integer(0);
}

Page list(db::Connection& tx, UserId user, Which which, std::optional<web::Cursor> const& after, std::size_t size)
{
    auto const& sql = which == Which::unread ? select_unread : select_all;
    auto const before = after ? after->id : std::numeric_limits<std::int64_t>::max();
    Page page{.notices = read(tx.run(sql, {{"user", user}, {"before", before}, {"most", size + 1}}))};
    if (page.notices.size() > size) {
        page.notices.pop_back();
        page.next = web::Cursor{"", page.notices.back().id.value};
    }
    return page;
}

std::optional<Notice> find(db::Connection& tx, UserId user, NoticeId id)
{
    auto rows = tx.run(select_one, {{"id", id}, {"user", user}});
    auto const row = rows.first();
    return row ? std::optional{notice_of(*row)} : std::nullopt;
}

bool mark_read(db::Connection& tx, UserId user, NoticeId id, base::Instant at)
{
    return tx.change(update_read, {{"id", id}, {"user", user}, {"at", at}}) == 1;
}

bool mark_read_up_to(db::Connection& tx, UserId user, NoticeId newest, base::Instant at)
{
    if (!find(tx, user, newest)) return false;
    tx.change(update_all_read, {{"user", user}, {"newest", newest}, {"at", at}});
    return true;
}

std::vector<Notice> open_notices(db::Connection& tx, UserId user)
{
    return read(tx.run(select_open, {{"user", user}}));
}

void mark_done(db::Connection& tx, NoticeId id, base::Instant at) { tx.change(update_done, {{"id", id}, {"at", at}}); }

void drop_before(db::Connection& tx, base::Date day) { tx.change(delete_old, {{"day", day}}); }

bool any_untold(db::Connection& tx, UserId user, base::Date since)
{
    return tx.run(select_untold, {{"user", user}, {"since", since}}).first().has_value();
}

std::vector<Notice> take_for_digest(db::Connection& tx, UserId user, std::string_view kind, base::Date since,
                                    base::Date today)
{
    return read(tx.run(update_mailed, {{"user", user}, {"kind", kind}, {"since", since}, {"today", today}}));
}

bool claim_run(db::Connection& tx, base::Date day, base::Instant now)
{
    return tx.change(insert_run, {{"day", day}, {"now", now}, {"stale", now - run_may_take}}) == 1;
}

void end_run(db::Connection& tx, base::Date day, base::Instant now)
{
    tx.change(update_run, {{"day", day}, {"now", now}});
}

bool has_ended(db::Connection& tx, base::Date day) { return tx.run(select_run, {{"day", day}}).first().has_value(); }

std::span<db::Sql const> notice_statements() { return all_statements; }

}   // namespace notices
