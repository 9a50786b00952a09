#include <algorithm>
#include <map>

#include "registers/organisations/place_names.hpp"
#include "registers/organisations/store.hpp"
#include "registers/reorganisations/handover.hpp"
#include "registers/reorganisations/pages.hpp"
#include "registers/reorganisations/views.hpp"
#include "registers/reorganisations/world.hpp"

/// The page of a plan, filled.
namespace reorganisations {
namespace {

constexpr std::size_t most_in_bucket = 200;

struct ChangeLink {
    std::string_view what;
    base::TextId label;
};
constexpr ChangeLink links[] = {{"merge", "Merge"},
                                {"divide", "Divide"},
                                {"found", "Found a unit"},
                                {"rename", "Rename"},
                                {"put_under", "Put under another unit"},
                                {"serve", "Areas it serves"},
                                {"end", "End"}};

std::string shown(std::optional<base::Date> day) { return day ? base::vietnamese(*day) : std::string{}; }

std::vector<TreeLine> drawn(web::Context& context, std::vector<Node> const& nodes)
{
    auto const& texts = context.texts;
    std::map<UnitId, std::vector<Node const*>> below;
    std::map<UnitId, Node const*> known;
    for (auto const& node : nodes) known[node.unit] = &node;
    std::vector<Node const*> roots;
    for (auto const& node : nodes) {
        if (node.parent && known.contains(*node.parent))
            below[*node.parent].push_back(&node);
        else
            roots.push_back(&node);
    }
    auto const draw = [&](auto const& self, Node const& node, int depth) -> TreeLine {
        TreeLine line{.name = node.name};
        if (node.mark == "new") line.mark = texts.tr("new");
        if (node.mark == "ends") line.mark = texts.tr("ends");
        if (node.mark == "changed") line.mark = texts.tr("changes");
        line.tone = node.mark == "new" ? "good" : node.mark == "ends" ? "bad" : "warning";
        if (depth < 16)
            for (auto const* child : below[node.unit]) line.below.push_back(self(self, *child, depth + 1));
        return line;
    };
    std::vector<TreeLine> lines;
    for (auto const* root : roots) lines.push_back(draw(draw, *root, 0));
    return lines;
}

std::string counted(base::Texts const& texts, Count const& count, bool members)
{
    auto text = texts.tr("{0} organisations", {texts.number(count.organisations)});
    if (members) text += ", " + texts.tr("{0} members", {texts.number(count.members)});
    return text;
}

DivisionView division_view(web::Context& context, Plan const& plan, Step const& step, Division const& division)
{
    auto const& texts = context.texts;
    bool const open = plan.state == State::draft;
    DivisionView view{.former = name_in(context, plan, step.unit), .former_id = step.unit.text()};
    if (open) view.rule_action = url_of(plan.id) + "/rules";
    view.mark_action = url_of(plan.id) + "/marks";
    for (auto const by : {By::area, By::village, By::below, By::rest})
        view.ways.push_back({std::string{name_of(by)}, std::string{texts.of(label_of(by))}});
    view.area_search = web::with_parameter("/api/v1/units", "line", "administrative");
    view.unit_search = "/api/v1/units";
    for (auto const& successor : step.successors) {
        if (successor.empty()) continue;
        auto name = name_in(context, plan, successor.unit);
        auto const taken = division.taken.find(successor.unit);
        view.taken.push_back(
            {name, counted(texts, taken == division.taken.end() ? Count{} : taken->second, plan.line != Line::party)});
        view.successors.push_back({successor.unit.text(), std::move(name)});
    }
    for (auto const& rule : plan.rules) {
        if (rule.former != step.unit) continue;
        auto const took = division.by_rule.find(rule.id);
        view.rules.push_back({sentence_of(context, plan, rule),
                              texts.tr("takes {0}", {texts.number(took == division.by_rule.end() ? 0 : took->second)}),
                              open ? url_of(plan.id) + "/rules/" + rule.id.text() + "/removal" : std::string{}});
    }
    organisations::PlaceNames places{context.tx, context.today};
    for (auto const& thing : division.left) {
        if (view.bucket.size() == most_in_bucket) break;
        std::string hint = thing.place ? std::string{places.of(*thing.place)} : "";
        if (!thing.village.empty()) hint += (hint.empty() ? "" : ", ") + thing.village;
        view.bucket.push_back({thing.unit.text(), thing.name, std::move(hint)});
    }
    if (division.left.size() > most_in_bucket)
        view.bucket_more =
            texts.tr("and {0} more", {texts.number(static_cast<std::int64_t>(division.left.size() - most_in_bucket))});
    return view;
}

void fill_decision(web::Context& context, Plan const& plan, Outcome const& outcome, PlanView& view)
{
    auto const& texts = context.texts;
    auto const detail = [&](base::TextId label, std::string value) {
        view.details.push_back({std::string{texts.tr(label)}, std::move(value)});
    };
    detail("Decision number", plan.decision.number);
    detail("Decided on", shown(plan.decision.decided_on));
    detail("Effective on", shown(plan.decision.effective_on));
    detail("Issued by", plan.decision.issuer);
    detail("Note", plan.decision.note);
    if (plan.state == State::draft) {
        view.edit_url = url_of(plan.id) + "/decision";
        if (outcome.ready()) view.carry_action = url_of(plan.id) + "/carrying-out";
        view.drop_action = url_of(plan.id) + "/dropping";
        return;
    }
    if (plan.state == State::carried_out) view.undo_action = url_of(plan.id) + "/taking-back";
    if (plan.state_at) {
        auto const on = base::vietnamese(base::civil_day(*plan.state_at));
        view.done = texts.tr("On {0}: {1}.", {on, texts.of(label_of(plan.state))});
        if (plan.state == State::carried_out)
            view.done += " " + texts.tr("Print of what went along, equal before and after: {0}.", {plan.digest});
    }
}

}   // namespace

std::string tone_of(State state) { return state == State::carried_out ? "good" : state == State::draft ? "info" : ""; }

web::Response show_plan(web::Context& context, Plan const& plan, base::Error const* error)
{
    auto const& texts = context.texts;
    bool const open = plan.state == State::draft;
    // once carried out, what it was judged by is the past
    auto const outcome = open ? judge(plan, world_of(context.tx, plan, context.today), context.today) : Outcome{};
    PlanView view{.csrf = context.csrf,
                  .state = std::string{texts.of(label_of(plan.state))},
                  .tone = tone_of(plan.state),
                  .is_draft = open,
                  .counts_members = plan.line == Line::union_ || plan.line == Line::administrative,
                  .before = drawn(context, outcome.before),
                  .after = drawn(context, outcome.after),
                  .revision = std::to_string(plan.revision)};
    if (error != nullptr) view.problems = error->problems;
    for (auto const& step : plan.steps)
        view.steps.push_back({sentence_of(context, plan, step), "",
                              open ? url_of(plan.id) + "/changes/" + step.id.text() + "/removal" : std::string{}});
    if (open)
        for (auto const& link : links)
            view.change_links.push_back({std::string{texts.tr(link.label)}, "",
                                         url_of(plan.id) + "/changes/new?what=" + std::string{link.what}});
    for (auto const& step : plan.steps) {
        auto const division = std::ranges::find(outcome.divisions, step.unit, &Division::former);
        if (step.what == What::succeed && step.successors.size() > 1 && division != outcome.divisions.end())
            view.divisions.push_back(division_view(context, plan, step, *division));
    }
    for (auto const& finding : outcome.findings) {
        std::string sentence;
        if (finding.step) {
            auto const step = std::ranges::find(plan.steps, *finding.step, &Step::id);
            sentence = name_in(context, plan, step->unit) + ": ";
        } else if (finding.problem.code == "required") {
            sentence = std::string{finding.problem.field == "decision_number" ? texts.tr("Decision number")
                                                                              : texts.tr("Effective on")} +
                       ": ";
        }
        view.findings.push_back(sentence + texts.problem(finding.problem));
    }
    for (auto const& row : outcome.counts)
        view.counts.push_back({row.name.empty() ? name_in(context, plan, row.unit) : row.name, row.before.organisations,
                               row.after.organisations, row.before.members, row.after.members});
    fill_decision(context, plan, outcome, view);
    for (auto const& handover : handovers_of(context.tx, plan.id))
        view.handovers.push_back({organisations::name_on(context.tx, handover.unit, context.today),
                                  "/handovers/" + handover.id.text(), static_cast<std::int64_t>(handover.done()),
                                  static_cast<std::int64_t>(handover.items.size())});
    web::Frame frame{.title = plan.title,
                     .pretitle = organisations::name_on(context.tx, plan.above, context.today),
                     .crumbs = {{std::string{texts.tr("Reorganisations")}, "/reorganisations"}},
                     .active = "/units"};
    frame.actions = [&](web::Html& out) { web::badge(out, view.state, view.tone); };
    return web::page(
        context, frame, [&](web::Html& out) { plan_page(out, view); },
        error == nullptr ? 200 : web::status_of(error->kind));
}

}   // namespace reorganisations
