#include "work/surveys/list_form.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "registers/organisations/place_names.hpp"
#include "work/surveys/pages.hpp"
#include "work/surveys/views.hpp"

namespace surveys {
namespace {

constexpr std::string_view bands[] = {"1-", "5-", "10-", "25-", "50-", "100-", "200-", "500-"};

/// What the form asks for. Refuses: invalid - a commune, an ownership or a number that is none
base::Result<enterprises::Question> question_in(web::Request const& request)
{
    enterprises::Question question{.also = edit_surveys,
                                   .ownership = std::string{request.form.get("ownership")},
                                   .status = "active",
                                   .size = 1000,
                                   .reads = enterprises::Reads::what_lists_show};
    std::vector<base::Problem> problems;
    auto const place = request.form.get("place");
    if (auto const unit = UnitId::parse(place))
        question.place = unit;
    else if (!place.empty())
        problems.push_back({"place", "enterprise.place_missing"});
    if (!question.ownership.empty() && std::ranges::find(enterprises::ownerships(), question.ownership,
                                                         &enterprises::Code::code) == enterprises::ownerships().end())
        problems.push_back({"ownership", "enterprise.unknown_ownership", question.ownership});
    auto const band = request.form.get("workers");
    if (!band.empty() && std::ranges::find(bands, band) == std::end(bands))
        problems.push_back({"workers", "number.invalid", std::string{band}});
    question.workers_from = base::parse_whole(band.substr(0, band.find('-'))).value_or(0);
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    return question;
}

/// What the forms of a new survey and of an addition share.
ListFormView form_view(web::Request const& request, web::Context& context, base::Error const* error,
                       std::optional<std::size_t> counted)
{
    auto const& texts = context.texts;
    auto const field = [&](std::string_view name, base::TextId label) {
        return web::Field{.name = std::string{name},
                          .label = std::string{texts.tr(label)},
                          .value = std::string{request.form.get(name)},
                          .problem = web::problem_of(texts, error, name)};
    };
    ListFormView view{.csrf = context.csrf,
                      .place = field("place", "Commune"),
                      .ownership = field("ownership", "Ownership"),
                      .workers = field("workers", "Workers"),
                      .responsible = field("responsible", "Responsible"),
                      .why = field("why", "Why"),
                      .places = {{"", std::string{texts.tr("all communes of mine")}}},
                      .ownerships = {{"", std::string{texts.tr("any ownership")}}},
                      .bands = {{"", std::string{texts.tr("any number, known or not")}}},
                      .people = surveyors(context)};
    for (auto& commune : organisations::communes(context.tx, context.today))
        if (organisations::in_scope(context.tx, context.actor, edit_surveys, UnitId::parse(commune.value),
                                    context.today))
            view.places.push_back(std::move(commune));
    for (auto const& code : enterprises::ownerships())
        view.ownerships.push_back({std::string{code.code}, std::string{texts.of(code.label)}});
    for (auto const band : bands)
        view.bands.push_back({std::string{band}, texts.tr("{0} or more", {band.substr(0, band.size() - 1)})});
    if (counted) view.counted = texts.tr("{0} enterprises fit.", {texts.number(static_cast<std::int64_t>(*counted))});
    if (error) view.problems = error->problems;
    return view;
}

}   // namespace

CampaignForm read_campaign(web::Request const& request)
{
    return {web::read_text(request, "title"), questionnaires::QuestionnaireId::parse(request.form.get("questionnaire")),
            web::read_day(request, "starts_on"), web::read_day(request, "deadline")};
}

UnitId chosen_unit(web::Request const& request, web::Context& context)
{
    auto const units = organisations::granted_units(context.tx, context.actor, edit_surveys, context.today);
    auto const chosen = units.size() == 1 ? units.front().value : std::string{request.form.get("unit")};
    bool const own = std::ranges::find(units, chosen, &web::Choice::value) != units.end();
    return own ? UnitId::parse(chosen) : UnitId{};
}

base::Result<std::vector<enterprises::Enterprise>> chosen_enterprises(web::Request const& request,
                                                                      web::Context& context)
{
    auto question = question_in(request);
    if (!question) return question.error();
    std::vector<enterprises::Enterprise> all;
    do {
        auto page = enterprises::list(context.tx, context.actor, *question, context.today);
        std::ranges::move(page.enterprises, std::back_inserter(all));
        question->after = page.next;
    } while (question->after && all.size() <= most_enterprises);
    if (all.empty()) return base::Error{base::Refusal::invalid, {{"", "survey.no_enterprise"}}};
    if (all.size() > most_enterprises)
        return base::Error{
            base::Refusal::invalid,
            {{"", "survey.too_many", context.texts.number(static_cast<std::int64_t>(most_enterprises))}}};
    return all;
}

UserId responsible_in(web::Request const& request, web::Context& context)
{
    auto const chosen = request.form.get("responsible");
    auto const people = surveyors(context);
    bool const known = std::ranges::find(people, chosen, &web::Choice::value) != people.end();
    return known ? UserId::parse(chosen) : UserId{};
}

web::Response new_form(web::Request const& request, web::Context& context, base::Error const* error,
                       std::optional<std::size_t> counted)
{
    auto const& texts = context.texts;
    auto view = form_view(request, context, error, counted);
    auto const field = [&](std::string_view name, base::TextId label, std::string preset = {}) {
        auto const sent = request.form.find(name);
        return web::Field{.name = std::string{name},
                          .label = std::string{texts.tr(label)},
                          .value = sent ? std::string{*sent} : std::move(preset),
                          .problem = web::problem_of(texts, error, name),
                          .required = true};
    };
    view.is_new = true;
    view.action = "/surveys";
    view.title = field("title", "Name of the survey");
    view.questionnaire = field("questionnaire", "Questionnaire");
    view.starts_on = field("starts_on", "First day", base::vietnamese(context.today));
    view.deadline = field("deadline", "Last day");
    view.unit = field("unit", "Unit");
    view.units = organisations::granted_units(context.tx, context.actor, edit_surveys, context.today);
    questionnaires::Asked asked{.size = 500};
    for (auto const& draft : questionnaires::list(context.tx, asked).drafts)
        if (draft.newest > 0)
            view.questionnaires.push_back({draft.id.text(), draft.questionnaire.title.in(texts.language())});
    view.cancel_url = "/surveys";
    view.submit = texts.tr("Begin the survey");
    web::Frame const frame{.title = std::string{texts.tr("Begin a survey")},
                           .crumbs = {{std::string{texts.tr("Surveys")}, "/surveys"}},
                           .active = "/surveys"};
    return web::page(
        context, frame, [&](web::Html& out) { list_form(out, view); }, error ? web::status_of(error->kind) : 200);
}

web::Response addition_form(web::Request const& request, web::Context& context, Campaign const& campaign,
                            base::Error const* error, std::optional<std::size_t> counted)
{
    auto const& texts = context.texts;
    auto view = form_view(request, context, error, counted);
    view.action = url_of(campaign.id) + "/additions";
    view.why.required = true;
    view.cancel_url = url_of(campaign.id);
    view.submit = texts.tr("Add them to the list");
    web::Frame const frame{
        .title = std::string{texts.tr("Add enterprises")},
        .crumbs = {{std::string{texts.tr("Surveys")}, "/surveys"}, {campaign.title, url_of(campaign.id)}},
        .active = "/surveys"};
    return web::page(
        context, frame, [&](web::Html& out) { list_form(out, view); }, error ? web::status_of(error->kind) : 200);
}

}   // namespace surveys
