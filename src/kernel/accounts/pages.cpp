#include "kernel/accounts/pages.hpp"

#include "kernel/accounts/roles.hpp"

namespace accounts {
namespace {

using enum web::Method;
using enum web::Opens;

constexpr web::Route table[] = {
    {get, "/sign-in", web::anyone, show_sign_in},
    {post, "/sign-in", web::anyone, create_session, nullptr, reading},
    {post, "/sign-out", web::signed_in, end_own_session},
    {get, "/account", web::signed_in, show_account},
    {post, "/account", web::signed_in, save_account},
    {post, "/account/password", web::signed_in, save_own_password, nullptr, reading},
    {post, "/account/other-sessions/ending", web::signed_in, end_my_other_sessions},
    {post, "/account/sessions/{id}/ending", web::signed_in, end_session_of_mine},
    {post, "/account/tokens", web::signed_in, create_token},
    {post, "/account/tokens/{id}/revocation", web::signed_in, revoke_my_token},
    {get, "/users", manage_accounts, list_users},
    {post, "/users", manage_accounts, create_user, nullptr, reading},
    {get, "/users/new", manage_accounts, show_new_user},
    {get, "/users/units", manage_accounts, search_units},
    {get, "/users/{id}", manage_accounts, show_user},
    {post, "/users/{id}", manage_accounts, rename_user},
    {post, "/users/{id}/password", manage_accounts, reset_password, nullptr, reading},
    {post, "/users/{id}/blocking", manage_accounts, block_user},
    {post, "/users/{id}/unblocking", manage_accounts, unblock_user},
    {post, "/users/{id}/grants", manage_accounts, create_grant},
    {post, "/users/{id}/grants/{grant}/ending", manage_accounts, end_user_grant},
    {get, "/audit", view_audit, list_log},
};

}   // namespace

std::span<web::Route const> page_routes() { return table; }

}   // namespace accounts
