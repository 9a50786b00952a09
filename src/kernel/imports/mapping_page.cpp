#include "kernel/imports/mapping_page.hpp"

#include <algorithm>

#include "kernel/imports/files.hpp"
#include "kernel/imports/pages.hpp"
#include "kernel/imports/sentences.hpp"
#include "kernel/imports/store.hpp"
#include "kernel/imports/views.hpp"

namespace imports {
namespace {

constexpr std::size_t rows_shown = 8;
constexpr std::size_t examples_shown = 3;

struct Found {
    Plan plan;
    Sheet sheet;
    FirstLook look;
};

std::optional<Found> find_sheet(web::Request const& request, web::Context& context)
{
    auto plan = find(context.tx, context.actor, BatchId::parse(request.in_path("id")));
    if (!plan) return std::nullopt;
    auto const* sheet = plan->find(SheetId::parse(request.in_path("sheet")));
    if (sheet == nullptr) return std::nullopt;
    Found found{*plan, *sheet, {}};
    auto workbook = spreadsheets::open(kept_path(context.services.data_directory, plan->file_of(*sheet).hash));
    if (workbook) found.look = look_at(**workbook, static_cast<std::size_t>(sheet->position));
    return found;
}

std::string columns_value(std::vector<std::size_t> const& columns)
{
    std::string value;
    for (auto const column : columns) value += (value.empty() ? "" : "+") + std::to_string(column);
    return value;
}

std::string columns_label(Sheet const& sheet, std::vector<std::size_t> const& columns)
{
    std::string letters;
    std::string headings;
    for (auto const column : columns) {
        letters += (letters.empty() ? "" : " + ") + spreadsheets::column_letters(column);
        if (column < sheet.headings.size()) headings += (headings.empty() ? "" : " + ") + sheet.headings[column];
    }
    return letters + ": " + headings;
}

std::string examples(Found const& found, std::vector<std::size_t> const& columns)
{
    std::string said;
    std::size_t shown = 0;
    for (auto const& row : found.look.sample.rows) {
        if (row.number <= found.sheet.header_to || shown == examples_shown) continue;
        std::string one;
        for (auto const column : columns)
            if (column < row.texts.size() && !row.texts[column].empty())
                one += (one.empty() ? "" : " ") + row.texts[column];
        if (one.empty()) continue;
        said += (said.empty() ? "" : "; ") + one;
        ++shown;
    }
    return said;
}

void add_columns(MappingView& view, web::Context const& context, Found const& found, SheetKind const& kind,
                 base::Error const* error)
{
    auto const& texts = context.texts;
    view.choices.push_back({"", std::string{texts.tr("no such column")}});
    for (std::size_t c = 0; c < found.sheet.headings.size(); ++c)
        if (!found.sheet.headings[c].empty())
            view.choices.push_back({std::to_string(c), columns_label(found.sheet, {c})});
    auto const mapping = parse_mapping(kind, found.sheet.mapping);
    for (std::size_t k = 0; k < kind.columns.size(); ++k) {
        auto const& column = kind.columns[k];
        auto const value = columns_value(mapping[k]);
        if (std::ranges::find(view.choices, value, &web::Choice::value) == view.choices.end())
            view.choices.push_back({value, columns_label(found.sheet, mapping[k])});
        view.columns.push_back({{.name = std::string{column.field},
                                 .label = std::string{texts.of(column.label)},
                                 .value = value,
                                 .problem = web::problem_of(texts, error, column.field),
                                 .required = column.required},
                                examples(found, mapping[k])});
    }
}

web::Response show(web::Request const& request, web::Context& context, Found found, base::Error const* error)
{
    auto const planner = planner_of(context);
    auto const chosen = request.method == web::Method::get ? request.query.find("kind") : std::nullopt;
    auto const* kind = planner.registry.find(chosen.value_or(found.sheet.kind));
    if (chosen && kind != nullptr && found.sheet.kind != kind->name)
        found.sheet = suggest(found.sheet, found.look.sample, *kind);
    MappingView view{
        .csrf = context.csrf, .url = std::string{request.path}, .back_url = "/imports/" + found.plan.batch.id.text()};
    if (error != nullptr) view.problems = error->problems;
    view.notice = encoding_sentence(context.texts, found.sheet);
    view.kind = {.name = "kind",
                 .label = std::string{context.texts.tr("Kind of data")},
                 .value = kind == nullptr ? "" : std::string{kind->name},
                 .problem = web::problem_of(context.texts, error, "kind")};
    view.kinds.push_back({"", std::string{context.texts.tr("Do not import this sheet")}});
    for (auto const* one : planner.registry.kinds())
        if (context.actor.may(one->permission))
            view.kinds.push_back({std::string{one->name}, std::string{context.texts.of(one->title)}});
    if (kind != nullptr) add_columns(view, context, found, *kind, error);
    view.headings = found.sheet.headings;
    for (auto const& row : found.look.sample.rows) {
        if (row.number <= found.sheet.header_to || view.rows.size() == rows_shown) continue;
        auto cells = row.texts;
        cells.resize(view.headings.size());
        view.rows.push_back(std::move(cells));
    }
    web::Frame const frame{.title = found.sheet.name,
                           .pretitle = found.plan.file_of(found.sheet).name,
                           .crumbs = {{std::string{context.texts.tr("Imports")}, "/imports"},
                                      {base::vietnamese(found.plan.batch.started_at), view.back_url}},
                           .active = "/imports"};
    return web::page(
        context, frame, [&](web::Html& out) { mapping_page(out, view); },
        error == nullptr ? 200 : web::status_of(error->kind));
}

}   // namespace

web::Response show_mapping(web::Request const& request, web::Context& context)
{
    auto found = find_sheet(request, context);
    if (!found) return web::not_found();
    audit_read(context, "read", found->plan.batch.id);
    return show(request, context, std::move(*found), nullptr);
}

web::Response save_mapping_choice(web::Request const& request, web::Context& context)
{
    auto found = find_sheet(request, context);
    if (!found) return web::not_found();
    auto const planner = planner_of(context);
    auto const name = request.form.get("kind");
    auto const* kind = planner.registry.find(name);
    if (found->plan.batch.state != BatchState::planned || running_job(context, found->plan.batch.id)) {
        base::Error const error{base::Refusal::conflict, {{"", "import.begun_already"}}};
        return show(request, context, std::move(*found), &error);
    }
    Mapping mapping;
    if (kind != nullptr) {
        if (found->sheet.kind != kind->name) found->sheet = suggest(found->sheet, found->look.sample, *kind);
        std::string chosen;
        for (auto const& column : kind->columns)
            if (auto const value = request.form.get(column.field); !value.empty())
                chosen.append(chosen.empty() ? "" : ";").append(column.field).append("=").append(value);
        mapping = parse_mapping(*kind, chosen);
        for (auto& columns : mapping)
            std::erase_if(columns, [&](std::size_t column) { return column >= found->sheet.headings.size(); });
        found->sheet.mapping = mapping_text(*kind, mapping);
    }
    auto const saved = choose(context.tx, planner, found->sheet, name, mapping);
    if (!saved) return show(request, context, std::move(*found), &saved.error());
    if (kind != nullptr)
        save_mapping(context.tx, saved->headings, {saved->kind, saved->mapping}, UserId{context.actor.user},
                     context.now);
    forget_trial(context.tx, found->plan.batch.id);
    return web::see_other("/imports/" + found->plan.batch.id.text());
}

}   // namespace imports
