#include "kernel/notices/commands.hpp"

#include "base/json.hpp"
#include "kernel/notices/run.hpp"
#include "platform/mail/outbox.hpp"
#include "platform/mail/setting.hpp"

namespace notices {
namespace {

constexpr int done = 0;
constexpr int wrong_use = 2;
constexpr int refused = 3;

/// The run of a day, now: what was told already is not told again. Refuses: a day that is none.
int run_notices(CommandLine& line)
{
    auto const day = line.has("--day") ? base::parse_date(line.get("--day")) : base::civil_day(line.now);
    if (!day) {
        line.err << line.texts.tr("--day needs a day like 2026-03-02, not «{0}».", {line.get("--day")}) << '\n';
        return wrong_use;
    }
    auto const told = run_day({.database = *line.database,
                               .services = *line.services,
                               .language = line.texts.language(),
                               .today = *day,
                               .now = line.now});
    if (line.has("--json")) {
        base::JsonWriter json;
        json.begin_object().key("users").number(told.users).key("notices").number(told.made);
        json.key("mails").number(told.mails).end_object();
        line.out << json.take() << '\n';
        return done;
    }
    line.out << line.texts.tr(
                    "Users: {0}; new notices: {1}; mails in the outbox: {2}.",
                    {line.texts.number(told.users), line.texts.number(told.made), line.texts.number(told.mails)})
             << '\n';
    return done;
}

/// Refuses: this installation sends no mail.
int send_mail(CommandLine& line)
{
    auto const* setting = line.services->shelf.find<mail::Setting>();
    if (setting == nullptr || !setting->on()) {
        line.err << line.texts.tr("This installation sends no mail: --smtp-url is not set.") << '\n';
        return refused;
    }
    auto const sent = mail::deliver({.database = *line.database,
                                     .hand = mail::smtp_hand(*setting),
                                     .from = setting->from,
                                     .now = [now = line.now] { return now; },
                                     .stopped = [] { return false; }});
    auto const left = mail::standing(**line.database->begin(db::Access::read));
    line.out << line.texts.tr("Mails sent: {0}; waiting: {1}; given up: {2}.",
                              {line.texts.number(static_cast<std::int64_t>(sent)), line.texts.number(left.waiting),
                               line.texts.number(left.given_up)})
             << '\n';
    return done;
}

constexpr CommandOption run_options[] = {
    {.name = "--day", .value = "DAY", .help = "The day to run, YYYY-MM-DD; today when missing"}};
constexpr Command table[] = {
    {"notices run", "Tell every user what is due, and write the digests of the day", run_options, NeedsDatabase::yes,
     run_notices},
    {"mail send", "Hand what is due in the outbox to the mail server", {}, NeedsDatabase::yes, send_mail},
};

}   // namespace

std::span<Command const> commands() { return table; }

}   // namespace notices
