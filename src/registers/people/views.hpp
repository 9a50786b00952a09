#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "platform/web/pieces.hpp"
#include "platform/web/three_way.hpp"

namespace people {

/// A line of the register. Numbers are masked already.
struct PersonLine {
    std::string url;
    std::string name;
    std::string born;
    std::string sex;
    std::string identity_number;
    std::string phone;
    std::string place;
};
void person_register(web::Html& out, web::Register const& table, std::vector<PersonLine> const& lines);

struct LikeLine {
    std::string url;
    std::string name;
    std::string hint;
    bool certain = false;
    std::string reasons = {};
};
struct PersonFormView {
    std::string action;
    std::string csrf;
    std::int64_t revision = 0;
    std::vector<base::Problem> problems = {};
    std::vector<std::string> warnings = {};   // sentences
    std::vector<LikeLine> alike = {};
    bool is_new = false;                                         // warned about while being typed
    std::vector<std::pair<std::string, std::string>> was = {};   // what the form was opened with
    std::vector<web::ThreeWayLine> both_changed = {};            // meanwhile, by somebody else
    bool can_override = false;                                   // the box "save it all the same"
    std::vector<web::Field> identity = {};
    web::Field born;
    web::Field paper;   // only when an existing one is changed
    bool shows_paper = false;
    web::Field sex;
    std::vector<web::Choice> sexes = {};
    web::Field place;
    std::vector<web::Choice> places = {};
    web::Field enterprise;
    std::string enterprise_shown = {};
    std::vector<web::Field> contact = {};
    std::vector<web::Field> education = {};
    std::string cancel_url;
    std::string submit;
};
void person_form(web::Html& out, PersonFormView const& view);
/// Who may be the one being typed; the inside of the place for it in the form. Nothing when nobody is.
void alike_while_typing(web::Html& out, std::vector<LikeLine> const& lines);

struct ConsentLine {
    std::string purpose;
    std::string details;   // method, evidence, days
    std::string state;
    std::string tone;
    std::string withdraw_action = {};           // "" = no button
    std::string withdraw_hint = {};             // what else that does
    std::string begins_url = {}, begins = {};   // what was agreed to; "" = may not
};
struct ConsentFormView {
    std::string action = {};   // "" = no form
    std::vector<base::Problem> problems = {};
    web::Field purpose;
    std::vector<web::Choice> purposes = {};
    web::Field method;
    std::vector<web::Choice> methods = {};
    web::Field evidence;
    web::Field given_on;
};
struct PersonView {
    std::string changes_url = {};   // "" = none was ever asked for
    std::string changes_text = {};
    std::vector<web::Detail> identity = {};
    std::vector<web::Detail> contact = {};
    std::vector<web::Detail> education = {};
    std::vector<web::Moment> moments = {};
    std::vector<ConsentLine> consents = {};
    ConsentFormView consent_form = {};
    std::string csrf = {};
};
void person_page(web::Html& out, PersonView const& view);

}   // namespace people
