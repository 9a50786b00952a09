#include <algorithm>

#include "platform/web/paging.hpp"
#include "registers/organisations/place_names.hpp"
#include "work/surveys/list_form.hpp"
#include "work/surveys/pages.hpp"
#include "work/surveys/review.hpp"
#include "work/surveys/views.hpp"

namespace surveys {
namespace {

constexpr std::string_view filters[] = {"place", "person", "state", "disputed", "review"};

/// What the address asks for, within what the actor sees.
ListQuestion question_in(web::Request const& request, web::Context& context)
{
    ListQuestion question{.places = visible_places(context),
                          .state = parse_state(request.query.get("state")),
                          .disputed = request.query.get("disputed") == "1",
                          .review = std::string{request.query.get("review")},
                          .after = web::parse_cursor(request.query.get("after"))};
    if (auto const place = UnitId::parse(request.query.get("place"))) question.places = within(context, place);
    auto const person = request.query.get("person");
    if (person == "nobody")
        question.responsible = UserId{};
    else if (auto const user = UserId::parse(person))
        question.responsible = user;
    return question;
}

std::string with_filters(std::string url, web::Request const& request)
{
    for (auto const name : filters) url = web::with_parameter(url, name, request.query.get(name));
    return url;
}

web::Register table_of(web::Request const& request, web::Context& context, Campaign const& campaign)
{
    auto const text = [&](base::TextId id) { return std::string{context.texts.tr(id)}; };
    auto const value = [&](std::string_view name) { return std::string{request.query.get(name)}; };
    web::Filter places{"place", text("Commune"), {}, value("place")};
    places.choices = organisations::communes(context.tx, context.today);
    web::Filter people{"person", text("Responsible"), surveyors(context), value("person")};
    people.choices.front() = {"nobody", text("nobody yet")};
    web::Filter by_state{"state", text("State"), {}, value("state")};
    for (auto const state : states)
        by_state.choices.push_back({std::string{name_of(state)}, std::string{context.texts.of(label_of(state))}});
    web::Filter const disputed{"disputed", text("Answers differ"), {{"1", text("Answers differ")}}, value("disputed")};
    web::Filter reviewed{"review", text("Review"), {{"open", text("To be reviewed")}}, value("review")};
    for (auto const verdict : {Verdict::accepted, Verdict::sent_back, Verdict::held})
        reviewed.choices.push_back({std::string{name_of(verdict)}, std::string{context.texts.of(label_of(verdict))}});
    return {.url = url_of(campaign.id) + "/enterprises",
            .filters = {std::move(places), std::move(people), std::move(by_state), disputed, std::move(reviewed)},
            .columns = {{text("Enterprise")}, {text("Responsible"), "", false, true}, {text("State")}},
            .empty_text = text("No enterprise of this survey matches.")};
}

std::string review_label(base::Texts const& texts, std::string_view review)
{
    auto const verdict = parse_verdict(review);
    return verdict ? std::string{texts.of(label_of(*verdict))} : "";
}

std::vector<EnterpriseLine> lines_of(web::Context& context, Campaign const& campaign, std::span<Listed const> rows)
{
    auto const& texts = context.texts;
    organisations::PlaceNames places{context.tx, context.today};
    PersonNames people{context};
    std::vector<EnterpriseLine> lines;
    for (auto const& row : rows) {
        auto const e = enterprises::find(context.tx, row.enterprise, context.today);
        lines.push_back({.url = url_of(campaign.id, row.enterprise),
                         .name = e ? e->name : "",
                         .place = std::string{places.of(row.place, e ? e->village : "")},
                         .person = people.of(row.responsible),
                         .state = std::string{texts.of(label_of(row.state))},
                         .tone = std::string{tone_of(row.state)},
                         .review = review_label(texts, row.review),
                         .conflicts = row.conflicts == 0 ? "" : texts.tr("{0} differ", {texts.number(row.conflicts)})});
    }
    return lines;
}

/// GET /surveys/{id}/enterprises
web::Response list_enterprises(web::Request const& request, web::Context& context)
{
    auto const campaign = campaign_in(request, context);
    if (!campaign) return web::not_found();
    auto const page = list(context.tx, campaign->id, question_in(request, context));
    auto table = table_of(request, context, *campaign);
    table.paging = web::paging(request, page.next);
    auto const lines = lines_of(context, *campaign, page.rows);
    auto const hand_over = may_edit(context, *campaign) && !campaign->closed_on
                               ? with_filters(url_of(campaign->id) + "/hand-over", request)
                               : std::string{};
    if (request.wants_fragment()) {
        web::Html out{context.texts};
        enterprise_register(out, table, lines, hand_over);
        return web::html(std::move(out));
    }
    web::Frame const frame{
        .title = std::string{context.texts.tr("Enterprises of the survey")},
        .crumbs = {{std::string{context.texts.tr("Surveys")}, "/surveys"}, {campaign->title, url_of(campaign->id)}},
        .active = "/surveys"};
    return web::page(context, frame, [&](web::Html& out) { enterprise_register(out, table, lines, hand_over); });
}

/// GET /surveys/mine: what is given to the actor and still to do, survey by survey.
web::Response list_mine(web::Request const&, web::Context& context)
{
    auto const& texts = context.texts;
    std::vector<EnterpriseLine> lines;
    std::vector<std::string> workbooks;
    for (auto const& campaign : list(context.tx)) {
        if (campaign.closed_on || context.today < campaign.starts_on) continue;
        ListQuestion const mine{.responsible = UserId{context.actor.user}, .state = State::to_do, .size = 500};
        for (auto& line : lines_of(context, campaign, list(context.tx, campaign.id, mine).rows)) {
            line.person = texts.tr("{0}, until {1}", {campaign.title, base::vietnamese(campaign.deadline)});
            lines.push_back(std::move(line));
            if (workbooks.empty() || workbooks.back() != url_of(campaign.id) + "/workbook")
                workbooks.push_back(url_of(campaign.id) + "/workbook");
        }
    }
    web::Register const table{.url = "/surveys/mine",
                              .columns = {{std::string{texts.tr("Enterprise")}},
                                          {std::string{texts.tr("Survey")}, "", false, true},
                                          {std::string{texts.tr("State")}}},
                              .empty_text = std::string{texts.tr("Nothing is left to do for you.")}};
    web::Frame frame{.title = std::string{texts.tr("My surveys")}, .active = "/surveys/mine"};
    frame.actions = [&](web::Html& out) {
        for (auto const& workbook : workbooks)
            web::link_button(out, workbook, out.texts().tr("In a workbook"), "", "upload");
        web::link_button(out, "/surveys/offline", out.texts().tr("Without a network"), "", "map-pin");
    };
    return web::page(context, frame, [&](web::Html& out) { enterprise_register(out, table, lines, ""); });
}

web::Response show_hand_over(web::Request const& request, web::Context& context, Campaign const& campaign,
                             base::Error const* error)
{
    auto const& texts = context.texts;
    auto question = question_in(request, context);
    question.after.reset();
    question.size = static_cast<std::size_t>(-1);
    auto const found = list(context.tx, campaign.id, question).rows;
    auto const field = [&](std::string_view name, base::TextId label) {
        return web::Field{.name = std::string{name},
                          .label = std::string{texts.tr(label)},
                          .value = std::string{request.form.get(name)},
                          .problem = web::problem_of(texts, error, name)};
    };
    HandOverView view{.action = with_filters(url_of(campaign.id) + "/hand-over", request),
                      .csrf = context.csrf,
                      .sentence = texts.tr("{0} enterprises of the list are given to:",
                                           {texts.number(static_cast<std::int64_t>(found.size()))}),
                      .to = field("to", "Responsible"),
                      .why = field("why", "Why"),
                      .people = surveyors(context),
                      .cancel_url = with_filters(url_of(campaign.id) + "/enterprises", request)};
    if (error) view.problems = error->problems;
    web::Frame const frame{
        .title = std::string{texts.tr("Hand over")},
        .crumbs = {{std::string{texts.tr("Surveys")}, "/surveys"}, {campaign.title, url_of(campaign.id)}},
        .active = "/surveys"};
    return web::page(
        context, frame, [&](web::Html& out) { hand_over_form(out, view); }, error ? web::status_of(error->kind) : 200);
}

web::Response new_hand_over(web::Request const& request, web::Context& context)
{
    auto const campaign = open_campaign(request, context);
    return campaign ? show_hand_over(request, context, *campaign, nullptr) : web::not_found();
}

/// POST /surveys/{id}/hand-over?filters: 303 to the list; 404; 422.
web::Response create_hand_over(web::Request const& request, web::Context& context)
{
    auto const campaign = open_campaign(request, context);
    if (!campaign) return web::not_found();
    auto const people = surveyors(context);
    auto const to = request.form.get("to");
    if (std::ranges::find(people, to, &web::Choice::value) == people.end()) {
        base::Error const error{base::Refusal::invalid, {{"to", "survey.no_surveyor"}}};
        return show_hand_over(request, context, *campaign, &error);
    }
    hand_over(context.tx, entry_of(context), campaign->id, question_in(request, context), UserId::parse(to),
              web::read_text(request, "why"));
    return web::see_other(url_of(campaign->id));
}

web::Response new_addition(web::Request const& request, web::Context& context)
{
    auto const campaign = open_campaign(request, context);
    return campaign ? addition_form(request, context, *campaign, nullptr) : web::not_found();
}

/// POST /surveys/{id}/additions: 303 to the board; 404; 422; 200 when they were only counted.
web::Response create_addition(web::Request const& request, web::Context& context)
{
    auto const campaign = open_campaign(request, context);
    if (!campaign) return web::not_found();
    auto const why = web::read_text(request, "why");
    auto const chosen = chosen_enterprises(request, context);
    if (request.form.get("act") == "count" && chosen)
        return addition_form(request, context, *campaign, nullptr, chosen->size());
    base::Error error{base::Refusal::invalid, {}};
    if (!chosen) error = chosen.error();
    if (why.empty() && request.form.get("act") != "count") error.problems.push_back({"why", "required"});
    if (!error.problems.empty()) return addition_form(request, context, *campaign, &error);
    add_enterprises(context.tx, entry_of(context), campaign->id, *chosen, responsible_in(request, context), why);
    return web::see_other(url_of(campaign->id));
}

constexpr web::Route routes[] = {
    {web::Method::get, "/surveys/mine", answer_surveys, list_mine},
    {web::Method::get, "/surveys/{id}/enterprises", view_surveys, list_enterprises},
    {web::Method::get, "/surveys/{id}/hand-over", edit_surveys, new_hand_over},
    {web::Method::post, "/surveys/{id}/hand-over", edit_surveys, create_hand_over},
    {web::Method::get, "/surveys/{id}/additions", edit_surveys, new_addition},
    {web::Method::post, "/surveys/{id}/additions", edit_surveys, create_addition},
};

}   // namespace

std::span<web::Route const> list_page_routes() { return routes; }

}   // namespace surveys
