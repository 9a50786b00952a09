#pragma once

#include <string>
#include <vector>

#include "platform/web/pieces.hpp"

namespace transfers {

struct TransferLine {
    std::string id;
    std::string url;
    std::string person;
    std::string from;
    std::string to;
    std::string offered_on;
    std::string answer_by = {};   // "" = nothing is waited for
    bool overdue = false;
    bool marked = false;
    std::string state = {};   // in words, where the list has several
};
struct TransfersView {
    std::string csrf;
    std::string lead;                      // what the term is, and by which rule
    std::vector<TransferLine> to_answer;   // may be marked and accepted together
    std::vector<TransferLine> to_be_answered;
    std::vector<TransferLine> answered;
    std::string more;   // sentence where the lists are cut; "" = they are whole
    web::Field joined_on;
    std::string back;   // the page the form comes back to
    std::vector<base::Problem> problems;
};
void transfers_page(web::Html& out, TransfersView const& view);

struct TransferView {
    std::string csrf;
    std::vector<web::Detail> details;
    std::string state;
    std::string tone;
    std::string accept_action;   // "" = may not, or answered
    web::Field joined_on;
    std::string decline_action;
    web::Field reason;
    std::vector<web::Choice> reasons;
    std::string withdraw_action;
    std::vector<base::Problem> problems;
};
void transfer_page(web::Html& out, TransferView const& view);

struct MemberChoice {
    std::string id;
    std::string name;
    std::string born;
    std::string joined_on;
    bool marked = false;
    std::string offered = {};   // "offered to … on …": cannot be chosen
};
struct OfferView {
    std::string action;
    std::string csrf;
    std::string back_url;
    std::string notice = {};   // of a union that has ended
    std::vector<MemberChoice> members;
    web::Field to;
    std::string to_shown;
    std::vector<web::Choice> successors;   // of a union that has ended; empty: any union, by searching
    web::Field asked_on, offered_on, number, at_once;
    bool is_at_once = false;
    std::vector<base::Problem> problems;
};
void offer_form(web::Html& out, OfferView const& view);

}   // namespace transfers
