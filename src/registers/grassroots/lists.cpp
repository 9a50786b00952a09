#include "registers/grassroots/lists.hpp"

#include "registers/enterprises/store.hpp"
#include "registers/organisations/place_names.hpp"

namespace grassroots {
namespace {

using lists::Shape;
using organisations::Line;

constexpr std::string_view parameters[] = {"q", "place", "state", "year", "sort"};

constexpr lists::Column columns[] = {{"Name", Shape::text, 48},
                                     {"Kind", Shape::text, 24},
                                     {"Commune", Shape::text, 22},
                                     {"Enterprise", Shape::text, 44},
                                     {"Tax code"},
                                     {"Decision number", Shape::text, 20},
                                     {"Founded", Shape::day, 14},
                                     {"Members at the founding", Shape::whole, 14},
                                     {"Ended", Shape::day, 14}};

std::vector<lists::Cell> cells_of(lists::Reading const& reading, organisations::PlaceNames& places,
                                  Organisation const& o)
{
    auto const e = o.enterprise ? enterprises::find(reading.tx, *o.enterprise, reading.today) : std::nullopt;
    return {{.text = o.name},
            {.text = std::string{reading.texts.of(label_of_kind(o.kind))}},
            {.text = std::string{places.of(o.present_place)}},
            {.text = e ? e->name : ""},
            {.text = e ? enterprises::shown_tax_code(e->tax_code) : ""},
            {.text = o.decision_number},
            {.day = o.decided_on},
            {.whole = o.founding_members},
            {.day = o.ended_on}};
}

template <Line line>
lists::Page read(lists::Reading const& reading, web::Fields const& query, lists::Stretch const& stretch)
{
    auto const found =
        list(reading.tx, reading.actor, family_of(line), filter_of(query), stretch.after, stretch.most, reading.today);
    lists::Page page{.next = found.next};
    organisations::PlaceNames places{reading.tx, reading.today};
    bool const whole = stretch.wanted == lists::Wanted::cells;
    for (auto const& o : found.rows)
        page.rows.push_back({o.unit.value, whole ? cells_of(reading, places, o) : std::vector<lists::Cell>{}});
    return page;
}

using Read = decltype(lists::Source::read);
constexpr lists::Source source(std::string_view code, std::string_view label, std::string_view url,
                               std::string_view permission, Read read)
{
    return {.code = code,
            .label = label,
            .url = url,
            .permission = {permission},
            .record_kind = "unit",
            .parameters = parameters,
            .columns = columns,
            .read = read};
}

constexpr lists::Source sources[] = {
    source("unions", "Grassroots unions", "/unions", "unions.view", read<Line::union_>),
    source("party-organisations", "Party organisations", "/party-organisations", "party.view", read<Line::party>),
    source("youth-organisations", "Youth organisations", "/youth-organisations", "unions.view", read<Line::youth>),
    source("women-organisations", "Women's organisations", "/women-organisations", "unions.view", read<Line::women>),
    source("veterans-organisations", "Veterans' organisations", "/veterans-organisations", "unions.view",
           read<Line::veterans>)};

}   // namespace

Filter filter_of(web::Fields const& query)
{
    Filter filter{.q = std::string{query.get("q")}, .state = std::string{query.get("state")}};
    if (auto const place = UnitId::parse(query.get("place"))) filter.place = place;
    if (auto const year = base::parse_whole(query.get("year")); year && *year > 1900 && *year < 9000)
        filter.year = static_cast<int>(*year);
    if (query.get("sort") == "decided") filter.sort = "decided";
    return filter;
}

std::span<lists::Source const> list_sources() { return sources; }

}   // namespace grassroots
