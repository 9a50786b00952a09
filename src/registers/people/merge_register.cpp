#include "registers/people/merge_register.hpp"

#include <algorithm>

#include "registers/enterprises/store.hpp"
#include "registers/organisations/place_names.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/form.hpp"
#include "registers/people/merging.hpp"
#include "registers/people/scan.hpp"

namespace people {
namespace {

std::string shown_value(web::Context& context, Person const& p, std::string_view field, std::string const& stored)
{
    if (field == "born") return p.born ? base::vietnamese(*p.born) : "";
    if (field == "sex") return stored.empty() ? "" : std::string{context.texts.of(label_of_sex(p.sex))};
    if (field == "place") return organisations::name_on(context.tx, p.place, context.today);
    if (field != "enterprise" || !p.enterprise) return stored;
    auto const e = enterprises::find(context.tx, *p.enterprise, context.today);
    return e ? e->name : "";
}

std::optional<merging::Side> side(web::Context& context, std::int64_t id)
{
    auto const found = find(context.tx, context.actor, PersonId{id}, context.today, edit_people);
    if (!found) return std::nullopt;
    merging::Side made{.id = id, .revision = found->revision, .title = found->full_name, .place = found->place};
    if (found->born) made.hint = base::vietnamese(*found->born) + " · ";
    made.hint += organisations::name_on(context.tx, found->place, context.today);
    for (auto const& field : merge_fields()) {
        std::string kept;
        std::string stored{field.value(*found, kept)};
        auto shown = shown_value(context, *found, field.name, stored);
        made.values.push_back(
            {std::string{field.name}, std::string{context.texts.of(field.label)}, std::move(stored), std::move(shown)});
    }
    return made;
}

/// Who has people by an enterprise of their own is asked about each.
std::optional<std::vector<UnitId>> places(web::Context& context)
{
    if (!organisations::enterprises_in_scope(context.tx, context.actor, edit_people, context.today).empty())
        return std::nullopt;
    auto const within = organisations::places_in_scope(context.tx, context.actor, edit_people, context.today);
    if (!within) return std::nullopt;
    return organisations::covered_places(context.tx, *within, context.today);
}

merging::Comparison compare_both(web::Context& context, std::int64_t a, std::int64_t b)
{
    auto const one = find(context.tx, PersonId{a});
    auto const other = find(context.tx, PersonId{b});
    return one && other ? compare(*one, *other) : merging::Comparison{};
}

base::Result<merging::MergeId> merge_both(web::Context& context, merging::Parts const& parts,
                                          merging::Decided const& decided)
{
    auto stays = find(context.tx, PersonId{decided.stays});
    auto goes = find(context.tx, PersonId{decided.goes});
    if (!stays || !goes) return base::Error{base::Refusal::not_found, {}};
    stays->revision = decided.stays_revision;
    goes->revision = decided.goes_revision;
    Chosen chosen{*stays, *goes};
    for (auto const& field : merge_fields())
        if (std::ranges::find(decided.from_goes, field.name) != decided.from_goes.end())
            chosen.from_goes.push_back(field.name);
    auto const placement = organisations::placement(context.tx, context.today);
    return merge({context.tx, *placement, {UserId{context.actor.user}, context.now}}, parts, chosen, context.today);
}

base::Result<base::Done> unmerge_both(web::Context& context, merging::Parts const& parts, merging::Merge const& merge)
{
    auto const placement = organisations::placement(context.tx, context.today);
    return unmerge({context.tx, *placement, {UserId{context.actor.user}, context.now}}, parts, merge);
}

}   // namespace

merging::Register const& merge_register()
{
    static merging::Register const made{
        .kind = merging::Kind::person,
        .path = "/people",
        .crumb = "People",
        .title = "People entered twice",
        .empty = "No two records in your area look like one person. Look again after an import.",
        .place_column = 15,
        .edit = edit_people,
        .side = side,
        .places = places,
        .compare = compare_both,
        .merge = merge_both,
        .unmerge = unmerge_both,
        .scan = scan};
    return made;
}

}   // namespace people
