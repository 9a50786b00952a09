#include "app/background.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <thread>

#include "app/slices.hpp"
#include "app/wiring.hpp"
#include "kernel/notices/store.hpp"
#include "platform/mail/outbox.hpp"
#include "platform/web/languages.hpp"
#include "support/both.hpp"

namespace app {
namespace {

using namespace std::chrono_literals;

constexpr base::Date today = base::day(2026, 3, 2);

/// What a server does beside its requests, on a clock that stands.
class BesideRequests : public support::OnBoth {
protected:
    CommandLine line(Wiring const& wiring)
    {
        return {.database = &*db,
                .services = &wiring.services(),
                .slices = slices(),
                .texts = web::texts_in(base::Language::vi),
                .now = now,
                .out = out,
                .err = out};
    }
    bool ran() { return notices::has_ended(**db->begin(db::Access::read), today); }

    base::Instant now = base::Instant{today} - 30min;   // 06:30 in Việt Nam
    std::ostringstream out;
};

INSTANTIATE_TEST_SUITE_P(Both, BesideRequests, support::both, support::dialect_name);

TEST_P(BesideRequests, TheDayIsRunAtItsTime)
{
    Wiring const wiring{"", &*db};
    auto const command = line(wiring);
    Background const server{command, [this] { return now; }, notices::Clock{6h + 30min}};
    while (!ran()) std::this_thread::yield();
}

TEST_P(BesideRequests, MailIsTriedAndWhatStoodInTheWayIsNoted)
{
    {
        auto const tx = db->begin(db::Access::write);
        mail::add(**tx, {"lan@danphuong.example.vn", "x", "x", "x"}, now, now);
        tx->commit();
    }
    Wiring const wiring{"",
                        &*db,
                        {.url = "smtp://127.0.0.1:1",
                         .from = "donghanh@danphuong.example.vn",
                         .security = mail::Security::plain,
                         .site_url = "https://donghanh.example.vn"}};
    auto const command = line(wiring);
    Background const server{command, [this] { return now; }, std::nullopt};
    auto const problem = [&] { return mail::standing(**db->begin(db::Access::read)).lines.front().problem; };
    while (problem().empty()) std::this_thread::yield();
    EXPECT_EQ(problem(), "mail.unreachable");
    EXPECT_FALSE(ran()) << "this server was told never to run the day";
}

}   // namespace
}   // namespace app
