#include "registers/reorganisations/reading.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "platform/web/pieces.hpp"
#include "registers/organisations/store.hpp"
#include "registers/reorganisations/world.hpp"

namespace reorganisations {
namespace {

using base::Problem;

/// Of several that bear one name those below the plan's unit are meant, then those that live.
std::vector<UnitId> candidates(db::Connection& tx, Plan const& plan, Line line, std::string_view text, base::Date day)
{
    if (auto const unit = organisations::find_by_code(tx, line, text, day)) return {unit->id};
    std::vector<UnitId> found;
    for (auto const& unit : organisations::find_by_name(tx, line, text, day)) found.push_back(unit.id);
    if (found.size() > 1 && line == plan.line) {
        auto within = found;
        std::erase_if(within, [&](UnitId unit) { return !stands_below(tx, plan.above, unit, day); });
        if (!within.empty()) return within;
    }
    return found;
}

void read_one(db::Connection& tx, Plan const& plan, Line line, std::string_view text, std::string_view field,
              base::Date day, Told& told)
{
    if (line == plan.line)
        for (auto const& step : plan.steps)
            if (step.what == What::found && base::fold(step.name) == base::fold(text)) {
                told.units.push_back(step.unit);
                return;
            }
    auto const found = candidates(tx, plan, line, text, day);
    if (found.size() == 1)
        told.units.push_back(found.front());
    else
        told.problems.push_back({field, found.empty() ? "reorganisation.unknown_line" : "reorganisation.ambiguous_line",
                                 std::string{text}});
}

class Reading {
public:
    Reading(web::Request const& request, web::Context& context, Plan const& plan)
        : request_(request), context_(context), plan_(plan), day_(day_of(plan, context.today))
    {
    }

    Changes take(std::string_view form)
    {
        if (form == "merge")
            merge();
        else if (form == "divide")
            divide();
        else if (form == "found")
            found();
        else if (form == "rename")
            add({.what = What::rename, .unit = one("unit"), .name = text("name")});
        else if (form == "put_under")
            put_under();
        else if (form == "serve")
            add({.what = What::serve, .unit = one("unit"), .places = many("places", Line::administrative)});
        else if (form == "end")
            end();
        else
            problem({"what", "required"});
        return std::move(changes_);
    }

private:
    std::string text(std::string_view field) const { return web::read_text(request_, field); }
    void problem(Problem found) { changes_.problems.push_back(std::move(found)); }
    void add(Step step) { changes_.steps.push_back(std::move(step)); }

    void take_problems(Told const& told)
    {
        for (auto const& one : told.problems) problem(one);
    }
    std::optional<UnitId> maybe(std::string const& name, std::string_view field)
    {
        auto const told = read_unit(request_, context_, plan_, plan_.line, name, field, day_);
        take_problems(told);
        return told.units.empty() ? std::nullopt : std::optional{told.units.front()};
    }
    UnitId one(std::string const& name)
    {
        auto const before = changes_.problems.size();
        auto const unit = maybe(name, "unit");
        if (!unit && changes_.problems.size() == before) problem({"unit", "required"});
        return unit.value_or(UnitId{});
    }
    std::vector<UnitId> many(std::string_view field, Line line)
    {
        auto const told = read_units(context_.tx, plan_, line, request_.form.get(field), field, day_);
        take_problems(told);
        return told.units;
    }
    std::vector<UnitId> some(std::string_view field)
    {
        auto units = many(field, plan_.line);
        for (auto const& [name, value] : request_.form.all())
            if (auto const unit = UnitId::parse(value); name == "marked[]" && unit) units.push_back(unit);
        if (units.empty() && changes_.problems.empty()) problem({field, "required"});
        return units;
    }

    /// A unit to be founded; the parent is the plan's own unit where the form names none.
    UnitId add_founding(std::string name)
    {
        auto const id = context_.tx.new_id<UnitId>();
        add({.what = What::found,
             .unit = id,
             .kind = text("kind"),
             .name = std::move(name),
             .code = text("code"),
             .parent = maybe("parent", "parent").value_or(plan_.above),
             .places = many("places", Line::administrative)});
        if (text("kind").empty()) problem({"kind", "required"});
        return id;
    }

    void merge()
    {
        auto const units = some("units");
        auto into = maybe("into", "into");
        auto const name = text("name");
        if (!into && name.empty() && changes_.problems.empty()) problem({"into", "required"});
        if (into && !name.empty()) problem({"name", "reorganisation.old_or_new"});
        if (!into && !name.empty()) into = add_founding(name);
        for (auto const unit : units)
            if (unit != into)
                add({.what = What::succeed, .unit = unit, .successors = {{into.value_or(UnitId{}), Share::whole}}});
    }

    void divide()
    {
        Step step{.what = What::succeed, .unit = one("unit")};
        for (int i = 1; i <= most_parts; ++i) {
            auto const number = std::to_string(i);
            auto successor = maybe("successor" + number, "successor");
            auto const name = text("name" + number);
            if (!successor && name.empty()) continue;
            if (successor && !name.empty()) problem({"successor", "reorganisation.old_or_new"});
            if (!successor) successor = add_founding(name);
            auto const share = text("share" + number);
            Successor part{*successor, share == "most" ? Share::most : Share::part};
            if (auto const typed = text("people" + number); !typed.empty()) {
                part.people = web::read_whole(request_, "people" + number);
                if (!part.people || *part.people < 0) problem({"people", "number.invalid", typed});
            }
            step.successors.push_back(part);
        }
        if (step.successors.size() < 2) problem({"successor", "reorganisation.two_parts"});
        add(std::move(step));
    }

    void found()
    {
        auto const name = text("name");
        if (name.empty()) problem({"name", "required"});
        add_founding(name);
    }

    void put_under()
    {
        auto const units = some("units");
        auto const parent = maybe("parent", "parent");
        if (!parent && changes_.problems.empty()) problem({"parent", "required"});
        for (auto const unit : units) add({.what = What::put_under, .unit = unit, .parent = parent});
    }

    void end()
    {
        for (auto const unit : some("units")) add({.what = What::end, .unit = unit});
    }

    web::Request const& request_;
    web::Context& context_;
    Plan const& plan_;
    base::Date day_;
    Changes changes_ = {};
};

}   // namespace

base::Date day_of(Plan const& plan, base::Date today) { return plan.decision.effective_on.value_or(today); }

Told read_units(db::Connection& tx, Plan const& plan, Line line, std::string_view text, std::string_view field,
                base::Date day)
{
    Told told;
    while (!text.empty()) {
        auto const end = text.find('\n');
        auto const one = base::clean(text.substr(0, end));
        if (!one.empty()) read_one(tx, plan, line, one, field, day, told);
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return told;
}

Told read_unit(web::Request const& request, web::Context& context, Plan const& plan, Line line, std::string const& name,
               std::string_view field, base::Date day)
{
    auto const id = UnitId::parse(request.form.get(name));
    if (id) return {.units = {id}};
    return read_units(context.tx, plan, line, web::read_text(request, name + "_text"), field, day);
}

Changes read_changes(web::Request const& request, web::Context& context, Plan const& plan, std::string_view form)
{
    return Reading{request, context, plan}.take(form);
}

}   // namespace reorganisations
