#include "work/training/pages.hpp"

#include "base/text.hpp"
#include "platform/web/cookies.hpp"
#include "platform/web/paging.hpp"
#include "registers/organisations/store.hpp"
#include "work/training/class_page.hpp"
#include "work/training/store.hpp"
#include "work/training/views.hpp"

namespace training {
namespace {

constexpr std::size_t page_size = 50;
/// Kinds of units that hold classes; grassroots organisations are left out.
constexpr std::string_view organiser_kinds[] = {"political_training_centre",
                                                "department",
                                                "city_federation",
                                                "district_federation",
                                                "commune_union",
                                                "sector_union",
                                                "city_party_committee",
                                                "district_party_committee",
                                                "commune_party_committee"};

std::string label_of(web::Context const& context, std::string_view type)
{
    auto const* known = find_type(type);
    return std::string{known ? context.texts.of(known->label) : type};
}

web::Response list_classes(web::Request const& request, web::Context& context)
{
    ClassFilter filter{std::string{request.query.get("q")}, std::string{request.query.get("type")}};
    auto const year = base::parse_whole(request.query.get("year"));
    filter.year = year && *year >= 1900 && *year < 9000 ? static_cast<int>(*year) : 0;
    auto const found = list(context.tx, context.actor, filter, web::parse_cursor(request.query.get("after")), page_size,
                            context.today);

    web::Register table{
        .url = "/classes", .search = filter.q, .search_label = std::string{context.texts.tr("Search by name or code")}};
    web::Filter types{"type", std::string{context.texts.tr("Type")}, {}, filter.type};
    for (auto const& type : class_types())
        types.choices.push_back({std::string{type.code}, std::string{context.texts.of(type.label)}});
    web::Filter by_year{
        "year", std::string{context.texts.tr("Year")}, {}, filter.year ? std::to_string(filter.year) : ""};
    for (auto const y : years(context.tx)) by_year.choices.push_back({std::to_string(y), std::to_string(y)});
    table.filters = {std::move(types), std::move(by_year)};
    auto head = [&](base::TextId label, bool number, bool wide_only) {
        table.columns.push_back({std::string{context.texts.tr(label)}, "", number, wide_only});
    };
    head("Class", false, false);
    head("Opened", false, false);
    head("Place", false, true);
    head("Participations", true, false);
    head("Passed", true, true);
    table.empty_text = context.texts.tr("No class matches. Widen the search, or open a class.");
    table.paging = web::paging(request, found.next);

    std::vector<ClassLine> lines;
    for (auto const& row : found.rows) {
        auto const& c = row.training_class;
        lines.push_back({url_of(c.id), c.code, c.name, label_of(context, c.type), base::vietnamese(c.opened_on),
                         organisations::name_on(context.tx, c.place, c.opened_on), row.participations.count,
                         row.passed});
    }
    if (request.wants_fragment()) {
        web::Html out{context.texts};
        class_register(out, table, lines);
        return web::html(std::move(out));
    }
    web::Frame frame{.title = std::string{context.texts.tr("Classes")}, .active = "/classes"};
    if (context.actor.may(edit_training))
        frame.actions = [](web::Html& out) {
            out("<a class='btn btn-primary' href='/classes/new'>").tr("Open a class")("</a>");
        };
    return web::page(context, frame, [&](web::Html& out) { class_register(out, table, lines); });
}

ClassForm read_class(web::Request const& request, std::vector<base::Problem>& problems)
{
    auto id = [&](std::string_view field) -> std::optional<UnitId> {
        auto const unit = UnitId::parse(request.form.get(field));
        if (!unit && !request.form.get(field).empty()) problems.push_back({field, "class.unknown_unit"});
        return unit ? std::optional{unit} : std::nullopt;
    };
    auto day = [&](std::string_view field) {
        auto const read = web::read_day(request, field);
        if (!read && !web::read_text(request, field).empty())
            problems.push_back({field, "date.invalid", web::read_text(request, field)});
        return read;
    };
    auto const periods = web::read_whole(request, "periods");
    if (!periods && !web::read_text(request, "periods").empty()) problems.push_back({"periods", "class.no_periods"});
    return {web::read_text(request, "code"),
            web::read_text(request, "name"),
            web::read_text(request, "type"),
            day("opened_on"),
            day("closed_on"),
            web::read_text(request, "decision_number"),
            id("organiser"),
            id("place"),
            web::read_text(request, "venue"),
            periods};
}

/// What the form shows: texts as typed where there are any, else the class.
web::Response show_form(web::Request const& request, web::Context& context, TrainingClass const* existing,
                        base::Error const* error)
{
    auto const& texts = context.texts;
    bool const sent = error != nullptr;
    auto field = [&](std::string_view name, base::TextId label, std::string stored, bool required, int max_length) {
        return web::Field{.name = std::string{name},
                          .label = std::string{texts.tr(label)},
                          .value = sent ? std::string{request.form.get(name)} : std::move(stored),
                          .problem = web::problem_of(texts, error, name),
                          .required = required,
                          .max_length = max_length};
    };
    TrainingClass const empty;
    auto const& c = existing ? *existing : empty;
    ClassFormView view{.action = existing ? url_of(c.id) : "/classes", .csrf = context.csrf, .revision = c.revision};
    view.code = field("code", "Code of the class", c.code, true, 60);
    view.name = field("name", "Name of the class", c.name, true, 300);
    view.type = field("type", "Type", c.type, true, 0);
    view.opened_on = field("opened_on", "Opened on", existing ? base::vietnamese(c.opened_on) : "", true, 20);
    view.closed_on = field("closed_on", "Closed on", c.closed_on ? base::vietnamese(*c.closed_on) : "", false, 20);
    view.decision_number = field("decision_number", "Decision number", c.decision_number, false, 60);
    view.organiser = field("organiser", "Organiser", c.organiser ? c.organiser->text() : "", false, 0);
    view.place = field("place", "Counts for", existing ? c.place.text() : "", true, 0);
    view.venue = field("venue", "Venue", c.venue, false, 200);
    view.periods = field("periods", "Lesson periods", c.periods ? std::to_string(*c.periods) : "", false, 4);
    for (auto const& type : class_types())
        view.types.push_back({std::string{type.code}, std::string{texts.of(type.label)}});
    auto const day = existing ? c.opened_on : context.today;
    view.organisers.push_back({"", ""});
    for (auto const line : {organisations::Line::agency, organisations::Line::union_, organisations::Line::party})
        for (auto const& unit : organisations::list(context.tx, line, organiser_kinds, day))
            view.organisers.push_back({unit.id.text(), unit.name});
    for (auto const& unit : organisations::list(context.tx, organisations::Line::administrative, {}, day))
        view.places.push_back({unit.id.text(), unit.name});
    if (error) view.problems = error->problems;
    view.cancel_url = existing ? url_of(c.id) : "/classes";
    view.submit = existing ? texts.tr("Save") : texts.tr("Open the class");
    web::Frame frame{.title = std::string{existing ? texts.tr("Edit the class") : texts.tr("Open a class")},
                     .crumbs = {{std::string{texts.tr("Classes")}, "/classes"}},
                     .active = "/classes"};
    if (existing) frame.crumbs.push_back({existing->name, url_of(existing->id)});
    return web::page(
        context, frame, [&](web::Html& out) { class_form(out, view); }, error ? web::status_of(error->kind) : 200);
}

/// GET /classes/new
web::Response new_class(web::Request const& request, web::Context& context)
{
    return show_form(request, context, nullptr, nullptr);
}

/// The class the form describes, or everything wrong with it, the code that another class has included.
base::Result<TrainingClass> decided(web::Request const& request, web::Context& context, ClassId self)
{
    std::vector<base::Problem> unreadable;
    auto const form = read_class(request, unreadable);
    auto made = make_class(form, context.today);
    base::Error error{base::Refusal::invalid, unreadable};
    if (!made)
        for (auto const& p : made.error().problems)
            if (std::ranges::none_of(unreadable, [&](auto const& u) { return u.field == p.field; }))
                error.problems.push_back(p);
    if (auto const other = find_by_code(context.tx, form.code); other && other->id != self)
        error.problems.push_back({"code", "class.code_taken", form.code});
    if (form.place && !organisations::in_scope(context.tx, context.actor, edit_training, *form.place, context.today))
        error.problems.push_back({"place", "class.place_out_of_scope"});
    if (!error.problems.empty()) return error;
    return made;
}

/// POST /classes: 303 to the class; 422 with the form again.
web::Response create_class(web::Request const& request, web::Context& context)
{
    auto const made = decided(request, context, {});
    if (!made) return show_form(request, context, nullptr, &made.error());
    auto const placement = organisations::placement(context.tx, context.today);
    auto const id = add(context.tx, *placement, entry_of(context), *made);
    return web::see_other(url_of(id));
}

/// GET /classes/{id}: 200; 404.
web::Response view_class(web::Request const& request, web::Context& context)
{
    auto const found = class_in(request, context);
    if (!found) return web::not_found();
    return class_response(request, context, *found, nullptr);
}

/// GET /classes/{id}/edit: 200; 404.
web::Response edit_class(web::Request const& request, web::Context& context)
{
    auto const found = class_in(request, context, edit_training);
    return found ? show_form(request, context, &*found, nullptr) : web::not_found();
}

/// POST /classes/{id}: 303 to the class; 422 with the form again; 404; 409 with the form again when somebody was first.
web::Response update_class(web::Request const& request, web::Context& context)
{
    auto const found = class_in(request, context, edit_training);
    if (!found) return web::not_found();
    if (web::read_whole(request, "revision").value_or(0) != found->revision) {
        base::Error const stale{base::Refusal::conflict, {{"", "changed_by_another"}}};
        return show_form(request, context, &*found, &stale);
    }
    auto made = decided(request, context, found->id);
    if (!made) return show_form(request, context, &*found, &made.error());
    made->id = found->id;
    made->revision = found->revision;
    auto const placement = organisations::placement(context.tx, context.today);
    change(context.tx, *placement, entry_of(context), *made);
    return web::see_other(url_of(found->id));
}

constexpr web::Route routes[] = {
    {web::Method::get, "/classes", view_training, list_classes},
    {web::Method::get, "/classes/new", edit_training, new_class},
    {web::Method::post, "/classes", edit_training, create_class},
    {web::Method::get, "/classes/{id}", view_training, view_class},
    {web::Method::get, "/classes/{id}/edit", edit_training, edit_class},
    {web::Method::post, "/classes/{id}", edit_training, update_class},
};

}   // namespace

std::span<web::Route const> page_routes() { return routes; }

}   // namespace training
