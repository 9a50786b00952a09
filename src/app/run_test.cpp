#include "app/run.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <set>
#include <sstream>

#include "app/clock.hpp"
#include "app/settings.hpp"
#include "platform/web/languages.hpp"

namespace app {
namespace {

struct Ran {
    int code = 0;
    std::string out;
    std::string err;
};

/// The program with a data directory of its own.
class Program : public testing::Test {
protected:
    Program()
    {
        auto name = (std::filesystem::temp_directory_path() / "donghanh-run-XXXXXX").string();
        folder = mkdtemp(name.data());
    }
    ~Program() override { std::filesystem::remove_all(folder); }

    Ran run(std::vector<char const*> arguments) const
    {
        arguments.insert(arguments.begin(), {"--data-directory", folder.c_str(), "--language", "en"});
        std::ostringstream out;
        std::ostringstream err;
        auto const code = app::run(arguments, out, err);
        return {code, out.str(), err.str()};
    }

    std::string folder;
};

TEST_F(Program, SaysWhatItDidByTheExitCode)
{
    EXPECT_EQ(run({"--help"}).code, done);
    EXPECT_EQ(run({"init"}).code, done);
    EXPECT_EQ(run({"ledger", "verify"}).code, done);
    EXPECT_EQ(run({"docs", "settings"}).code, done);
}

TEST_F(Program, FailsOnADatabaseThatNobodyHasMade)
{
    auto const ran = run({"ledger", "verify"});
    EXPECT_EQ(ran.code, failed);
    EXPECT_NE(ran.err.find("donghanh init"), std::string::npos) << ran.err;
}

TEST_F(Program, TellsWrongUse)
{
    EXPECT_EQ(run({}).code, wrong_use);
    EXPECT_EQ(run({"dance"}).code, wrong_use);
    EXPECT_EQ(run({"routes", "--loud"}).code, wrong_use);
    EXPECT_EQ(run({"report"}).code, wrong_use) << "a needed argument is missing";
    EXPECT_EQ(run({"ledger"}).code, wrong_use) << "a group alone";
    auto const day = run({"routes", "--today", "31/2/2026"});
    EXPECT_EQ(day.code, wrong_use);
    EXPECT_NE(day.err.find("31/2/2026"), std::string::npos);
}

TEST_F(Program, TellsRefusals)
{
    ASSERT_EQ(run({"init"}).code, done);
    EXPECT_EQ(run({"docs", "poems"}).code, refused);
    auto const report = run({"report", "FINAL", "--unit", "Xã Không Có"});
    EXPECT_EQ(report.code, refused);
    EXPECT_NE(report.err.find("Xã Không Có"), std::string::npos);
    EXPECT_EQ(run({"report", "NONE"}).code, refused);
}

TEST_F(Program, PrintsTheDocumentsMadeFromItsTables)
{
    EXPECT_NE(run({"docs", "settings"}).out.find("`DONGHANH_TODAY`"), std::string::npos);
    EXPECT_NE(run({"docs", "cli"}).out.find("## donghanh ledger verify"), std::string::npos);
    EXPECT_NE(run({"docs", "routes"}).out.find("| GET | `/reports/{code}` | reports.view |"), std::string::npos);
    EXPECT_NE(run({"docs", "api"}).out.find("## GET /api/v1/reports/{code}"), std::string::npos);
    EXPECT_NE(run({"docs", "schema"}).out.find("CREATE TABLE fact ("), std::string::npos);
    EXPECT_EQ(run({"docs", "openapi"}).out.find('{'), 0U);
}

TEST_F(Program, RunsTheNoticesOfADay)
{
    ASSERT_EQ(run({"init"}).code, done);
    EXPECT_EQ(run({"notices", "run", "--day", "2026-03-02"}).out,
              "Users: 1; new notices: 0; mails in the outbox: 0.\n");
    EXPECT_EQ(run({"notices", "run", "--json"}).out, "{\"users\":1,\"notices\":0,\"mails\":0}\n");
    EXPECT_EQ(run({"notices", "run", "--day", "31/2"}).code, wrong_use);
}

TEST_F(Program, SendsMailOnlyWithASoundSetting)
{
    ASSERT_EQ(run({"init"}).code, done);
    EXPECT_EQ(run({"mail", "send"}).code, refused) << "there is no mail server";
    std::vector<char const*> const good{"mail",         "send",
                                        "--smtp-url",   "smtp://127.0.0.1:1",
                                        "--mail-from",  "donghanh@example.vn",
                                        "--public-url", "https://donghanh.example.vn/"};
    EXPECT_EQ(run(good).out, "Mails sent: 0; waiting: 0; given up: 0.\n");
    auto plain = good;
    plain[3] = "smtp://mail.example.vn";
    plain.insert(plain.end(), {"--smtp-security", "plain"});
    auto const ran = run(plain);
    EXPECT_EQ(ran.code, wrong_use);
    EXPECT_NE(ran.err.find("--smtp-security"), std::string::npos) << ran.err;
    EXPECT_EQ(run({"mail", "send", "--smtp-url", "http://mail.example.vn"}).code, wrong_use);
    EXPECT_EQ(run({"serve", "--notices-at", "half past six"}).code, wrong_use);
}

TEST(Settings, HaveNamesOfTheirOwnAndHelpInBothLanguages)
{
    std::set<std::string_view> names;
    for (auto const& setting : settings()) {
        EXPECT_TRUE(setting.option.starts_with("--")) << setting.option;
        EXPECT_TRUE(setting.environment.starts_with("DONGHANH_")) << setting.option;
        EXPECT_TRUE(names.insert(setting.option).second) << setting.option;
        EXPECT_TRUE(names.insert(setting.environment).second) << setting.environment;
        EXPECT_NE(web::texts_in(base::Language::vi).of(setting.help), setting.help) << setting.option;
    }
}

TEST(Clock, MovesSoThatTodayIsTheDayAskedFor)
{
    EXPECT_EQ(clock_shift(""), base::Days{0});
    EXPECT_FALSE(clock_shift("tomorrow"));
    auto const shift = clock_shift("2026-03-02");
    ASSERT_TRUE(shift);
    EXPECT_EQ(base::civil_day(now_shifted(*shift)), base::day(2026, 3, 2));
}

}   // namespace
}   // namespace app
