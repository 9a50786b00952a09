#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <string>

#include "kernel/accounts/store.hpp"
#include "kernel/notices/pages.hpp"
#include "kernel/notices/run.hpp"
#include "kernel/notices/source.hpp"
#include "kernel/notices/store.hpp"
#include "kernel/notices/wishes_store.hpp"
#include "platform/mail/outbox.hpp"
#include "platform/mail/setting.hpp"
#include "platform/web/languages.hpp"
#include "platform/web/test_client.hpp"
#include "support/both.hpp"

/// For tests only: two kinds of things that are due, kept in memory. Whoever may do anything at a unit sees the things
/// of that unit: Lan those of unit 1, Minh those of unit 2.
namespace notices::testing {

struct Thing {
    std::int64_t unit = 1;
    base::Date due_on = {};
    bool done = false;
};
inline std::map<std::int64_t, Thing> things;

inline bool sees(web::Context const& context, Thing const& thing)
{
    return std::ranges::any_of(context.actor.grants, [&](web::Grant const& g) { return g.scope == thing.unit; });
}
inline std::vector<Due> due_in(web::Context& context, Range const& range, std::size_t most)
{
    std::vector<Due> all;
    for (auto const& [id, thing] : things)
        if (!thing.done && thing.due_on >= range.from && thing.due_on <= range.to && sees(context, thing))
            all.push_back({id, thing.due_on});
    std::ranges::sort(all, {}, &Due::due_on);
    if (all.size() > most) all.resize(most);
    return all;
}
inline std::vector<Item> describe(web::Context& context, std::span<std::int64_t const> records)
{
    std::vector<Item> items;
    for (auto const id : records) {
        auto const found = things.find(id);
        if (found == things.end() || !sees(context, found->second)) continue;
        items.push_back({.record = id,
                         .title = "Việc " + std::to_string(id) + " của Nguyễn Thị Mai",
                         .outside = "Việc " + std::to_string(id),
                         .url = "/things/" + std::to_string(id),
                         .due_on = found->second.due_on,
                         .done = found->second.done});
    }
    return items;
}
inline std::vector<Due> none_due(web::Context&, Range const&, std::size_t) { return {}; }
inline std::vector<Item> nothing(web::Context&, std::span<std::int64_t const>) { return {}; }
inline constexpr Source sources[] = {{"things", "Work under way", "route", due_in, describe},
                                     {"others", "Transfers to answer", "route", none_due, nothing}};

class OnNotices : public support::OnBoth {
protected:
    static constexpr base::Date today = base::day(2026, 3, 2);

    OnNotices()
    {
        things.clear();
        shelf.put(registry);
        shelf.put(bell_of_pages);
        shelf.put(mail);
        services.shelf = shelf;
        services.database = &*db;
        lan = add_user("lan", UnitId{1});
        minh = add_user("minh", UnitId{2});
        client = std::make_unique<web::TestClient>(
            *db, web::RouteTables{page_routes(), wishes_routes(), calendar_routes(), mail_routes(), api_routes()},
            web::TestSetting{.today = today, .shelf = shelf});
        sign_in(lan, 1);
    }
    UserId add_user(std::string name, UnitId unit)
    {
        auto const tx = db->begin(db::Access::write);
        auto const user = *accounts::add_account(**tx, {name, "Người dùng " + name}, "", UserId{}, now());
        accounts::add_grant(**tx, {.user = user, .role = "reporter", .unit = unit, .period = {today, base::forever}},
                            UserId{}, now());
        tx->commit();
        return user;
    }
    void sign_in(UserId user, std::int64_t unit)
    {
        client->sign_in({.user = user.value, .name = "Lan", .grants = {{"reports.view", unit}}});
    }
    /// 06:30 in Việt Nam.
    base::Instant now(base::Date day = today) const { return base::Instant{day} - std::chrono::minutes{30}; }
    Told run(base::Date day = today) { return run_day(run_on(day)); }
    DayRun run_on(base::Date day) { return {.database = *db, .services = services, .today = day, .now = now(day)}; }

    template <class F>
    auto read(F const& ask)
    {
        auto const tx = db->begin(db::Access::read);
        return ask(**tx);
    }
    template <class F>
    void write(F const& work)
    {
        auto const tx = db->begin(db::Access::write);
        work(**tx);
        tx->commit();
    }
    std::vector<Notice> notices_of(UserId user, Which which = Which::all)
    {
        return read([&](db::Connection& tx) { return list(tx, user, which, std::nullopt, 1000).notices; });
    }
    std::int64_t unread(UserId user)
    {
        return read([&](db::Connection& tx) { return count_unread(tx, user); });
    }
    void confirm_address(UserId user, std::string const& address = "lan@danphuong.example.vn")
    {
        write([&](db::Connection& tx) {
            save_asked(tx, user, address, "hash", now());
            save_confirmed(tx, user, now());
        });
    }
    struct Waiting {
        std::string to;
        std::string text;
        base::Instant not_before = {};
    };
    std::vector<Waiting> outbox()
    {
        static constexpr db::Sql all{"test.outbox",
                                     "SELECT recipient, subject || plain || html, next_try_at FROM outgoing_mail "
                                     "ORDER BY id"};
        return read([](db::Connection& tx) {
            std::vector<Waiting> waiting;
            for (auto const& row : tx.run(all)) waiting.push_back({row.string(0), row.string(1), row.instant(2)});
            return waiting;
        });
    }
    static bool has(web::Response const& response, std::string_view text)
    {
        return response.body.find(text) != std::string::npos;
    }

    static inline std::span<Source const> const tables[] = {sources};
    Registry registry{tables};
    web::Bell bell_of_pages = bell();
    mail::Setting mail{
        .url = "smtp://127.0.0.1:1", .from = "donghanh@example.vn", .site_url = "https://donghanh.example.vn"};
    web::Shelf shelf;
    web::Services services;
    UserId lan;
    UserId minh;
    std::unique_ptr<web::TestClient> client;
};

}   // namespace notices::testing
