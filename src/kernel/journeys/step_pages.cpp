#include <algorithm>

#include "kernel/accounts/store.hpp"
#include "kernel/journeys/pages.hpp"
#include "kernel/journeys/views.hpp"
#include "kernel/papers/kind.hpp"
#include "kernel/papers/store.hpp"

namespace journeys {
namespace {

struct FormOf {
    web::Request const& request;
    web::Context& context;
    base::Error const* error;
    web::Field field(std::string_view name, std::string label, bool required = false, std::string value = {}) const
    {
        bool const sent = error != nullptr;
        return {.name = std::string{name},
                .label = std::move(label),
                .value = sent ? std::string{request.form.get(name)} : std::move(value),
                .problem = web::problem_of(context.texts, error, name),
                .required = required};
    }
    web::Field labelled(std::string_view name, base::TextId label, bool required = false) const
    {
        return field(name, std::string{context.texts.tr(label)}, required);
    }
};

StepField field_of(FormOf const& form, Seen const& seen, Field const& field)
{
    auto const language = form.context.texts.language();
    StepField made{form.field(field.name, field.label.in(language), field.required)};
    switch (field.kind) {
        case FieldKind::number:
            made.control = Control::number;
            break;
        case FieldKind::day:
            made.control = Control::day;
            break;
        case FieldKind::text:
            made.field.max_length = 300;
            break;
        case FieldKind::choice:
            made.control = Control::choice;
            if (!field.required) made.choices.push_back({"", "–"});
            for (auto const& choice : field.choices) made.choices.push_back({choice.code, choice.name.in(language)});
            if (field.from_slice && seen.source->choices != nullptr)
                for (auto& choice : seen.source->choices(form.context, seen.journey, field.name))
                    made.choices.push_back(std::move(choice));
    }
    return made;
}

/// Number and day of the paper that was made here for this step, the newest that is not void.
void fill_in(web::Context& context, Seen const& seen, PaperSlot const& slot, PaperFields& fields)
{
    if (slot.kind.empty()) return;
    for (auto const& paper : papers::papers_about(context.tx, slot.kind, seen.journey.id.value)) {
        if (paper.voided_at) continue;
        if (fields.number) fields.number->value = paper.number_text;
        fields.dated_on.value = base::vietnamese(paper.dated_on);
        fields.issuer.value = accounts::unit_name(context.tx, paper.unit, context.today);
        return;
    }
}

PaperFields fields_of(FormOf const& form, Seen const& seen, Step const& step, PaperSlot const& slot)
{
    auto const& texts = form.context.texts;
    auto const& controls = slot.controls;
    PaperFields made{.name = slot.name.in(texts.language()),
                     .required = slot.required,
                     .dated_on = form.labelled(controls.dated_on, "Day of the paper", slot.required),
                     .issuer = form.labelled(controls.issuer, "Issued by"),
                     .kept_at = form.labelled(controls.kept_at, "Where the paper is kept", slot.required)};
    if (slot.numbered) made.number = form.labelled(controls.number, "Number and symbol", slot.required);
    if (slot.expires) made.expires_on = form.labelled(controls.expires_on, "Last day of use");
    if (!slot.kind.empty() && form.context.actor.may(papers::make_papers) && papers::find_kind(slot.kind) != nullptr)
        made.make_url =
            web::with_parameter("/papers/kinds/" + slot.kind + "/papers/new?record=" + seen.journey.id.text(), "next",
                                url_of(seen.journey.id) + "/steps/" + step.code);
    if (form.error == nullptr) fill_in(form.context, seen, slot, made);
    return made;
}

void add_vote(FormOf const& form, StepView& view, Seen const& seen, Step const& step)
{
    auto const& texts = form.context.texts;
    auto const today = form.context.today;
    auto const known = seen.source->known(form.context, seen.journey, today).number(step.vote->base);
    view.vote = {
        form.field("vote_base", step.vote->base_name.in(texts.language()), true, known ? std::to_string(*known) : ""),
        form.labelled("vote_present", "Present", true), form.labelled("vote_agreed", "Agreed", true),
        form.labelled("vote_against", "Against")};
    auto const fraction = rulebook::embedded().ratio(step.vote->fraction, today);
    view.vote_help = texts.tr("At least {0} of all of them must agree; those absent count too.",
                              {std::to_string(fraction.top) + "/" + std::to_string(fraction.bottom)});
}

web::Response show_step(web::Request const& request, web::Context& context, Seen const& seen, Step const& step,
                        base::Error const* error)
{
    auto const& texts = context.texts;
    FormOf const form{request, context, error};
    StepView view{.action = url_of(seen.journey.id) + "/steps/" + step.code,
                  .cancel_url = url_of(seen.journey.id),
                  .csrf = context.csrf,
                  .help = step.help.in(texts.language()),
                  .submit = step.name.in(texts.language()),
                  .on = form.field("on", std::string{texts.tr("Day")}, true, base::vietnamese(context.today))};
    auto const* to = seen.state_on(base::forever).definition->find_stage(step.to);
    if (to != nullptr && to->forgets)
        view.warning = texts.tr(
            "With this step it is erased here who it was about, and what was noted of papers. Only "
            "numbers stay. It cannot be taken back.");
    for (auto const& field : step.fields) view.fields.push_back(field_of(form, seen, field));
    for (auto const& slot : step.papers) view.papers.push_back(fields_of(form, seen, step, slot));
    if (step.vote) add_vote(form, view, seen, step);
    if (error != nullptr) view.problems = error->problems;
    web::Frame const frame{
        .title = step.name.in(texts.language()),
        .pretitle = seen.journey.title,
        .crumbs = {{std::string{texts.tr("Work under way")}, "/journeys"},
                   {find_definition(seen.journey.code, seen.journey.version)->name.in(texts.language()),
                    url_of(seen.journey.id)}},
        .active = "/journeys"};
    return web::page(
        context, frame, [&](web::Html& out) { step_form(out, view); },
        error == nullptr ? 200 : web::status_of(error->kind));
}

struct AtStep {
    Seen seen;
    Step const* step;
};
/// The journey of the address, when it may be carried on, and the step, when the definition has it.
std::optional<AtStep> step_in(web::Request const& request, web::Context& context)
{
    auto seen = editable_in(request, context);
    if (!seen) return std::nullopt;
    auto const* step = seen->state_on(base::forever).definition->find_step(request.in_path("step"));
    if (step == nullptr) return std::nullopt;
    return AtStep{std::move(*seen), step};
}

/// GET /journeys/{id}/steps/{step}: the form; 404; 409 with the journey and why, when the step does not follow.
web::Response new_step(web::Request const& request, web::Context& context)
{
    auto const at = step_in(request, context);
    if (!at) return web::not_found();
    auto const state = at->seen.state_on(base::forever);
    auto const open = open_steps(state);
    if (std::find(open.begin(), open.end(), at->step) == open.end()) {
        base::Error const refused{base::Refusal::conflict, {not_open(state, *at->step)}};
        return page_of_journey(request, context, at->seen, &refused);
    }
    return show_step(request, context, at->seen, *at->step, nullptr);
}

/// POST /journeys/{id}/steps/{step}: 303 to the journey; 404; 409 and 422 with the form again.
web::Response create_step(web::Request const& request, web::Context& context)
{
    auto const at = step_in(request, context);
    if (!at) return web::not_found();
    auto const typed = read_form(request, *at->step);
    if (!typed.unreadable.empty()) {
        base::Error const unreadable{base::Refusal::invalid, typed.unreadable};
        return show_step(request, context, at->seen, *at->step, &unreadable);
    }
    auto const taken = carry_on(context, at->seen, at->step->code, typed.form);
    if (!taken) return show_step(request, context, at->seen, *at->step, &taken.error());
    return web::see_other(url_of(at->seen.journey.id));
}

using enum web::Method;
constexpr web::Route table[] = {
    {get, "/journeys/{id}/steps/{step}", edit_journeys, new_step},
    {post, "/journeys/{id}/steps/{step}", edit_journeys, create_step},
};

}   // namespace

std::span<web::Route const> step_routes() { return table; }

}   // namespace journeys
