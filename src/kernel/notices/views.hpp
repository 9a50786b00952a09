#pragma once

#include <span>
#include <string>
#include <vector>

#include "platform/web/gallery.hpp"
#include "platform/web/pieces.hpp"

namespace notices {

struct NoticeLine {
    std::string icon;
    std::string title;
    std::string url = {};   // "" = there is nothing to open
    std::string kind;
    std::string due;   // "due on 12/03/2026"
    std::string reason;
    std::string tone = {};
    std::string told_on;
    bool done = false;
    bool unread = false;
    std::string read_action = {};   // "" = read, or done
};
struct NoticesView {
    std::string csrf;
    std::string newest = {};   // of all; "" = nothing is unread
    std::vector<NoticeLine> lines = {};
};
void notices_page(web::Html& out, web::Register const& table, NoticesView const& view);

/// One row of what a user wants to be told of.
struct WishLine {
    std::string kind;
    std::string label;
    bool page = true;
    bool mail = true;
};
struct WishesView {
    std::string csrf;
    bool has_mail = false;   // this installation sends mail
    std::vector<WishLine> kinds = {};
    std::string address = {};         // confirmed
    std::string asked_address = {};   // waits for its code
    web::Field wanted_address = {};
    web::Field code = {};
    web::Field quiet_from = {}, quiet_to = {}, mail_days = {};
    std::vector<web::Choice> days = {};
    std::vector<base::Problem> problems = {};
    bool has_calendar = false;
    std::string calendar_since = {};
    std::string calendar_url = {};   // just made, shown this once; "" = not
};
void wishes_page(web::Html& out, WishesView const& view);

/// What waits in the outbox, for administrators.
struct MailLine {
    std::string to;
    std::string made;
    std::string state;
    std::string tone;
    std::string reason;
};
struct MailsView {
    bool has_mail = false;
    std::string lead;
    std::vector<MailLine> lines = {};
};
void mails_page(web::Html& out, MailsView const& view);

std::span<web::Sample const> samples();

}   // namespace notices
