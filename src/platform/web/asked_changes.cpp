#include "platform/web/asked_changes.hpp"

#include <algorithm>

#include "platform/web/paging.hpp"

namespace web {
namespace {

void head(Html& out, std::initializer_list<base::TextId> columns)
{
    out("<div class='table-responsive' tabindex='0'><table class='table table-vcenter'><thead><tr>");
    for (auto const column : columns) out("<th>").tr(column)("</th>");
    out("</tr></thead><tbody>");
}

void open_changes(Html& body, AskedChangesView const& view)
{
    body("<form method='post'").url("action", view.action)(">");
    csrf(body, view.csrf);
    problems(body, view.problems);
    head(body, {"Field", "Before", "Asked for"});
    for (auto const& line : view.open) {
        body("<tr><td><label class='form-check mb-0'><input class='form-check-input' type='checkbox'");
        body(" name='change' checked").attribute("value", line.id)("><span class='form-check-label'>");
        body.text(line.field)("</span></label><div class='text-secondary small'>").text(line.evidence)("<br>");
        body.text(line.asked)("</div></td><td>").text(line.before)("</td><td><strong>").text(line.after);
        body("</strong></td>");
        body("</tr>");
    }
    body("</tbody></table></div>");
    text_field(body, view.why);
    body("<div class='d-flex flex-wrap gap-2'><button type='submit' name='act' value='agree' class='btn btn-primary'>");
    body.tr("Make the chosen changes")("</button><button type='submit' name='act' value='refuse' class='btn'>");
    body.tr("Refuse the chosen")("</button></div></form>");
}

void waiting_register(Html& out, Register const& table, std::vector<AskedChange> const& lines)
{
    register_table(out, table, lines.size(), [&](Html& rows) {
        for (auto const& line : lines) {
            rows("<tr><td><a").url("href", line.url)(">").text(line.record)("</a><div class='text-secondary small'>");
            rows.text(line.evidence)("</div></td><td>").text(line.field)("</td><td class='d-none d-md-table-cell'>");
            rows.text(line.before)("</td><td>").text(line.after)("</td></tr>");
        }
    });
}

}   // namespace

std::string decision_text(base::Texts const& texts, std::optional<bool> agreed, std::string_view why)
{
    std::string text{!agreed ? texts.tr("waits") : *agreed ? texts.tr("agreed") : texts.tr("refused")};
    if (!why.empty()) text.append(": ").append(why);
    return text;
}

Response list_asked_changes(Request const& request, Context& context, AskedOf const& of,
                            std::vector<AskedChange> const& lines, std::optional<Cursor> const& next)
{
    auto const& texts = context.texts;
    std::string const url{of.url};
    Register const table{.url = url + "/changes",
                         .columns = {{std::string{texts.tr(of.record)}},
                                     {std::string{texts.tr("Field")}},
                                     {std::string{texts.tr("Before")}, "", false, true},
                                     {std::string{texts.tr("Asked for")}}},
                         .paging = paging(request, next),
                         .empty_text = std::string{texts.tr("Nothing waits for a decision.")}};
    Frame const frame{.title = std::string{texts.tr("Changes that wait")},
                      .crumbs = {{std::string{texts.tr(of.title)}, url}},
                      .active = url};
    return page(context, frame, [&](Html& out) { waiting_register(out, table, lines); });
}

Response show_asked_changes(Request const& request, Context& context, AskedOf const& of, AskedOfRecord const& record,
                            base::Error const* error)
{
    auto const& texts = context.texts;
    AskedChangesView view{.action = record.url + "/changes",
                          .csrf = context.csrf,
                          .open = record.open,
                          .decided = record.decided,
                          .why = {.name = "why",
                                  .label = std::string{texts.tr("Why")},
                                  .value = std::string{request.form.get("why")},
                                  .problem = problem_of(texts, error, "why"),
                                  .help = std::string{texts.tr("Needed when they are refused.")}}};
    if (error) {
        view.problems = error->problems;
        for (auto& problem : view.problems)
            if (problem.field != "why") problem.field = "";   // of the record, which is not on this page
    }
    std::string const url{of.url};
    Frame const frame{.title = std::string{texts.tr("Proposed changes")},
                      .crumbs = {{std::string{texts.tr(of.title)}, url}, {record.name, record.url}},
                      .active = url};
    return page(
        context, frame, [&](Html& out) { asked_changes_page(out, view); }, error ? status_of(error->kind) : 200);
}

std::vector<base::Problem> decision_problems(bool any_chosen, bool agreed, std::string_view why, std::string_view list)
{
    std::vector<base::Problem> problems;
    if (!any_chosen) problems.push_back({std::string{list}, "change.none_chosen"});
    if (!agreed && why.empty()) problems.push_back({"why", "required"});
    return problems;
}

AskedDecision read_decision(Request const& request)
{
    return {request.form.get("act") == "agree", read_text(request, "why")};
}

bool is_marked(Request const& request, std::string_view id)
{
    auto const marked = request.form.list("change");
    return std::ranges::find(marked, id) != marked.end();
}

void asked_changes_page(Html& out, AskedChangesView const& view)
{
    auto const& texts = out.texts();
    if (!view.open.empty()) {
        out("<div class='mb-3'>");
        card(out, texts.tr("Waiting for a decision"), [&](Html& body) { open_changes(body, view); });
        out("</div>");
    }
    card(out, texts.tr("Decided so far"), [&](Html& body) {
        if (view.decided.empty()) {
            body("<p class='text-secondary'>").tr("Nothing has been decided yet.")("</p>");
            return;
        }
        head(body, {"Field", "Before", "Asked for", "Decision"});
        for (auto const& line : view.decided) {
            body("<tr><td>").text(line.field)("<div class='text-secondary small'>").text(line.asked)("</div></td><td>");
            body.text(line.before)("</td><td>").text(line.after)("</td><td>").text(line.decision)("</td></tr>");
        }
        body("</tbody></table></div>");
    });
}

}   // namespace web
