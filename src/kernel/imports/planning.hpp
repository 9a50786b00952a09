#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kernel/imports/batch.hpp"
#include "kernel/imports/header.hpp"
#include "kernel/imports/registry.hpp"

/// The first pass over files: what is in them, before anything is taken.
namespace imports {

/// A file as the user names it, and where its bytes lie. One that cannot be opened has a problem and no path: nobody
/// can look into it, so nothing of it is kept.
struct Given {
    std::string name;
    std::string path;
    std::string hash;
    std::optional<base::Problem> problem = {};
};

/// The first rows of a sheet, in Unicode: a legacy encoding is recognised here, set on the workbook and told.
struct FirstLook {
    Sample sample;
    spreadsheets::Legacy legacy = spreadsheets::Legacy::none;
    bool unknown_letters = false;   // no Unicode and none of the encodings known
    std::string problem = {};       // broken within these rows
};
FirstLook look_at(spreadsheets::Workbook& workbook, std::size_t sheet, std::size_t rows = 40);

/// Whoever looks: kinds that the actor may not import are named as such.
struct Planner {
    Registry const& registry;
    web::Actor const& actor;
    base::Texts texts;
};

/// Opens the files, recognises their sheets and saves both with the batch. Files that cannot be opened are kept with
/// their problem; sheets of which nothing is known are left out with theirs. Sheets that were planned already (by an
/// earlier call with the same file) are not planned again. Rules I-1 to I-6.
void plan_files(db::Connection& tx, Planner const& planner, BatchId batch, std::span<Given const> files);

/// Chooses another kind or mapping for a sheet, and remembers it for the same headings. Kind "" leaves the sheet out.
/// Refuses: invalid - no such kind, a required column missing, a column taken twice, headings not found; forbidden -
/// a kind the actor may not import.
base::Result<Sheet> choose(db::Connection& tx, Planner const& planner, Sheet const& sheet, std::string_view kind,
                           Mapping const& mapping);

/// The same sheet read as another kind, with the mapping that its headings suggest; for the page of a sheet.
Sheet suggest(Sheet sheet, Sample const& sample, SheetKind const& kind);

}   // namespace imports
