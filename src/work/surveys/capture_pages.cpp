#include <algorithm>

#include "base/text.hpp"
#include "registers/organisations/place_names.hpp"
#include "work/questionnaires/answer_form.hpp"
#include "work/surveys/desk.hpp"
#include "work/surveys/link.hpp"
#include "work/surveys/pages.hpp"
#include "work/surveys/review_store.hpp"
#include "work/surveys/views.hpp"

namespace surveys {
namespace {

using questionnaires::Answers;
using questionnaires::Questionnaire;

/// An enterprise of a survey that the actor may see.
struct Chosen {
    Campaign campaign;
    Questionnaire questionnaire;
    Listed listed;
    enterprises::Enterprise enterprise;
    bool answers = false;   // the actor may write of it, and the survey goes on
};
std::optional<Chosen> chosen(web::Request const& request, web::Context& context)
{
    auto campaign = campaign_in(request, context);
    if (!campaign) return std::nullopt;
    auto const listed = find(context.tx, campaign->id, EnterpriseId::parse(request.in_path("enterprise")));
    if (!listed) return std::nullopt;
    bool const answers = may_answer(context, *listed);
    bool const sees = may_see(context, *listed);
    auto enterprise = enterprises::find(context.tx, listed->enterprise, context.today);
    auto questionnaire = questionnaires::find_version(context.tx, campaign->questionnaire, campaign->version);
    if (!sees || !enterprise || !questionnaire) return std::nullopt;
    bool const open = !campaign->closed_on;
    return Chosen{std::move(*campaign), std::move(*questionnaire), *listed, std::move(*enterprise), answers && open};
}

std::string label_of_field(Chosen const& one, base::Texts const& texts, std::string_view field)
{
    if (field == state_field) return std::string{texts.tr("State")};
    if (field == note_field) return std::string{texts.tr("Note")};
    auto const* question = questionnaires::question_of(one.questionnaire, field);
    return question == nullptr ? std::string{field} : question->label.in(texts.language());
}
std::string shown_of_field(Chosen const& one, base::Texts const& texts, std::string_view field, std::string_view value)
{
    if (value.empty()) return std::string{texts.tr("not answered")};
    if (field == state_field) return std::string{texts.of(label_of(parse_state(value).value_or(State::to_do)))};
    auto const* question = questionnaires::question_of(one.questionnaire, field);
    return question == nullptr ? std::string{value} : shown_value(*question, value, texts);
}

/// Who wrote it; the enterprise itself where nobody was signed in.
std::string writer(web::Context& context, PersonNames& people, Entry const& entry)
{
    return entry.by ? people.of(entry.by) : std::string{context.texts.tr("the enterprise itself")};
}

std::vector<ConflictView> conflicts_of(web::Context& context, Chosen const& one, Merged const& merged)
{
    PersonNames people{context};
    std::vector<ConflictView> views;
    for (auto const& conflict : merged.conflicts) {
        ConflictView view{conflict.field, label_of_field(one, context.texts, conflict.field), {}};
        for (auto const* entry : conflict.standing)
            view.options.push_back({entry->value, shown_of_field(one, context.texts, conflict.field, entry->value),
                                    writer(context, people, *entry) + ", " + base::vietnamese(entry->written_at)});
        views.push_back(std::move(view));
    }
    return views;
}

std::vector<web::Moment> history_of(web::Context& context, Chosen const& one, std::vector<Entry> const& all)
{
    std::vector<Entry const*> newest;
    for (auto const& entry : all) newest.push_back(&entry);
    std::ranges::stable_sort(newest, std::greater{}, &Entry::written_at);
    constexpr std::size_t most = 60;
    if (newest.size() > most) newest.resize(most);
    PersonNames people{context};
    std::vector<web::Moment> moments;
    for (auto const* entry : newest)
        moments.push_back({base::vietnamese(entry->written_at) + " · " + writer(context, people, *entry),
                           label_of_field(one, context.texts, entry->field),
                           shown_of_field(one, context.texts, entry->field, entry->value), "", "pencil"});
    return moments;
}

void add_review(web::Request const& request, web::Context& context, Chosen const& one, base::Error const* error,
                CaptureView& view)
{
    auto const& texts = context.texts;
    if (auto const last = last_review(context.tx, one.campaign.id, one.listed.enterprise);
        last && parse_verdict(one.listed.review)) {
        view.review_text = texts.tr(
            "{0} by {1}, {2}.",
            {texts.of(label_of(last->review.verdict)), PersonNames{context}.of(last->by), base::vietnamese(last->at)});
        if (!last->review.note.empty()) view.review_text += " " + last->review.note;
        view.review_tone = last->review.verdict == Verdict::sent_back ? "bad" : "";
        // marked until somebody finishes it again
        if (last->review.verdict == Verdict::sent_back && view.problems.empty())
            for (auto const& field : last->review.fields)
                if (auto const* question = questionnaires::find(one.questionnaire.questions, field))
                    view.problems.push_back({question->name, "survey.look_again"});
    }
    bool const reviewable =
        !one.campaign.closed_on && one.listed.state != State::to_do && one.listed.review != "accepted";
    if (!reviewable || !may_review(context, one.listed)) return;
    view.review_action = url_of(one.campaign.id, one.listed.enterprise) + "/review";
    view.review_note = {.name = "review_note",
                        .label = std::string{texts.tr("Note")},
                        .value = std::string{request.form.get("review_note")},
                        .problem = web::problem_of(texts, error, "review_note")};
    for (auto const& question : one.questionnaire.questions)
        if (question.kind != questionnaires::Kind::heading)
            view.review_fields.push_back({question.name, question.label.in(texts.language())});
}

struct Typed {
    Answers answers;
    base::Error const* error = nullptr;
};

void add_link_view(web::Request const& request, web::Context& context, Chosen const& one, std::string const& secret,
                   CaptureView& view)
{
    if (!one.answers || context.today > one.campaign.deadline) return;
    auto const& texts = context.texts;
    view.link_action = url_of(one.campaign.id, one.listed.enterprise) + "/link";
    if (!secret.empty())
        view.link =
            (request.secure ? "https://" : "http://") + std::string{request.headers.get("host")} + "/answer/" + secret;
    auto const newest = newest_link(context.tx, one.campaign.id, one.listed.enterprise);
    if (!newest) return;
    view.link_text = newest->used_at
                         ? texts.tr("Answered by the enterprise on {0}.", {base::vietnamese(*newest->used_at)})
                         : texts.tr("A link was made; it closes on {0}.", {base::vietnamese(newest->closes_on)});
}

web::Response show(web::Request const& request, web::Context& context, Chosen const& one, Typed const* typed = nullptr,
                   std::string const& secret = {})
{
    auto const& texts = context.texts;
    auto const all = entries(context.tx, one.campaign.id, one.listed.enterprise);
    auto const merged = merge(all);
    organisations::PlaceNames places{context.tx, context.today};
    PersonNames people{context};
    auto const& e = one.enterprise;
    CaptureView view{.csrf = context.csrf,
                     .seen = typed ? std::string{request.form.get("seen")} : seen_text(merged),
                     .questionnaire = &one.questionnaire,
                     .answers = typed ? typed->answers : merged.answers,
                     .conflicts = conflicts_of(context, one, merged),
                     .state = std::string{texts.of(label_of(one.listed.state))},
                     .tone = std::string{tone_of(one.listed.state)},
                     .history = history_of(context, one, all)};
    auto const detail = [&](base::TextId label, std::string value) {
        view.enterprise.push_back({std::string{texts.tr(label)}, std::move(value)});
    };
    detail("Responsible", people.of(one.listed.responsible));
    detail("Commune", std::string{places.of(one.listed.place, e.village)});
    detail("Address", e.street);
    detail("Telephone", e.phone);
    detail("Note", merged.note);
    if (one.answers) {
        view.action = url_of(one.campaign.id, one.listed.enterprise);
        auto const field = [&](std::string_view name, base::TextId label, std::string stored) {
            return web::Field{.name = std::string{name},
                              .label = std::string{texts.tr(label)},
                              .value = typed ? std::string{request.form.get(name)} : std::move(stored),
                              .problem = web::problem_of(texts, typed ? typed->error : nullptr, name)};
        };
        auto const said = parse_state(merged.state).value_or(State::to_do);
        bool const other = said != State::to_do && said != State::done;
        view.other = field("other", "What was found", other ? merged.state : "");
        view.note = field("note", "Note", merged.note);
        view.others = {{"", ""}};
        for (auto const state : states)
            if (state != State::to_do && state != State::done)
                view.others.push_back({std::string{name_of(state)}, std::string{texts.of(label_of(state))}});
        if (typed && typed->error) view.problems = typed->error->problems;
        if (all.empty() && may_edit(context, one.campaign)) view.remove_action = view.action + "/removal";
    }
    add_link_view(request, context, one, secret, view);
    add_review(request, context, one, typed ? typed->error : nullptr, view);
    web::Frame frame{.title = e.name, .pretitle = one.campaign.title, .active = "/surveys/mine"};
    if (context.actor.may(view_surveys)) {
        frame.crumbs = {{std::string{texts.tr("Surveys")}, "/surveys"}, {one.campaign.title, url_of(one.campaign.id)}};
        frame.active = "/surveys";
    } else {
        frame.crumbs = {{std::string{texts.tr("My surveys")}, "/surveys/mine"}};
    }
    return web::page(
        context, frame, [&](web::Html& out) { capture(out, view); },
        typed && typed->error ? web::status_of(typed->error->kind) : 200);
}

web::Response view_capture(web::Request const& request, web::Context& context)
{
    auto const one = chosen(request, context);
    return one ? show(request, context, *one) : web::not_found();
}

/// POST /surveys/{id}/enterprises/{enterprise}: 303 to what is to do next; 404; 422 with what was typed.
web::Response write_answers(web::Request const& request, web::Context& context)
{
    auto const one = chosen(request, context);
    if (!one || !one->answers) return web::not_found();
    auto const act = request.form.get("act");
    auto const answers = read_answers(request, one->questionnaire);
    base::Error error{base::Refusal::invalid, {}};
    auto const finished = act == "finish" ? questionnaires::Finished::yes : questionnaires::Finished::no;
    auto const asked_for = kept(one->questionnaire, answers);   // whose fields the problems name
    if (act != "other") error.problems = check(one->questionnaire, asked_for, finished);
    auto const other = parse_state(request.form.get("other"));
    auto const note = web::read_text(request, "note");
    if (act == "other" && !other) error.problems.push_back({"other", "required"});
    if (act == "other" && note.empty()) error.problems.push_back({"note", "required"});
    if (base::length(note) > 500) error.problems.push_back({"note", "text.too_long", "500"});
    if (!error.problems.empty()) {
        Typed const typed{answers, &error};
        return show(request, context, *one, &typed);
    }
    Desk desk{context.tx, entry_of(context), one->campaign.id, one->listed.enterprise, request.form.get("seen")};
    desk.answers(answers);
    if (act == "finish") desk.state(State::done);
    if (act == "other") {
        desk.state(*other);
        desk.note(note);
    }
    for (auto const& [name, value] : request.form.all())
        if (name.starts_with("decide.")) desk.decide(std::string_view{name}.substr(7), value);
    take(context.tx, entry_of(context), one->campaign, one->questionnaire, one->listed.enterprise, desk.written());
    if (act == "save") return web::see_other(url_of(one->campaign.id, one->listed.enterprise));
    // the next one of the same person, so that a pile is worked through without going back
    ListQuestion const next{.responsible = UserId{context.actor.user}, .state = State::to_do, .size = 1};
    auto const left = list(context.tx, one->campaign.id, next).rows;
    if (!left.empty()) return web::see_other(url_of(one->campaign.id, left.front().enterprise));
    return web::see_other(context.actor.may(view_surveys) ? url_of(one->campaign.id) : "/surveys/mine");
}

/// POST …/link: the page with the link, shown this once; 404.
web::Response create_link(web::Request const& request, web::Context& context)
{
    auto const one = chosen(request, context);
    if (!one || !one->answers || context.today > one->campaign.deadline) return web::not_found();
    auto const secret = add_link(context.tx, entry_of(context), one->campaign, one->listed.enterprise);
    return show(request, context, *one, nullptr, secret);
}

/// POST …/review: 303 to what is to be reviewed next; 404; 422.
web::Response review_answers(web::Request const& request, web::Context& context)
{
    auto const one = chosen(request, context);
    if (!one || one->campaign.closed_on || !may_review(context, one->listed)) return web::not_found();
    Review wanted{
        parse_verdict(request.form.get("verdict")).value_or(Verdict::held), {}, web::read_text(request, "review_note")};
    for (auto const field : request.form.list("field"))
        if (questionnaires::find(one->questionnaire.questions, field) != nullptr) wanted.fields.emplace_back(field);
    auto const made = review(std::move(wanted), one->listed.state);
    if (!made) {
        Typed const typed{merge(entries(context.tx, one->campaign.id, one->listed.enterprise)).answers, &made.error()};
        return show(request, context, *one, &typed);
    }
    save(context.tx, entry_of(context), one->campaign, one->questionnaire, one->listed, *made, context.today);
    ListQuestion const next{.places = visible_places(context), .review = "open", .size = 1};
    auto const left = list(context.tx, one->campaign.id, next).rows;
    return web::see_other(left.empty() ? url_of(one->campaign.id) : url_of(one->campaign.id, left.front().enterprise));
}

/// POST …/removal: 303 to the board; 404; 409 when something was written meanwhile.
web::Response remove_listed(web::Request const& request, web::Context& context)
{
    auto const one = chosen(request, context);
    if (!one || !one->answers || !may_edit(context, one->campaign)) return web::not_found();
    auto const done = remove_enterprise(context.tx, entry_of(context), one->campaign.id, one->listed.enterprise, "");
    return done ? web::see_other(url_of(one->campaign.id)) : web::status_only(web::status_of(done.error().kind));
}

constexpr web::Route routes[] = {
    {web::Method::get, "/surveys/{id}/enterprises/{enterprise}", answer_surveys, view_capture},
    {web::Method::post, "/surveys/{id}/enterprises/{enterprise}", answer_surveys, write_answers},
    {web::Method::post, "/surveys/{id}/enterprises/{enterprise}/link", answer_surveys, create_link},
    {web::Method::post, "/surveys/{id}/enterprises/{enterprise}/review", edit_surveys, review_answers},
    {web::Method::post, "/surveys/{id}/enterprises/{enterprise}/removal", edit_surveys, remove_listed},
};

}   // namespace

std::span<web::Route const> capture_page_routes() { return routes; }

}   // namespace surveys
