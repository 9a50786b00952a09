#include "registers/people/lists.hpp"

#include <unordered_map>

#include "registers/enterprises/store.hpp"
#include "registers/organisations/place_names.hpp"
#include "registers/people/form.hpp"
#include "registers/people/identity.hpp"

namespace people {
namespace {

using lists::Shape;

constexpr std::string_view parameters[] = {"q", "place", "sex", "enterprise", "sort"};

constexpr lists::Column columns[] = {{"Full name", Shape::text, 30},
                                     {"Born", Shape::day, 14},
                                     {"Sex", Shape::text, 10},
                                     {"Identity number"},
                                     {"Telephone"},
                                     {"Commune", Shape::text, 22},
                                     {"Works at", Shape::text, 44}};

class Cells {
public:
    Cells(lists::Reading const& reading, std::vector<Person> const& met)
        : reading_(reading), places_(reading.tx, reading.today)
    {
        std::vector<UnitId> named;
        for (auto const& p : met) named.push_back(p.place);
        places_.meet(std::move(named));
    }

    std::vector<lists::Cell> of(Person const& p)
    {
        lists::Cell born;
        if (p.born) {
            born.text = base::vietnamese(*p.born);
            if (p.born->precision == base::Precision::day) born.day = p.born->date;
        }
        return {{.text = p.full_name},
                std::move(born),
                {.text = std::string{reading_.texts.of(label_of_sex(p.sex))}},
                {.text = masked(p.identity_number)},
                {.text = masked(p.phone)},
                {.text = std::string{places_.of(p.place)}},
                {.text = workplace(p)}};
    }

private:
    std::string const& workplace(Person const& p)
    {
        static std::string const none;
        if (!p.enterprise) return none;
        auto const [known, is_new] = workplaces_.try_emplace(*p.enterprise);
        if (is_new)
            if (auto const e = enterprises::find(reading_.tx, *p.enterprise, reading_.today)) known->second = e->name;
        return known->second;
    }

    lists::Reading const& reading_;
    organisations::PlaceNames places_;
    std::unordered_map<EnterpriseId, std::string> workplaces_ = {};
};

lists::Page read(lists::Reading const& reading, web::Fields const& query, lists::Stretch const& stretch)
{
    auto question = question_of(query);
    question.after = stretch.after;
    question.most = stretch.most;
    auto const found = list(reading.tx, reading.actor, question, reading.today);
    lists::Page page{.next = found.next};
    page.rows.reserve(found.people.size());
    bool const whole = stretch.wanted == lists::Wanted::cells;
    std::optional<Cells> cells;
    if (whole) cells.emplace(reading, found.people);
    for (auto const& p : found.people)
        page.rows.push_back({p.id.value, whole ? cells->of(p) : std::vector<lists::Cell>{}});
    return page;
}

std::vector<lists::Named> names(lists::Reading const& reading, std::span<std::int64_t const> ids)
{
    std::vector<lists::Named> all;
    for (auto const id : ids) {
        auto const p = find(reading.tx, reading.actor, PersonId{id}, reading.today);
        all.push_back({p ? p->full_name : "", "/people/" + PersonId{id}.text()});
    }
    return all;
}

constexpr lists::Source sources[] = {{.code = "people",
                                      .label = "People",
                                      .url = "/people",
                                      .permission = view_people,
                                      .record_kind = "person",
                                      .parameters = parameters,
                                      .columns = columns,
                                      .read = read,
                                      .names = names,
                                      .search = lists::Search::by_person}};

}   // namespace

Question question_of(web::Fields const& query)
{
    Question question{.text = std::string{query.get("q")}};
    if (auto const place = UnitId::parse(query.get("place"))) question.place = place;
    if (auto const enterprise = EnterpriseId::parse(query.get("enterprise"))) question.enterprise = enterprise;
    if (auto const sex = query.get("sex"); sex == "male" || sex == "female") question.sex = sex;
    question.newest_first = query.get("sort") == "newest";
    return question;
}

std::span<lists::Source const> list_sources() { return sources; }

}   // namespace people
