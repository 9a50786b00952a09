#include "platform/web/unreadable_day.hpp"
#include "registers/organisations/store.hpp"
#include "work/quality/forms.hpp"
#include "work/quality/pages.hpp"
#include "work/quality/views.hpp"

namespace quality {
namespace {

using base::Error;

web::Field field_of(web::Request const& request, base::Texts const& texts, std::string_view name, std::string label,
                    Error const* error)
{
    return {.name = std::string{name},
            .label = std::move(label),
            .value = error != nullptr ? web::read_text(request, name) : "",
            .problem = web::problem_of(texts, error, name),
            .required = true};
}

/// Which of the two forms an error belongs to.
enum class Form : std::uint8_t { none, report, grading };
struct Refused {
    Form form = Form::none;
    Error const* error = nullptr;
    Error const* of(Form asked) const { return form == asked ? error : nullptr; }
};

KeptView reports_view(web::Request const& request, web::Context& context, Found const& found, Looked const& looked,
                      Error const* error)
{
    auto const& texts = context.texts;
    KeptView view{.title = std::string{texts.tr("Reports by quarter")},
                  .columns = {{std::string{texts.tr("Quarter")}},
                              {std::string{texts.tr("Meetings")}},
                              {std::string{texts.tr("Membership")}},
                              {std::string{texts.tr("Taking part")}},
                              {std::string{texts.tr("Obligations")}}},
                  .none = std::string{texts.tr("No report yet.")}};
    auto const url = page_url(*found.family, found.organisation.unit);
    for (auto const& one : looked.known.reports)
        view.lines.push_back(
            {{quarter_name(texts, one.quarter), texts.number(one.meetings_held), texts.number(one.members),
              texts.number(one.members_active), std::string{texts.of(label_of(one.obligations))}},
             found.may_edit ? url + "/reports/" + one.id.text() + "/withdrawal" : ""});
    if (!found.may_edit) return view;
    view.action = url + "/reports";
    view.lead = texts.tr("A report of the same quarter takes the place of the one before.");
    view.period = field_of(request, texts, "quarter", std::string{texts.tr("Quarter")}, error);
    view.periods = quarters_offered(texts, context.today);
    if (error == nullptr) view.period.value = last_ended(context.today).text();
    for (auto const& one : number_fields(texts, *found.family))
        view.numbers.push_back(field_of(request, texts, one.name, one.label, error));
    view.choice = field_of(request, texts, "obligations", std::string{texts.tr("Obligations")}, error);
    view.choices = obligation_choices(texts);
    if (error != nullptr) view.problems = error->problems;
    return view;
}

KeptView gradings_view(web::Request const& request, web::Context& context, Found const& found, Looked const& looked,
                       Error const* error)
{
    auto const& texts = context.texts;
    KeptView view{.title = std::string{texts.tr("Yearly grading")},
                  .columns = {{std::string{texts.tr("Year")}},
                              {std::string{texts.tr("Graded")}},
                              {std::string{texts.tr("Decision")}},
                              {std::string{texts.tr("Decided on")}}},
                  .none = std::string{texts.tr("Not graded yet.")}};
    auto const url = page_url(*found.family, found.organisation.unit);
    for (auto const& one : looked.known.gradings)
        view.lines.push_back({{std::to_string(one.year), std::string{texts.of(label_of(one.grade))},
                               one.decision_number, base::vietnamese(one.decided_on)},
                              found.may_edit ? url + "/gradings/" + one.id.text() + "/withdrawal" : ""});
    if (!found.may_edit) return view;
    view.action = url + "/gradings";
    view.lead = texts.tr("As it was published, about the organisation: no person is graded here.");
    view.period = field_of(request, texts, "year", std::string{texts.tr("Year")}, error);
    view.periods = years_offered(context.today);
    view.choice = field_of(request, texts, "grade", std::string{texts.tr("Graded")}, error);
    view.choices = grade_choices(texts);
    view.text = field_of(request, texts, "decision_number", std::string{texts.tr("Decision number")}, error);
    view.day = field_of(request, texts, "decided_on", std::string{texts.tr("Decided on")}, error);
    if (error != nullptr) view.problems = error->problems;
    return view;
}

std::vector<web::Detail> details_of(web::Context& context, Found const& found, Looked const& looked)
{
    auto const& texts = context.texts;
    auto const& known = looked.known;
    std::vector<web::Detail> details{
        {std::string{texts.tr("In the register")}, found.organisation.name,
         grassroots::url_of(*found.family, found.organisation.unit)},
        {std::string{texts.tr("Commune")}, organisations::name_on(context.tx, found.organisation.place, context.today)},
        {std::string{texts.tr("Founded")}, base::vietnamese(found.organisation.founded_on)}};
    if (known.members) details.push_back({std::string{texts.tr("Membership")}, texts.number(*known.members)});
    if (known.members_year_ago)
        details.push_back({std::string{texts.tr("Members a year ago")}, texts.number(*known.members_year_ago)});
    if (known.term)
        details.push_back(
            {std::string{texts.tr("Term of the committee")},
             base::vietnamese(known.term->days.from) + " – " + base::vietnamese(known.term->days.to - base::Days{1})});
    details.push_back({std::string{texts.tr("People who hold a post")}, texts.number(known.officers)});
    return details;
}

web::Response show(web::Request const& request, web::Context& context, Found const& found, Refused const& refused = {})
{
    auto const& texts = context.texts;
    auto const looked = look_at(context, found.organisation, *found.family);
    OrganisationView view{.csrf = context.csrf,
                          .fading = looked.fading,
                          .details = details_of(context, found, looked),
                          .reports = reports_view(request, context, found, looked, refused.of(Form::report)),
                          .gradings = gradings_view(request, context, found, looked, refused.of(Form::grading))};
    for (auto const& one : looked.signals) {
        view.signals.push_back(line_of(texts, one));
        view.signals.back().rule = rule_of(context, one);
    }
    view.actions.push_back(
        {std::string{texts.tr("Committee and terms")}, "", "/units/" + found.organisation.unit.text() + "/committee"});
    web::Frame const frame{.title = found.organisation.name,
                           .pretitle = std::string{texts.tr("Quality over time")},
                           .crumbs = {{title_of(texts, *found.family), list_url(*found.family)}},
                           .active = list_url(*found.family)};
    return web::page(
        context, frame, [&](web::Html& out) { organisation_page(out, view); },
        refused.error == nullptr ? 200 : web::status_of(refused.error->kind));
}

/// GET /quality/{family}/{id}
web::Response view_organisation(web::Request const& request, web::Context& context)
{
    auto const found = find_in(request, context);
    return found ? show(request, context, *found) : web::not_found();
}

/// POST /quality/{family}/{id}/reports: 303 back; 404; 422 with what was typed.
web::Response create_report(web::Request const& request, web::Context& context)
{
    auto const found = find_in(request, context);
    if (!found || !found->may_edit) return web::not_found();
    auto const made = check(found->organisation.unit, found->life, read_report(request.form, ""), context.today);
    if (!made) return show(request, context, *found, {Form::report, &made.error()});
    auto const placement = organisations::placement(context.tx, context.today);
    save(context.tx, *placement, {UserId{context.actor.user}, context.now}, *made, found->counted);
    return web::see_other(url_of(*found->family, found->organisation.unit));
}

/// POST /quality/{family}/{id}/gradings: 303 back; 404; 422 with what was typed.
web::Response create_grading(web::Request const& request, web::Context& context)
{
    auto const found = find_in(request, context);
    if (!found || !found->may_edit) return web::not_found();
    auto made = read_grading(request);
    if (auto const unreadable = web::unreadable_day(request, "decided_on")) {
        base::Error const error{base::Refusal::invalid, {*unreadable}};
        return show(request, context, *found, {Form::grading, &error});
    }
    auto const grading = check(found->organisation.unit, found->life, made, context.today);
    if (!grading) return show(request, context, *found, {Form::grading, &grading.error()});
    auto const placement = organisations::placement(context.tx, context.today);
    save(context.tx, *placement, {UserId{context.actor.user}, context.now}, *grading, found->counted);
    return web::see_other(url_of(*found->family, found->organisation.unit));
}

/// POST …/reports/{report}/withdrawal: 303 back; 404.
web::Response withdraw_report(web::Request const& request, web::Context& context)
{
    auto const found = find_in(request, context);
    auto const report =
        found && found->may_edit ? find_report(context.tx, ReportId::parse(request.in_path("report"))) : std::nullopt;
    if (!report || report->unit != found->organisation.unit) return web::not_found();
    auto const placement = organisations::placement(context.tx, context.today);
    withdraw(context.tx, *placement, {UserId{context.actor.user}, context.now}, report->id);
    return web::see_other(url_of(*found->family, found->organisation.unit));
}

/// POST …/gradings/{grading}/withdrawal: 303 back; 404.
web::Response withdraw_grading(web::Request const& request, web::Context& context)
{
    auto const found = find_in(request, context);
    auto const grading = found && found->may_edit
                             ? find_grading(context.tx, GradingId::parse(request.in_path("grading")))
                             : std::nullopt;
    if (!grading || grading->unit != found->organisation.unit) return web::not_found();
    auto const placement = organisations::placement(context.tx, context.today);
    withdraw(context.tx, *placement, {UserId{context.actor.user}, context.now}, grading->id);
    return web::see_other(url_of(*found->family, found->organisation.unit));
}

constexpr auto view = organisations::view_organisations;
constexpr web::Route routes[] = {
    {web::Method::get, "/quality/{family}/{id}", view, view_organisation},
    {web::Method::post, "/quality/{family}/{id}/reports", view, create_report},
    {web::Method::post, "/quality/{family}/{id}/reports/{report}/withdrawal", view, withdraw_report},
    {web::Method::post, "/quality/{family}/{id}/gradings", view, create_grading},
    {web::Method::post, "/quality/{family}/{id}/gradings/{grading}/withdrawal", view, withdraw_grading},
};

}   // namespace

std::span<web::Route const> record_routes() { return routes; }

}   // namespace quality
