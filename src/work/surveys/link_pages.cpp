#include "platform/web/pieces.hpp"
#include "work/questionnaires/answer_form.hpp"
#include "work/surveys/link.hpp"
#include "work/surveys/pages.hpp"
#include "work/surveys/views.hpp"

/// The page on which an enterprise answers by itself: the questions, and nothing that was written before.
namespace surveys {
namespace {

struct Opened {
    Link link;
    Campaign campaign;
    questionnaires::Questionnaire questionnaire;
    std::string enterprise;
};
/// What the link of the address opens; empty also when it is used, withdrawn or past.
std::optional<Opened> opened(web::Request const& request, web::Context& context)
{
    auto const link = find_link(context.tx, request.in_path("secret"));
    if (!link || !is_open(*link, context.today)) return std::nullopt;
    auto const campaign = find(context.tx, link->campaign);
    if (!campaign || campaign->closed_on || !find(context.tx, campaign->id, link->enterprise)) return std::nullopt;
    auto questionnaire = questionnaires::find_version(context.tx, campaign->questionnaire, campaign->version);
    auto const enterprise = enterprises::find(context.tx, link->enterprise, context.today);
    if (!questionnaire || !enterprise) return std::nullopt;
    return Opened{*link, *campaign, std::move(*questionnaire), enterprise->name};
}

/// One sentence for every reason, so that nobody learns which links there were.
web::Response closed(web::Context& context)
{
    return web::message_page(context, 404, std::string{context.texts.tr("This link is closed")},
                             std::string{context.texts.tr("It was used, has ended, or was replaced by another. Ask the "
                                                          "office that sent it.")});
}

web::Response show(web::Request const& request, web::Context& context, Opened const& one,
                   questionnaires::Answers const& answers, std::vector<base::Problem> const& problems)
{
    auto const& texts = context.texts;
    SelfAnswerView const view{
        .action = "/answer/" + std::string{request.in_path("secret")},
        .csrf = context.csrf,
        .lead = texts.tr(
            "Please answer until {0}. The answers can be sent once; they are read by the officers of the survey.",
            {base::vietnamese(one.link.closes_on)}),
        .questionnaire = &one.questionnaire,
        .answers = answers,
        .problems = problems};
    web::Frame const frame{.title = one.campaign.title, .pretitle = one.enterprise};
    return web::page(
        context, frame, [&](web::Html& out) { self_answer(out, view); }, problems.empty() ? 200 : 422);
}

/// GET /answer/{secret}
web::Response view_self_answer(web::Request const& request, web::Context& context)
{
    auto const one = opened(request, context);
    return one ? show(request, context, *one, {}, {}) : closed(context);
}

/// POST /answer/{secret}: thanks; 404 once it is closed; 422 with what was typed.
web::Response send_self_answer(web::Request const& request, web::Context& context)
{
    auto const one = opened(request, context);
    if (!one) return closed(context);
    auto const answers = questionnaires::kept(one->questionnaire, read_answers(request, one->questionnaire));
    auto const problems = check(one->questionnaire, answers, questionnaires::Finished::yes);
    if (!problems.empty()) return show(request, context, *one, answers, problems);
    if (!use_link(context.tx, one->link.id, context.now)) return closed(context);
    // written without having seen anything: where an officer wrote something else, both stand and the officer decides
    std::vector<Entry> written;
    auto const add = [&](std::string_view field, std::string_view value) {
        EntryKey key{"link-" + one->link.id.text(), static_cast<std::int64_t>(written.size()) + 1};
        written.push_back({std::move(key), std::string{field}, std::string{value}, {}, context.now, UserId{}});
    };
    for (auto const& [field, value] : answers) add(field, value);
    add(state_field, name_of(State::done));
    take(context.tx, {UserId{}, context.now}, one->campaign, one->questionnaire, one->link.enterprise, written);
    return web::message_page(context, 200, std::string{context.texts.tr("Thank you")},
                             std::string{context.texts.tr("Your answers have arrived. This link is closed now.")});
}

constexpr web::Route routes[] = {
    {web::Method::get, "/answer/{secret}", web::anyone, view_self_answer},
    {web::Method::post, "/answer/{secret}", web::anyone, send_self_answer},
};

}   // namespace

std::span<web::Route const> link_page_routes() { return routes; }

}   // namespace surveys
