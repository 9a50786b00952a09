#include "work/training/enrolment_pages.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "platform/web/pieces.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/store.hpp"
#include "work/training/pages.hpp"
#include "work/training/store.hpp"
#include "work/training/views.hpp"

namespace training {
namespace {

std::string url_of(ClassId id) { return "/classes/" + id.text(); }

struct Learner {
    Enrolment enrolment;
    people::Person person;
    std::string sort_key;
};

/// In Vietnamese order.
std::vector<Learner> learners_of(web::Context& context, ClassId id)
{
    std::vector<Learner> all;
    for (auto& e : enrolments(context.tx, id)) {
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

std::string_view tone_of(ResultKind result)
{
    return result == ResultKind::passed ? "good" : result == ResultKind::failed ? "bad" : "warning";
}

std::string number(base::Texts const& texts, std::size_t count)
{
    return texts.number(static_cast<std::int64_t>(count));
}

void add_sessions(web::Context& context, TrainingClass const& c, ClassView& view)
{
    std::map<SessionId, std::int64_t> present;
    for (auto const& cell : attendance(context.tx, c.id)) present[cell.session] += cell.periods_attended > 0 ? 1 : 0;
    for (auto const& s : sessions(context.tx, c.id))
        view.sessions.push_back({base::vietnamese(s.held_on), s.topic, url_of(c.id) + "/sessions/" + s.id.text(),
                                 s.periods, present[s.id]});
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

std::optional<TrainingClass> class_in(web::Request const& request, web::Context& context)
{
    return find(context.tx, context.actor, ClassId::parse(request.in_path("id")), context.today);
}

ledger::Entry entry_of(web::Context const& context) { return {UserId{context.actor.user}, context.now}; }

/// POST /classes/{id}/enrolments: 303 back; 404; 422 with the page again; 409 when enrolled already.
web::Response create_enrolment(web::Request const& request, web::Context& context)
{
    auto const found = class_in(request, context);
    if (!found) return web::not_found();
    auto const person =
        people::find(context.tx, context.actor, PersonId::parse(request.form.get("person")), context.today);
    if (!person) {
        base::Error const error{base::Refusal::invalid, {{"person", "class.choose_person"}}};
        return class_response(context, *found, &error);
    }
    NewEnrolment row{.training_class = &*found,
                     .person = person->id,
                     .sex = person->sex,
                     .place = person->place,
                     .enterprise = person->enterprise};
    if (person->enterprise)
        if (auto const enterprise = enterprises::find(context.tx, *person->enterprise, found->opened_on)) {
            row.ownership = enterprise->ownership;
            row.workplace = enterprise->name;
        }
    auto const placement = organisations::placement(context.tx, context.today);
    if (enrol(context.tx, *placement, entry_of(context), std::span{&row, 1}).front().state == Enrolled::already) {
        base::Error const error{base::Refusal::conflict, {{"person", "class.enrolled_already", person->full_name}}};
        return class_response(context, *found, &error);
    }
    return web::see_other(url_of(found->id));
}

web::Response show_enrolment(web::Request const& request, web::Context& context, TrainingClass const& c,
                             Enrolment const& e, base::Error const* error)
{
    auto const& texts = context.texts;
    auto const person = people::find(context.tx, e.person);
    auto field = [&](std::string_view name, base::TextId label, std::string stored) {
        return web::Field{.name = std::string{name},
                          .label = std::string{texts.tr(label)},
                          .value = error ? std::string{request.form.get(name)} : std::move(stored),
                          .problem = web::problem_of(texts, error, name)};
    };
    auto const here = url_of(c.id) + "/enrolments/" + e.id.text();
    EnrolmentView view{.action = here, .withdraw_action = here, .csrf = context.csrf, .back_url = url_of(c.id)};
    view.result = field("result", "Result", std::string{name_of(e.result)});
    view.results.push_back({"", std::string{texts.tr("No result yet")}});
    for (auto const result : {ResultKind::passed, ResultKind::failed, ResultKind::incomplete})
        view.results.push_back({std::string{name_of(result)}, std::string{label_of(texts, result)}});
    view.mark = field("mark", "Mark of the paper, 0 to 10",
                      e.mark_tenths ? base::one_decimal(static_cast<double>(*e.mark_tenths) / 10) : "");
    view.number = field("number", "Number of the certificate", "");
    view.issued_on = field("issued_on", "Issued on", "");
    if (e.certificate) {
        view.cancel_certificate_action = here + "/certificate/cancellation";
        view.reason = field("reason", "Reason for cancelling it", "");
    }
    if (error) view.problems = error->problems;
    web::Frame const frame{.title = person ? person->full_name : "",
                           .crumbs = {{c.name, url_of(c.id)}},
                           .active = "/classes"};
    return web::page(
        context, frame, [&](web::Html& out) { enrolment_form(out, view); }, error ? web::status_of(error->kind) : 200);
}

struct Named {
    TrainingClass training_class;
    Enrolment enrolment;
};
std::optional<Named> enrolment_in(web::Request const& request, web::Context& context)
{
    auto c = class_in(request, context);
    if (!c) return std::nullopt;
    auto e = find_enrolment(context.tx, c->id, EnrolmentId::parse(request.in_path("enrolment")));
    if (!e) return std::nullopt;
    return Named{std::move(*c), std::move(*e)};
}

web::Response edit_enrolment(web::Request const& request, web::Context& context)
{
    auto const named = enrolment_in(request, context);
    return named ? show_enrolment(request, context, named->training_class, named->enrolment, nullptr)
                 : web::not_found();
}

/// "7,5" or "8" as tenths; empty when it is not a mark from 0 to 10.
std::optional<std::int64_t> mark_in_tenths(std::string text)
{
    std::ranges::replace(text, ',', '.');
    auto const dot = text.find('.');
    auto const whole = base::parse_whole(text.substr(0, dot));
    if (!whole || *whole < 0 || *whole > 10) return std::nullopt;
    std::int64_t tenths = 0;
    if (dot != std::string::npos) {
        if (text.size() != dot + 2 || text[dot + 1] < '0' || text[dot + 1] > '9') return std::nullopt;
        tenths = text[dot + 1] - '0';
    }
    auto const mark = *whole * 10 + tenths;
    return mark <= 100 ? std::optional{mark} : std::nullopt;
}

/// POST /classes/{id}/enrolments/{enrolment}: result and, once, the certificate; 303; 404; 422 with the form again.
web::Response update_enrolment(web::Request const& request, web::Context& context)
{
    auto const named = enrolment_in(request, context);
    if (!named) return web::not_found();
    auto const& [c, e] = *named;
    base::Error error{base::Refusal::invalid};
    auto const result = parse_result(web::read_text(request, "result"));
    if (!result) error.problems.push_back({"result", "class.unknown_result"});
    auto const mark_text = web::read_text(request, "mark");
    auto const mark = mark_in_tenths(mark_text);
    if (!mark && !mark_text.empty()) error.problems.push_back({"mark", "class.mark_out_of_range", mark_text});
    auto const number = web::read_text(request, "number");
    std::optional<Certificate> certificate;
    if (!number.empty() && !e.certificate) {
        auto const issued = issue(e.id, c, result.value_or(ResultKind::none), number,
                                  web::read_day(request, "issued_on"), context.today);
        if (!issued)
            error.problems.insert(error.problems.end(), issued.error().problems.begin(), issued.error().problems.end());
        else if (number_is_taken(context.tx, issuer_of(c), number))
            error.problems.push_back({"number", "certificate.number_taken", number});
        else
            certificate = *issued;
    }
    if (!error.problems.empty()) return show_enrolment(request, context, c, e, &error);

    auto const placement = organisations::placement(context.tx, context.today);
    if (*result != e.result || mark != e.mark_tenths)
        save_result(context.tx, *placement, entry_of(context), c, e, *result, mark);
    if (certificate) save_certificate(context.tx, *placement, entry_of(context), c, e, *certificate);
    return web::see_other(url_of(c.id));
}

web::Response delete_enrolment(web::Request const& request, web::Context& context)
{
    auto const named = enrolment_in(request, context);
    if (!named) return web::not_found();
    auto const placement = organisations::placement(context.tx, context.today);
    withdraw_enrolments(context.tx, *placement, entry_of(context), std::span{&named->enrolment.id, 1});
    return web::see_other(url_of(named->training_class.id));
}

/// The number stays in the register. 303; 404; 422 when no reason is given.
web::Response create_cancellation(web::Request const& request, web::Context& context)
{
    auto const named = enrolment_in(request, context);
    if (!named || !named->enrolment.certificate) return web::not_found();
    auto const reason = web::read_text(request, "reason");
    if (reason.empty()) {
        base::Error const error{base::Refusal::invalid, {{"reason", "required"}}};
        return show_enrolment(request, context, named->training_class, named->enrolment, &error);
    }
    auto const placement = organisations::placement(context.tx, context.today);
    cancel_certificate(context.tx, *placement, entry_of(context), *named->enrolment.certificate, context.today, reason);
    return web::see_other(url_of(named->training_class.id));
}

/// POST /classes/{id}/sessions: 303 back; 404; 422 with the page again.
web::Response create_session(web::Request const& request, web::Context& context)
{
    auto const found = class_in(request, context);
    if (!found) return web::not_found();
    auto const held_on = web::read_day(request, "held_on");
    auto const periods = web::read_whole(request, "periods");
    base::Error error{base::Refusal::invalid};
    if (!held_on)
        error.problems.push_back({"held_on", "date.invalid", web::read_text(request, "held_on")});
    else if (*held_on < found->opened_on)
        error.problems.push_back({"held_on", "session.before_class"});
    if (!periods || *periods < 1) error.problems.push_back({"periods", "class.no_periods"});
    if (!error.problems.empty()) return class_response(context, *found, &error);
    add_session(context.tx, entry_of(context), found->id, {{}, *held_on, web::read_text(request, "topic"), *periods});
    return web::see_other(url_of(found->id));
}

std::optional<Session> session_in(web::Request const& request, web::Context& context, ClassId id)
{
    for (auto const& s : sessions(context.tx, id))
        if (s.id == SessionId::parse(request.in_path("session"))) return s;
    return std::nullopt;
}

web::Response view_session(web::Request const& request, web::Context& context)
{
    auto const c = class_in(request, context);
    auto const session = c ? session_in(request, context, c->id) : std::nullopt;
    if (!session) return web::not_found();
    std::map<EnrolmentId, std::int64_t> attended;
    for (auto const& cell : attendance(context.tx, c->id))
        if (cell.session == session->id) attended[cell.enrolment] = cell.periods_attended;
    AttendanceView view{.action = url_of(c->id) + "/sessions/" + session->id.text(),
                        .csrf = context.csrf,
                        .periods = session->periods,
                        .back_url = url_of(c->id)};
    for (auto const& l : learners_of(context, c->id)) {
        auto const known = attended.find(l.enrolment.id);
        view.lines.push_back({l.enrolment.id.text(), l.person.full_name,
                              std::to_string(known == attended.end() ? session->periods : known->second)});
    }
    web::Frame const frame{.title = session->topic.empty() ? base::vietnamese(session->held_on) : session->topic,
                           .pretitle = base::vietnamese(session->held_on),
                           .crumbs = {{c->name, url_of(c->id)}},
                           .active = "/classes"};
    return web::page(context, frame, [&](web::Html& out) { attendance_form(out, view); });
}

/// POST /classes/{id}/sessions/{session}: periods by learner; what is not a number from 0 to the session's periods is
/// left out.
web::Response update_session(web::Request const& request, web::Context& context)
{
    auto const c = class_in(request, context);
    auto const session = c ? session_in(request, context, c->id) : std::nullopt;
    if (!session) return web::not_found();
    std::vector<AttendanceCell> cells;
    for (auto const& e : enrolments(context.tx, c->id)) {
        auto const periods = base::parse_whole(request.form.get(e.id.text()));
        if (periods && *periods >= 0 && *periods <= session->periods) cells.push_back({session->id, e.id, *periods});
    }
    save_attendance(context.tx, entry_of(context), cells);
    return web::see_other(url_of(c->id));
}

constexpr web::Route routes[] = {
    {web::Method::post, "/classes/{id}/enrolments", edit_training, create_enrolment},
    {web::Method::get, "/classes/{id}/enrolments/{enrolment}", edit_training, edit_enrolment},
    {web::Method::post, "/classes/{id}/enrolments/{enrolment}", edit_training, update_enrolment},
    {web::Method::delete_, "/classes/{id}/enrolments/{enrolment}", edit_training, delete_enrolment},
    {web::Method::post, "/classes/{id}/enrolments/{enrolment}/certificate/cancellation", edit_training,
     create_cancellation},
    {web::Method::post, "/classes/{id}/sessions", edit_training, create_session},
    {web::Method::get, "/classes/{id}/sessions/{session}", edit_training, view_session},
    {web::Method::post, "/classes/{id}/sessions/{session}", edit_training, update_session},
};

}   // namespace

web::Response class_response(web::Context& context, TrainingClass const& c, base::Error const* error)
{
    auto const& texts = context.texts;
    bool const may_edit = context.actor.may(edit_training);
    ClassView view{.details = details_of(context, c), .csrf = context.csrf};
    std::size_t passed = 0;
    std::size_t certificates = 0;
    auto const learners = learners_of(context, c.id);
    for (auto const& l : learners) {
        passed += l.enrolment.result == ResultKind::passed ? 1 : 0;
        certificates += l.enrolment.certificate ? 1 : 0;
        view.learners.push_back(
            {"/people/" + l.person.id.text(), l.person.full_name, l.person.born ? base::vietnamese(*l.person.born) : "",
             l.enrolment.workplace, std::string{label_of(texts, l.enrolment.result)},
             std::string{tone_of(l.enrolment.result)}, l.enrolment.certificate ? l.enrolment.certificate->number : "",
             may_edit ? url_of(c.id) + "/enrolments/" + l.enrolment.id.text() : ""});
    }
    auto figure = [&](base::TextId label, std::size_t count, char const* icon) {
        view.figures.push_back({.label = std::string{texts.tr(label)}, .value = number(texts, count), .icon = icon});
    };
    figure("Learners", learners.size(), "users");
    figure("Passed", passed, "circle-check");
    figure("Certificates", certificates, "certificate");
    add_sessions(context, c, view);
    figure("Sessions", view.sessions.size(), "calendar");
    if (may_edit) {
        view.enrol_url = url_of(c.id) + "/enrolments";
        view.enrol_problem = web::problem_of(texts, error, "person");
        view.session_url = url_of(c.id) + "/sessions";
        view.held_on = {.name = "held_on",
                        .label = std::string{texts.tr("Held on")},
                        .problem = web::problem_of(texts, error, "held_on")};
        view.topic = {.name = "topic", .label = std::string{texts.tr("Topic")}, .max_length = 200};
        view.periods = {.name = "periods",
                        .label = std::string{texts.tr("Periods")},
                        .problem = web::problem_of(texts, error, "periods")};
    }
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

std::span<web::Route const> enrolment_page_routes() { return routes; }

}   // namespace training
