#include <filesystem>
#include <fstream>

#include "app/commands.hpp"
#include "app/database_url.hpp"
#include "app/run.hpp"
#include "kernel/accounts/passwords.hpp"
#include "kernel/accounts/store.hpp"
#include "kernel/seals/store.hpp"
#include "platform/db/backup.hpp"
#include "platform/db/migrate.hpp"

namespace app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view database_file = "donghanh.db";
constexpr std::string_view files_folder = "files";

void report_steps(CommandLine& line, std::vector<std::string_view> const& steps)
{
    for (auto const step : steps) line.out << line.texts.tr("carried out {0}", {step}) << '\n';
}

/// The first account: it manages accounts and reads the log, and has no rights on records before somebody grants them.
std::string add_first_operator(CommandLine& line, std::string const& name)
{
    auto const password = accounts::made_password();
    accounts::Passwords const passwords;
    auto const hash = passwords.hash(password);
    base::expect(hash.has_value(), "nobody else waits for a hash");
    auto const transaction = line.database->begin(db::Access::write);
    auto& tx = **transaction;
    auto const form = accounts::checked(accounts::AccountForm{name, std::string{line.texts.tr("Operator")}});
    if (!form) return {};
    auto const user = accounts::add_account(tx, *form, *hash, UserId{}, line.now);
    if (!user) return {};
    for (auto const* role : {"administrator", "auditor"})
        accounts::add_grant(tx, {.user = *user, .role = role, .period = {base::civil_day(line.now), base::forever}},
                            UserId{}, line.now);
    transaction->commit();
    return password;
}

bool has_accounts(db::Database& database)
{
    auto const transaction = database.begin(db::Access::read);
    return !accounts::list_accounts(**transaction, {.limit = 1}, base::Date{}).empty();
}

void make_seal_key(CommandLine& line)
{
    auto const tx = line.database->begin(db::Access::write);
    seals::signing_key(**tx, UserId{}, line.now);
    tx->commit();
}

/// Refuses: a sign-in name that is not one.
int init(CommandLine& line)
{
    report_steps(line, db::migrate(*line.database, db::embedded_migrations()));
    make_seal_key(line);
    if (has_accounts(*line.database)) {
        line.out << line.texts.tr("The database is ready; it has accounts already.") << '\n';
        return done;
    }
    std::string const name{line.get("--user")};
    auto const password = add_first_operator(line, name);
    if (password.empty()) {
        line.err << line.texts.tr("«{0}» cannot be a name to sign in with.", {name}) << '\n';
        return refused;
    }
    auto const text = line.texts.tr("Name: {0}\nPassword: {1}\n", {name, password});
    if (auto const path = line.get("--sign-in-file"); !path.empty()) {
        std::ofstream file{std::string{path}};
        fs::permissions(std::string{path}, fs::perms::owner_read | fs::perms::owner_write);
        file << text;
        if (!file.flush()) throw std::runtime_error("cannot write " + std::string{path});
        line.out << line.texts.tr("The sign-in of the first operator is in {0}.", {path}) << '\n';
    } else {
        line.out << line.texts.tr("The first operator signs in with:") << '\n' << text;
    }
    return done;
}

int migrate(CommandLine& line)
{
    auto const steps = db::migrate(*line.database, db::embedded_migrations());
    report_steps(line, steps);
    if (steps.empty()) line.out << line.texts.tr("Nothing to do: the database is up to date.") << '\n';
    return done;
}

/// Refuses: PostgreSQL; a folder that exists and is not empty.
int backup(CommandLine& line)
{
    auto const url = database_url(line);
    if (!url.starts_with("sqlite:")) {
        line.err
            << line.texts.tr(
                   "A PostgreSQL database is copied with pg_dump; copy the folder {0} of the data directory with it.",
                   {files_folder})
            << '\n';
        return refused;
    }
    fs::path const to{std::string{line.get("folder")}};
    fs::create_directories(to);
    if (!fs::is_empty(to)) {
        line.err << line.texts.tr("The folder «{0}» has files already. Give an empty one.", {to.string()}) << '\n';
        return refused;
    }
    // the database first: it names no file that is not kept yet, and files are never changed
    db::back_up(url, (to / database_file).string());
    auto const files = fs::path{line.services->data_directory} / files_folder;
    if (fs::exists(files)) fs::copy(files, to / files_folder, fs::copy_options::recursive);
    line.out << line.texts.tr("The database and its files are in {0}.", {to.string()}) << '\n';
    return done;
}

/// Refuses: PostgreSQL; a database that has content, without --replace.
int restore(CommandLine& line)
{
    auto const url = database_url(line);
    if (!url.starts_with("sqlite:")) {
        line.err << line.texts.tr("A PostgreSQL database is restored with pg_restore.") << '\n';
        return refused;
    }
    fs::path const from{std::string{line.get("folder")}};
    if (fs::exists(url.substr(url.find(':') + 1)) && !line.has("--replace")) {
        line.err << line.texts.tr("There is a database already. Give --replace to put the backup in its place.")
                 << '\n';
        return refused;
    }
    db::restore((from / database_file).string(), url);
    if (auto const files = from / files_folder; fs::exists(files))
        fs::copy(files, fs::path{line.services->data_directory} / files_folder,
                 fs::copy_options::recursive | fs::copy_options::skip_existing);
    line.out << line.texts.tr("The backup of {0} is in place.", {from.string()}) << '\n';
    return done;
}

constexpr CommandOption init_options[] = {
    {.name = "--user", .value = "NAME", .help = "Name with which the first operator signs in", .preset = "admin"},
    {.name = "--sign-in-file", .value = "FILE", .help = "Write the sign-in to this file instead of showing it"},
};
constexpr CommandOption backup_options[] = {
    {.name = "folder", .value = "DIR", .help = "A new or empty folder for the copy", .required = true},
};
constexpr CommandOption restore_options[] = {
    {.name = "folder", .value = "DIR", .help = "A folder that `backup` made", .required = true},
    {.name = "--replace", .help = "Put it in the place of the present database"},
};

constexpr Command table[] = {
    {"init", "Make the database and the first operator's account", init_options, NeedsDatabase::even_old, init},
    {"migrate", "Bring the database to the newest schema", {}, NeedsDatabase::even_old, migrate},
    {"backup", "Copy the database and its files, also while the server runs", backup_options, NeedsDatabase::no,
     backup},
    {"restore", "Put a backup in place; stop the server first", restore_options, NeedsDatabase::no, restore},
};

}   // namespace

std::span<Command const> database_commands() { return table; }

}   // namespace app
