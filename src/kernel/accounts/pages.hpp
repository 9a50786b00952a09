#pragma once

#include <span>

#include "platform/web/route.hpp"

namespace accounts {

/// /sign-in, /sign-out, /account, /users, /audit.
std::span<web::Route const> page_routes();
std::span<web::Route const> api_routes();

/// The handlers, by page. Those that check or make a password open only a reading transaction (see route.hpp).
web::Response show_sign_in(web::Request const& request, web::Context& context);
web::Response create_session(web::Request const& request, web::Context& context);
web::Response end_own_session(web::Request const& request, web::Context& context);

web::Response show_account(web::Request const& request, web::Context& context);
web::Response save_account(web::Request const& request, web::Context& context);
web::Response save_own_password(web::Request const& request, web::Context& context);
web::Response end_session_of_mine(web::Request const& request, web::Context& context);
web::Response end_my_other_sessions(web::Request const& request, web::Context& context);
web::Response create_token(web::Request const& request, web::Context& context);
web::Response revoke_my_token(web::Request const& request, web::Context& context);

web::Response list_users(web::Request const& request, web::Context& context);
web::Response show_new_user(web::Request const& request, web::Context& context);
web::Response create_user(web::Request const& request, web::Context& context);
web::Response show_user(web::Request const& request, web::Context& context);
web::Response rename_user(web::Request const& request, web::Context& context);
web::Response reset_password(web::Request const& request, web::Context& context);
web::Response block_user(web::Request const& request, web::Context& context);
web::Response unblock_user(web::Request const& request, web::Context& context);
web::Response create_grant(web::Request const& request, web::Context& context);
web::Response end_user_grant(web::Request const& request, web::Context& context);
web::Response search_units(web::Request const& request, web::Context& context);

web::Response list_log(web::Request const& request, web::Context& context);

}   // namespace accounts
