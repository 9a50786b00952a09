#include "kernel/accounts/commands.hpp"

#include <charconv>

#include <fmt/format.h>

#include "base/json.hpp"
#include "kernel/accounts/audit.hpp"
#include "kernel/accounts/passwords.hpp"
#include "kernel/accounts/roles.hpp"
#include "kernel/accounts/session_store.hpp"
#include "kernel/accounts/store.hpp"

namespace accounts {
namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int wrong_use = 2;
constexpr int refused = 3;
constexpr int all_accounts = 1'000'000;

int refuse(CommandLine& line, base::Error const& error)
{
    for (auto const& problem : error.problems) line.err << line.texts.problem(problem) << '\n';
    return refused;
}
int refuse(CommandLine& line, std::string_view code, std::string_view seen = {})
{
    return refuse(line, {base::Refusal::invalid, {{"", code, std::string{seen}}}});
}

std::optional<Account> named(CommandLine& line, db::Connection& tx)
{
    auto const account = find_account(tx, line.get("name"));
    if (!account) refuse(line, "account.unknown", line.get("name"));
    return account;
}

/// The password given, or one that is made and printed.
struct Password {
    std::string text;
    bool made = false;
};
Password password_for(CommandLine& line)
{
    if (auto const given = line.get("--password"); !given.empty()) return {std::string{given}, false};
    return {made_password(), true};
}
void print_made(CommandLine& line, Password const& password)
{
    if (password.made) line.out << line.texts.tr("Password: {0}", {password.text}) << '\n';
}

int add_user(CommandLine& line)
{
    auto const display = line.get("--display").empty() ? line.get("name") : line.get("--display");
    auto const form = checked(AccountForm{std::string{line.get("name")}, std::string{display}});
    if (!form) return refuse(line, form.error());
    auto const password = password_for(line);
    auto const problems = password_problems(password.text, form->sign_in_name);
    if (!problems.empty()) return refuse(line, {base::Refusal::invalid, problems});
    Passwords const passwords;
    auto const hash = passwords.hash(password.text);
    auto const tx = line.database->begin(db::Access::write);
    auto const user = add_account(**tx, *form, *hash, UserId{}, line.now);
    if (!user) return refuse(line, user.error());
    tx->commit();
    line.out << line.texts.tr("Account {0} is created.", {form->sign_in_name}) << '\n';
    print_made(line, password);
    return done;
}

int list_users(CommandLine& line)
{
    auto const tx = line.database->begin(db::Access::read);
    auto const today = base::civil_day(line.now);
    for (auto const& entry : list_accounts(**tx, {.limit = all_accounts}, today)) {
        auto const& account = entry.account;
        line.out << fmt::format("{}\t{}\t{}\n", account.sign_in_name, account.display_name,
                                account.blocked_at ? line.texts.tr("Blocked") : std::string_view{});
        for (auto const& grant : list_grants(**tx, account.id)) {
            if (!grant.period.contains(today)) continue;
            line.out << fmt::format("\t{}\t{}\t{}\n", grant.id.text(), grant.role, unit_name(**tx, grant.unit, today));
        }
    }
    return done;
}

/// The unit by its number or its exact name; several of one name are listed with what stands above them.
std::optional<UnitId> unit_of(CommandLine& line, db::Connection& tx, base::Date today)
{
    auto const asked = line.get("--unit");
    if (auto const unit = UnitId::parse(asked); unit && !unit_name(tx, unit, today).empty()) return unit;
    std::vector<UnitChoice> exact;
    for (auto& unit : find_units(tx, asked, today))
        if (unit.name == asked) exact.push_back(std::move(unit));
    if (exact.size() == 1) return exact.front().id;
    refuse(line, exact.empty() ? "account.unit_unknown" : "account.unit_ambiguous", asked);
    for (auto const& unit : exact) line.err << fmt::format("{}\t{}\t{}\n", unit.id.text(), unit.name, unit.above);
    return std::nullopt;
}

int grant_role(CommandLine& line)
{
    auto const tx = line.database->begin(db::Access::write);
    auto const account = named(line, **tx);
    if (!account) return refused;
    auto const today = base::civil_day(line.now);
    Grant asked{.user = account->id, .role = std::string{line.get("--role")}, .period = {today, base::forever}};
    if (auto const from = line.get("--from"); !from.empty())
        asked.period.from = base::parse_date(from).value_or(base::Date{});
    if (auto const to = line.get("--to"); !to.empty()) {
        auto const last = base::parse_date(to);
        if (!last) return refuse(line, "date.invalid", to);
        asked.period.to = *last + base::Days{1};
    }
    if (!line.get("--unit").empty()) {
        auto const unit = unit_of(line, **tx, today);
        if (!unit) return refused;
        asked.unit = *unit;
    }
    auto const grant = checked(asked);
    if (!grant) return refuse(line, grant.error());
    add_grant(**tx, *grant, UserId{}, line.now);
    tx->commit();
    return done;
}

int revoke_role(CommandLine& line)
{
    auto const tx = line.database->begin(db::Access::write);
    auto const account = named(line, **tx);
    if (!account) return refused;
    auto const grant = GrantId::parse(line.get("grant"));
    if (!end_grant(**tx, account->id, grant, base::civil_day(line.now), UserId{}, line.now))
        return refuse(line, "account.grant_unknown");
    tx->commit();
    return done;
}

int set_password(CommandLine& line)
{
    auto const tx = line.database->begin(db::Access::write);
    auto const account = named(line, **tx);
    if (!account) return refused;
    auto const password = password_for(line);
    auto const problems = password_problems(password.text, account->sign_in_name);
    if (!problems.empty()) return refuse(line, {base::Refusal::invalid, problems});
    Passwords const passwords;
    save_password(**tx, account->id, *passwords.hash(password.text), SessionId{}, UserId{}, line.now);
    tx->commit();
    print_made(line, password);
    return done;
}

int set_blocked(CommandLine& line, bool blocked)
{
    auto const tx = line.database->begin(db::Access::write);
    auto const account = named(line, **tx);
    if (!account) return refused;
    if (blocked)
        block_account(**tx, account->id, UserId{}, line.now);
    else
        unblock_account(**tx, account->id, UserId{}, line.now);
    tx->commit();
    return done;
}
int block_user(CommandLine& line) { return set_blocked(line, true); }
int unblock_user(CommandLine& line) { return set_blocked(line, false); }

int make_token(CommandLine& line)
{
    int days = 0;
    auto const text = line.get("--days");
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
    if (error != std::errc{} || end != text.data() + text.size() || days < 1 || days > 3660) {
        line.err << line.texts.tr("--days must be a whole number from 1 to 3660.") << '\n';
        return wrong_use;
    }
    auto const tx = line.database->begin(db::Access::write);
    auto const account = named(line, **tx);
    if (!account) return refused;
    auto const purpose = line.get("--for").empty() ? std::string_view{"command line"} : line.get("--for");
    auto const secret = add_token(**tx,
                                  {.user = account->id,
                                   .name = std::string{purpose},
                                   .created_at = line.now,
                                   .ends_at = line.now + base::Days{days}},
                                  UserId{});
    tx->commit();
    line.out << secret << '\n';
    return done;
}

int list_user_tokens(CommandLine& line)
{
    auto const tx = line.database->begin(db::Access::read);
    auto const account = named(line, **tx);
    if (!account) return refused;
    for (auto const& token : list_tokens(**tx, account->id))
        line.out << fmt::format("{}\t{}\t{}\t{}\n", token.id.text(), token.name, base::iso(token.ends_at),
                                token.revoked_at ? line.texts.tr("Revoked") : std::string_view{});
    return done;
}

int revoke_user_token(CommandLine& line)
{
    auto const tx = line.database->begin(db::Access::write);
    auto const account = named(line, **tx);
    if (!account) return refused;
    if (!revoke_token(**tx, account->id, TokenId::parse(line.get("token")), UserId{}, line.now))
        return refuse(line, "token.unknown");
    tx->commit();
    return done;
}

int check_log(CommandLine& line)
{
    auto const tx = line.database->begin(db::Access::read);
    auto const check = verify_audit(**tx);
    if (line.has("--json")) {
        base::JsonWriter json;
        json.begin_object().key("entries").number(check.entries).key("holds").boolean(check.breaks.empty());
        json.key("fingerprint").text(check.fingerprint).key("breaks").begin_array();
        for (auto const& at : check.breaks)
            json.begin_object().key("chain").number(at.chain).key("position").number(at.position).end_object();
        line.out << json.end_array().end_object().str() << '\n';
        return check.breaks.empty() ? done : failed;
    }
    for (auto const& at : check.breaks)
        line.err << line.texts.tr("Chain {0} of the log does not hold at entry {1}.",
                                  {std::to_string(at.chain), std::to_string(at.position)})
                 << '\n';
    if (!check.breaks.empty()) return failed;
    line.out << line.texts.tr("{0} entries, all chains hold. Fingerprint: {1}",
                              {line.texts.number(check.entries), check.fingerprint})
             << '\n';
    return done;
}

constexpr CommandOption name_option{.name = "name", .help = "sign-in name", .required = true};
constexpr CommandOption password_option{
    .name = "--password", .value = "TEXT", .help = "the password; without it one is made and printed"};
constexpr CommandOption add_options[] = {
    name_option, {.name = "--display", .value = "NAME", .help = "full name"}, password_option};
constexpr CommandOption grant_options[] = {
    name_option,
    {.name = "--role", .value = "ROLE", .help = "role, for example union_officer", .required = true},
    {.name = "--unit", .value = "U", .help = "unit whose subtree it covers: its number or its exact name"},
    {.name = "--from", .value = "D", .help = "first day; today without it"},
    {.name = "--to", .value = "D", .help = "last day; open without it"}};
constexpr CommandOption revoke_options[] = {
    name_option, {.name = "grant", .help = "number of the grant, from `user list`", .required = true}};
constexpr CommandOption password_options[] = {name_option, password_option};
constexpr CommandOption name_options[] = {name_option};
constexpr CommandOption token_options[] = {
    name_option,
    {.name = "--for", .value = "TEXT", .help = "what the token is for"},
    {.name = "--days", .value = "N", .help = "how long it works", .preset = "365"}};
constexpr CommandOption token_revoke_options[] = {
    name_option, {.name = "token", .help = "number of the token, from `token list`", .required = true}};

constexpr Command table[] = {
    {"user add", "Create an account", add_options, NeedsDatabase::yes, add_user},
    {"user list", "List accounts and their roles", {}, NeedsDatabase::yes, list_users},
    {"user grant", "Grant a role at a unit", grant_options, NeedsDatabase::yes, grant_role},
    {"user revoke", "End a grant today", revoke_options, NeedsDatabase::yes, revoke_role},
    {"user password", "Give an account a new password", password_options, NeedsDatabase::yes, set_password},
    {"user block", "Block an account and end its sessions", name_options, NeedsDatabase::yes, block_user},
    {"user unblock", "Open a blocked account again", name_options, NeedsDatabase::yes, unblock_user},
    {"token create", "Make a token for the API and print it", token_options, NeedsDatabase::yes, make_token},
    {"token list", "List the tokens of a user", name_options, NeedsDatabase::yes, list_user_tokens},
    {"token revoke", "Make a token useless", token_revoke_options, NeedsDatabase::yes, revoke_user_token},
    {"audit verify", "Check that nothing in the log of changes was altered", {}, NeedsDatabase::yes, check_log},
};

}   // namespace

std::span<Command const> commands() { return table; }

}   // namespace accounts
