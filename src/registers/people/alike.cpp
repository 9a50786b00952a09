#include "registers/people/alike.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "platform/web/typed_day.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/duplicate.hpp"

namespace people {
namespace {

constexpr std::size_t most_lines = 5;

std::string digits_of(std::string_view text)
{
    std::string digits;
    for (char const c : text)
        if (c >= '0' && c <= '9') digits += c;
    return digits;
}

}   // namespace

Person read_typed(web::Request const& request)
{
    constexpr std::size_t whole_number = 12, old_number = 9;
    auto const& typed = request.query;
    Person p{.full_name = base::clean(typed.get("full_name")), .phone = std::string{typed.get("phone")}};
    p.born = web::parse_typed_partial_day(typed.get("born"));
    if (auto const sex = typed.get("sex"); sex == "male" || sex == "female") p.sex = sex;
    if (auto number = digits_of(typed.get("identity_number")); number.size() == whole_number)
        p.identity_number = std::move(number);
    if (auto number = digits_of(typed.get("old_identity_number")); number.size() == old_number)
        p.old_identity_number = std::move(number);
    if (auto const work = EnterpriseId::parse(typed.get("enterprise"))) p.enterprise = work;
    return p;
}

std::vector<LikeLine> lines_alike(web::Context& context, Person const& typed)
{
    std::vector<LikeLine> lines;
    if (typed.full_name.empty() && typed.identity_number.empty() && typed.old_identity_number.empty()) return lines;
    struct Compared {
        Person person;
        Comparison comparison;
    };
    std::vector<Compared> found;
    for (auto& person : candidates(context.tx, typed)) {
        auto comparison = compare(typed, person);
        if (comparison.likeness) found.push_back({std::move(person), std::move(comparison)});
    }
    std::ranges::stable_sort(found, {}, [](Compared const& c) { return *c.comparison.likeness; });
    for (auto const& [person, comparison] : found) {
        if (lines.size() == most_lines) break;
        if (!find(context.tx, context.actor, person.id, context.today)) continue;
        LikeLine line{.url = "/people/" + person.id.text(),
                      .name = person.full_name,
                      .hint = person.born ? base::vietnamese(*person.born) + " · " : "",
                      .certain = *comparison.likeness == merging::Likeness::certain};
        line.hint += organisations::name_on(context.tx, person.place, context.today);
        for (auto const reason : comparison.reasons)
            line.reasons.append(line.reasons.empty() ? "" : " · ").append(context.texts.of(reason));
        lines.push_back(std::move(line));
    }
    return lines;
}

}   // namespace people
