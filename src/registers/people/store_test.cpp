#include "registers/people/store.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.hpp"
#include "registers/people/consent.hpp"
#include "registers/people/name.hpp"
#include "support/area.hpp"
#include "support/both.hpp"

namespace people {
namespace {

auto const today = base::day(2026, 3, 2);
web::Actor const all{.user = 1, .name = "Lan", .grants = {}, .everything = true};

class People : public support::OnBoth {
protected:
    void SetUp() override
    {
        tx = db->begin(db::Access::write);
        area = support::make_area(**tx);
    }
    Person person(std::string name, std::string number = {}, std::optional<base::PartialDate> born = {}) const
    {
        return {.full_name = std::move(name),
                .born = born,
                .sex = "male",
                .identity_number = std::move(number),
                .place = area.phung};
    }
    PersonId made(std::string name, std::optional<base::PartialDate> born = {})
    {
        return create(**tx, support::lan, person(std::move(name), {}, born));
    }
    std::vector<std::string> found(std::string text, std::size_t most = 50)
    {
        std::vector<std::string> names;
        Question question{.text = std::move(text), .most = most};
        do {
            auto const page = list(**tx, all, question, today);
            for (auto const& p : page.people) names.push_back(p.full_name);
            question.after = page.next;
        } while (question.after);
        return names;
    }

