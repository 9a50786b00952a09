#include "platform/web/sent_forms.hpp"

#include <gtest/gtest.h>

#include "platform/web/csrf.hpp"
#include "support/both.hpp"

namespace web {
namespace {

Request form_of(std::string_view token, std::string_view name)
{
    Request request;
    request.method = Method::post;
    request.target = "/people";
    request.form.add(std::string{csrf_field}, std::string{token});
    request.form.add("name", std::string{name});
    return request;
}

class SentForms : public support::OnBoth {
protected:
    base::Instant const noon = base::Instant{base::day(2026, 3, 2)} + std::chrono::hours{5};
};
INSTANTIATE_TEST_SUITE_P(Both, SentForms, support::both, support::dialect_name);

TEST(FormMark, IsOfOnePageAddressAndContent)
{
    EXPECT_EQ(form_mark(form_of("a", "Lan")), form_mark(form_of("a", "Lan")));
    EXPECT_NE(form_mark(form_of("a", "Lan")), form_mark(form_of("b", "Lan")));
    EXPECT_NE(form_mark(form_of("a", "Lan")), form_mark(form_of("a", "Minh")));
    auto elsewhere = form_of("a", "Lan");
    elsewhere.target = "/enterprises";
    EXPECT_NE(form_mark(form_of("a", "Lan")), form_mark(elsewhere));
    auto with_file = form_of("a", "Lan");
    with_file.uploads.push_back({"files", "a.csv", "1"});
    EXPECT_NE(form_mark(form_of("a", "Lan")), form_mark(with_file));
    EXPECT_EQ(form_mark(form_of("", "Lan")), std::nullopt);
}

TEST_P(SentForms, AreKnownUntilTheDayAfterTomorrow)
{
    auto const transaction = db->begin(db::Access::write);
    auto& tx = **transaction;
    EXPECT_EQ(find_sent(tx, "mark"), std::nullopt);
    note_sent(tx, "mark", "/people/1", noon);
    EXPECT_EQ(find_sent(tx, "mark"), "/people/1");
    note_sent(tx, "another", "/people/2", noon + base::Days{2});
    EXPECT_EQ(find_sent(tx, "mark"), "/people/1");
    note_sent(tx, "a third", "/people/3", noon + base::Days{2} + std::chrono::seconds{1});
    EXPECT_EQ(find_sent(tx, "mark"), std::nullopt);
}

TEST_P(SentForms, WhatWasDoneInTheMeantimeIsTriedAgain)
{
    auto const transaction = db->begin(db::Access::write);
    note_sent(**transaction, "mark", "/people/1", noon);
    EXPECT_THROW(note_sent(**transaction, "mark", "/people/2", noon), db::Retry);
}

TEST_P(SentForms, StatementsPrepare)
{
    auto const transaction = db->begin(db::Access::read);
    for (auto const& sql : sent_form_statements()) EXPECT_NO_THROW((*transaction)->prepare(sql)) << sql.name;
}

}   // namespace
}   // namespace web
