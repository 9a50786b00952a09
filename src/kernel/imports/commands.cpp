#include "kernel/imports/commands.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "base/json.hpp"
#include "kernel/imports/error_workbook.hpp"
#include "kernel/imports/files.hpp"
#include "kernel/imports/run.hpp"
#include "kernel/imports/sentences.hpp"
#include "kernel/imports/session.hpp"
#include "kernel/imports/store.hpp"
#include "kernel/secrecy/contents.hpp"

namespace imports {
namespace {

constexpr int refused = 3;

Registry const& registry_of(CommandLine const& line) { return line.services->shelf.get<Registry>(); }

/// Tells how far an import is: one line that is written over and over on a terminal, else a line now and then.
class Reporter {
public:
    explicit Reporter(CommandLine& line)
        : line_(&line), terminal_(&line.err == &std::cerr && ::isatty(STDERR_FILENO) == 1)
    {
    }
    ~Reporter()
    {
        if (terminal_ && shown_) line_->err << "\r\x1b[K" << std::flush;
    }
    Reporter(Reporter const&) = delete;
    Reporter& operator=(Reporter const&) = delete;

    void operator()(Progress const& progress)
    {
        if (progress.seconds - last_ < (terminal_ ? 0.2 : 5.0)) return;
        last_ = progress.seconds;
        shown_ = true;
        auto const& texts = line_->texts;
        auto const said =
            texts.tr("{0} %  {1} rows  {2} rows/s  {3} s left  {4}",
                     {std::to_string(static_cast<int>(progress.share * 100)), texts.number(progress.rows),
                      texts.number(progress.rows_per_second),
                      texts.number(static_cast<std::int64_t>(progress.seconds_left + 0.5)), progress.sheet});
        if (terminal_)
            line_->err << '\r' << said << "\x1b[K" << std::flush;
        else
            line_->err << said << '\n';
    }

private:
    CommandLine* line_;
    bool terminal_;
    bool shown_ = false;
    double last_ = 0;
};

void counts_json(base::JsonWriter& json, Counts const& counts)
{
    json.key("created")
        .number(counts.created)
        .key("changed")
        .number(counts.changed)
        .key("unchanged")
        .number(counts.unchanged);
    json.key("refused").number(counts.refused).key("warned").number(counts.warned).key("known").number(counts.known);
    json.key("passed_over").number(counts.passed_over);
}

void print_json(CommandLine& line, Plan const& plan, Trial trial)
{
    base::JsonWriter json;
    json.begin_object().key("id").text(plan.batch.id.text()).key("dry_run").boolean(trial == Trial::yes);
    counts_json(json, plan.total(trial));
    json.key("sheets").begin_array();
    for (auto const& sheet : plan.sheets) {
        json.begin_object()
            .key("file")
            .text(plan.file_of(sheet).name)
            .key("sheet")
            .text(sheet.name)
            .key("kind")
            .text(sheet.kind);
        json.key("problem").text(sheet.problem);
        if (auto const& counts = trial == Trial::yes ? sheet.trial : sheet.counts) counts_json(json, *counts);
        json.end_object();
    }
    json.end_array().key("files_refused").begin_array();
    for (auto const& file : plan.files)
        if (!file.problem.empty())
            json.begin_object().key("file").text(file.name).key("problem").text(file.problem).end_object();
    json.end_array().end_object();
    line.out << json.str() << '\n';
}

std::string counts_text(base::Texts const& texts, Counts const& counts)
{
    auto said = texts.tr("{0} new, {1} changed, {2} as they were, {3} refused",
                         {texts.number(counts.created), texts.number(counts.changed), texts.number(counts.unchanged),
                          texts.number(counts.refused)});
    if (counts.known > 0) said += ", " + texts.tr("{0} taken before", {texts.number(counts.known)});
    if (counts.warned > 0) said += ", " + texts.tr("{0} to be looked at", {texts.number(counts.warned)});
    return said;
}

void print_text(CommandLine& line, Plan const& plan, Trial trial)
{
    auto const& texts = line.texts;
    for (auto const& file : plan.files) {
        line.out << file.name << '\n';
        if (!file.problem.empty()) line.out << "  ! " << file_sentence(texts, file) << '\n';
        for (auto const& sheet : plan.sheets) {
            if (sheet.file != file.id) continue;
            auto const* kind = registry_of(line).find(sheet.kind);
            line.out << "  " << sheet.name;
            if (kind != nullptr) line.out << " → " << texts.of(kind->title);
            if (auto const& counts = trial == Trial::yes ? sheet.trial : sheet.counts)
                line.out << ": " << counts_text(texts, *counts);
            line.out << '\n';
            if (!sheet.problem.empty()) line.out << "    ! " << sheet_sentence(texts, sheet) << '\n';
            if (auto const encoding = encoding_sentence(texts, sheet); !encoding.empty())
                line.out << "    ! " << encoding << '\n';
        }
    }
    line.out << texts.tr("Together: {0}.", {counts_text(texts, plan.total(trial))}) << '\n';
    if (trial == Trial::yes)
        line.out << texts.tr("This was a dry run: nothing was saved.") << '\n';
    else
        line.out << texts.tr("Import {0}. Take it back with: donghanh imports undo {0}", {plan.batch.id.text()})
                 << '\n';
}

std::vector<Given> take_files(CommandLine const& line, std::span<std::string const> paths,
                              std::map<std::string, std::string>& places)
{
    std::vector<Given> given;
    auto const& directory = line.services->data_directory;
    for (auto const& path : paths) {
        auto name = std::filesystem::path{path}.filename().string();
        if (auto const workbook = spreadsheets::open(path); !workbook) {
            given.push_back({std::move(name), "", content_hash(path), workbook.error().problems.front()});
            continue;
        }
        auto const hash = directory.empty() ? content_hash(path) : keep_file(directory, path);
        auto const place = directory.empty() ? path : kept_path(directory, hash);
        given.push_back({std::move(name), place, hash});
        places[hash] = place;
    }
    return given;
}

/// Says which files must not be taken in at all, before anything of any of them is kept. Rules SE-1 and SE-2.
bool tells_unfit(CommandLine& line, std::span<std::string const> paths)
{
    bool any = false;
    for (auto const& path : paths)
        if (auto const problem = secrecy::unfit_file(path)) {
            line.err << path << ": " << line.texts.problem(*problem) << '\n';
            any = true;
        }
    return any;
}

Plan read_plan(CommandLine const& line, BatchId batch) { return get(**line.database->begin(db::Access::read), batch); }

/// Refuses (3): a path that is not there, a file that must not be taken in, nothing to import in any of them.
int import_files(CommandLine& line)
{
    auto const paths = files_of(line.list("PATH"));
    if (!paths) {
        for (auto const& problem : paths.error().problems) line.err << line.texts.problem(problem) << '\n';
        return refused;
    }
    if (tells_unfit(line, *paths)) return refused;
    std::map<std::string, std::string> places;
    auto const given = take_files(line, *paths, places);
    auto const& registry = registry_of(line);
    Begun begun;
    {
        auto const tx = line.database->begin(db::Access::write);
        begun = begin_batch(**tx, {registry, line.actor, line.texts}, UserId{line.actor.user}, line.now, given);
        tx->commit();
    }
    auto const trial = line.has("--dry-run") ? Trial::yes : Trial::no;
    if (begun.goes_on && !line.has("--json"))
        line.err << line.texts.tr("Going on with import {0}, which was interrupted.", {begun.batch.text()}) << '\n';

    Running running{*line.database,
                    registry,
                    line.actor,
                    line.now,
                    [&](File const& file) {
                        return places.contains(file.hash) ? places[file.hash]
                                                          : kept_path(line.services->data_directory, file.hash);
                    },
                    trial};
    running.shelf = &line.services->shelf;
    {
        Reporter reporter{line};
        if (!line.has("--json")) running.on_progress = [&](Progress const& progress) { reporter(progress); };
        run(running, begun.batch);
    }
    auto const plan = read_plan(line, begun.batch);
    line.has("--json") ? print_json(line, plan, trial) : print_text(line, plan, trial);
    if (auto const to = line.get("--errors"); !to.empty()) {
        auto const tx = line.database->begin(db::Access::read);
        auto const rows =
            write_error_workbook(std::string{to}, **tx, plan, registry, running.path_of, line.texts, trial);
        if (rows > 0 && !line.has("--json"))
            line.out << line.texts.tr("{0} refused rows are in {1}; correct them there and import that file.",
                                      {line.texts.number(rows), to})
                     << '\n';
    }
    auto const total = plan.total(trial);
    return total.rows() == 0 || (total.taken() + total.known == 0) ? refused : 0;
}

int list_imports(CommandLine& line)
{
    auto const tx = line.database->begin(db::Access::read);
    auto const listed = list(**tx, line.actor, std::nullopt, 100);
    base::JsonWriter json;
    json.begin_object().key("items").begin_array();
    for (auto const& one : listed) {
        if (line.has("--json")) {
            json.begin_object().key("id").text(one.batch.id.text()).key("state").text(name_of(one.batch.state));
            json.key("started_at").text(base::iso(one.batch.started_at));
            counts_json(json, one.counts);
            json.end_object();
            continue;
        }
        std::string files = one.files;
        std::ranges::replace(files, '\n', ' ');
        line.out << one.batch.id.text() << "  " << base::vietnamese(one.batch.started_at) << "  "
                 << line.texts.of("imports.state." + std::string{name_of(one.batch.state)}) << "  "
                 << counts_text(line.texts, one.counts) << "  " << files << '\n';
    }
    json.end_array().key("next").null().end_object();
    if (line.has("--json")) line.out << json.str() << '\n';
    return 0;
}

/// Refuses (3): no such import, or one that was never begun.
int undo_import(CommandLine& line)
{
    auto const id = BatchId::parse(line.get("ID"));
    auto const found = find(**line.database->begin(db::Access::read), line.actor, id);
    if (!found || found->batch.state == BatchState::planned) {
        line.err << line.texts.tr("There is no import {0}. “donghanh imports list” shows those there are.",
                                  {line.get("ID")})
                 << '\n';
        return refused;
    }
    Running running{*line.database, registry_of(line), line.actor, line.now, {}};
    running.shelf = &line.services->shelf;
    undo(running, id);
    auto const tx = line.database->begin(db::Access::read);
    for (auto const& problem : leftovers(**tx, id)) line.out << "! " << line.texts.problem(problem.view()) << '\n';
    line.out << line.texts.tr("Import {0} was taken back.", {id.text()}) << '\n';
    return 0;
}

constexpr CommandOption import_options[]{
    {.name = "PATH",
     .help = "Workbooks (.xlsx), text tables (.csv), or folders of them",
     .required = true,
     .repeated = true},
    {.name = "--dry-run", .help = "Only say what would happen; nothing is saved"},
    {.name = "--errors", .value = "OUT.xlsx", .help = "Write the refused rows there, with what is wrong"},
};
constexpr CommandOption undo_options[]{
    {.name = "ID", .help = "The import, as “imports list” shows it", .required = true}};

constexpr Command all_commands[]{
    {"import", "Import workbooks, whatever their order", import_options, NeedsDatabase::yes, import_files},
    {"imports list", "List the imports, newest first", {}, NeedsDatabase::yes, list_imports},
    {"imports undo", "Take an import back", undo_options, NeedsDatabase::yes, undo_import},
};

}   // namespace

std::span<Command const> commands() { return all_commands; }

}   // namespace imports
