#include "kernel/imports/planning.hpp"

#include <algorithm>

#include "base/expect.hpp"
#include "base/text.hpp"
#include "kernel/imports/store.hpp"

namespace imports {
namespace {

bool is_number(spreadsheets::Cell const& cell)
{
    if (cell.type == spreadsheets::CellType::number || cell.type == spreadsheets::CellType::day) return true;
    return !cell.text.empty() && cell.text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string labels_of(Planner const& planner, SheetKind const& kind, std::span<std::string_view const> fields)
{
    std::string labels;
    for (auto const field : fields) {
        auto const column = std::ranges::find(kind.columns, field, &Column::field);
        if (!labels.empty()) labels += ", ";
        labels += planner.texts.of(column->label);
    }
    return labels;
}

/// Whether the sheet may be imported as what it is; says why not.
void judge(Planner const& planner, Sheet& sheet, SheetKind const& kind, Mapping const& mapping)
{
    sheet.state = SheetState::planned;
    sheet.problem.clear();
    sheet.detail.clear();
    auto const missing = missing_columns(kind, mapping);
    if (!planner.actor.may(kind.permission)) {
        sheet.state = SheetState::left_out;
        sheet.problem = "import.kind_forbidden";
        sheet.detail = planner.texts.of(kind.title);
    } else if (!missing.empty()) {
        sheet.state = SheetState::left_out;
        sheet.problem = "import.missing_columns";
        sheet.detail = labels_of(planner, kind, missing);
    }
}

void take_over(Sheet& sheet, Recognised const& found)
{
    sheet.kind = found.kind->name;
    sheet.header_from = found.header.first_row;
    sheet.header_to = found.header.last_row;
    sheet.certain = found.certain;
    sheet.headings.clear();
    for (auto const& column : found.header.columns) sheet.headings.push_back(column.shown());
    sheet.mapping = mapping_text(*found.kind, found.mapping);
}

void recognise_sheet(db::Connection& tx, Planner const& planner, Sheet& sheet, FirstLook const& look)
{
    sheet.encoding = static_cast<std::int64_t>(look.legacy);
    auto const leave_out = [&](std::string_view problem) {
        sheet.state = SheetState::left_out;
        sheet.problem = problem;
    };
    if (!look.problem.empty()) return leave_out(look.problem);
    if (look.sample.rows.empty()) return leave_out("import.empty_sheet");
    if (look.unknown_letters) return leave_out("import.unknown_letters");
    auto const found = recognise(look.sample, planner.registry.kinds());
    if (!found) return leave_out("import.not_recognised");
    take_over(sheet, *found);
    auto const* kind = found->kind;
    auto mapping = found->mapping;
    if (auto const saved = find_mapping(tx, sheet.headings)) {
        // what a person chose for these headings stands above what was recognised
        if (auto const* chosen = planner.registry.find(saved->kind)) {
            kind = chosen;
            mapping = parse_mapping(*chosen, saved->mapping);
            sheet.kind = chosen->name;
            sheet.mapping = saved->mapping;
            sheet.certain = true;
        }
    }
    judge(planner, sheet, *kind, mapping);
}

/// What a sheet is called. The one sheet of a text file bears the file's name, and files are kept under their hash.
std::string shown_name(spreadsheets::SheetInfo const& sheet, File const& file)
{
    if (sheet.name != file.hash) return base::clean(sheet.name);
    return base::clean(std::string_view{file.name}.substr(0, file.name.rfind('.')));
}

base::Result<std::unique_ptr<spreadsheets::Workbook>> opened(Given const& given)
{
    if (given.problem) return base::Error{base::Refusal::invalid, {*given.problem}};
    return spreadsheets::open(given.path);
}

void plan_sheets(db::Connection& tx, Planner const& planner, BatchId batch, File const& file,
                 spreadsheets::Workbook& workbook)
{
    auto const sheets = workbook.sheets();
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        Sheet sheet{.id = tx.new_id<SheetId>(),
                    .file = file.id,
                    .position = static_cast<std::int64_t>(i),
                    .name = shown_name(sheets[i], file)};
        auto look = look_at(workbook, i);
        look.sample.sheet_name = sheet.name;
        recognise_sheet(tx, planner, sheet, look);
        if (sheets[i].hidden) {
            sheet.state = SheetState::left_out;
            sheet.problem = "import.hidden_sheet";
            sheet.detail.clear();
        }
        save(tx, batch, sheet);
    }
}

}   // namespace

FirstLook look_at(spreadsheets::Workbook& workbook, std::size_t sheet, std::size_t rows)
{
    FirstLook look;
    look.sample.sheet_name = workbook.sheets()[sheet].name;
    auto const read = [&] {
        look.sample.rows.clear();
        auto const done = workbook.read(sheet, [&](spreadsheets::Row const& row) {
            SampleRow sample{row.number, {}, false};
            for (auto const& cell : row.cells) {
                sample.texts.push_back(base::clean(spreadsheets::shown(cell)));
                sample.numbers = sample.numbers || is_number(cell);
            }
            while (!sample.texts.empty() && sample.texts.back().empty()) sample.texts.pop_back();
            if (!sample.texts.empty()) look.sample.rows.push_back(std::move(sample));
            return look.sample.rows.size() < rows ? spreadsheets::Go::on : spreadsheets::Go::stop;
        });
        if (!done) look.problem = done.error().problems.front().code;
    };
    read();
    std::vector<std::string> texts;
    for (auto const& row : look.sample.rows) texts.insert(texts.end(), row.texts.begin(), row.texts.end());
    look.legacy = spreadsheets::guess_legacy(texts);
    look.unknown_letters = look.legacy == spreadsheets::Legacy::none && workbook.has_raw_bytes();
    if (look.legacy != spreadsheets::Legacy::none) {
        workbook.decode_as(sheet, look.legacy);
        read();
    }
    auto const last = look.sample.rows.empty() ? 0 : look.sample.rows.back().number;
    if (auto merged = workbook.merged(sheet, last)) look.sample.merged = std::move(*merged);
    return look;
}

void plan_files(db::Connection& tx, Planner const& planner, BatchId batch, std::span<Given const> files)
{
    std::vector<std::string> planned;
    for (auto const& file : get(tx, batch).files) planned.push_back(file.hash);
    for (auto const& given : files) {
        if (std::ranges::find(planned, given.hash) != planned.end()) continue;
        planned.push_back(given.hash);
        File file{.id = tx.new_id<FileId>(), .name = base::clean(given.name), .hash = given.hash};
        auto workbook = opened(given);
        if (!workbook) {
            auto const& problem = workbook.error().problems.front();
            file.problem = problem.code;
            file.detail = problem.detail;
            save(tx, batch, file);
            continue;
        }
        for (auto const& sheet : (*workbook)->sheets()) file.bytes += sheet.bytes;
        save(tx, batch, file);
        plan_sheets(tx, planner, batch, file, **workbook);
    }
}

Sheet suggest(Sheet sheet, Sample const& sample, SheetKind const& kind)
{
    if (auto const found = recognise_as(sample, kind)) {
        take_over(sheet, *found);
    } else {
        sheet.kind = kind.name;
        sheet.mapping.clear();
    }
    return sheet;
}

base::Result<Sheet> choose(db::Connection& tx, Planner const& planner, Sheet const& sheet, std::string_view kind_name,
                           Mapping const& mapping)
{
    auto chosen = sheet;
    if (kind_name.empty()) {
        chosen.state = SheetState::left_out;
        chosen.problem = "import.left_out";
        chosen.detail.clear();
        update(tx, chosen);
        return chosen;
    }
    auto const* kind = planner.registry.find(kind_name);
    if (kind == nullptr) return base::Error{base::Refusal::invalid, {{"kind", "import.no_such_kind"}}};
    if (!planner.actor.may(kind->permission))
        return base::Error{base::Refusal::forbidden,
                           {{"kind", "import.kind_forbidden", std::string{planner.texts.of(kind->title)}}}};

    std::vector<base::Problem> problems;
    if (sheet.header_to == 0) problems.push_back({"kind", "import.no_header"});
    for (auto const field : missing_columns(*kind, mapping)) problems.push_back({field, "import.column_needed"});
    std::vector<std::size_t> used;
    for (std::size_t k = 0; k < mapping.size(); ++k)
        for (auto const column : mapping[k]) {
            if (std::ranges::find(used, column) != used.end())
                problems.push_back({kind->columns[k].field, "import.column_twice"});
            used.push_back(column);
        }
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};

    chosen.kind = kind->name;
    chosen.mapping = mapping_text(*kind, mapping);
    chosen.certain = true;
    judge(planner, chosen, *kind, mapping);
    update(tx, chosen);
    return chosen;
}

}   // namespace imports
