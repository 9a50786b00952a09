#include "kernel/notices/run.hpp"

#include <map>
#include <set>
#include <tuple>

#include "base/log.hpp"
#include "kernel/accounts/gate.hpp"
#include "kernel/accounts/own_transaction.hpp"
#include "kernel/accounts/store.hpp"
#include "kernel/notices/digest.hpp"
#include "kernel/notices/source.hpp"
#include "kernel/notices/store.hpp"
#include "kernel/notices/wishes_store.hpp"
#include "platform/mail/outbox.hpp"
#include "platform/mail/setting.hpp"
#include "platform/web/languages.hpp"

namespace notices {
namespace {

constexpr std::size_t most_of_a_kind = 2000;
constexpr int all_accounts = 1'000'000;
constexpr base::Days told_late{7};   // what no digest took for so long is told in none

using Key = std::pair<std::int64_t, base::Date>;

UserId user_of(web::Context const& context) { return UserId{context.actor.user}; }

/// Notices of one kind; gives what is due, to know what is not any more.
std::set<Key> make_notices(web::Context& context, Source const& source, Wishes const& wishes, Told& told)
{
    std::set<Key> found;
    auto const reminders = reminders_on(rulebook::embedded(), context.today);
    Range const range{context.today - reminders.overdue_for, context.today + base::Days{reminders.farthest()}};
    bool const shown = wishes.wants(source.kind, Way::page);
    bool const wanted = shown || wishes.wants(source.kind, Way::mail);
    for (auto const& due : source.due(context, range, most_of_a_kind)) {
        found.emplace(due.record, due.due_on);
        auto const days = reached(reminders, due.due_on, context.today);
        if (!days || !wanted) continue;
        Notice const notice{.kind = std::string{source.kind},
                            .record = due.record,
                            .due_on = due.due_on,
                            .days_before = *days,
                            .shown = shown,
                            .made_on = context.today};
        if (add(context.tx, user_of(context), notice, context.now)) ++told.made;
    }
    return found;
}

/// The items of these notices, by record; only what the actor may see and what still stands as it was told.
std::map<std::int64_t, Item> standing_items(web::Context& context, Source const& source,
                                            std::vector<Notice> const& notices)
{
    std::vector<std::int64_t> records;
    for (auto const& notice : notices) records.push_back(notice.record);
    std::map<std::int64_t, Item> items;
    for (auto& item : source.describe(context, records)) {
        auto const record = item.record;
        if (!item.done) items.emplace(record, std::move(item));
    }
    return items;
}

void mark_what_is_done(web::Context& context, Source const& source, std::set<Key> const& due)
{
    std::vector<Notice> gone;
    for (auto& notice : open_notices(context.tx, user_of(context)))
        if (notice.kind == source.kind && !due.contains({notice.record, notice.due_on}))
            gone.push_back(std::move(notice));
    if (gone.empty()) return;
    auto const items = standing_items(context, source, gone);
    for (auto const& notice : gone) {
        auto const found = items.find(notice.record);
        if (found == items.end() || found->second.due_on != notice.due_on)
            mark_done(context.tx, notice.id, context.now);
    }
}

bool write_digest(web::Context& context, Registry const& registry, mail::Setting const& setting, Wishes const& wishes)
{
    auto const since = context.today - told_late;
    if (!any_untold(context.tx, user_of(context), since)) return false;
    if (!claim_digest(context.tx, user_of(context), context.today)) return false;
    std::vector<DigestLine> lines;
    for (auto const* source : registry.sources()) {
        if (!wishes.wants(source->kind, Way::mail)) continue;
        auto const taken = take_for_digest(context.tx, user_of(context), source->kind, since, context.today);
        auto items = standing_items(context, *source, taken);
        for (auto const& notice : taken)
            if (auto const found = items.find(notice.record);
                found != items.end() && found->second.due_on == notice.due_on) {
                lines.push_back({std::string{context.texts.of(source->label)}, std::move(found->second)});
                items.erase(found);   // told at two distances since the last digest: one line
            }
    }
    if (lines.empty()) return false;
    auto mail = digest(context.texts, setting.site_url, std::move(lines), context.today);
    mail.to = wishes.address;
    auto const quiet = wishes.quiet.value_or(usual_quiet_hours(rulebook::embedded(), context.today));
    mail::add(context.tx, mail, context.now, first_loud(quiet, context.now));
    return true;
}

Told tell_user(DayRun const& run, accounts::Account const& account, db::Connection& tx)
{
    auto const actor = accounts::actor_of(tx, account.id, run.today);
    if (!actor) return {};
    web::Context context{.tx = tx,
                         .actor = *actor,
                         .today = run.today,
                         .now = run.now,
                         .texts = web::texts_in(web::language_of(account.language, run.language)),
                         .services = run.services,
                         .csrf = {}};
    return tell(context);
}

std::vector<accounts::Account> open_accounts(db::Database& database, base::Date today)
{
    auto const tx = database.begin(db::Access::read);
    std::vector<accounts::Account> all;
    for (auto& line : accounts::list_accounts(**tx, {.limit = all_accounts}, today))
        if (!line.account.blocked_at) all.push_back(std::move(line.account));
    return all;
}

}   // namespace

Told tell(web::Context& context)
{
    Told told{.users = 1};
    auto const& registry = context.services.shelf.get<Registry>();
    auto const wishes = wishes_of(context.tx, user_of(context));
    for (auto const* source : registry.sources())
        mark_what_is_done(context, *source, make_notices(context, *source, wishes, told));
    auto const* setting = context.services.shelf.find<mail::Setting>();
    bool const mails = setting != nullptr && setting->on() && !wishes.address.empty() &&
                       goes_out(wishes.mail_days, rulebook::embedded().calendar(), context.today);
    if (mails && write_digest(context, registry, *setting, wishes)) told.mails = 1;
    return told;
}

Told run_day(DayRun const& run)
{
    Told all;
    for (auto const& account : open_accounts(run.database, run.today)) {
        if (run.stopped()) return all;
        Told told;
        accounts::in_own_transaction(run.database, [&](db::Connection& tx) { told = tell_user(run, account, tx); });
        all.users += told.users;
        all.made += told.made;
        all.mails += told.mails;
    }
    accounts::in_own_transaction(run.database, [&](db::Connection& tx) {
        drop_before(tx, run.today - base::Days{rulebook::embedded().integer("notice.kept_days", run.today)});
        mail::drop_old(tx, run.now);
    });
    return all;
}

bool run_is_due(base::Instant now, Clock at) { return clock_at(now) >= at; }

bool run_day_once(DayRun const& run)
{
    if (has_ended(**run.database.begin(db::Access::read), run.today)) return false;
    bool mine = false;
    accounts::in_own_transaction(run.database, [&](db::Connection& tx) { mine = claim_run(tx, run.today, run.now); });
    if (!mine) return false;
    auto const told = run_day(run);
    if (run.stopped()) return false;
    accounts::in_own_transaction(run.database, [&](db::Connection& tx) { end_run(tx, run.today, run.now); });
    logs::info("notices.run", {{"users", told.users}, {"notices", told.made}, {"mails", told.mails}});
    return true;
}

}   // namespace notices
