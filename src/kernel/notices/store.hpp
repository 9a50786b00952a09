#pragma once

#include <optional>
#include <span>
#include <vector>

#include "kernel/notices/notice.hpp"
#include "platform/db/connection.hpp"
#include "platform/web/cursor.hpp"

namespace notices {

/// A new notice of the user; the older ones of the same record count as read. Empty: told before at this distance.
std::optional<NoticeId> add(db::Connection& tx, UserId user, Notice const& notice, base::Instant at);

/// Those shown in the program and neither read nor done.
std::int64_t count_unread(db::Connection& tx, UserId user);
enum class Which : std::uint8_t { all, unread };
struct Page {
    std::vector<Notice> notices;
    std::optional<web::Cursor> next = {};
};
/// Those shown in the program, newest first.
Page list(db::Connection& tx, UserId user, Which which, std::optional<web::Cursor> const& after, std::size_t size);
std::optional<Notice> find(db::Connection& tx, UserId user, NoticeId id);

/// False when the user has no such notice.
bool mark_read(db::Connection& tx, UserId user, NoticeId id, base::Instant at);
/// Those up to that one; what came later stays as it is. False when the user has no such notice.
bool mark_read_up_to(db::Connection& tx, UserId user, NoticeId newest, base::Instant at);

/// Those that were neither read nor found done, of every kind.
std::vector<Notice> open_notices(db::Connection& tx, UserId user);
void mark_done(db::Connection& tx, NoticeId id, base::Instant at);
/// Forgets what was made before that day.
void drop_before(db::Connection& tx, base::Date day);

/// Whether anything was made since that day that is not done and stands in no digest.
bool any_untold(db::Connection& tx, UserId user, base::Date since);
/// Takes what was made since that day, is not done and stands in no digest yet, into the digest of `today`; of one
/// kind. Who takes them first has them: nothing stands in two digests.
std::vector<Notice> take_for_digest(db::Connection& tx, UserId user, std::string_view kind, base::Date since,
                                    base::Date today);

/// Whether the run of the day is this server's to do: nobody began it, or who began it did not end it in an hour.
bool claim_run(db::Connection& tx, base::Date day, base::Instant now);
void end_run(db::Connection& tx, base::Date day, base::Instant now);
bool has_ended(db::Connection& tx, base::Date day);

std::span<db::Sql const> notice_statements();

}   // namespace notices
