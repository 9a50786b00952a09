#include <algorithm>

#include "kernel/accounts/store.hpp"
#include "kernel/lists/alerts.hpp"
#include "kernel/lists/export_task.hpp"
#include "kernel/lists/pages.hpp"
#include "kernel/lists/store.hpp"
#include "kernel/lists/views.hpp"

namespace lists {
namespace {

constexpr web::Permission everyone = web::signed_in;   // each list asks for a permission of its own

bool is_own(web::Context const& context, SavedList const& list) { return list.owner == UserId{context.actor.user}; }

std::string alert_text(base::Texts const& texts, Alert const& alert)
{
    if (alert.beyond == "more") return texts.tr("more than {0}", {texts.number(alert.number)});
    return alert.beyond == "fewer" ? texts.tr("fewer than {0}", {texts.number(alert.number)}) : "";
}

SavedLine line_of(web::Context& context, Counted const& one)
{
    auto const& texts = context.texts;
    auto const& list = one.list;
    SavedLine line{.name = list.name,
                   .url = url_of(*one.source, list.query),
                   .of = std::string{texts.of(one.source->label)},
                   .count = count_text(texts, one.count, most_counted)};
    if (!is_own(context, list)) {
        line.shared = texts.tr("shared by {0}", {list.owner_name});
        return line;
    }
    if (list.shared_with)
        line.shared = texts.tr("shared with {0}", {accounts::unit_name(context.tx, *list.shared_with, context.today)});
    line.alert = alert_text(texts, list.alert);
    line.raised = list.alert_since.has_value();
    if (line.raised) line.alert += " · " + texts.tr("since {0}", {base::vietnamese(*list.alert_since)});
    line.edit_url = "/lists/" + list.id.text();
    return line;
}

void add_workbooks(web::Context& context, SavedView& view)
{
    auto const& texts = context.texts;
    for (auto const& one : recent_exports(context.tx, context.actor, context.now - std::chrono::hours{24})) {
        auto const* source = visible_source(context, one.source);
        auto const state = state_of(context, one);
        if (source == nullptr || state == ExportState::gone) continue;
        view.workbooks.push_back({url_of(one.id), std::string{texts.of(source->label)}, base::vietnamese(one.asked_at),
                                  state == ExportState::made      ? texts.tr("{0} rows", {texts.number(one.rows)})
                                  : state == ExportState::running ? std::string{texts.tr("being made")}
                                                                  : std::string{texts.tr("interrupted")}});
    }
}

/// GET /lists
web::Response list_lists(web::Request const&, web::Context& context)
{
    SavedView view;
    for (auto const& one : counted_lists(context)) view.lines.push_back(line_of(context, one));
    add_workbooks(context, view);
    web::Frame frame{.title = std::string{context.texts.tr("Saved lists")}, .active = "/lists"};
    frame.actions = [](web::Html& out) {
        web::link_button(out, "/list-changes", out.texts().tr("Changes of many"), "", "history");
    };
    return web::page(context, frame, [&](web::Html& out) { saved_page(out, view); });
}

SavedListForm form_of(web::Request const& request)
{
    SavedListForm form{.name = web::read_text(request, "name"),
                       .beyond = web::read_text(request, "beyond"),
                       .number = web::read_text(request, "number")};
    if (auto const unit = UnitId::parse(request.form.get("shared_with"))) form.shared_with = unit;
    return form;
}

SavedListForm form_of(SavedList const& list)
{
    return {list.name, list.shared_with, list.alert.beyond,
            list.alert.beyond.empty() ? "" : std::to_string(list.alert.number)};
}

std::vector<web::Choice> unit_choices(web::Context& context, std::optional<UnitId> chosen)
{
    auto units = own_units(context.actor);
    if (chosen && std::ranges::find(units, *chosen) == units.end()) units.push_back(*chosen);
    std::vector<web::Choice> choices{{"", std::string{context.texts.tr("nobody, only me")}}};
    for (auto const unit : units)
        choices.push_back({unit.text(), context.texts.tr("everyone with a role in {0} and below",
                                                         {accounts::unit_name(context.tx, unit, context.today)})});
    return choices;
}

web::Response show_form(web::Context& context, Source const& source, SavedList const& list, SavedListForm const& form,
                        base::Error const* error)
{
    auto const& texts = context.texts;
    auto const field = [&](std::string_view name, base::TextId label, std::string value) {
        return web::Field{.name = std::string{name},
                          .label = std::string{texts.tr(label)},
                          .value = std::move(value),
                          .problem = web::problem_of(texts, error, name)};
    };
    auto const counted = count(source, reading_of(context), fields_of(list.query), most_counted + 1);
    bool const is_new = !list.id;
    auto const url = is_new ? std::string{"/lists"} : "/lists/" + list.id.text();
    SavedFormView view{
        .action = url,
        .csrf = context.csrf,
        .lead = texts.tr("{0}: {1} match now.", {texts.of(source.label), count_text(texts, counted, most_counted)}),
        .list_url = url_of(source, list.query),
        .source = list.source,
        .query = list.query,
        .revision = list.revision,
        .name = field("name", "Name of the list", form.name),
        .shared_with = field("shared_with", "Shared with", form.shared_with ? form.shared_with->text() : ""),
        .beyond = field("beyond", "Tell me when there are", form.beyond),
        .number = field("number", "than this number", form.number),
        .units = unit_choices(context, list.shared_with),
        .alerts = {{"", std::string{texts.tr("never")}},
                   {"more", std::string{texts.tr("more")}},
                   {"fewer", std::string{texts.tr("fewer")}}}};
    view.name.required = true;
    view.name.max_length = 100;
    view.shared_with.help = texts.tr("Everybody who opens it sees only what is theirs to see.");
    view.number.input_mode = "numeric";
    if (error != nullptr) view.problems = error->problems;
    if (!is_new) view.remove_action = url + "/removal";
    web::Frame const frame{.title = is_new ? std::string{texts.tr("Save a list")} : list.name,
                           .crumbs = {{std::string{texts.tr("Saved lists")}, "/lists"}},
                           .active = "/lists"};
    return web::page(
        context, frame, [&](web::Html& out) { saved_form(out, view); },
        error == nullptr ? 200 : web::status_of(error->kind));
}

/// GET /lists/new?source=&query=: the lists when nothing is said of which one.
web::Response new_list(web::Request const& request, web::Context& context)
{
    if (request.query.get("source").empty()) return web::see_other("/lists");
    auto const* source = visible_source(context, request.query.get("source"));
    if (source == nullptr) return web::not_found();
    SavedList const list{.source = std::string{source->code},
                         .query = query_text(*source, fields_of(request.query.get("query")))};
    return show_form(context, *source, list, {}, nullptr);
}

/// POST /lists: 303 to the lists; 404; 422 with the form again.
web::Response create_list(web::Request const& request, web::Context& context)
{
    auto const* source = visible_source(context, request.form.get("source"));
    if (source == nullptr) return web::not_found();
    SavedList const list{.owner = UserId{context.actor.user},
                         .source = std::string{source->code},
                         .query = query_text(*source, fields_of(request.form.get("query")))};
    auto const form = form_of(request);
    if (auto const kept = may_be_saved(*source, list.query); !kept)
        return show_form(context, *source, list, form, &kept.error());
    auto const made = checked(form, list, own_units(context.actor));
    if (!made) return show_form(context, *source, list, form, &made.error());
    auto const saved = save(context.tx, *made, context.now);
    return saved ? web::see_other("/lists") : show_form(context, *source, list, form, &saved.error());
}

struct Chosen {
    SavedList list;
    Source const* source = nullptr;
};
/// The list of the path, if it is the actor's own.
std::optional<Chosen> chosen(web::Request const& request, web::Context& context)
{
    auto list = find_saved(context.tx, context.actor, SavedListId::parse(request.in_path("id")), context.today);
    if (!list || !is_own(context, *list)) return std::nullopt;
    auto const* source = visible_source(context, list->source);
    if (source == nullptr) return std::nullopt;
    return Chosen{std::move(*list), source};
}

web::Response edit_list(web::Request const& request, web::Context& context)
{
    auto const found = chosen(request, context);
    return found ? show_form(context, *found->source, found->list, form_of(found->list), nullptr) : web::not_found();
}

/// POST /lists/{id}: 303 to the lists; 404; 409; 422 with the form again.
web::Response update_list(web::Request const& request, web::Context& context)
{
    auto found = chosen(request, context);
    if (!found) return web::not_found();
    auto const form = form_of(request);
    auto made = checked(form, found->list, own_units(context.actor));
    if (!made) return show_form(context, *found->source, found->list, form, &made.error());
    made->revision = web::read_whole(request, "revision").value_or(0);
    auto const saved = save(context.tx, *made, context.now);
    return saved ? web::see_other("/lists") : show_form(context, *found->source, found->list, form, &saved.error());
}

web::Response remove_list(web::Request const& request, web::Context& context)
{
    auto const found = chosen(request, context);
    if (!found) return web::not_found();
    remove(context.tx, found->list, context.now);
    return web::see_other("/lists");
}

/// POST /lists/{id}/noted: the alert is quiet until the number is crossed again. 303 to the home page; 404.
web::Response note_list(web::Request const& request, web::Context& context)
{
    auto const found = chosen(request, context);
    if (!found) return web::not_found();
    note_alert(context.tx, found->list.id, context.now);
    return web::see_other("/");
}

using enum web::Method;
constexpr web::Route table[] = {
    {get, "/lists", everyone, list_lists},
    {get, "/lists/new", everyone, new_list},
    {post, "/lists", everyone, create_list},
    {get, "/lists/{id}", everyone, edit_list},
    {post, "/lists/{id}", everyone, update_list},
    {post, "/lists/{id}/removal", everyone, remove_list},
    {post, "/lists/{id}/noted", everyone, note_list},
};

}   // namespace

Source const* visible_source(web::Context const& context, std::string_view code)
{
    auto const* source = context.services.shelf.get<Registry>().find(code);
    return source != nullptr && context.actor.may(source->permission) ? source : nullptr;
}

std::vector<UnitId> own_units(web::Actor const& actor)
{
    std::vector<UnitId> units;
    for (auto const& grant : actor.grants)
        if (grant.scope != 0 && std::ranges::find(units, UnitId{grant.scope}) == units.end())
            units.push_back(UnitId{grant.scope});
    return units;
}

std::span<web::Route const> saved_page_routes() { return table; }

}   // namespace lists
