#include <algorithm>

#include "registers/memberships/counts.hpp"
#include "registers/organisations/store.hpp"
#include "registers/reorganisations/pages.hpp"
#include "registers/reorganisations/reading.hpp"
#include "registers/reorganisations/store.hpp"
#include "registers/reorganisations/views.hpp"
#include "registers/reorganisations/world.hpp"

namespace reorganisations {
namespace {

using Kind = FormField::Kind;

constexpr std::size_t most_marks = 500;

struct Sheet {
    std::string_view what;
    base::TextId title;
    base::TextId intro;
};
constexpr Sheet sheets[] = {
    {"merge", "Merge units", "All of them go into one: one that exists, or a new one."},
    {"divide", "Divide a unit", "Name the parts: units that exist, or new ones. Then say by rules who goes where."},
    {"found", "Found a unit", "Above the grassroots; grassroots organisations are founded in their own register."},
    {"rename", "Rename a unit", "The old name stays with its years."},
    {"put_under", "Put under another unit", "Everything below goes along."},
    {"serve", "Areas it serves", "From that day the unit serves these areas and no others."},
    {"end", "End units",
     "Without a successor. One decision for all; for each a list of what is handed over is opened."},
};

Sheet const* sheet_of(std::string_view what)
{
    auto const found = std::ranges::find(sheets, what, &Sheet::what);
    return found == std::end(sheets) ? nullptr : found;
}

class Form {
public:
    Form(web::Request const& request, web::Context& context, Plan const& plan, base::Error const* error)
        : request_(request), context_(context), plan_(plan), error_(error)
    {
    }

    FormView take(Sheet const& sheet)
    {
        view_.intro = context_.texts.tr(sheet.intro);
        view_.action = url_of(plan_.id) + "/changes?what=" + std::string{sheet.what};
        view_.cancel_url = url_of(plan_.id);
        view_.csrf = context_.csrf;
        view_.submit = context_.texts.tr("Add to the plan");
        if (error_ != nullptr) view_.problems = error_->problems;
        if (sheet.what == "merge") {
            lines("units", "Units that go into it, one a line");
            unit("into", "Into this one");
            newcomer("or into a new one named");
        } else if (sheet.what == "divide") {
            unit("unit", "Unit that is divided");
            add(Kind::choice, "kind", "Kind of new parts").choices = kinds();
            for (int i = 1; i <= most_parts; ++i) part(std::to_string(i));
        } else if (sheet.what == "found") {
            newcomer("Name");
        } else if (sheet.what == "rename") {
            unit("unit", "Unit");
            add(Kind::text, "name", "New name");
        } else if (sheet.what == "put_under") {
            lines("units", "Units, one a line");
            unit("parent", "New parent");
        } else if (sheet.what == "serve") {
            unit("unit", "Unit");
            lines("places", "Areas served, one a line");
        } else {
            marks();
            lines("units", "Others, one a line by name or code");
        }
        return std::move(view_);
    }

private:
    FormField& add(Kind kind, std::string name, base::TextId label)
    {
        FormField made{.kind = kind, .field = {.name = name, .label = std::string{context_.texts.tr(label)}}};
        made.field.value = web::read_text(request_, name);
        made.field.problem = problems_of(made.field.name);
        view_.fields.push_back(std::move(made));
        return view_.fields.back();
    }
    /// All of a field: of several lines each may be wrong.
    std::string problems_of(std::string_view field) const
    {
        std::string text;
        if (error_ == nullptr) return text;
        for (auto const& problem : error_->problems)
            if (problem.field == field) text += (text.empty() ? "" : " ") + context_.texts.problem(problem);
        return text;
    }
    void unit(std::string const& name, base::TextId label)
    {
        auto& made = add(Kind::unit, name, label);
        made.field.value = std::string{request_.form.get(name)};
        made.search_url = web::with_parameter("/api/v1/units", "line", organisations::name_of(plan_.line));
        made.shown = web::read_text(request_, name + "_text");
    }
    void lines(std::string const& name, base::TextId label)
    {
        auto& made = add(Kind::area, name, label);
        made.half = false;
        made.field.value = std::string{request_.form.get(name)};
    }
    std::vector<web::Choice> kinds() const
    {
        std::vector<web::Choice> choices;
        for (auto const& kind : organisations::unit_kinds())
            if (kind.line == plan_.line && !kind.grassroots)
                choices.push_back({std::string{kind.code}, std::string{context_.texts.of(kind.label)}});
        return choices;
    }
    void newcomer(base::TextId label)
    {
        add(Kind::text, "name", label);
        add(Kind::choice, "kind", "Kind").choices = kinds();
        add(Kind::text, "code", "Code");
        unit("parent", "Stands under");
        auto const above = organisations::name_on(context_.tx, plan_.above, context_.today);
        view_.fields.back().field.help = context_.texts.tr("{0} when nothing is chosen", {above});
        if (plan_.line != Line::administrative) lines("places", "Areas served, one a line");
    }
    void part(std::string const& number)
    {
        auto const label = context_.texts.tr("Part {0}", {number});
        unit("successor" + number, "A unit that exists");
        view_.fields.back().field.label = label + ": " + view_.fields.back().field.label;
        add(Kind::text, "name" + number, "or a new one named");
        view_.fields.back().field.label = label + ": " + view_.fields.back().field.label;
        auto& share = add(Kind::choice, "share" + number, "How much of it");
        share.choices = {{"part", std::string{context_.texts.tr("a part")}},
                         {"most", std::string{context_.texts.tr("most of it")}}};
        share.field.label = label + ": " + share.field.label;
        auto& people = add(Kind::text, "people" + number, "Number of people, 0 for land alone");
        people.field.label = label + ": " + people.field.label;
        people.field.input_mode = "numeric";
    }

