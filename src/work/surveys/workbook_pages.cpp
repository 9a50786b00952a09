#include "kernel/accounts/digest.hpp"
#include "registers/organisations/place_names.hpp"
#include "work/surveys/pages.hpp"
#include "work/surveys/views.hpp"
#include "work/surveys/workbook.hpp"

namespace surveys {
namespace {

constexpr std::string_view xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr std::size_t most_rows = 5000;

struct Open {
    Campaign campaign;
    questionnaires::Questionnaire questionnaire;
};
std::optional<Open> open_in(web::Request const& request, web::Context& context)
{
    auto campaign = campaign_in(request, context);
    if (!campaign || campaign->closed_on) return std::nullopt;
    auto questionnaire = questionnaires::find_version(context.tx, campaign->questionnaire, campaign->version);
    if (!questionnaire) return std::nullopt;
    return Open{std::move(*campaign), std::move(*questionnaire)};
}

web::Response show(web::Context& context, Open const& one, WorkbookView view, int status = 200)
{
    auto const& texts = context.texts;
    auto const url = url_of(one.campaign.id) + "/workbook";
    view.action = url;
    view.csrf = context.csrf;
    view.download_url = url + "/file";
    view.file.name = "file";
    view.file.label = texts.tr("The filled workbook (.xlsx)");
    view.file.required = true;
    web::Frame const frame{.title = std::string{texts.tr("Answers in a workbook")},
                           .pretitle = one.campaign.title,
                           .crumbs = {{std::string{texts.tr("My surveys")}, "/surveys/mine"}},
                           .active = "/surveys/mine"};
    return web::page(
        context, frame, [&](web::Html& out) { workbook_page(out, view); }, status);
}

/// GET /surveys/{id}/workbook
web::Response view_workbook(web::Request const& request, web::Context& context)
{
    auto const one = open_in(request, context);
    return one ? show(context, *one, {}) : web::not_found();
}

/// GET /surveys/{id}/workbook/file: a row for each enterprise that is given to the actor and to do.
web::Response download_workbook(web::Request const& request, web::Context& context)
{
    auto const one = open_in(request, context);
    if (!one) return web::not_found();
    ListQuestion const mine{.responsible = UserId{context.actor.user}, .state = State::to_do, .size = most_rows};
    organisations::PlaceNames places{context.tx, context.today};
    std::vector<SheetRow> rows;
    for (auto const& listed : list(context.tx, one->campaign.id, mine).rows)
        if (auto const e = enterprises::find(context.tx, listed.enterprise, context.today))
            rows.push_back({e->id, e->name, std::string{places.of(listed.place, e->village)}});
    return web::download(workbook_of(one->questionnaire, one->campaign.title, rows, context.texts),
                         one->campaign.title + ".xlsx", xlsx_type);
}

/// Takes the rows that are right; the others are told, with what is wrong.
void take_rows(web::Context& context, Open const& one, std::vector<FilledRow> const& rows, std::string_view hash,
               WorkbookView& view)
{
    for (auto const& row : rows) {
        auto const listed = find(context.tx, one.campaign.id, row.enterprise);
        std::string wrong;
        if (!listed || !may_answer(context, *listed)) wrong = context.texts.problem({"", "survey.not_yours"});
        for (auto const& problem : row.problems) wrong += (wrong.empty() ? "" : " ") + problem;
        if (!wrong.empty()) {
            view.refused.push_back(context.texts.tr("Row {0}:", {std::to_string(row.number)}) + " " + wrong);
            continue;
        }
        auto const standing = entries(context.tx, one.campaign.id, row.enterprise);
        auto const written =
            entries_of(row, one.questionnaire, standing, hash, context.now, UserId{context.actor.user});
        take(context.tx, entry_of(context), one.campaign, one.questionnaire, row.enterprise, written);
        ++view.taken;
    }
    view.was_read = true;
}

/// POST /surveys/{id}/workbook: the page with what was taken and what was not; 404; 422 when nothing can be read.
web::Response upload_workbook(web::Request const& request, web::Context& context)
{
    auto const one = open_in(request, context);
    if (!one) return web::not_found();
    WorkbookView view;
    auto const& uploads = request.uploads;
    base::Error error{base::Refusal::invalid, {}};
    if (uploads.empty() || uploads.front().content.empty()) {
        error.problems.push_back({"file", "required"});
    } else if (auto const rows = read_workbook(uploads.front().content, one->questionnaire, context.texts); !rows) {
        error.problems = rows.error().problems;
    } else {
        take_rows(context, *one, *rows, accounts::hexadecimal(accounts::sha256(uploads.front().content)), view);
    }
    for (auto& problem : error.problems) problem.field = "file";
    view.file.problem = web::problem_of(context.texts, &error, "file");
    view.problems = error.problems;
    return show(context, *one, view, error.problems.empty() ? 200 : 422);
}

constexpr web::Route routes[] = {
    {web::Method::get, "/surveys/{id}/workbook", answer_surveys, view_workbook},
    {web::Method::get, "/surveys/{id}/workbook/file", answer_surveys, download_workbook},
    {web::Method::post, "/surveys/{id}/workbook", answer_surveys, upload_workbook},
};

}   // namespace

std::span<web::Route const> workbook_page_routes() { return routes; }

}   // namespace surveys
