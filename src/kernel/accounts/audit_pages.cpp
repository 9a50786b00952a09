#include "base/text.hpp"
#include "kernel/accounts/audit.hpp"
#include "kernel/accounts/log_words.hpp"
#include "kernel/accounts/pages.hpp"
#include "kernel/accounts/store.hpp"
#include "platform/web/paging.hpp"
#include "platform/web/pieces.hpp"

namespace accounts {
namespace {

constexpr int page_size = 50;

std::optional<base::Date> day_of(web::Request const& request, char const* name)
{
    web::Request as_form;
    as_form.form.add("day", std::string{request.query.get(name)});
    return web::read_day(as_form, "day");
}

void rows_of(web::Html& out, std::vector<AuditLine> const& lines)
{
    for (auto const& line : lines) {
        out("<tr><td class='text-nowrap'>").text(base::vietnamese(line.at))("</td><td>");
        if (!line.by_name.empty())
            out.text(line.by_name);
        else if (line.action == "sign_in_failed")
            out.tr("Nobody signed in");
        else
            out.tr("Command line");
        out("</td><td>").text(action_text(out.texts(), line.action))("</td><td>");
        out.text(record_text(out.texts(), line.record_kind));
        auto const id = base::id_text(line.record_id);
        if (line.record_id != 0)
            out(" <a class='underlined'").url("href", web::with_parameter("/audit", "q", id))(">").text(id)("</a>");
        out("</td><td class='d-none d-md-table-cell text-secondary small text-break'>")
            .text(changes_text(out.texts(), line.changes))("</td></tr>");
    }
}

}   // namespace

web::Response list_log(web::Request const& request, web::Context& context)
{
    auto const& texts = context.texts;
    auto const text = [&](base::TextId id) { return std::string{texts.tr(id)}; };
    auto const search = base::clean(request.query.get("q"));
    auto const user = base::clean(request.query.get("user"));
    AuditQuery query{.from = day_of(request, "from"),
                     .to = day_of(request, "to"),
                     .before = web::parse_cursor(request.query.get("after")).value_or(web::Cursor{}).id,
                     .limit = page_size + 1};
    if (!search.empty()) query.record = base::parse_id(search).value_or(-1);   // -1: no record has it
    if (auto const account = find_account(context.tx, user); !user.empty())
        query.by = account ? account->id : UserId{-1};
    auto lines = list_audit(context.tx, query);

    web::Register table{.url = "/audit", .search = search, .search_label = text("Number of a record")};
    table.filters = {{"user", text("Sign-in name"), {}, user},
                     {"from", text("From day"), {}, std::string{request.query.get("from")}},
                     {"to", text("To day"), {}, std::string{request.query.get("to")}}};
    table.columns = {
        {text("Time")}, {text("Who")}, {text("What")}, {text("Record")}, {text("Changes"), "", false, true}};
    table.empty_text = text("Nothing was logged that matches. Widen the search.");
    std::optional<web::Cursor> next;
    if (lines.size() > page_size) {
        lines.pop_back();
        next = {{}, lines.back().id};
    }
    table.paging = web::paging(request, next);
    auto const rows = [&](web::Html& out) { rows_of(out, lines); };
    if (request.wants_fragment()) {
        web::Html out{texts};
        web::register_table(out, table, lines.size(), rows);
        return web::html(std::move(out));
    }
    return web::page(context, {.title = text("Log of changes"), .active = "/audit"},
                     [&](web::Html& out) { web::register_table(out, table, lines.size(), rows); });
}

}   // namespace accounts