    /// Those below a unit, to be ticked.
    void marks()
    {
        auto const day = day_of(plan_, context_.today);
        view_.marks_url = url_of(plan_.id) + "/changes/new";
        view_.marks_of = {
            .kind = Kind::unit,
            .field = {.name = "below", .label = std::string{context_.texts.tr("Choose among those below")}},
            .search_url = web::with_parameter("/api/v1/units", "line", organisations::name_of(plan_.line))};
        web::Request const asked{.form = request_.query};
        auto const told = read_unit(asked, context_, plan_, plan_.line, "below", "below", day);
        if (told.units.empty()) return;
        auto const above = told.units.front();
        view_.marks_of.shown = organisations::name_on(context_.tx, above, day);
        view_.marks_of.field.value = above.text();
        view_.marks_heading = context_.texts.tr("Below {0}", {view_.marks_of.shown});
        auto units = directly_below(context_.tx, above, day);
        if (units.size() > most_marks) units.resize(most_marks);
        auto const members = memberships::members_below(context_.tx, units, day);
        for (auto const one : units) {
            auto const counted = members.find(one);
            view_.marks.push_back(
                {one.text(), organisations::name_on(context_.tx, one, day),
                 counted == members.end()
                     ? std::string{}
                     : context_.texts.tr("{0} members", {context_.texts.number(counted->second.members)}),
                 is_marked(one)});
        }
        std::ranges::sort(view_.marks, {}, &MarkRow::name);
    }
    bool is_marked(UnitId unit) const
    {
        return std::ranges::any_of(request_.form.all(), [&](auto const& sent) {
            return sent.first == "marked[]" && sent.second == unit.text();
        });
    }

    web::Request const& request_;
    web::Context& context_;
    Plan const& plan_;
    base::Error const* error_;
    FormView view_ = {};
};

web::Response show(web::Request const& request, web::Context& context, Plan const& plan, Sheet const& sheet,
                   base::Error const* error)
{
    auto const& texts = context.texts;
    auto const view = Form{request, context, plan, error}.take(sheet);
    web::Frame const frame{
        .title = std::string{texts.tr(sheet.title)},
        .crumbs = {{std::string{texts.tr("Reorganisations")}, "/reorganisations"}, {plan.title, url_of(plan.id)}},
        .active = "/units"};
    return web::page(
        context, frame, [&](web::Html& out) { plan_form(out, view); },
        error == nullptr ? 200 : web::status_of(error->kind));
}

/// GET /reorganisations/{id}/changes/new?what=
web::Response new_changes(web::Request const& request, web::Context& context)
{
    auto const plan = draft_in(request, context);
    auto const* sheet = sheet_of(request.query.get("what"));
    if (!plan || sheet == nullptr) return web::not_found();
    return show(request, context, *plan, *sheet, nullptr);
}

/// POST /reorganisations/{id}/changes?what=: 303 to the plan; 404; 422 with the form and what was typed.
web::Response create_changes(web::Request const& request, web::Context& context)
{
    auto plan = draft_in(request, context);
    auto const* sheet = sheet_of(request.query.get("what"));
    if (!plan || sheet == nullptr) return web::not_found();
    auto const changes = read_changes(request, context, *plan, sheet->what);
    if (!changes.problems.empty()) {
        base::Error const error{base::Refusal::invalid, changes.problems};
        return show(request, context, *plan, *sheet, &error);
    }
    for (auto const& step : changes.steps) {
        add_step(context.tx, entry_of(context), *plan, step);
        ++plan->revision;
    }
    return web::see_other(url_of(plan->id));
}

/// POST /reorganisations/{id}/changes/{step}/removal: 303; 404; 409 when somebody else was at the plan.
web::Response remove_change(web::Request const& request, web::Context& context)
{
    auto const plan = draft_in(request, context);
    auto const id = StepId::parse(request.in_path("step"));
    if (!plan || std::ranges::find(plan->steps, id, &Step::id) == plan->steps.end()) return web::not_found();
    remove_step(context.tx, entry_of(context), *plan, id);
    return web::see_other(url_of(plan->id));
}

constexpr auto view = organisations::view_organisations;
constexpr web::Route routes[] = {
    {web::Method::get, "/reorganisations/{id}/changes/new", view, new_changes},
    {web::Method::post, "/reorganisations/{id}/changes", view, create_changes},
    {web::Method::post, "/reorganisations/{id}/changes/{step}/removal", view, remove_change},
};

}   // namespace

std::span<web::Route const> change_page_routes() { return routes; }

}   // namespace reorganisations
