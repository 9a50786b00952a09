#include "platform/web/pieces.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/store.hpp"
#include "work/training/class_page.hpp"
#include "work/training/learner.hpp"
#include "work/training/pages.hpp"
#include "work/training/papers.hpp"
#include "work/training/views.hpp"

namespace training {
namespace {

/// POST /classes/{id}/enrolments: 303 back; 404; 422 with the page again; 409 when enrolled already.
web::Response create_enrolment(web::Request const& request, web::Context& context)
{
    auto const found = class_in(request, context, edit_training);
    if (!found) return web::not_found();
    auto const person =
        people::find(context.tx, context.actor, PersonId::parse(request.form.get("person")), context.today);
    if (!person) {
        base::Error const error{base::Refusal::invalid, {{"person", "class.choose_person"}}};
        return class_response(request, context, *found, &error);
    }
    auto const row = enrolment_of(context.tx, *found, *person);
    auto const placement = organisations::placement(context.tx, context.today);
    if (enrol(context.tx, *placement, entry_of(context), std::span{&row, 1}).front().state == Enrolled::already) {
        base::Error const error{base::Refusal::conflict, {{"person", "class.enrolled_already", person->full_name}}};
        return class_response(request, context, *found, &error);
    }
    return web::see_other(url_of(found->id));
}

/// "No. 12, issued on 5/6/2021, good until 5/6/2026".
std::string certificate_text(base::Texts const& texts, TrainingClass const& c, Certificate const& certificate)
{
    auto const issued_on = base::vietnamese(certificate.issued_on);
    if (auto const until = validity_of(c, certificate))
        return texts.tr("No. {0}, issued on {1}, good until {2}",
                        {certificate.number, issued_on, base::vietnamese(*until)});
    return texts.tr("No. {0}, issued on {1}", {certificate.number, issued_on});
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
    auto const by_rule = judged(c, e, sessions(context.tx, c.id), attendance(context.tx, c.id));
    if (by_rule != ResultKind::none)
        view.result.help = texts.tr("By attendance and paper: {0}", {label_of(texts, by_rule)});
    if (e.certificate) {
        view.certificate = certificate_text(texts, c, *e.certificate);
        view.cancel_certificate_action = here + "/certificate/cancellation";
        view.reason = field("reason", "Reason for cancelling it", "");
        view.papers = certificate_links(context, e.id);
    }
    if (error) view.problems = error->problems;
    web::Frame const frame{
        .title = person ? person->full_name : "", .crumbs = {{c.name, url_of(c.id)}}, .active = "/classes"};
    return web::page(
        context, frame, [&](web::Html& out) { enrolment_form(out, view); }, error ? web::status_of(error->kind) : 200);
}

struct Named {
    TrainingClass training_class;
    Enrolment enrolment;
};
std::optional<Named> enrolment_in(web::Request const& request, web::Context& context)
{
    auto c = class_in(request, context, edit_training);
    if (!c) return std::nullopt;
    auto e = find_enrolment(context.tx, c->id, EnrolmentId::parse(request.in_path("enrolment")));
    if (!e) return std::nullopt;
    return Named{std::move(*c), std::move(*e)};
}

/// GET /classes/{id}/enrolments/{enrolment}: 200; 404.
web::Response edit_enrolment(web::Request const& request, web::Context& context)
{
    auto const named = enrolment_in(request, context);
    return named ? show_enrolment(request, context, named->training_class, named->enrolment, nullptr)
                 : web::not_found();
}

/// POST /classes/{id}/enrolments/{enrolment}: result and, once, the certificate; 303; 404; 409 while a certificate
/// needs the result; 422 with the form again.
web::Response update_enrolment(web::Request const& request, web::Context& context)
{
    auto const named = enrolment_in(request, context);
    if (!named) return web::not_found();
    auto const& [c, e] = *named;
    auto const mark = web::read_text(request, "mark");
    OutcomeForm const form{.result = web::read_text(request, "result"),
                           .mark_tenths = mark_in_tenths(mark),
                           .mark_text = mark,
                           .number = web::read_text(request, "number"),
                           .issued_on = web::read_day(request, "issued_on")};
    if (form.number.empty() && !e.certificate && !web::read_text(request, "issued_on").empty()) {
        base::Error const half{base::Refusal::invalid, {{"number", "required"}}};
        return show_enrolment(request, context, c, e, &half);
    }
    auto const outcome = decide(context.tx, c, e, form, context.today);
    if (!outcome) return show_enrolment(request, context, c, e, &outcome.error());
    auto const placement = organisations::placement(context.tx, context.today);
    save(context.tx, *placement, entry_of(context), c, e, *outcome);
    return web::see_other(url_of(c.id));
}

/// DELETE /classes/{id}/enrolments/{enrolment}: it was a mistake; 303; 404.
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

constexpr web::Route routes[] = {
    {web::Method::post, "/classes/{id}/enrolments", edit_training, create_enrolment},
    {web::Method::get, "/classes/{id}/enrolments/{enrolment}", edit_training, edit_enrolment},
    {web::Method::post, "/classes/{id}/enrolments/{enrolment}", edit_training, update_enrolment},
    {web::Method::delete_, "/classes/{id}/enrolments/{enrolment}", edit_training, delete_enrolment},
    {web::Method::post, "/classes/{id}/enrolments/{enrolment}/certificate/cancellation", edit_training,
     create_cancellation},
};

}   // namespace

std::span<web::Route const> enrolment_page_routes() { return routes; }

}   // namespace training
