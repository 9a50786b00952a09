#include "kernel/accounts/store.hpp"
#include "kernel/papers/layout.hpp"
#include "kernel/papers/pages.hpp"
#include "kernel/papers/views.hpp"

namespace papers {
namespace {

constexpr std::size_t preview_records = 20;

std::string_view culture_label(base::Texts const& texts, std::string_view culture)
{
    if (culture == "state") return texts.tr("State and unions");
    return culture == "party" ? texts.tr("Party committees") : texts.tr("as the office that issues it");
}

std::string_view series_label(base::Texts const& texts, Series series)
{
    if (series == Series::year) return texts.tr("from 01 each year");
    return series == Series::term ? texts.tr("from 01 each term") : texts.tr("none");
}

/// GET /papers/kinds
web::Response list_kinds(web::Request const&, web::Context& context)
{
    auto const& texts = context.texts;
    auto const office = office_in(context, view_papers, "");
    std::vector<KindLine> lines;
    for (auto const& kind : kinds()) {
        if (!visible_kind(context, kind.code)) continue;
        auto const own = office ? standing_template(context.tx, *office, kind.code) : std::nullopt;
        lines.push_back(
            {kind.name.in(texts.language()), url_of(kind), std::string{culture_label(texts, kind.culture)},
             std::string{series_label(texts, kind.series)},
             own ? texts.tr("own, version {0}", {std::to_string(own->version)}) : std::string{texts.tr("ours")},
             own.has_value()});
    }
    web::Frame const frame{.title = std::string{texts.tr("Kinds of papers")},
                           .crumbs = {{std::string{texts.tr("Official papers")}, "/papers"}},
                           .active = "/papers"};
    return web::page(context, frame, [&](web::Html& out) { kinds_page(out, lines); });
}

void add_names(base::Texts const& texts, std::string const& list, std::span<FieldOf const> fields,
               std::vector<NameLine>& into)
{
    for (auto const& field : fields)
        into.push_back({"{{" + list + field.name + "}}", field.label.in(texts.language()), field.sample});
}

std::vector<NameLine> names_of(base::Texts const& texts, Kind const& kind)
{
    std::vector<NameLine> names;
    add_names(texts, "", kind.fields, names);
    for (auto const& list : kind.lists) {
        names.push_back({"{{" + list.name + ".stt}}",
                         list.label.in(texts.language()) + ": " + std::string{texts.tr("running number")}, "1"});
        for (std::size_t i = 0; i < list.fields.size(); ++i)
            names.push_back({"{{" + list.name + "." + list.fields[i].name + "}}",
                             list.label.in(texts.language()) + ": " + list.fields[i].label.in(texts.language()),
                             list.samples.empty() ? "" : list.samples.front()[i]});
    }
    add_names(texts, "", common_fields(), names);
    add_names(texts, "noi_nhan.", recipients_list().fields, names);
    return names;
}

void add_versions(web::Context& context, KindView& view, UnitId office, Kind const& kind)
{
    auto const& texts = context.texts;
    for (auto const& one : list_templates(context.tx, office, kind.code)) {
        bool const stands = !one.ended_at.has_value();
        view.own_stands = view.own_stands || stands;
        view.versions.push_back({texts.tr("Version {0}", {std::to_string(one.version)}), one.file_name,
                                 base::vietnamese(one.uploaded_at) + " · " + one.uploaded_by,
                                 std::string{stands ? texts.tr("in use") : texts.tr("ended")}, stands ? "good" : "",
                                 view.url + "/templates/" + one.id.text()});
    }
}

KindView view_of(web::Context& context, Visible const& visible, UnitId office, std::string_view record)
{
    auto const& texts = context.texts;
    auto const& kind = *visible.kind;
    KindView view{.url = url_of(kind),
                  .csrf = context.csrf,
                  .unit = office.text(),
                  .unit_name = accounts::unit_name(context.tx, office, context.today),
                  .units = office_choices(context, view_papers, office),
                  .names = names_of(texts, kind),
                  .may_make = office_in_scope(context, make_papers, office),
                  .record = std::string{record}};
    view.details = {{std::string{texts.tr("Style")}, std::string{culture_label(texts, kind.culture)}},
                    {std::string{texts.tr("Type of paper")}, kind.type_name},
                    {std::string{texts.tr("Numbers")}, std::string{series_label(texts, kind.series)}},
                    {std::string{texts.tr("Source of the wording")}, kind.source}};
    add_versions(context, view, office, kind);
    view.records = {{"", std::string{texts.tr("invented samples")}}};
    for (auto& one : visible.source->newest(context, preview_records))
        view.records.push_back({std::move(one.id), std::move(one.title)});
    auto const file = view.url + "/preview?unit=" + view.unit + "&record=" + view.record + "&format=";
    view.docx_url = file + "docx";
    if (!view.own_stands) view.pdf_url = file + "pdf";
    view.starting_url = view.url + "/starting-template?unit=" + view.unit;
    view.file = {.name = "file",
                 .label = std::string{texts.tr("Word file (.docx)")},
                 .help = std::string{texts.tr("At most 2 MB. It is checked before it is used.")},
                 .required = true};
    return view;
}

web::Response kind_response(web::Context& context, Kind const& kind, KindView const& view, int status)
{
    web::Frame frame{.title = kind.name.in(context.texts.language()),
                     .pretitle = view.unit_name,
                     .crumbs = {{std::string{context.texts.tr("Official papers")}, "/papers"},
                                {std::string{context.texts.tr("Kinds of papers")}, "/papers/kinds"}},
                     .active = "/papers"};
    return web::page(
        context, frame, [&](web::Html& out) { kind_page(out, view); }, status);
}

/// GET /papers/kinds/{kind}?unit=&record=
web::Response show_kind(web::Request const& request, web::Context& context)
{
    auto const visible = visible_kind(context, request.in_path("kind"));
    auto const office = visible ? office_in(context, view_papers, request.query.get("unit")) : std::nullopt;
    if (!office) return web::not_found();
    auto const record = request.query.get("record");
    if (!values_for(context, visible, record)) return web::not_found();
    return kind_response(context, *visible.kind, view_of(context, visible, *office, record), 200);
}

/// GET /papers/kinds/{kind}/preview?unit=&record=&format=
web::Response preview(web::Request const& request, web::Context& context)
{
    auto const visible = visible_kind(context, request.in_path("kind"));
    auto const office = visible ? office_in(context, view_papers, request.query.get("unit")) : std::nullopt;
    if (!office) return web::not_found();
    auto const values = values_for(context, visible, request.query.get("record"));
    if (!values) return web::status_only(web::status_of(values.error().kind));
    auto files =
        drawn_files(context.tx, *visible.kind, issuer_for(context, *office), *values, context.today, std::nullopt);
    return file_response(std::move(files), file_name(*visible.kind, "", ""), request.query.get("format"));
}

/// GET /papers/kinds/{kind}/starting-template?unit=
web::Response take_starting_template(web::Request const& request, web::Context& context)
{
    auto const visible = visible_kind(context, request.in_path("kind"));
    auto const office = visible ? office_in(context, view_papers, request.query.get("unit")) : std::nullopt;
    if (!office) return web::not_found();
    auto const issuer = issuer_for(context, *office);
    return web::download(starting_template(*visible.kind, culture_of(*visible.kind, issuer)),
                         file_name(*visible.kind, "", ".docx"), docx_type);
}

/// GET /papers/kinds/{kind}/templates/{id}
web::Response take_template(web::Request const& request, web::Context& context)
{
    auto const visible = visible_kind(context, request.in_path("kind"));
    auto const one = visible ? find_template(context.tx, TemplateId::parse(request.in_path("id"))) : std::nullopt;
    if (!one || one->kind != visible.kind->code || !office_in_scope(context, view_papers, one->unit))
        return web::not_found();
    return web::download(template_file(context.tx, one->id), one->file_name, docx_type);
}

/// POST /papers/kinds/{kind}/templates: 303 to the kind; 404; 422 with what is wrong.
web::Response upload_template(web::Request const& request, web::Context& context)
{
    auto const visible = visible_kind(context, request.in_path("kind"));
    auto const office = visible ? office_in(context, make_papers, request.form.get("unit")) : std::nullopt;
    if (!office) return web::not_found();
    web::Upload const none;
    auto const& file = request.uploads.empty() ? none : request.uploads.front();
    auto const faults = checked_upload(*visible.kind, file);
    if (faults && faults->empty()) {
        OwnTemplate const made{.unit = *office, .kind = visible.kind->code, .file_name = file.file_name};
        add_template(context.tx, made, file.content, UserId{context.actor.user}, context.now);
        return web::see_other(url_of(*visible.kind) + "?unit=" + office->text());
    }
    auto view = view_of(context, visible, *office, "");
    if (!faults) {
        view.problems = faults.error().problems;
        view.file.problem = web::problem_of(context.texts, &faults.error(), "file");
    } else {
        for (auto const& fault : *faults)
            view.faults.push_back(
                {what_of(context.texts, fault), where_of(context.texts, fault.place), fault.place.text});
    }
    return kind_response(context, *visible.kind, view, 422);
}

/// POST /papers/kinds/{kind}/templates/end: 303 to the kind; 404.
web::Response end_own_template(web::Request const& request, web::Context& context)
{
    auto const visible = visible_kind(context, request.in_path("kind"));
    auto const office = visible ? office_in(context, make_papers, request.form.get("unit")) : std::nullopt;
    if (!office) return web::not_found();
    end_template(context.tx, *office, visible.kind->code, UserId{context.actor.user}, context.now);
    return web::see_other(url_of(*visible.kind) + "?unit=" + office->text());
}

using enum web::Method;
constexpr web::Route table[] = {
    {get, "/papers/kinds", view_papers, list_kinds},
    {get, "/papers/kinds/{kind}", view_papers, show_kind},
    {get, "/papers/kinds/{kind}/preview", view_papers, preview},
    {get, "/papers/kinds/{kind}/starting-template", view_papers, take_starting_template},
    {post, "/papers/kinds/{kind}/templates", make_papers, upload_template},
    {get, "/papers/kinds/{kind}/templates/{id}", view_papers, take_template},
    {post, "/papers/kinds/{kind}/templates/end", make_papers, end_own_template},
};

}   // namespace

std::span<web::Route const> kind_page_routes() { return table; }

}   // namespace papers
