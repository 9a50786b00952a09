#include "work/proposals/lists.hpp"

#include "registers/organisations/place_names.hpp"

namespace proposals {
namespace {

using lists::Shape;

constexpr std::string_view parameters[] = {"reason", "q", "place", "state"};

constexpr lists::Column columns[] = {{"Enterprise", Shape::text, 48},  {"Tax code"},
                                     {"Commune", Shape::text, 22},     {"Village", Shape::text, 20},
                                     {"Reason", Shape::text, 36},      {"Why", Shape::text, 36},
                                     {"Workers", Shape::whole, 12},    {"Why not now", Shape::text, 36},
                                     {"Look again on", Shape::day, 14}};

class Cells {
public:
    Cells(lists::Reading const& reading, Reason const& reason)
        : reading_(reading), reason_(reason), places_(reading.tx, reading.today)
    {
    }
    std::vector<lists::Cell> of(Proposed const& row, SetAside const* aside)
    {
        auto const& e = row.enterprise;
        std::vector<lists::Cell> cells{{.text = e.name},
                                       {.text = enterprises::shown_tax_code(e.tax_code)},
                                       {.text = std::string{places_.of(e.place, e.village)}},
                                       {.text = e.village},
                                       {.text = std::string{reading_.texts.of(reason_.title)}},
                                       {.text = fact_of(reading_.texts, reason_, row)},
                                       {.whole = e.workers},
                                       {},
                                       {}};
        if (aside != nullptr) {
            cells[7].text = aside->why;
            cells[8].day = aside->look_again_on;
        }
        return cells;
    }

private:
    lists::Reading const& reading_;
    Reason const& reason_;
    organisations::PlaceNames places_;
};

lists::Page read(lists::Reading const& reading, web::Fields const& query, lists::Stretch const& stretch)
{
    auto const* reason = find_reason(query.get("reason"));
    if (reason == nullptr || !reading.actor.may(reason->view)) return {};
    Asked asked{.q = std::string{query.get("q")}, .after = stretch.after, .size = stretch.most};
    if (auto const place = UnitId::parse(query.get("place"))) asked.place = place;
    bool const whole = stretch.wanted == lists::Wanted::cells;
    Cells cells{reading, *reason};
    lists::Page page;
    auto const take = [&](Proposed const& row, SetAside const* aside) {
        page.rows.push_back({row.enterprise.id.value, whole ? cells.of(row, aside) : std::vector<lists::Cell>{}});
    };
    if (query.get("state") == "aside") {
        auto const found = list_aside(reading.tx, reading.actor, *reason, asked, reading.today);
        for (auto const& one : found.rows) take(one.proposed, &one.aside);
        page.next = found.next;
        return page;
    }
    auto const found = list(reading.tx, reading.actor, *reason, asked, reading.today);
    for (auto const& row : found.rows) take(row, nullptr);
    page.next = found.next;
    return page;
}

std::vector<lists::Named> names(lists::Reading const& reading, std::span<std::int64_t const> ids)
{
    std::vector<lists::Named> all;
    for (auto const id : ids) {
        auto const e = enterprises::find(reading.tx, reading.actor, EnterpriseId{id}, reading.today);
        all.push_back({e ? e->name : "", "/enterprises/" + EnterpriseId{id}.text()});
    }
    return all;
}

constexpr lists::Source with_actions(std::span<lists::Action const> actions)
{
    return {.code = "proposals",
            .label = "Proposals",
            .url = "/proposals",
            .permission = enterprises::view_enterprises,
            .record_kind = "enterprise",
            .parameters = parameters,
            .columns = columns,
            .read = read,
            .names = names,
            .actions = actions};
}

/// What is counted, for reasons that go by a number of their own; "{0}" is the number.
std::string_view counted_label(Reason const& reason)
{
    if (reason.headcount == "party_members") return "{0} official Party members";
    if (reason.headcount == "young_workers") return "{0} young workers";
    return reason.code == "below" ? "{0} members" : "";
}

}   // namespace

std::string fact_of(base::Texts const& texts, Reason const& reason, Proposed const& row)
{
    auto const& e = row.enterprise;
    if (reason.code == "difficulty")
        return std::string{texts.of(enterprises::label_of(enterprises::statuses(), e.status))};
    if (auto const label = counted_label(reason); !label.empty())
        return row.number ? base::filled(texts.of(label), {texts.number(*row.number)}) : "";
    auto text = texts.tr("{0} workers", {texts.number(e.workers.value_or(0))});
    if (e.female_workers) text += ", " + texts.tr("{0} of them women", {texts.number(*e.female_workers)});
    return text;
}

web::Fields with_reason(web::Fields const& query, Reason const& reason)
{
    if (!query.get("reason").empty()) return query;
    auto fields = query;
    fields.add("reason", std::string{reason.code});
    return fields;
}

std::span<lists::Source const> list_sources()
{
    static lists::Source const sources[] = {with_actions(list_actions())};
    return sources;
}

}   // namespace proposals
