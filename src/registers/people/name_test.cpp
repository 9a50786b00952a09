#include "registers/people/name.hpp"

#include <gtest/gtest.h>

#include "registers/people/person.hpp"

namespace people {
namespace {

bool finds(std::string_view typed, std::string_view full_name, Accents accents = Accents::as_typed)
{
    return NamePattern{typed_syllables(typed), accents}.matches(keys_of(full_name).words);
}

TEST(NameKeys, HoldEachSyllableWithAndWithoutAccents)
{
    EXPECT_EQ(keys_of("Nguyễn Văn Tuấn").words, " nguyen 3nguyên van 0văn tuan 4tuân 9tuan 84tuân ");
    EXPECT_EQ(plain_word("H'Mông"), "hmong");
    EXPECT_TRUE(keys_of("Nguyễn Văn Tuấn").sort_key.starts_with(keys_of("Lê Tuấn").given_sort_key));
}

TEST(Search, FindsWithoutAccents)
{
    EXPECT_TRUE(finds("duc", "Trần Minh Đức"));
    EXPECT_TRUE(finds("nguyen tu", "Nguyễn Văn Tuấn"));
    EXPECT_FALSE(finds("nguyen ua", "Nguyễn Văn Tuấn"));
    EXPECT_FALSE(finds("nguy tuan", "Nguyễn Văn Tuấn"));
}

TEST(Search, AccentsTypedMustBeThere)
{
    EXPECT_TRUE(finds("Đức", "Trần Minh Đức"));
    EXPECT_TRUE(finds("Đứ", "Trần Minh Đức"));
    EXPECT_FALSE(finds("hóa", "Lê Thị Hòa"));
    EXPECT_TRUE(finds("hoà", "Lê Thị Hòa"));
    EXPECT_TRUE(finds("hóa", "Lê Thị Hòa", Accents::ignored));
    EXPECT_TRUE(has_second_rank(typed_syllables("Nguyễn hoa")));
    EXPECT_FALSE(has_second_rank(typed_syllables("Nguyễn Hòa")));
    EXPECT_FALSE(has_second_rank(typed_syllables("nguyen hoa")));
}

TEST(Search, AFinalYMayBeTheBeginningOfMore)
{
    EXPECT_TRUE(finds("y", "Phan Văn Ý"));
    EXPECT_TRUE(finds("y", "Nguyễn Thị Yến"));
    EXPECT_TRUE(finds("ly", "Trần Lí"));
}

TEST(NameBorn, TellsNamesAndDaysApart)
{
    base::PartialDate const born{base::day(1985, 3, 2)};
    EXPECT_EQ(name_born("Nguyễn Văn Hoà", born), name_born("nguyễn văn hòa", born));
    EXPECT_NE(name_born("Nguyễn Văn Hóa", born), name_born("Nguyễn Văn Hòa", born));
    EXPECT_LT(name_born("Lê An", base::PartialDate{base::day(1985, 1, 1), base::Precision::year}),
              name_born("Lê An", base::PartialDate{base::day(1985, 1, 1)}));
    EXPECT_GE(name_key("Lê An"), 0);
}

TEST(FullName, HasOneToTenSyllablesOfLetters)
{
    EXPECT_TRUE(check_full_name("Nguyễn Văn An").empty());
    EXPECT_TRUE(check_full_name("H'Hen Niê").empty());
    EXPECT_TRUE(check_full_name("Ý").empty());
    EXPECT_TRUE(check_full_name("a b c d e f g h i k").empty());
    EXPECT_EQ(check_full_name("a b c d e f g h i k l").front().code, "person.name_too_long");
    EXPECT_EQ(check_full_name("Nguyễn Văn 2").front().code, "person.name_letters");
    EXPECT_EQ(check_full_name("").front().code, "required");
    EXPECT_EQ(check_full_name("'-").front().code, "person.name_letters");
}

}   // namespace
}   // namespace people
