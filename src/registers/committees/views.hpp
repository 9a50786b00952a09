#pragma once

#include <string>
#include <vector>

#include "platform/web/pieces.hpp"

namespace committees {

struct HolderLine {
    std::string name;
    std::string url;   // of the person, "" = may not be opened
    std::string post;
    std::string days;
    std::string note;                   // how, by which decision
    std::string leave_url = {};         // "" = may not, or has ended
    std::string withdraw_action = {};   // "" = may not
};
struct TermCard {
    std::string heading;
    std::string note;
    std::string state = {};   // "provisional", "over"
    std::string tone = {};
    std::vector<HolderLine> holders = {};
    std::string withdraw_action = {};   // of a term without posts
};
struct TermFormView {
    std::string action;   // "" = may not
    bool open = false;
    web::Field standing, from, to, decision_number, decided_on;
    std::vector<web::Choice> standings;
    std::vector<base::Problem> problems;
};
struct PostFormView {
    std::string action;   // "" = may not, or there is no term
    web::Field person, post, how, from, to, decision_number, decided_on;
    std::string person_shown;
    std::vector<web::Choice> posts, hows;
    std::vector<base::Problem> problems;
};
struct CommitteeView {
    std::string csrf;
    std::vector<TermCard> terms;   // newest first
    TermFormView term_form;
    PostFormView post_form;
};
void committee_page(web::Html& out, CommitteeView const& view);

struct LeavingView {
    std::string action;
    std::string csrf;
    std::string back_url;
    web::Field to;
    std::vector<base::Problem> problems;
};
void leaving_form(web::Html& out, LeavingView const& view);

}   // namespace committees
