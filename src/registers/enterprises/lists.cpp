#include "registers/enterprises/lists.hpp"

#include "registers/enterprises/actions.hpp"
#include "registers/organisations/place_names.hpp"

namespace enterprises {
namespace {

using lists::Shape;

constexpr std::string_view parameters[] = {"q",         "place",   "status", "legal_type",
                                           "ownership", "workers", "union",  "sort"};

constexpr lists::Column columns[] = {{"Name of the enterprise", Shape::text, 48},
                                     {"Tax code"},
                                     {"Legal type", Shape::text, 22},
                                     {"Ownership", Shape::text, 22},
                                     {"Status", Shape::text, 20},
                                     {"Commune", Shape::text, 22},
                                     {"Village", Shape::text, 20},
                                     {"Address", Shape::text, 28},
                                     {"Legal representative", Shape::text, 24},
                                     {"Telephone"},
                                     {"E-mail", Shape::text, 24},
                                     {"Industry"},
                                     {"Registered on", Shape::day, 14},
                                     {"Workers", Shape::whole, 12},
                                     {"Women among them", Shape::whole, 12},
                                     {"Counted on", Shape::day, 14}};

class Cells {
public:
    Cells(lists::Reading const& reading, std::vector<Enterprise> const& met)
        : texts_(reading.texts), places_(reading.tx, reading.today)
    {
        std::vector<UnitId> named;
        for (auto const& e : met) named.push_back(e.place);
        places_.meet(std::move(named));
    }

    std::vector<lists::Cell> of(Enterprise const& e)
    {
        auto const word = [&](std::span<Code const> codes, std::string const& code) {
            return lists::Cell{.text = std::string{texts_.of(label_of(codes, code))}};
        };
        lists::Cell registered;
        if (e.registered_on) {
            registered.text = base::vietnamese(*e.registered_on);
            if (e.registered_on->precision == base::Precision::day) registered.day = e.registered_on->date;
        }
        return {{.text = e.name},
                {.text = shown_tax_code(e.tax_code)},
                word(legal_types(), e.legal_type),
                word(ownerships(), e.ownership),
                word(statuses(), e.status),
                {.text = std::string{places_.of(e.place, e.village)}},
                {.text = e.village},
                {.text = e.street},
                {.text = e.representative},
                {.text = e.phone},
                {.text = e.email},
                {.text = e.industry_code},
                std::move(registered),
                {.whole = e.workers},
                {.whole = e.female_workers},
                {.day = e.counted_on}};
    }

private:
    base::Texts const& texts_;
    organisations::PlaceNames places_;
};

lists::Page read(lists::Reading const& reading, web::Fields const& query, lists::Stretch const& stretch)
{
    auto question = question_of(query);
    question.after = stretch.after;
    question.size = stretch.most;
    bool const whole = stretch.wanted == lists::Wanted::cells;
    question.reads = whole ? Reads::everything : Reads::what_lists_show;
    auto const found = list(reading.tx, reading.actor, question, reading.today);
    lists::Page page{.next = found.next};
    page.rows.reserve(found.enterprises.size());
    std::optional<Cells> cells;
    if (whole) cells.emplace(reading, found.enterprises);
    for (auto const& e : found.enterprises)
        page.rows.push_back({e.id.value, whole ? cells->of(e) : std::vector<lists::Cell>{}});
    return page;
}

std::optional<std::int64_t> count_some(lists::Reading const& reading, web::Fields const& query)
{
    return count(reading.tx, reading.actor, question_of(query), reading.today);
}

std::vector<lists::Named> names(lists::Reading const& reading, std::span<std::int64_t const> ids)
{
    std::vector<lists::Named> all;
    for (auto const id : ids) {
        auto const e = find(reading.tx, reading.actor, EnterpriseId{id}, reading.today);
        all.push_back({e ? e->name : "", "/enterprises/" + EnterpriseId{id}.text()});
    }
    return all;
}

constexpr lists::Source with_actions(std::span<lists::Action const> actions)
{
    return {.code = "enterprises",
            .label = "Enterprises",
            .url = "/enterprises",
            .permission = view_enterprises,
            .record_kind = "enterprise",
            .parameters = parameters,
            .columns = columns,
            .read = read,
            .count = count_some,
            .names = names,
            .actions = actions};
}

}   // namespace

Question question_of(web::Fields const& query)
{
    auto text = [&](std::string_view name) { return std::string{query.get(name)}; };
    Question question{
        .q = text("q"), .legal_type = text("legal_type"), .ownership = text("ownership"), .status = text("status")};
    if (auto const place = UnitId::parse(query.get("place"))) question.place = place;
    auto const workers = query.get("workers");
    if (auto const dash = workers.find('-'); dash != std::string_view::npos) {
        question.workers_from = base::parse_whole(workers.substr(0, dash)).value_or(0);
        if (auto const to = base::parse_whole(workers.substr(dash + 1))) question.workers_below = *to + 1;
    }
    if (auto const u = query.get("union"); u == "yes" || u == "no") question.organised = u;
    if (query.get("sort") == "newest") question.sort = "newest";
    return question;
}

std::span<lists::Source const> list_sources()
{
    static lists::Source const sources[] = {with_actions(list_actions())};
    return sources;
}

}   // namespace enterprises
