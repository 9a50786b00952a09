#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/web/kept_form.hpp"
#include "platform/web/pieces.hpp"

namespace accounts {

struct SignInView {
    std::string csrf;
    std::string next;                         // where to go afterwards, a path of our own
    std::string refusal = {};                 // sentence above the form
    std::string notice = {};                  // why one is asked to sign in
    std::optional<web::KeptForm> kept = {};   // what was typed before, to be sent afterwards
    web::Field name = {};
    web::Field password = {};
};
void sign_in_form(web::Html& out, SignInView const& view);

/// A row with a button at its end: a session, a token, a grant.
struct EntryView {
    std::string title;
    std::string text = {};
    std::string mark = {};   // badge
    std::string mark_tone = {};
    std::string action = {};   // address the button posts to; "" = no button
};
/// Rows with one kind of button. `button` says what it does.
void entries(web::Html& out, std::string_view csrf, std::string_view button, std::vector<EntryView> const& rows);

/// A secret that is shown this once, with what to do about it.
struct SecretView {
    std::string title;
    std::string secret;
    std::string sentence;
};
void secret_alert(web::Html& out, SecretView const& view);

struct AccountView {
    std::string csrf;
    std::string sign_in_name;
    std::string revision;
    web::Field name;
    std::string language = {};
    std::string theme = {};
    std::vector<base::Problem> password_problems = {};
    web::Field current = {};
    web::Field wanted = {};
    web::Field again = {};
    std::vector<EntryView> grants = {};
    std::vector<EntryView> sessions = {};
    std::vector<EntryView> tokens = {};
    web::Field token_name = {};
    SecretView made = {};   // a token just made; secret "" = none
};
void account_page(web::Html& out, AccountView const& view);

struct NewUserView {
    std::string csrf;
    web::Field sign_in_name;
    web::Field display_name;
};
void new_user_form(web::Html& out, NewUserView const& view);

struct UserView {
    std::string csrf;
    std::string url;   // of the user's page
    std::string revision;
    bool blocked = false;
    web::Field sign_in_name;
    web::Field display_name;
    std::vector<web::Detail> details = {};
    std::vector<EntryView> grants = {};
    bool grant_open = false;   // the form stays open when it was refused
    web::Field role = {};
    std::vector<web::Choice> roles = {};
    web::Field unit = {};
    std::string unit_shown = {};
    web::Field valid_from = {};
    web::Field valid_to = {};
    std::vector<web::Moment> moments = {};
    SecretView made = {};   // a password just made
};
void user_page(web::Html& out, UserView const& view);

}   // namespace accounts
