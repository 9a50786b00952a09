#include "kernel/notices/slice.hpp"

#include "kernel/notices/commands.hpp"
#include "kernel/notices/pages.hpp"
#include "kernel/notices/store.hpp"
#include "kernel/notices/views.hpp"
#include "kernel/notices/wishes_store.hpp"
#include "platform/mail/outbox.hpp"
#include "platform/web/route_tables.hpp"

namespace notices {
namespace {

// no entry for notices: the bell stands in the head of every page
constexpr web::NavItem navigation[] = {{"Outgoing mail", "/mails", "mail", manage_mails, 92}};
constexpr rulebook::Needed rules[] = {{"notice.reminder_days", rulebook::Kind::table},
                                      {"notice.overdue_days"},
                                      {"notice.kept_days"},
                                      {"notice.quiet_hours", rulebook::Kind::table},
                                      {"notice.calendar_days"}};

}   // namespace

Slice const& slice()
{
    static auto const pages = web::joined({page_routes(), wishes_routes(), calendar_routes(), mail_routes()});
    static auto const statements = [] {
        std::vector<db::Sql> all;
        for (auto const part : {notice_statements(), wishes_statements(), mail::statements()})
            all.insert(all.end(), part.begin(), part.end());
        return all;
    }();
    static Slice const made{.name = "notices",
                            .pages = pages,
                            .api = api_routes(),
                            .navigation = navigation,
                            .samples = samples(),
                            .commands = commands(),
                            .statements = statements,
                            .rules = rules};
    return made;
}

}   // namespace notices
