#include <algorithm>

#include "platform/web/paging.hpp"
#include "platform/web/unreadable_day.hpp"
#include "registers/organisations/store.hpp"
#include "work/quality/forms.hpp"
#include "work/quality/pages.hpp"
#include "work/quality/views.hpp"

/// The reports of a quarter, or the gradings of a year, of many organisations on one page.
namespace quality {
namespace {

constexpr std::size_t page_size = 50;

/// The organisations of one page, and the addresses of the pages around it.
struct Stretch {
    std::vector<grassroots::Living> organisations;
    std::string previous_url = {}, next_url = {};
};
Stretch stretch_of(web::Request const& request, web::Context& context, grassroots::Family const& family,
                   std::string const& url)
{
    auto const cursor = web::parse_cursor(request.query.get("after"));
    auto const from = cursor ? static_cast<std::size_t>(std::max<std::int64_t>(cursor->id, 0)) : 0;
    auto all = grassroots::living(context.tx, context.actor, family, {}, context.today);
    Stretch stretch;
    auto const at = [&](std::size_t first) {
        return first == 0 ? url
                          : web::with_parameter(url, "after", web::cursor_text({{}, static_cast<std::int64_t>(first)}));
    };
    for (std::size_t i = from; i < std::min(all.size(), from + page_size); ++i)
        stretch.organisations.push_back(std::move(all[i]));
    if (from > 0) stretch.previous_url = at(from - std::min(from, page_size));
    if (from + page_size < all.size()) stretch.next_url = at(from + page_size);
    return stretch;
}

std::vector<UnitId> units_of(Stretch const& stretch)
{
    std::vector<UnitId> units;
    for (auto const& o : stretch.organisations) units.push_back(o.unit);
    return units;
}

std::string suffix_of(UnitId unit) { return "-" + unit.text(); }

/// What was refused of one organisation.
using Refusals = std::vector<std::pair<UnitId, base::Error>>;
base::Error const* refusal_of(Refusals const& refusals, UnitId unit)
{
    auto const found =
        std::find_if(refusals.begin(), refusals.end(), [&](auto const& one) { return one.first == unit; });
    return found == refusals.end() ? nullptr : &found->second;
}

web::Response page_of(web::Context& context, grassroots::Family const& family, std::string title, RoundView const& view,
                      int status)
{
    web::Frame const frame{.title = std::move(title),
                           .crumbs = {{title_of(context.texts, family), list_url(family)}},
                           .active = list_url(family)};
    return web::page(
        context, frame, [&](web::Html& out) { round_page(out, view); }, status);
}

Quarter quarter_in(web::Fields const& fields, base::Date today)
{
    auto const asked = parse_quarter(fields.get("quarter"));
    return asked && asked->end() <= today ? *asked : last_ended(today);
}

RoundView::Cell number_cell(web::Request const& request, base::Texts const& texts, NumberField const& number,
                            grassroots::Living const& o, std::optional<std::int64_t> kept, base::Error const* error)
{
    auto const name = std::string{number.name} + suffix_of(o.unit);
    bool const typed = request.method == web::Method::post;
    return {{.name = name,
             .label = number.label + " · " + o.name,
             .value = typed  ? std::string{request.form.get(name)}
                      : kept ? std::to_string(*kept)
                             : "",
             .problem = web::problem_of(texts, error, number.name)}};
}

web::Response show_reports(web::Request const& request, web::Context& context, grassroots::Family const& family,
                           Refusals const& refusals)
{
    auto const& texts = context.texts;
    bool const typed = request.method == web::Method::post;
    auto const quarter = quarter_in(typed ? request.form : request.query, context.today);
    auto const url = list_url(family) + "/reports";
    auto const stretch = stretch_of(request, context, family, web::with_parameter(url, "quarter", quarter.text()));
    RoundView view{.action = url,
                   .csrf = context.csrf,
                   .lead = std::string{texts.tr("One row for each organisation. Rows left empty are not saved.")},
                   .period = {.name = "quarter", .label = std::string{texts.tr("Quarter")}, .value = quarter.text()},
                   .periods = quarters_offered(texts, context.today),
                   .previous_url = stretch.previous_url,
                   .next_url = stretch.next_url,
                   .none = std::string{texts.tr("No organisation here.")}};
    auto const numbers = number_fields(texts, family);
    view.heads.push_back(std::string{texts.tr("Organisation")});
    for (auto const& number : numbers) view.heads.push_back(number.label);
    view.heads.push_back(std::string{texts.tr("Obligations")});
    auto const reports = reports_of_quarter(context.tx, units_of(stretch), quarter);
    for (auto const& o : stretch.organisations) {
        auto const* error = refusal_of(refusals, o.unit);
        auto const at = reports.find(o.unit);
        auto const kept = at == reports.end() ? std::nullopt : std::optional{at->second};
        RoundView::Row row{o.name, page_url(family, o.unit), {}};
        std::optional<std::int64_t> const told[] = {kept ? std::optional{kept->meetings_held} : std::nullopt,
                                                    kept ? std::optional{kept->members} : std::nullopt,
                                                    kept ? std::optional{kept->members_active} : std::nullopt};
        for (std::size_t i = 0; i < numbers.size(); ++i)
            row.cells.push_back(number_cell(request, texts, numbers[i], o, told[i], error));
        auto const name = "obligations" + suffix_of(o.unit);
        row.cells.push_back({{.name = name,
                              .label = std::string{texts.tr("Obligations")} + " · " + o.name,
                              .value = std::string{typed  ? request.form.get(name)
                                                   : kept ? name_of(kept->obligations)
                                                          : std::string_view{}},
                              .problem = web::problem_of(texts, error, "obligations")},
                             obligation_choices(texts)});
        view.rows.push_back(std::move(row));
    }
    if (!refusals.empty()) view.problems.push_back({"", "quality.rows_refused", std::to_string(refusals.size())});
    return page_of(context, family, std::string{texts.tr("Reports of a quarter")}, view, refusals.empty() ? 200 : 422);
}

/// GET /quality/{family}/reports?quarter=
web::Response new_reports(web::Request const& request, web::Context& context)
{
    auto const* family = family_in(request, context);
    if (family == nullptr || !context.actor.may(family->edit)) return web::not_found();
    return show_reports(request, context, *family, {});
}

/// The organisations that a form has fields of, whatever stands beside `name` in the field's name.
std::vector<UnitId> units_in(web::Fields const& form, std::string_view name)
{
    std::vector<UnitId> units;
    auto const head = std::string{name} + "-";
    for (auto const& [field, value] : form.all())
        if (field.starts_with(head))
            if (auto const unit = UnitId::parse(std::string_view{field}.substr(head.size()))) units.push_back(unit);
    return units;
}

/// POST /quality/{family}/reports: all rows or none. 303 to the list; 404; 422 with what was typed.
web::Response create_reports(web::Request const& request, web::Context& context)
{
    auto const* family = family_in(request, context);
    if (family == nullptr || !context.actor.may(family->edit)) return web::not_found();
    Refusals refusals;
    std::vector<std::pair<Report, Counted>> made;
    for (auto const unit : units_in(request.form, "obligations")) {
        auto const form = read_report(request.form, suffix_of(unit));
        if (!is_told(form, request.form, suffix_of(unit))) continue;
        auto const found = find_organisation(context.tx, context.actor, *family, unit, context.today);
        if (!found || !found->may_edit) return web::not_found();
        auto const report = check(unit, found->life, form, context.today);
        if (report)
            made.emplace_back(*report, found->counted);
        else
            refusals.emplace_back(unit, report.error());
    }
    if (!refusals.empty()) return show_reports(request, context, *family, refusals);
    auto const placement = organisations::placement(context.tx, context.today);
    for (auto const& [report, counted] : made)
        save(context.tx, *placement, {UserId{context.actor.user}, context.now}, report, counted);
    return web::see_other(list_url(*family));
}

int year_in(web::Fields const& fields, base::Date today)
{
    auto const newest = quarter_of(today).year;
    auto const asked = base::parse_whole(fields.get("year"));
    return asked && *asked <= newest && *asked > newest - offered_years ? static_cast<int>(*asked) : newest;
}

web::Response show_gradings(web::Request const& request, web::Context& context, grassroots::Family const& family,
                            Refusals const& refusals)
{
    auto const& texts = context.texts;
    bool const typed = request.method == web::Method::post;
    auto const year = year_in(typed ? request.form : request.query, context.today);
    auto const url = list_url(family) + "/gradings";
    auto const stretch = stretch_of(request, context, family, web::with_parameter(url, "year", std::to_string(year)));
    RoundView view{
        .action = url,
        .csrf = context.csrf,
        .lead =
            std::string{texts.tr("As published in one decision. Organisations without a word are left as they are.")},
        .period = {.name = "year", .label = std::string{texts.tr("Year")}, .value = std::to_string(year)},
        .periods = years_offered(context.today),
        .previous_url = stretch.previous_url,
        .next_url = stretch.next_url,
        .none = std::string{texts.tr("No organisation here.")}};
    auto const* first = refusals.empty() ? nullptr : &refusals.front().second;
    view.text = {.name = "decision_number",
                 .label = std::string{texts.tr("Decision number")},
                 .value = typed ? web::read_text(request, "decision_number") : "",
                 .problem = web::problem_of(texts, first, "decision_number"),
                 .required = true};
    view.day = {.name = "decided_on",
                .label = std::string{texts.tr("Decided on")},
                .value = typed ? web::read_text(request, "decided_on") : "",
                .problem = web::problem_of(texts, first, "decided_on"),
                .required = true};
    view.heads = {std::string{texts.tr("Organisation")}, std::string{texts.tr("Graded")}};
    auto const kept = gradings_of_year(context.tx, units_of(stretch), year);
    for (auto const& o : stretch.organisations) {
        auto const at = kept.find(o.unit);
        auto const name = "grade" + suffix_of(o.unit);
        auto const* error = refusal_of(refusals, o.unit);
        auto problem = web::problem_of(texts, error, "grade");
        if (problem.empty()) problem = web::problem_of(texts, error, "year");
        view.rows.push_back({o.name,
                             page_url(family, o.unit),
                             {{{.name = name,
                                .label = std::string{texts.tr("Graded")} + " · " + o.name,
                                .value = std::string{typed              ? request.form.get(name)
                                                     : at == kept.end() ? std::string_view{}
                                                                        : name_of(at->second.grade)},
                                .problem = std::move(problem)},
                               grade_choices(texts)}}});
    }
    if (!refusals.empty()) view.problems.push_back({"", "quality.rows_refused", std::to_string(refusals.size())});
    return page_of(context, family, std::string{texts.tr("Grade a year")}, view, refusals.empty() ? 200 : 422);
}

/// GET /quality/{family}/gradings?year=
web::Response new_gradings(web::Request const& request, web::Context& context)
{
    auto const* family = family_in(request, context);
    if (family == nullptr || !context.actor.may(family->edit)) return web::not_found();
    return show_gradings(request, context, *family, {});
}

/// POST /quality/{family}/gradings: all rows or none; those that say what stands already are left. 303; 404; 422.
web::Response create_gradings(web::Request const& request, web::Context& context)
{
    auto const* family = family_in(request, context);
    if (family == nullptr || !context.actor.may(family->edit)) return web::not_found();
    Refusals refusals;
    std::vector<std::pair<Grading, Counted>> made;
    auto form = read_grading(request);
    auto const units = units_in(request.form, "grade");
    auto const kept = gradings_of_year(context.tx, units, static_cast<int>(form.year.value_or(0)));
    auto const unreadable = web::unreadable_day(request, "decided_on");
    for (auto const unit : units) {
        auto const typed = request.form.get("grade" + suffix_of(unit));
        auto const at = kept.find(unit);
        if (typed.empty() || (at != kept.end() && name_of(at->second.grade) == typed)) continue;
        auto const found = find_organisation(context.tx, context.actor, *family, unit, context.today);
        if (!found || !found->may_edit) return web::not_found();
        form.grade = parse_grade(typed);
        auto const grading = check(unit, found->life, form, context.today);
        if (grading)
            made.emplace_back(*grading, found->counted);
        else
            refusals.emplace_back(unit,
                                  unreadable ? base::Error{base::Refusal::invalid, {*unreadable}} : grading.error());
    }
    if (!refusals.empty()) return show_gradings(request, context, *family, refusals);
    auto const placement = organisations::placement(context.tx, context.today);
    for (auto const& [grading, counted] : made)
        save(context.tx, *placement, {UserId{context.actor.user}, context.now}, grading, counted);
    return web::see_other(list_url(*family));
}

constexpr auto view = organisations::view_organisations;
constexpr web::Route routes[] = {
    {web::Method::get, "/quality/{family}/reports", view, new_reports},
    {web::Method::post, "/quality/{family}/reports", view, create_reports},
    {web::Method::get, "/quality/{family}/gradings", view, new_gradings},
    {web::Method::post, "/quality/{family}/gradings", view, create_gradings},
};

}   // namespace

std::span<web::Route const> round_routes() { return routes; }

}   // namespace quality
