#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/id.hpp"
#include "platform/db/connection.hpp"
#include "platform/mail/message.hpp"
#include "platform/mail/smtp.hpp"

/// Mail on its way out. Requests and runs write it in their own transaction; `deliver` hands it to the mail server.
namespace mail {

using MailId = base::Id<struct MailTag>;

/// Puts a mail into the outbox; it is not sent before that moment.
MailId add(db::Connection& tx, Mail const& mail, base::Instant now, base::Instant not_before);

/// How long to wait after so many tries: 1, 5 and 30 minutes, 2, 6 and 12 hours. Empty: it is given up.
std::optional<std::chrono::seconds> wait_after(std::int64_t tries);

/// Sends what is due, one after the other, until nothing is or `stopped` says so; several servers share the work, and
/// each mail is handed over by one of them. Gives how many were sent. A mail whose server died between the handing over
/// and the note of it is sent again: rather twice than not at all.
struct Delivery {
    db::Database& database;
    Hand hand;
    std::string from;
    std::function<base::Instant()> now;
    std::function<bool()> stopped;
};
std::size_t deliver(Delivery const& delivery);
/// Forgets what was sent or given up longer than 30 days ago.
void drop_old(db::Connection& tx, base::Instant now);

/// What waits or was given up, for an administrator: never what it says.
struct Line {
    MailId id;
    std::string to;
    base::Instant made_at = {};
    base::Instant next_try_at = {};
    std::int64_t tries = 0;
    std::string problem = {};   // message key; "" = not tried yet
    std::int64_t reply = 0;
    std::optional<base::Instant> given_up_at = {};
};
struct Standing {
    std::vector<Line> lines;   // newest first, at most 200
    std::int64_t waiting = 0;
    std::int64_t given_up = 0;
    std::optional<base::Instant> last_sent_at = {};
};
Standing standing(db::Connection& tx);

std::span<db::Sql const> statements();

}   // namespace mail
