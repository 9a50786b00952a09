#include <optional>

#include "base/text.hpp"
#include "kernel/accounts/own_transaction.hpp"
#include "kernel/accounts/pages.hpp"
#include "kernel/accounts/passwords.hpp"
#include "kernel/accounts/store.hpp"
#include "kernel/accounts/user_answer.hpp"
#include "kernel/accounts/views.hpp"
#include "platform/web/paging.hpp"

namespace accounts {
namespace {

constexpr int page_size = 50;

UserId me(web::Context const& context) { return UserId{context.actor.user}; }

web::Response new_user_answer(web::Context& context, Shown const& shown)
{
    auto const names = shown.names.value_or(AccountForm{});
    NewUserView view{.csrf = context.csrf,
                     .sign_in_name = field_of(context, shown, "sign_in_name", "Sign-in name", names.sign_in_name),
                     .display_name = field_of(context, shown, "display_name", "Full name", names.display_name)};
    view.sign_in_name.help = context.texts.tr("Small letters without accents, digits and . - _ @, like nguyen.lan");
    view.sign_in_name.required = view.display_name.required = true;
    return web::page(
        context,
        {.title = std::string{context.texts.tr("New account")},
         .crumbs = {{std::string{context.texts.tr("Accounts")}, "/users"}},
         .active = "/users"},
        [&](web::Html& out) { new_user_form(out, view); }, shown.status);
}

AccountForm read_names(web::Request const& request)
{
    return {web::read_text(request, "sign_in_name"), web::read_text(request, "display_name")};
}

std::optional<Account> asked_for(web::Request const& request, web::Context& context)
{
    return find_account(context.tx, UserId::parse(request.in_path("id")));
}

}   // namespace

web::Response list_users(web::Request const& request, web::Context& context)
{
    auto const& texts = context.texts;
    auto const cursor = web::parse_cursor(request.query.get("after")).value_or(web::Cursor{});
    AccountQuery query{base::clean(request.query.get("q")), cursor.key, cursor.id, page_size + 1};
    auto lines = list_accounts(context.tx, query, context.today);
    web::Register table{.url = "/users",
                        .search = query.search,
                        .search_label = std::string{texts.tr("Search by name")},
                        .columns = {{std::string{texts.tr("Name")}},
                                    {std::string{texts.tr("Sign-in name")}},
                                    {std::string{texts.tr("Roles")}, "", true},
                                    {std::string{texts.tr("State")}, "", false, true}},
                        .empty_text = std::string{texts.tr("No account matches. Change the search, or create one.")}};
    std::optional<web::Cursor> next;
    if (lines.size() > page_size) {
        lines.pop_back();
        next = {lines.back().sort_key, lines.back().account.id.value};
    }
    table.paging = web::paging(request, next);
    auto const rows = [&](web::Html& out) {
        for (auto const& line : lines) {
            out("<tr><td><a")
                .url("href", url_of(line.account.id))(">")
                .text(line.account.display_name)("</a></td><td>");
            out.text(line.account.sign_in_name)("</td><td class='text-end'>").number(line.grants);
            out("</td><td class='d-none d-md-table-cell'>");
            if (line.account.blocked_at) web::badge(out, texts.tr("Blocked"), "bad");
            out("</td></tr>");
        }
    };
    if (request.wants_fragment()) {
        web::Html out{texts};
        web::register_table(out, table, lines.size(), rows);
        return web::html(std::move(out));
    }
    return web::page(context,
                     {.title = std::string{texts.tr("Accounts")},
                      .active = "/users",
                      .actions =
                          [&](web::Html& out) {
                              web::link_button(out, "/users/new", texts.tr("New account"), "primary", "user-plus");
                          }},
                     [&](web::Html& out) { web::register_table(out, table, lines.size(), rows); });
}

web::Response show_new_user(web::Request const&, web::Context& context) { return new_user_answer(context, {}); }

/// 200 with the user's page and the password that was made; 422 with the form again.
web::Response create_user(web::Request const& request, web::Context& context)
{
    auto const asked = read_names(request);
    auto const form = checked(asked);
    if (!form) return new_user_answer(context, {.names = asked, .error = &form.error(), .status = 422});
    auto const password = made_password();
    auto const hash = context.services.shelf.get<Passwords>().hash(password);
    if (!hash) return web::status_only(503);
    std::optional<base::Result<UserId>> added;
    std::optional<Account> account;
    in_own_transaction(*context.services.database, [&](db::Connection& tx) {
        added = add_account(tx, *form, *hash, me(context), context.now);
        if (*added) account = find_account(tx, **added);
    });
    if (!*added) return new_user_answer(context, {.names = asked, .error = &added->error(), .status = 422});
    return user_answer(context, *account, {.made_password = password});
}

web::Response show_user(web::Request const& request, web::Context& context)
{
    auto const account = asked_for(request, context);
    return account ? user_answer(context, *account, {}) : web::not_found();
}

web::Response rename_user(web::Request const& request, web::Context& context)
{
    auto const account = asked_for(request, context);
    if (!account) return web::not_found();
    auto const asked = read_names(request);
    auto const refused = [&](base::Error const& error) {
        return user_answer(context, *account, {.names = asked, .error = &error, .status = 422});
    };
    auto const form = checked(asked);
    if (!form) return refused(form.error());
    auto const saved = rename_account(context.tx, account->id, *form, web::read_whole(request, "revision").value_or(0),
                                      me(context), context.now);
    if (!saved) return refused(saved.error());
    return web::see_other(url_of(account->id));
}

web::Response reset_password(web::Request const& request, web::Context& context)
{
    auto const account = asked_for(request, context);
    if (!account) return web::not_found();
    auto const password = made_password();
    auto const hash = context.services.shelf.get<Passwords>().hash(password);
    if (!hash) return web::status_only(503);
    in_own_transaction(*context.services.database, [&](db::Connection& tx) {
        save_password(tx, account->id, *hash, SessionId{}, me(context), context.now);
    });
    return user_answer(context, *account, {.made_password = password});
}

web::Response block_user(web::Request const& request, web::Context& context)
{
    auto const account = asked_for(request, context);
    if (!account) return web::not_found();
    if (account->id == me(context)) {
        base::Error const error{base::Refusal::conflict, {{"", "account.not_oneself"}}};
        return web::message_page(context, 409, std::string{context.texts.tr("Not possible")},
                                 context.texts.problem(error.problems.front()));
    }
    block_account(context.tx, account->id, me(context), context.now);
    return web::see_other(url_of(account->id));
}

web::Response unblock_user(web::Request const& request, web::Context& context)
{
    auto const account = asked_for(request, context);
    if (!account) return web::not_found();
    unblock_account(context.tx, account->id, me(context), context.now);
    return web::see_other(url_of(account->id));
}

}   // namespace accounts
