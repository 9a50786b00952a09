#include "registers/people/duplicate.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "registers/people/name.hpp"

namespace people {
namespace {

using merging::Likeness;

enum class Agreement : std::uint8_t { unknown, same, compatible, different };

/// compatible: one is known less precisely and holds the other, or both are known as little.
Agreement births(std::optional<base::PartialDate> const& a, std::optional<base::PartialDate> const& b)
{
    if (!a || !b) return Agreement::unknown;
    auto const one = base::iso(*a);
    auto const other = base::iso(*b);
    if (one == other && a->precision == base::Precision::day) return Agreement::same;
    return one.starts_with(other) || other.starts_with(one) ? Agreement::compatible : Agreement::different;
}

bool both_differ(std::string_view a, std::string_view b) { return !a.empty() && !b.empty() && a != b; }
bool both_same(std::string_view a, std::string_view b) { return !a.empty() && a == b; }
bool sexes_differ(Person const& a, Person const& b)
{
    return a.sex != b.sex && a.sex != "unknown" && b.sex != "unknown";
}

std::vector<std::string> syllables(std::string_view name)
{
    auto const folded = base::fold(name);
    std::vector<std::string> words;
    for (auto const word : base::words(folded)) words.emplace_back(word);
    return words;
}

/// At most one letter put in, left out, or another.
bool one_letter_apart(std::string_view a, std::string_view b)
{
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1) return false;
    auto const [from_a, from_b] = std::mismatch(a.begin(), a.end(), b.begin());
    auto const rest_a = std::string_view{from_a, a.end()};
    auto const rest_b = std::string_view{from_b, b.end()};
    if (rest_b.empty()) return true;
    return a.size() == b.size() ? rest_a.substr(1) == rest_b.substr(1) : rest_a == rest_b.substr(1);
}

bool holds_in_order(std::vector<std::string> const& all, std::vector<std::string> const& some)
{
    auto at = all.begin();
    for (auto const& word : some) {
        at = std::find(at, all.end(), word);
        if (at == all.end()) return false;
        ++at;
    }
    return true;
}

struct Evidence {
    bool same_name = false;
    bool same_letters = false;   // without accents
    bool near_name = false;
    Agreement birth = Agreement::unknown;
    bool old_number = false;
    bool phone = false;
    bool work = false;
};

std::optional<Likeness> judge(Evidence const& e, bool doubtful)
{
    if (!e.same_name && !e.same_letters && !e.near_name && !e.old_number) return std::nullopt;
    auto const weaker = [&](Likeness likeness) { return doubtful ? Likeness::possible : likeness; };
    if (e.old_number && e.same_name) return weaker(Likeness::certain);
    if (e.old_number) return weaker(Likeness::likely);
    if (e.birth == Agreement::different) return std::nullopt;
    if (e.same_name && e.birth == Agreement::same) return weaker(e.phone ? Likeness::certain : Likeness::likely);
    if (doubtful) return std::nullopt;
    if (e.same_letters && e.birth == Agreement::same) return e.phone ? Likeness::likely : Likeness::possible;
    if (e.same_name && e.phone) return Likeness::likely;
    if (e.same_name && e.work) return Likeness::possible;
    if (e.near_name && e.birth == Agreement::same && (e.phone || e.work)) return Likeness::possible;
    return std::nullopt;
}

template <std::string Person::*member>
constexpr MergeField text_field(std::string_view name, std::string_view label)
{
    return {name, label, [](Person const& p, std::string&) { return std::string_view{p.*member}; },
            [](Person& into, Person const& from) { into.*member = from.*member; }};
}

}   // namespace

bool is_near(std::string_view a, std::string_view b)
{
    auto const one = syllables(a);
    auto const other = syllables(b);
    if (one.empty() || other.empty() || one == other) return false;
    auto sorted_one = one, sorted_other = other;
    std::ranges::sort(sorted_one);
    std::ranges::sort(sorted_other);
    if (sorted_one == sorted_other) return true;
    if (one.size() == other.size()) {
        std::size_t different = 0;
        bool near = true;
        for (std::size_t i = 0; i < one.size(); ++i) {
            if (one[i] == other[i]) continue;
            ++different;
            near = near && one[i].size() > 2 && one_letter_apart(one[i], other[i]);
        }
        return near && different == 1;
    }
    if (one.back() != other.back() || one.front() != other.front()) return false;
    auto const& longer = one.size() > other.size() ? one : other;
    auto const& shorter = one.size() > other.size() ? other : one;
    return shorter.size() >= 2 && longer.size() - shorter.size() == 1 && holds_in_order(longer, shorter);
}

