#include "app/search/search.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/grassroots/store.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/store.hpp"
#include "work/training/store.hpp"

namespace app::search {
namespace {

constexpr std::size_t shortest_text = 2;

std::string joined(std::string_view first, std::string_view second)
{
    if (first.empty() || second.empty()) return std::string{first.empty() ? second : first};
    return std::string{first} + " · " + std::string{second};
}

std::string place_name(web::Context const& context, UnitId place)
{
    return place ? organisations::name_on(context.tx, place, context.today) : std::string{};
}

void find_pages(web::Context const& context, std::string_view text, std::vector<Found>& found)
{
    auto const wanted = base::fold(text);
    for (auto const& item : context.services.navigation) {
        auto const label = context.texts.of(item.label);
        if (!context.actor.may(item.permission) || base::fold(label).find(wanted) == std::string::npos) continue;
        found.push_back({"page", {}, std::string{label}, {}, std::string{item.url}, std::string{item.icon}});
    }
}

void find_enterprises(web::Context const& context, std::string_view text, std::size_t most, std::vector<Found>& found)
{
    if (!context.actor.may(enterprises::view_enterprises)) return;
    auto const page =
        enterprises::list(context.tx, context.actor, {.q = std::string{text}, .size = most}, context.today);
    for (auto const& e : page.enterprises)
        found.push_back({"enterprise", e.id.text(), e.name, joined(e.tax_code, place_name(context, e.place)),
                         "/enterprises/" + e.id.text(), "building-factory-2"});
}

void find_people(web::Context const& context, std::string_view text, std::size_t most, std::vector<Found>& found)
{
    if (!context.actor.may(people::view_people)) return;
    auto const page = people::list(context.tx, context.actor, {.text = std::string{text}, .most = most}, context.today);
    for (auto const& p : page.people) {
        auto const born = p.born ? base::vietnamese(*p.born) : std::string{};
        found.push_back({"person", p.id.text(), p.full_name, joined(born, place_name(context, p.place)),
                         "/people/" + p.id.text(), "user"});
    }
}

void find_organisations(web::Context const& context, std::string_view text, std::size_t most, std::vector<Found>& found)
{
    for (auto const& family : grassroots::families()) {
        if (!context.actor.may(family.view)) continue;
        auto const page = grassroots::list(context.tx, context.actor, family, {.q = std::string{text}, .state = "all"},
                                           {}, most, context.today);
        auto const party = family.line == organisations::Line::party;
        for (auto const& o : page.rows)
            found.push_back({std::string{organisations::name_of(family.line)}, o.unit.text(), o.name,
                             joined(o.decision_number, place_name(context, o.place)),
                             "/" + std::string{family.path} + "/" + o.unit.text(), party ? "flag" : "users-group"});
    }
}

void find_classes(web::Context const& context, std::string_view text, std::size_t most, std::vector<Found>& found)
{
    if (!context.actor.may(training::view_training)) return;
    auto const page = training::list(context.tx, context.actor, {.q = std::string{text}}, {}, most, context.today);
    for (auto const& row : page.rows) {
        auto const& c = row.training_class;
        found.push_back({"class", c.id.text(), c.name, joined(c.code, base::vietnamese(c.opened_on)),
                         "/classes/" + c.id.text(), "school"});
    }
}

}   // namespace

std::vector<Found> find(web::Context const& context, std::string_view text, std::size_t most)
{
    std::vector<Found> found;
    auto const wanted = base::clean(text);
    if (base::length(wanted) < shortest_text) return found;
    find_pages(context, wanted, found);
    find_enterprises(context, wanted, most, found);
    find_people(context, wanted, most, found);
    find_organisations(context, wanted, most, found);
    find_classes(context, wanted, most, found);
    return found;
}

std::string_view label_of(std::string_view kind)
{
    if (kind == "page") return "Pages of the program";
    if (kind == "enterprise") return "Enterprises";
    if (kind == "person") return "People";
    if (kind == "union") return "Grassroots unions";
    if (kind == "party") return "Party organisations";
    if (kind == "class") return "Classes";
    return "Other organisations";
}

}   // namespace app::search
