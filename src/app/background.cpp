#include "app/background.hpp"

#include "kernel/journeys/following.hpp"
#include "kernel/notices/run.hpp"
#include "kernel/notices/store.hpp"
#include "platform/mail/outbox.hpp"
#include "platform/mail/setting.hpp"

namespace app {
namespace {

constexpr std::chrono::seconds looking_for_the_day{30};
constexpr std::chrono::seconds looking_for_mail{10};

}   // namespace

Background::Background(CommandLine const& line, std::function<base::Instant()> clock, std::optional<notices::Clock> at)
{
    auto* const database = line.database;
    auto const* const services = line.services;
    journeys_.emplace("journeys", looking_for_the_day, [=, done_on = base::Date{}](auto const& stopped) mutable {
        auto const today = base::civil_day(clock());
        if (done_on == today) return;
        journeys::follow_rules(*database, today, stopped);
        if (!stopped()) done_on = today;
    });
    if (at)
        notices_.emplace("notices", looking_for_the_day,
                         [=, language = line.texts.language(), run_on = base::Date{}](auto const& stopped) mutable {
                             auto const now = clock();
                             auto const today = base::civil_day(now);
                             if (run_on == today || !notices::run_is_due(now, *at)) return;
                             notices::run_day_once({.database = *database,
                                                    .services = *services,
                                                    .language = language,
                                                    .today = today,
                                                    .now = now,
                                                    .stopped = stopped});
                             if (notices::has_ended(**database->begin(db::Access::read), today)) run_on = today;
                         });
    auto const* setting = services->shelf.find<mail::Setting>();
    if (setting == nullptr || !setting->on()) return;
    mail_.emplace("mail", looking_for_mail, [=](auto const& stopped) {
        mail::deliver({.database = *database,
                       .hand = mail::smtp_hand(*setting, stopped),
                       .from = setting->from,
                       .now = clock,
                       .stopped = stopped});
    });
}

}   // namespace app