Comparison compare(Person const& a, Person const& b)
{
    Comparison made;
    bool const same_name = name_key(a.full_name) == name_key(b.full_name);
    Evidence const e{.same_name = same_name,
                     .same_letters = !same_name && base::fold(a.full_name) == base::fold(b.full_name),
                     .near_name = is_near(a.full_name, b.full_name),
                     .birth = births(a.born, b.born),
                     .old_number = both_same(a.old_identity_number, b.old_identity_number),
                     .phone = both_same(merging::phone_digits(a.phone), merging::phone_digits(b.phone)),
                     .work = a.enterprise && a.enterprise == b.enterprise};
    bool const same_number = both_same(a.identity_number, b.identity_number);
    auto const say = [&](bool holds, std::string_view reason) {
        if (holds) made.reasons.push_back(reason);
    };
    auto const doubt = [&](bool holds, std::string_view reason) {
        if (holds) made.doubts.push_back(reason);
    };
    say(same_number, "Same identity number");
    say(e.old_number, "Same old identity number");
    say(e.same_name, "Same name");
    say(e.same_letters, "Same name but for the accents");
    say(!e.same_name && e.near_name, "Names that differ as if mistyped");
    say(e.birth == Agreement::same, "Born on the same day");
    say(e.birth == Agreement::compatible, "Dates of birth that fit each other");
    say(e.phone, "Same telephone number");
    say(e.work, "Same place of work");
    bool const other_number = both_differ(a.identity_number, b.identity_number);
    doubt(other_number, "Different identity numbers");
    doubt(both_differ(a.old_identity_number, b.old_identity_number), "Different old identity numbers");
    doubt(sexes_differ(a, b), "Different sex");
    doubt(e.birth == Agreement::different, "Different dates of birth");
    if (same_number)
        made.likeness = Likeness::certain;
    else if (!other_number)
        made.likeness = judge(e, !made.doubts.empty());
    return made;
}

std::vector<MergeField> const& merge_fields()
{
    static std::vector<MergeField> const all{
        text_field<&Person::full_name>("full_name", "Full name"),
        {"born", "Born",
         [](Person const& p, std::string& kept) {
             kept = p.born ? base::iso(*p.born) : "";
             return std::string_view{kept};
         },
         [](Person& into, Person const& from) { into.born = from.born; }},
        {"sex", "Sex",
         [](Person const& p, std::string&) {
             return p.sex == "unknown" ? std::string_view{} : std::string_view{p.sex};
         },
         [](Person& into, Person const& from) { into.sex = from.sex; }},
        text_field<&Person::identity_number>("identity_number", "Identity number"),
        text_field<&Person::old_identity_number>("old_identity_number", "Old identity number"),
        text_field<&Person::phone>("phone", "Telephone"),
        text_field<&Person::email>("email", "E-mail"),
        {"enterprise", "Works at",
         [](Person const& p, std::string& kept) {
             kept = p.enterprise ? p.enterprise->text() : "";
             return std::string_view{kept};
         },
         [](Person& into, Person const& from) { into.enterprise = from.enterprise; }},
        {"place", "Commune",
         [](Person const& p, std::string& kept) {
             kept = p.place.text();
             return std::string_view{kept};
         },
         [](Person& into, Person const& from) { into.place = from.place; }},
        text_field<&Person::hometown>("hometown", "Hometown"),
        text_field<&Person::permanent_address>("permanent_address", "Permanent address"),
        text_field<&Person::current_address>("current_address", "Lives at"),
        text_field<&Person::general_education>("general_education", "General education"),
        text_field<&Person::professional_level>("professional_level", "Professional level"),
        text_field<&Person::political_theory_level>("political_theory_level", "Political theory"),
    };
    return all;
}

}   // namespace people