    std::unique_ptr<db::Transaction> tx;
    support::Area area;
};

TEST_P(People, EveryStatementPrepares)
{
    for (auto const& sql : statements()) EXPECT_NO_THROW((*tx)->prepare(sql)) << sql.name;
}

TEST_P(People, StandInVietnameseOrderOfGivenNames)
{
    std::vector<std::string> const ordered = {"Trần Thị Anh", "Lê Đức Ảnh",    "Nguyễn Văn Ánh",   "Bạch Ăn",
                                              "Bùi Thị Ân",   "Đặng Văn Dũng", "Nguyễn Tiến Dũng", "Vũ Thị Đào",
                                              "Hà Thị Hoa",   "Lý Thị Hoà",    "Ngô Văn Hòa",      "Đinh Văn Uy",
                                              "Đinh Văn Ưng", "Phan Văn Ý"};
    auto shuffled = ordered;
    std::ranges::reverse(shuffled);
    for (auto const& name : shuffled) made(name);
    EXPECT_EQ(found(""), ordered);
    EXPECT_EQ(found("", 3), ordered);   // in pages
}

TEST_P(People, AreFoundByAccentsAsTyped)
{
    for (auto const* name : {"Trần Đức", "Nguyễn Đức Anh", "Trần Duc", "Nguyễn Hóa", "Nguyên Hòa", "Lê Thị Yến"})
        made(name);
    EXPECT_EQ(found("duc"), (std::vector<std::string>{"Nguyễn Đức Anh", "Trần Duc", "Trần Đức"}));
    EXPECT_EQ(found("Đức"), (std::vector<std::string>{"Nguyễn Đức Anh", "Trần Đức"}));
    EXPECT_EQ(found("nguyễn hoa"), (std::vector<std::string>{"Nguyễn Hóa", "Nguyên Hòa"}));
    EXPECT_EQ(found("nguyễn hoa", 1), (std::vector<std::string>{"Nguyễn Hóa", "Nguyên Hòa"}));
    EXPECT_EQ(found("y"), std::vector<std::string>{"Lê Thị Yến"});
    EXPECT_TRUE(found("\" OR * ' %").empty());
}

TEST_P(People, AreFoundByNumber)
{
    create(**tx, support::lan, person("Nguyễn An", "001085000001"));
    EXPECT_EQ(found("001085000001"), std::vector<std::string>{"Nguyễn An"});
    EXPECT_EQ(list(**tx, all, {.text = "001085000001"}, today).people.front().identity_number, "001085000001");
    EXPECT_TRUE(found("001085000002").empty());
}

/// Few names are collected, many are walked to; both ways must give what a plain comparison of all names gives.
TEST_P(People, ManyAreFoundAsOneByOne)
{
    std::vector<std::string> const families{"Nguyễn", "Trần", "Lê", "Phạm", "Vũ"},
        middles{"Văn", "Thị", "Đức", "Thu", "Ngọc", "Minh", "Thanh"};
    std::vector<Candidate> candidates;
    for (int i = 0; i < 5000; ++i) {
        std::string given{"BCDGHKLMNPQRSTVX"[i % 16]};
        given += i % 3 == 0 ? "uân" : i % 3 == 1 ? "an" : "inh";
        auto const rare =
            std::string{static_cast<char>('A' + i / 16 % 26)} + std::string(1, static_cast<char>('a' + i / 416 % 13));
        candidates.push_back({person(families[i % 5] + " " + middles[i % 7] + " " + rare + " " + given)});
    }
    (void)match_or_create(**tx, support::lan, candidates);
    for (auto const* text : {"nguyen", "tuan", "van tu", "le thi x", "Đức", "nguyễn kinh", "t", "ab"}) {
        NamePattern const exact{typed_syllables(text), Accents::as_typed},
            loose{typed_syllables(text), Accents::ignored};
        bool const second = has_second_rank(typed_syllables(text));
        std::vector<std::tuple<bool, std::string, std::string>> expected;
        for (auto const& c : candidates) {
            auto const keys = keys_of(c.person.full_name);
            bool const first = exact.matches(keys.words);
            if (first || (second && loose.matches(keys.words)))
                expected.emplace_back(!first, keys.sort_key, c.person.full_name);
        }
        std::ranges::sort(expected);
        std::vector<std::string> names;
        for (auto const& one : expected) names.push_back(std::get<2>(one));
        EXPECT_EQ(found(text, 700), names) << text;
    }
}

TEST_P(People, OfAListAreMatchedInOrderOfCertainty)
{
    base::PartialDate const born{base::day(1985, 3, 2)};
    auto const an = create(**tx, support::lan, person("Nguyễn Văn An", "001085000001", born));
    auto old = person("Lê Văn Bình");
    old.old_identity_number = "111222333";
    auto const binh = create(**tx, support::lan, old);
    auto const hoa = create(**tx, support::lan, person("Trần Văn Hoà", {}, born));

    auto by_old = person("Lê V. Binh");
    by_old.full_name = "Lê Binh";
    by_old.old_identity_number = "111222333";
    std::vector<Candidate> const candidates{
        {person("Nguyễn An", "001085000001")},             // by number, whatever the name
        {by_old},                                          // by the old number
        {person("trần văn hòa", {}, born)},                // by name, day and sex
        {person("Nguyễn Văn An", "001085000002", born)},   // another number: someone else, but alike
        {person("Phạm Mới", {}, born)},                    // new
        {person("Phạm Mới", {}, born)},                    // the same once more
        {person("Phạm Mới"), false},                       // only looked up
    };
    auto const matched = match_or_create(**tx, support::lan, candidates);
    EXPECT_EQ(matched[0].id, an);
    EXPECT_EQ(matched[1].id, binh);
    EXPECT_EQ(matched[2].id, hoa);
    EXPECT_EQ(matched[3].match, Match::created);
    EXPECT_TRUE(matched[3].possible_duplicate);
    EXPECT_EQ(matched[4].match, Match::created);
    EXPECT_FALSE(matched[4].possible_duplicate);
    EXPECT_EQ(matched[5].match, Match::same);
    EXPECT_EQ(matched[5].id, matched[4].id);
    EXPECT_EQ(matched[6].match, Match::none);
    EXPECT_EQ(count(**tx), 5);
}

TEST_P(People, OfWhomOnlyTheYearIsKnownAreNotOne)
{
    base::PartialDate const year{base::day(1985, 1, 1), base::Precision::year};
    made("Nguyễn Văn An", base::PartialDate{base::day(1985, 3, 2)});
    std::vector<Candidate> const candidates{{person("Nguyễn Văn An", {}, year)}};
    auto const matched = match_or_create(**tx, support::lan, candidates);
    EXPECT_EQ(matched[0].match, Match::created);
    EXPECT_TRUE(matched[0].possible_duplicate);
    EXPECT_EQ(find(**tx, matched[0].id)->born, year);
}

TEST_P(People, ASecondWriterIsToldAndANameIsKept)
{
    auto const id = made("Nguyễn Văn An");
    auto first = *find(**tx, id);
    auto second = first;
    first.full_name = "Nguyễn Văn Ân";
    EXPECT_TRUE(save(**tx, support::lan, first, today));
    auto const refused = save(**tx, support::lan, second, today);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, base::Refusal::conflict);
    auto const names = former_names(**tx, id);
    ASSERT_EQ(names.size(), 1U);
    EXPECT_EQ(names[0].full_name, "Nguyễn Văn An");
}

TEST_P(People, OutOfScopeAreNotFound)
{
    auto const id = made("Nguyễn Văn An");
    web::Actor const hoa{.user = 2, .name = "Hòa", .grants = {{"people.view", area.trung_chau.value}}};
    web::Actor const lan{.user = 1, .name = "Lan", .grants = {{"people.view", area.district.value}}};
    web::Actor const employer{.user = 3, .name = "Chủ doanh nghiệp", .grants = {{"enterprises.view", area.city.value}}};
    EXPECT_FALSE(find(**tx, hoa, id, today));
    EXPECT_TRUE(list(**tx, hoa, {}, today).people.empty());
    EXPECT_TRUE(find(**tx, lan, id, today));
    EXPECT_EQ(list(**tx, lan, {}, today).people.size(), 1U);
    EXPECT_FALSE(find(**tx, employer, id, today));   // employers' own users never see people
    EXPECT_TRUE(list(**tx, employer, {}, today).people.empty());
}

TEST_P(People, AreTakenBackUnlessTheyHaveConsentedOrWereChanged)
{
    auto const free = made("Nguyễn An"), bound = made("Lê Bình"), mended = made("Trần Cúc");
    auto cuc = *find(**tx, mended);
    cuc.phone = "0912345678";
    EXPECT_TRUE(save(**tx, support::lan, cuc, today));
    auto const consent = agree(bound, {"training", "paper_signed", "Hồ sơ 1", today}, {}, today);
    add(**tx, support::lan, *consent);
    EXPECT_EQ(remove_unreferenced(**tx, support::lan, {.made = {free, bound, mended}}),
              (std::vector<PersonId>{bound, mended}));
    EXPECT_EQ(count(**tx), 2);
}

TEST_P(People, AConsentIsWithdrawnInOneStep)
{
    auto const id = made("Nguyễn An");
    ConsentForm const form{"training", "paper_signed", "Hồ sơ 1", base::day(2026, 1, 5)};
    auto const consent = add(**tx, support::lan, *agree(id, form, {}, today));
    EXPECT_EQ(agree(id, form, consents_of(**tx, id), today).error().kind, base::Refusal::conflict);
    EXPECT_TRUE(withdraw(**tx, support::lan, id, consent, today));
    EXPECT_EQ(consents_of(**tx, id).front().withdrawn_on, today);
    EXPECT_FALSE(withdraw(**tx, support::lan, id, consent, today));
    EXPECT_EQ(agree(id, {"training", "paper_signed", "", {}}, {}, today).error().problems.size(), 2U);
}

INSTANTIATE_TEST_SUITE_P(Both, People, support::both, support::dialect_name);

}   // namespace
}   // namespace people
