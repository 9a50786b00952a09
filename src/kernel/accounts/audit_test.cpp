#include "kernel/accounts/audit.hpp"
#include "kernel/accounts/log_words.hpp"
#include "platform/web/languages.hpp"

#include <gtest/gtest.h>

#include "kernel/accounts/statements.hpp"
#include "support/both.hpp"

namespace accounts {
namespace {

auto const at = *base::parse_instant("2026-03-02T03:00:00Z");

class AuditLog : public support::OnBoth {
protected:
    void write(std::initializer_list<AuditEntry> entries)
    {
        auto tx = db->begin(db::Access::write);
        audit(**tx, UserId{7}, at, std::span{entries.begin(), entries.size()});
        tx->commit();
    }
    void change(char const* script)
    {
        auto tx = db->begin(db::Access::write);
        (*tx)->script(script);
        tx->commit();
    }
    AuditCheck check() { return verify_audit(**db->begin(db::Access::read)); }
};

INSTANTIATE_TEST_SUITE_P(Both, AuditLog, support::both, support::dialect_name);

TEST_P(AuditLog, StatementsPrepare)
{
    auto tx = db->begin(db::Access::read);
    for (auto const& sql : audit_statements()) EXPECT_NO_THROW((*tx)->prepare(sql)) << sql.name;
}

TEST_P(AuditLog, HoldsAndLists)
{
    write({{"created", "person", 1, R"({"name":["","Lan"]})"}, {"created", "person", 2}});
    write({{"changed", "person", 1}});
    auto const found = check();
    EXPECT_EQ(found.entries, 3);
    EXPECT_TRUE(found.breaks.empty());

    auto tx = db->begin(db::Access::read);
    auto const lines = list_audit(**tx, {});
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0].action, "changed");
    EXPECT_EQ(lines[2].changes, R"({"name":["","Lan"]})");
    EXPECT_EQ(lines[2].by, UserId{7});
    EXPECT_EQ(list_audit(**tx, {.record = 2}).size(), 1U);
    EXPECT_EQ(list_audit(**tx, {.by = UserId{8}}).size(), 0U);
    EXPECT_EQ(list_audit(**tx, {.before = lines[1].id}).size(), 1U);
    EXPECT_EQ(list_audit(**tx, {.from = base::day(2026, 3, 3)}).size(), 0U);
    EXPECT_EQ(list_audit(**tx, {.to = base::day(2026, 3, 2)}).size(), 3U);
    EXPECT_EQ(list_audit(**tx, {.to = base::day(2026, 3, 1)}).size(), 0U);
}

TEST_P(AuditLog, EveryChangeShows)
{
    for (auto const* script :
         {"UPDATE audit_entry SET action = 'read' WHERE record_id = 1", "DELETE FROM audit_entry WHERE record_id = 2",
          "DELETE FROM audit_entry WHERE record_id = 3", "UPDATE audit_entry SET changes = '{}' WHERE record_id = 3",
          "UPDATE audit_entry SET by_id = 8 WHERE record_id = 1", "UPDATE audit_chain SET length = 2 WHERE length = 3",
          "UPDATE audit_entry SET at = '2026-03-02T03:00:01Z' WHERE record_id = 2", "DELETE FROM audit_entry"}) {
        change("DELETE FROM audit_entry; UPDATE audit_chain SET length = 0, seal = NULL");
        write({{"created", "person", 1}, {"created", "person", 2}});
        write({{"created", "person", 3}});
        ASSERT_TRUE(check().breaks.empty());
        change(script);
        EXPECT_EQ(check().breaks.size(), 1U) << script;
    }
}

TEST_P(AuditLog, NothingIsWrittenForNothing)
{
    write({});
    EXPECT_EQ(check().entries, 0);
}

TEST_P(AuditLog, WhatIsRolledBackLeavesNoGap)
{
    {
        auto tx = db->begin(db::Access::write);
        audit(**tx, UserId{7}, at, {"created", "person", 1});
    }
    write({{"created", "person", 2}});
    EXPECT_EQ(check().entries, 1);
    EXPECT_TRUE(check().breaks.empty());
}

TEST_P(AuditLog, WritersAtOnceDoNotWaitForOneAnother)
{
    if (GetParam() == db::Dialect::sqlite) return;   // one writer at a time there
    auto one = db->begin(db::Access::write);
    auto two = db->begin(db::Access::write);
    audit(**one, UserId{1}, at, {"created", "person", 1});
    audit(**two, UserId{2}, at, {"created", "person", 2});
    audit(**one, UserId{1}, at, {"changed", "person", 1});
    two->commit();
    one->commit();
    auto const found = check();
    EXPECT_EQ(found.entries, 3);
    EXPECT_EQ(found.chains, 2);
    EXPECT_TRUE(found.breaks.empty());
}

TEST(Changes, AreReadAsBeforeAndAfterWithoutSignsOfJson)
{
    auto const read = [](std::string_view json) { return changes_text(web::texts_in(base::Language::en), json); };
    EXPECT_EQ(read(R"({"name":["Lan","Loan"],"x":null,"count":25076,"note":"a \"b\" {c}"})"),
              R"(Name: Lan → Loan · x: – · count: 25076 · note: a "b" {c})");
    EXPECT_EQ(read(R"({"2012":[null,">= 2"],"on":true})"), "2012: – → >= 2 · on: true");
    EXPECT_EQ(read(R"({"from":"2026-11-24","to":["9999-12-31","2027-01-05"],"empty":""})"),
              "From: 24/11/2026 · To: – → 05/01/2027 · empty: –");
    EXPECT_EQ(read(""), "");
    EXPECT_EQ(read("{"), "");
    EXPECT_EQ(read(R"({"cut":["a)"), "cut: a");
}

TEST(Changes, SpeakTheReadersLanguageAndShowNothingSensitive)
{
    auto const read = [](std::string_view json) { return changes_text(web::texts_in(base::Language::vi), json); };
    EXPECT_EQ(read(R"({"role":"auditor","tax_code":["","0101234567"]})"),
              "Vai trò: Cán bộ kiểm tra · Mã số thuế: – → 0101234567");
    EXPECT_EQ(read(R"({"phone":["8d969eef6ecad3c2","a1b2c3d4e5f60718"]})"), "Điện thoại: ••• → •••");
}

}   // namespace
}   // namespace accounts
