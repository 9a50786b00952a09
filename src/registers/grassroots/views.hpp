#pragma once

#include <string>
#include <vector>

#include "platform/web/pieces.hpp"

namespace grassroots {

struct OrganisationLine {
    std::string url;
    std::string name;
    std::string place;
    std::string decision;
    std::string decided_on;
    std::string members;
    std::string ended;   // "" = living
};
void organisation_register(web::Html& out, web::Register const& table, std::vector<OrganisationLine> const& lines);

struct FoundingView {
    std::string action;
    std::string csrf;
    web::Field kind;
    std::vector<web::Choice> kinds;
    web::Field name, decision_number, decided_on, founding_members;
    web::Field enterprise;
    std::string enterprise_shown;
    web::Field place;
    std::vector<web::Choice> places;
    web::Field parent;
    std::vector<web::Choice> parents;
    std::vector<base::Problem> problems;
    std::string cancel_url;
    std::string submit;
};
void founding_form(web::Html& out, FoundingView const& view);

struct ReassignmentView {
    std::string action;
    std::string csrf;
    std::string present = {};   // where it is now, "" where it is in none
    web::Field enterprise = {};
    std::string enterprise_shown = {};
    web::Field decision_number = {}, effective_on = {};
    std::vector<base::Problem> problems = {};
    std::string cancel_url;
};
void reassignment_form(web::Html& out, ReassignmentView const& view);

struct OrganisationView {
    std::vector<web::Detail> details;
    std::vector<web::Figure> figures;
    std::vector<web::Moment> moments;
    std::vector<web::Detail> committee;   // post and holder
    std::string committee_url;
    std::vector<web::Detail> actions = {};   // label and url
    std::string dissolve_action;             // "" = may not, or has ended
    std::string withdraw_action = {};        // the same
    std::vector<base::Problem> withdraw_problems = {};
    std::string csrf;
    web::Field dissolved_on, decision_number;
    std::vector<base::Problem> problems;
};
void organisation_page(web::Html& out, OrganisationView const& view);

}   // namespace grassroots
