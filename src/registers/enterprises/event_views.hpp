#pragma once

#include <string>
#include <utility>
#include <vector>

#include "platform/web/pieces.hpp"

namespace enterprises {

/// Something that happened, with what may be done about it.
struct EventLine {
    std::string day;
    std::string title;
    std::string text = {};
    std::string paper = {};
    std::string entered = {};           // when and by whom
    std::string withdraw_action = {};   // "" = may not
    std::string withdrawn = {};         // when and why
};
struct StatusPair {
    std::string in_register;
    std::string register_tone = {};
    std::string found;
    bool differ = false;
};
/// Organisations that stand in an enterprise that does not.
struct LeftBehind {
    std::string url;
    std::string name;
};
void left_behind_alert(web::Html& out, std::vector<LeftBehind> const& organisations);

struct EventsView {
    StatusPair status;
    std::vector<LeftBehind> left_behind = {};
    std::vector<std::pair<std::string, std::string>> enter = {};   // address of the form, what happened
    std::string csrf = {};
    std::vector<EventLine> lines = {};   // the newest first
    std::vector<EventLine> withdrawn = {};
    std::vector<base::Problem> problems = {};
};
void events_page(web::Html& out, EventsView const& view);

struct EventFormView {
    std::string action;
    std::string csrf;
    std::string kind;
    std::string explanation = {};
    web::Field happened_on, paper;
    std::vector<web::Field> more = {};   // name; or commune, village and street
    std::vector<base::Problem> problems = {};
    std::string cancel_url;
};
void event_form(web::Html& out, EventFormView const& view);

}   // namespace enterprises
