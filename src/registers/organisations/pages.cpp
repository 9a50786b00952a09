#include "registers/organisations/pages.hpp"

#include <algorithm>
#include <map>

#include "platform/web/paging.hpp"
#include "platform/web/pieces.hpp"
#include "registers/organisations/changes.hpp"
#include "registers/organisations/history.hpp"
#include "registers/organisations/store.hpp"
#include "registers/organisations/views.hpp"

namespace organisations {
namespace {

using base::Date;

constexpr std::int64_t most_nodes = 3000;
constexpr std::int64_t below_at_once = 50;
constexpr std::string_view all_lines[] = {"administrative", "party", "union", "youth", "women", "veterans", "agency"};

std::string kind_label(base::Texts const& texts, std::string_view kind)
{
    auto const* found = find_kind(kind);
    return std::string{found == nullptr ? kind : texts.of(found->label)};
}

std::string days_text(base::Texts const& texts, base::Period days)
{
    auto const from = base::vietnamese(days.from);
    if (days.to == base::forever) return texts.tr("from {0}", {from});
    return texts.tr("{0} to {1}", {from, base::vietnamese(days.to - base::Days{1})});
}

/// Units by the one they stand under; those whose parent is not drawn are roots.
std::vector<TreeLine> drawn(web::Context& context, std::vector<TreeNode> const& nodes, Date day)
{
    std::map<UnitId, std::vector<TreeNode const*>> below;
    std::map<UnitId, TreeNode const*> known;
    for (auto const& node : nodes) known[node.id] = &node;
    std::vector<TreeNode const*> roots;
    for (auto const& node : nodes) {
        if (node.parent && known.contains(*node.parent))
            below[*node.parent].push_back(&node);
        else
            roots.push_back(&node);
    }
    auto draw = [&](auto const& self, TreeNode const& node, int depth) -> TreeLine {
        TreeLine line{.name = node.name,
                      .kind = kind_label(context.texts, node.kind),
                      .url = web::with_parameter(url_of(node.id), "day", day == context.today ? "" : base::iso(day)),
                      .open = depth < 2};
        if (node.grassroots_below > 0)
            line.count =
                context.texts.tr("{0} grassroots organisations", {context.texts.number(node.grassroots_below)});
        for (auto const* child : below[node.id]) line.below.push_back(self(self, *child, depth + 1));
        return line;
    };
    std::vector<TreeLine> lines;
    for (auto const* root : roots) lines.push_back(draw(draw, *root, 0));
    return lines;
}

std::string tree_url(std::string_view line, std::string_view day)
{
    return web::with_parameter(web::with_parameter("/units", "line", line), "day", day);
}

/// GET /units: the tree of a line on a day; both stand in the address.
web::Response show_tree(web::Request const& request, web::Context& context)
{
    auto const& texts = context.texts;
    auto const line = parse_line(request.query.get("line")).value_or(Line::administrative);
    auto const day_text = web::read_text({.form = request.query}, "day");
    auto const asked = web::read_day({.form = request.query}, "day");
    auto const day = asked.value_or(context.today);
    auto const nodes = tree_on(context.tx, line, day, most_nodes);
    TreeView view{.line = std::string{name_of(line)},
                  .roots = drawn(context, nodes, day),
                  .count = texts.tr("{0} units on {1}",
                                    {texts.number(static_cast<std::int64_t>(nodes.size())), base::vietnamese(day)})};
    if (auto const alone = grassroots_alone(context.tx, line, day); alone > 0)
        view.alone =
            texts.tr("{0} grassroots organisations stand under no unit of this line. They are in their register.",
                     {texts.number(alone)});
    for (auto const name : all_lines)
        view.lines.push_back({std::string{texts.of(label_of(*parse_line(name)))},
                              tree_url(name, asked ? base::iso(day) : ""), name == name_of(line)});
    view.day = {
        .name = "day", .label = std::string{texts.tr("Day")}, .value = asked ? base::vietnamese(day) : day_text};
    if (!day_text.empty() && !asked) view.day.problem = texts.problem({"day", "date.invalid", day_text});
    view.days.push_back({std::string{texts.tr("Today")}, tree_url(name_of(line), ""), !asked || day == context.today});
    for (auto const change : days_of_change(context.tx, line))
        for (auto const one : {change - base::Days{1}, change})
            view.days.push_back({base::vietnamese(one), tree_url(name_of(line), base::iso(one)), asked == one});
    web::Frame frame{.title = std::string{texts.tr("Organisations")}, .active = "/units"};
    if (context.actor.may(edit_permission(line)))
        frame.actions = [&](web::Html& out) {
            out("<a class='btn btn-primary'")
                .url("href", web::with_parameter("/units/new", "line", name_of(line)))(">")
                .tr("Add a unit")("</a>");
            web::link_button(out, "/reorganisations", out.texts().tr("Reorganisations"), "", "git-merge");
        };
    return web::page(context, frame, [&](web::Html& out) { tree_page(out, view); });
}

std::vector<web::Moment> moments(web::Context& context, UnitId unit)
{
    auto const& texts = context.texts;
    std::vector<web::Moment> all;
    for (auto const& event : events(context.tx, unit)) {
        std::string text;
        if (!event.decision_number.empty()) text = texts.tr("Decision {0}", {event.decision_number});
        if (!event.issuer.empty()) text += (text.empty() ? "" : ", ") + event.issuer;
        if (!event.note.empty()) text += (text.empty() ? "" : ". ") + event.note;
        all.push_back({base::vietnamese(event.effective_on), std::string{texts.of(label_of_event(event.kind))}, text});
    }
    return all;
}

std::string share_text(base::Texts const& texts, SuccessionLine const& line)
{
    std::string text{line.share == Share::whole  ? texts.tr("whole")
                     : line.share == Share::most ? texts.tr("most of it")
                                                 : texts.tr("a part")};
    if (line.is_empty())
        text += ", " + std::string{texts.tr("land without people")};
    else if (line.people)
        text += ", " + texts.tr("{0} people", {texts.number(*line.people)});
    return text;
}

std::vector<DatedLine> dated(web::Context& context, std::vector<DatedUnit> const& rows)
{
    std::vector<DatedLine> lines;
    for (auto const& row : rows)
        lines.push_back(
            {name_on(context.tx, row.unit, row.days.from), url_of(row.unit), days_text(context.texts, row.days)});
    return lines;
}

std::vector<DatedLine> succession(web::Context& context, std::vector<SuccessionLine> const& rows)
{
    std::vector<DatedLine> lines;
    for (auto const& row : rows)
        lines.push_back({name_on(context.tx, row.other, row.effective_on), url_of(row.other),
                         context.texts.tr("from {0}", {base::vietnamese(row.effective_on)}),
                         share_text(context.texts, row)});
    return lines;
}

void fill_below(web::Request const& request, web::Context& context, Unit const& unit, Date day, UnitView& view)
{
    BelowQuestion question{.unit = unit.id, .day = day, .size = below_at_once + 1};
    if (auto const after = web::parse_cursor(request.query.get("after"))) {
        question.after_key = after->key;
        question.after_id = after->id;
    }
    auto rows = directly_below(context.tx, question);
    std::optional<web::Cursor> next;
    if (rows.size() > static_cast<std::size_t>(below_at_once)) {
        rows.pop_back();
        next = {rows.back().sort_key, rows.back().id.value};
    }
    view.paging = web::paging(request, next);
    view.below_heading = context.texts.tr("Below it on {0}", {base::vietnamese(day)});
    for (auto const& row : rows) {
        auto note = kind_label(context.texts, row.kind);
        if (row.all_below > 0) note += " · " + context.texts.tr("{0} below", {context.texts.number(row.all_below)});
        view.below.push_back({row.name, url_of(row.id), "", note});
    }
}

void fill_actions(web::Context& context, Unit const& unit, UnitView& view)
{
    if (unit.ended_on || !may_edit(context, unit)) return;
    auto add_action = [&](base::TextId label, char const* path, char const* icon) {
        view.actions.push_back({std::string{context.texts.tr(label)}, url_of(unit.id) + path, icon});
    };
    add_action("Rename", "/name", "pencil");
    add_action("Put under another unit", "/parent", "arrows-move");
    if (!kinds_open_to(unit.kind).empty()) add_action("Become another kind", "/kind", "arrow-up-circle");
    if (unit.line != Line::administrative) {
        auto const* kind = find_kind(unit.kind);
        if (kind != nullptr && !kind->grassroots)
            add_action("Areas it serves", "/place", "map-pin");
        else
            add_action("Move to another area", "/place", "map-pin");
        if (suspended_on(events(context.tx, unit.id), context.today))
            add_action("Resume", "/resumption", "player-play");
        else
            add_action("Suspend", "/suspension", "player-pause");
    }
    add_action("Merge or divide", "/succession", "git-merge");
    add_action("End", "/ending", "circle-x");
}

/// Committees are a slice of their own, which asks the same again.
bool may_see_committee(web::Context& context, Unit const& unit)
{
    if (unit.line == Line::administrative || unit.line == Line::agency) return false;
    web::Permission const permission{unit.line == Line::party ? "party.view" : "unions.view"};
    return context.actor.may(permission) &&
           wholly_in_scope(context.tx, context.actor, permission, unit.id, context.today);
}

/// GET /units/{id}?day=
web::Response show_unit(web::Request const& request, web::Context& context)
{
    auto const day = web::read_day({.form = request.query}, "day").value_or(context.today);
    auto const found = find(context.tx, UnitId::parse(request.in_path("id")), day);
    if (!found) return web::not_found();
    auto const& unit = *found;
    auto const& texts = context.texts;
    UnitView view{.moments = moments(context, unit.id)};
    auto detail = [&](base::TextId label, std::string value, std::string url = {}) {
        view.details.push_back({std::string{texts.tr(label)}, std::move(value), std::move(url)});
    };
    detail("Kind", kind_label(texts, unit.kind));
    detail("Line", std::string{texts.of(label_of(unit.line))});
    detail("Code", unit.code);
    if (unit.parent) detail("Stands under", name_on(context.tx, *unit.parent, day), url_of(*unit.parent));
    if (unit.place) detail("Area served", name_on(context.tx, *unit.place, day), url_of(*unit.place));
    detail("Founded on", base::vietnamese(unit.founded_on));
    if (suspended_on(events(context.tx, unit.id), day)) detail("State", std::string{texts.tr("Suspended")});
    if (unit.ended_on) {
        auto const last = base::vietnamese(*unit.ended_on - base::Days{1});
        detail("Last day", last);
        view.ended = texts.tr("This unit existed until {0}.", {last});
    }
    for (auto const& row : names(context.tx, unit.id)) view.names.push_back({row.name, "", days_text(texts, row.days)});
    view.parents = dated(context, parents(context.tx, unit.id));
    view.places = dated(context, places(context.tx, unit.id));
    view.serving = dated(context, serving(context.tx, unit.id));
    view.predecessors = succession(context, predecessors(context.tx, unit.id));
    view.successors = succession(context, successors(context.tx, unit.id));
    if (may_see_committee(context, unit))
        detail("Committee", std::string{texts.tr("Open")}, url_of(unit.id) + "/committee");
    fill_below(request, context, unit, day, view);
    fill_actions(context, unit, view);
    web::Frame const frame{.title = unit.name,
                           .pretitle = kind_label(texts, unit.kind),
                           .crumbs = {{std::string{texts.tr("Organisations")}, tree_url(name_of(unit.line), "")}},
                           .active = "/units"};
    return web::page(context, frame, [&](web::Html& out) { unit_page(out, view); });
}

constexpr auto get = web::Method::get;
constexpr auto post = web::Method::post;
constexpr web::Route table[] = {
    {get, "/units", view_organisations, show_tree},
    {get, "/units/new", view_organisations, new_unit},
    {post, "/units", view_organisations, create_unit},
    {get, "/units/{id}", view_organisations, show_unit},
};

}   // namespace

bool may_edit(web::Context& context, Unit const& unit)
{
    auto const permission = edit_permission(unit.line);
    return context.actor.may(permission) &&
           wholly_in_scope(context.tx, context.actor, permission, unit.id, context.today);
}

std::span<web::Route const> page_routes()
{
    static auto const all = [] {
        std::vector<web::Route> routes{std::begin(table), std::end(table)};
        routes.insert(routes.end(), decision_page_routes().begin(), decision_page_routes().end());
        return routes;
    }();
    return all;
}

}   // namespace organisations
