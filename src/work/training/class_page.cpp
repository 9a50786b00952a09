#include "work/training/class_page.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "platform/web/pieces.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/store.hpp"
#include "work/training/own.hpp"
#include "work/training/papers.hpp"
#include "work/training/views.hpp"

namespace training {
namespace {

std::string_view tone_of(ResultKind result)
{
    return result == ResultKind::passed ? "good" : result == ResultKind::failed ? "bad" : "warning";
}

web::Figure figure(base::Texts const& texts, base::TextId label, std::size_t count, char const* icon)
{
    return {
        .label = std::string{texts.tr(label)}, .value = texts.number(static_cast<std::int64_t>(count)), .icon = icon};
}

bool may_change(web::Context& context, TrainingClass const& c)
{
    return context.actor.may(edit_training) &&
           organisations::in_scope(context.tx, context.actor, edit_training, c.place, context.today);
}

/// How many were there: of all, or of the actor's own people where the class is seen for their sake.
void add_sessions(web::Context& context, TrainingClass const& c, Shown const& shown, ClassView& view)
{
    auto const counts = [&](EnrolmentId id) {
        return shown.whole_class || std::ranges::find(shown.enrolments, id, &Enrolment::id) != shown.enrolments.end();
    };
    std::map<SessionId, std::int64_t> present;
    for (auto const& cell : attendance(context.tx, c.id))
        if (cell.periods_attended > 0 && counts(cell.enrolment)) ++present[cell.session];
    bool const may_edit = may_change(context, c);
    for (auto const& s : sessions(context.tx, c.id))
        view.sessions.push_back({base::vietnamese(s.held_on), s.topic,
                                 may_edit ? url_of(c.id) + "/sessions/" + s.id.text() : "", s.periods, present[s.id]});
}

std::vector<web::Detail> details_of(web::Context& context, TrainingClass const& c)
{
    auto const& texts = context.texts;
    auto detail = [&](base::TextId label, std::string value) {
        return web::Detail{std::string{texts.tr(label)}, std::move(value)};
    };
    return {detail("Code of the class", c.code),
            detail("Type", std::string{texts.of(find_type(c.type) ? find_type(c.type)->label : c.type)}),
            detail("Opened on", base::vietnamese(c.opened_on)),
            detail("Closed on", c.closed_on ? base::vietnamese(*c.closed_on) : ""),
            detail("Decision number", c.decision_number),
            detail("Organiser", c.organiser ? organisations::name_on(context.tx, *c.organiser, c.opened_on) : ""),
            detail("Counts for", organisations::name_on(context.tx, c.place, c.opened_on)),
            detail("Venue", c.venue),
            detail("Lesson periods", c.periods ? texts.number(*c.periods) : "")};
}

web::Field typed(web::Request const& request, base::Texts const& texts, base::Error const* error, std::string_view name,
                 base::TextId label)
{
    return {.name = std::string{name},
            .label = std::string{texts.tr(label)},
            .value = error ? std::string{request.form.get(name)} : "",
            .problem = web::problem_of(texts, error, name)};
}

/// What those see who may edit: the forms to enrol somebody and to add a session.
void add_forms(web::Request const& request, web::Context const& context, TrainingClass const& c,
               base::Error const* error, ClassView& view)
{
    auto const& texts = context.texts;
    view.enrol_url = url_of(c.id) + "/enrolments";
    view.enrol_problem = web::problem_of(texts, error, "person");
    view.session_url = url_of(c.id) + "/sessions";
    view.held_on = typed(request, texts, error, "held_on", "Held on");
    view.topic = typed(request, texts, error, "topic", "Topic");
    view.topic.max_length = 200;
    view.periods = typed(request, texts, error, "periods", "Periods");
}

/// Why somebody is not named. Rule T-7.
std::string left_out_text(web::Context const& context, Shown const& shown)
{
    auto const& texts = context.texts;
    if (!shown.whole_class) return std::string{texts.tr("Only people of your own organisation are shown here.")};
    if (shown.left_out == 0) return {};
    auto const count = texts.number(static_cast<std::int64_t>(shown.left_out));
    if (!context.actor.may(people::view_people))
        return texts.tr("{0} learners are counted, not named: your role does not view people.", {count});
    return texts.tr("{0} more learners are counted, not named: you may not view people there.", {count});
}

void add_learners(web::Context& context, TrainingClass const& c, Shown shown, ClassView& view)
{
    auto const& texts = context.texts;
    bool const may_edit = may_change(context, c);
    view.left_out = left_out_text(context, shown);
    auto const counted = [&](std::size_t left_out) { return shown.whole_class ? left_out : 0; };
    std::size_t enrolled = counted(shown.left_out);
    std::size_t passed = counted(shown.left_out_passed);
    std::size_t certificates = counted(shown.left_out_certificates);
    for (auto const& l : learners_of(context, std::move(shown.enrolments))) {
        ++enrolled;
        passed += l.enrolment.result == ResultKind::passed ? 1 : 0;
        certificates += l.enrolment.certificate ? 1 : 0;
        view.learners.push_back(
            {"/people/" + l.person.id.text(), l.person.full_name, l.person.born ? base::vietnamese(*l.person.born) : "",
             l.enrolment.workplace, std::string{label_of(texts, l.enrolment.result)},
             std::string{tone_of(l.enrolment.result)}, l.enrolment.certificate ? l.enrolment.certificate->number : "",
             may_edit ? url_of(c.id) + "/enrolments/" + l.enrolment.id.text() : ""});
    }
    view.figures.push_back(figure(texts, "Learners", enrolled, "users"));
    view.figures.push_back(figure(texts, "Passed", passed, "circle-check"));
    view.figures.push_back(figure(texts, "Certificates", certificates, "certificate"));
}

}   // namespace

std::string url_of(ClassId id) { return "/classes/" + id.text(); }

std::optional<TrainingClass> class_in(web::Request const& request, web::Context& context, web::Permission permission)
{
    return find(context.tx, context.actor, ClassId::parse(request.in_path("id")), context.today, permission);
}

ledger::Entry entry_of(web::Context const& context) { return {UserId{context.actor.user}, context.now}; }

std::vector<Learner> learners_of(web::Context& context, std::vector<Enrolment> enrolments)
{
    std::vector<Learner> all;
    for (auto& e : enrolments) {
        auto person = people::find(context.tx, e.person);
        if (!person) continue;
        auto key = base::name_sort_key(person->full_name);
        all.push_back({std::move(e), std::move(*person), std::move(key)});
    }
    std::ranges::sort(all, {}, [](Learner const& l) { return std::tie(l.sort_key, l.enrolment.id); });
    return all;
}

std::string_view label_of(base::Texts const& texts, ResultKind result)
{
    switch (result) {
        case ResultKind::passed:
            return texts.tr("Passed");
        case ResultKind::failed:
            return texts.tr("Failed");
        case ResultKind::incomplete:
            return texts.tr("Not completed");
        case ResultKind::none:
            break;
    }
    return "";
}

web::Response class_response(web::Request const& request, web::Context& context, TrainingClass const& c,
                             base::Error const* error)
{
    auto const& texts = context.texts;
    bool const may_edit = may_change(context, c);
    ClassView view{.details = details_of(context, c), .csrf = context.csrf};
    auto shown = shown_to(context.tx, context.actor, c, context.today);
    bool const shown_whole = shown.whole_class && shown.left_out == 0;
    add_sessions(context, c, shown, view);
    add_learners(context, c, std::move(shown), view);
    view.figures.push_back(figure(texts, "Sessions", view.sessions.size(), "calendar"));
    if (may_edit) add_forms(request, context, c, error, view);
    auto const certificates =
        std::ranges::count_if(view.learners, [](auto const& l) { return !l.certificate.empty(); });
    if (shown_whole) view.papers = paper_links(context, c.id, static_cast<std::size_t>(certificates));
    web::Frame frame{.title = c.name,
                     .pretitle = c.code,
                     .crumbs = {{std::string{texts.tr("Classes")}, "/classes"}},
                     .active = "/classes"};
    if (may_edit)
        frame.actions = [url = url_of(c.id) + "/edit"](web::Html& out) {
            out("<a class='btn'").url("href", url)(">").tr("Edit")("</a>");
        };
    return web::page(
        context, frame, [&](web::Html& out) { class_page(out, view); }, error ? web::status_of(error->kind) : 200);
}

}   // namespace training
