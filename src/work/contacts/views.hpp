#pragma once

#include <string>
#include <vector>

#include "platform/web/pieces.hpp"

namespace contacts {

struct ContactLine {
    std::string day;
    std::string kind;
    std::string icon;
    std::string with_whom;
    std::string note;
    std::string next;   // "Send the forms, by 12/03/2026"; "" = nothing follows
    bool next_late = false;
    std::string done;          // "done on …"
    std::string entered;       // when and by whom
    std::string withdrawn;     // "taken back on …: …"
    std::string done_action;   // "" = may not, or nothing to do
    std::string withdraw_action;
};
struct ContactsView {
    std::string csrf;
    std::vector<ContactLine> lines;
    std::string action;   // "" = may not write
    web::Field kind, met_on, with_whom, note, next_step, next_on;
    std::vector<web::Choice> kinds;
    std::vector<base::Problem> problems;
};
void contacts_page(web::Html& out, ContactsView const& view);

}   // namespace contacts
