#include <map>

#include "platform/web/pieces.hpp"
#include "work/training/class_page.hpp"
#include "work/training/learner.hpp"
#include "work/training/pages.hpp"
#include "work/training/views.hpp"

namespace training {
namespace {

/// POST /classes/{id}/sessions: 303 back; 404; 422 with the page again.
web::Response create_session(web::Request const& request, web::Context& context)
{
    auto const found = class_in(request, context, edit_training);
    if (!found) return web::not_found();
    auto const session = make_session(*found, {.held_on = web::read_day(request, "held_on"),
                                               .held_on_text = web::read_text(request, "held_on"),
                                               .topic = web::read_text(request, "topic"),
                                               .periods = web::read_whole(request, "periods")});
    if (!session) return class_response(request, context, *found, &session.error());
    add_session(context.tx, entry_of(context), found->id, *session);
    return web::see_other(url_of(found->id));
}

struct Held {
    TrainingClass training_class;
    Session session;
};
std::optional<Held> session_in(web::Request const& request, web::Context& context)
{
    auto c = class_in(request, context, edit_training);
    if (!c) return std::nullopt;
    auto session = find_session(context.tx, c->id, SessionId::parse(request.in_path("session")));
    if (!session) return std::nullopt;
    return Held{std::move(*c), std::move(*session)};
}

/// Who is asked for, by enrolment: what was typed, else what was recorded, else that they were there all the time.
using Shown = std::map<EnrolmentId, std::string>;

web::Response attendance_page(web::Context& context, Held const& held, Shown const& shown, base::Error const* error)
{
    auto const& [c, session] = held;
    AttendanceView view{.action = url_of(c.id) + "/sessions/" + session.id.text(),
                        .csrf = context.csrf,
                        .periods = session.periods,
                        .back_url = url_of(c.id)};
    for (auto const& l : learners_of(context, enrolments(context.tx, c.id))) {
        auto const known = shown.find(l.enrolment.id);
        auto const value = known == shown.end() ? std::to_string(session.periods) : known->second;
        bool const wrong = error && !value.empty() && !attended_periods(session, value);
        view.lines.push_back({.field = l.enrolment.id.text(),
                              .name = l.person.full_name,
                              .value = value,
                              .problem = wrong ? web::problem_of(context.texts, error, "periods") : ""});
    }
    web::Frame const frame{.title = session.topic.empty() ? base::vietnamese(session.held_on) : session.topic,
                           .pretitle = base::vietnamese(session.held_on),
                           .crumbs = {{c.name, url_of(c.id)}},
                           .active = "/classes"};
    return web::page(
        context, frame, [&](web::Html& out) { attendance_form(out, view); }, error ? 422 : 200);
}

/// GET /classes/{id}/sessions/{session}: 200; 404.
web::Response view_session(web::Request const& request, web::Context& context)
{
    auto const held = session_in(request, context);
    if (!held) return web::not_found();
    Shown shown;
    for (auto const& cell : attendance(context.tx, held->training_class.id))
        if (cell.session == held->session.id) shown[cell.enrolment] = std::to_string(cell.periods_attended);
    return attendance_page(context, *held, shown, nullptr);
}

/// POST /classes/{id}/sessions/{session}: periods by learner, an empty field is not recorded; 303; 404; 422 with what
/// was typed.
web::Response update_session(web::Request const& request, web::Context& context)
{
    auto const held = session_in(request, context);
    if (!held) return web::not_found();
    Shown typed;
    std::vector<AttendanceCell> cells;
    bool all_right = true;
    for (auto const& e : enrolments(context.tx, held->training_class.id)) {
        auto const text = web::read_text(request, e.id.text());
        typed[e.id] = text;
        if (text.empty()) continue;
        auto const periods = attended_periods(held->session, text);
        all_right = all_right && periods;
        if (periods) cells.push_back({held->session.id, e.id, *periods});
    }
    if (!all_right) {
        base::Error const error{base::Refusal::invalid,
                                {{"periods", "session.periods_outside", std::to_string(held->session.periods)}}};
        return attendance_page(context, *held, typed, &error);
    }
    save_attendance(context.tx, entry_of(context), cells);
    return web::see_other(url_of(held->training_class.id));
}

constexpr web::Route routes[] = {
    {web::Method::post, "/classes/{id}/sessions", edit_training, create_session},
    {web::Method::get, "/classes/{id}/sessions/{session}", edit_training, view_session},
    {web::Method::post, "/classes/{id}/sessions/{session}", edit_training, update_session},
};

}   // namespace

std::span<web::Route const> session_page_routes() { return routes; }

}   // namespace training
