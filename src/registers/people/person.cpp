#include "registers/people/person.hpp"

#include <algorithm>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/text.hpp"
#include "registers/people/identity.hpp"

namespace people {
namespace {

constexpr std::size_t most_syllables = 10;
constexpr std::size_t longest_name = 100;
constexpr std::size_t longest_text = 300;
constexpr auto earliest_birth = base::day(1900, 1, 1);

bool is_name_letter(UChar32 c)
{
    constexpr UChar32 right_quote = 0x2019;
    if (c == ' ' || c == '\'' || c == '-' || c == right_quote) return true;
    return u_isalpha(c) != 0 || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

bool only_name_letters(std::string_view text)
{
    auto const length = static_cast<std::int32_t>(text.size());
    bool any_letter = false;
    for (std::int32_t at = 0; at < length;) {
        UChar32 c = 0;
        U8_NEXT(text.data(), at, length, c);
        if (c < 0 || !is_name_letter(c)) return false;
        any_letter = any_letter || u_isalpha(c) != 0;
    }
    return any_letter;
}

bool is_email(std::string_view text)
{
    auto const at = text.find('@');
    return at != std::string_view::npos && at > 0 && at == text.rfind('@') &&
           text.find('.', at + 2) != std::string_view::npos && text.find(' ') == std::string_view::npos &&
           text.back() != '.';
}

void check_born(std::vector<base::Problem>& problems, Person const& person, base::Date today)
{
    if (!person.born) return;
    if (person.born->date > today)
        problems.push_back({"born", "date.in_future"});
    else if (person.born->date < earliest_birth)
        problems.push_back({"born", "person.born_too_early"});
}

}   // namespace

std::vector<base::Problem> check_full_name(std::string_view full_name)
{
    if (full_name.empty()) return {{"full_name", "required"}};
    if (base::length(full_name) > longest_name || base::words(full_name).size() > most_syllables)
        return {{"full_name", "person.name_too_long"}};
    if (!only_name_letters(full_name)) return {{"full_name", "person.name_letters", std::string{full_name}}};
    return {};
}

std::vector<base::Problem> check(Person const& person, base::Date today)
{
    auto problems = check_full_name(person.full_name);
    auto const add = [&](std::vector<base::Problem> more) {
        problems.insert(problems.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    check_born(problems, person, today);
    if (person.sex != "male" && person.sex != "female" && person.sex != "unknown")
        problems.push_back({"sex", "person.sex_unknown"});
    add(check_identity_number(person.identity_number));
    add(check_old_identity_number(person.old_identity_number));
    if (!person.phone.empty() && !is_phone(person.phone)) problems.push_back({"phone", "person.phone", person.phone});
    if (!person.email.empty() && !is_email(person.email)) problems.push_back({"email", "person.email", person.email});
    if (!person.place) problems.push_back({"place", "required"});

    struct Text {
        std::string_view field;
        std::string const& value;
    };
    for (auto const& text :
         {Text{"email", person.email}, Text{"hometown", person.hometown},
          Text{"permanent_address", person.permanent_address}, Text{"current_address", person.current_address},
          Text{"general_education", person.general_education}, Text{"professional_level", person.professional_level},
          Text{"political_theory_level", person.political_theory_level}})
        if (base::length(text.value) > longest_text) problems.push_back({text.field, "person.text_too_long"});
    return problems;
}

std::vector<base::Problem> warn(Person const& person)
{
    return warn_identity_number(person.identity_number, person.sex, person.born);
}

bool is_phone(std::string_view text)
{
    if (text.starts_with('+')) text.remove_prefix(1);
    std::ptrdiff_t digits = 0;
    for (char const c : text) {
        if (c >= '0' && c <= '9')
            ++digits;
        else if (c != ' ' && c != '.' && c != '-')
            return false;
    }
    return digits >= 9 && digits <= 12;
}

}   // namespace people
