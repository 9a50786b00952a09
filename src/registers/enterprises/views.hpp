#pragma once

#include <string>
#include <vector>

#include "platform/web/pieces.hpp"
#include "platform/web/three_way.hpp"
#include "registers/enterprises/event_views.hpp"

namespace enterprises {

struct EnterpriseLine {
    std::string url;
    std::string name;
    std::string tax_code;
    std::string place;
    std::string workers;
    std::string status;
    std::string tone;
    std::string mark_id = {};   // "" = rows cannot be marked
};
void enterprise_register(web::Html& out, web::Register const& table, std::vector<EnterpriseLine> const& lines);

struct LikeLine {
    std::string url;
    std::string name;
    std::string hint;
};

struct EnterpriseFormView {
    std::string action;
    std::string csrf;
    std::int64_t revision = 0;
    web::Field name, tax_code, short_name, foreign_name, registered_on, industry_code, village, street, representative,
        phone, email, workers, female_workers, counted_on;
    web::Field legal_type, ownership, status, place;
    std::vector<web::Choice> legal_types, ownerships, statuses, places;
    web::Field from, paper;   // only when an existing one is changed
    bool shows_from = false;
    bool is_new = false;                                    // warned about while being typed
    std::vector<LikeLine> alike;                            // who may be the same; not empty asks for a confirmation
    std::vector<std::pair<std::string, std::string>> was;   // what the form was opened with
    std::vector<web::ThreeWayLine> both_changed;            // meanwhile, by somebody else
    std::vector<base::Problem> problems;
    std::string cancel_url;
    std::string submit;
};
void enterprise_form(web::Html& out, EnterpriseFormView const& view);
/// What may be the one being typed; the inside of the place for it in the form. Nothing when nothing is.
void alike_while_typing(web::Html& out, std::vector<LikeLine> const& alike);

struct EnterpriseView {
    std::vector<web::Figure> figures;
    std::vector<web::Detail> identity;
    std::vector<web::Detail> address;
    std::vector<web::Detail> headcounts;
    std::string headcounts_url;      // "" = may not see them
    std::string changes_url = {};    // "" = none was ever asked for
    std::string changes_text = {};   // "3 changes wait"
    std::vector<web::Moment> moments;
    std::string timeline_url = {};
    std::string events_url = {};
    std::string branches_url = {};
    std::string contacts_url = {};   // visits and calls
    std::vector<LeftBehind> left_behind = {};
    struct Organisation {
        std::string url;
        std::string name;
        std::string hint;
    };
    std::vector<Organisation> organisations;
    struct UnderWay {
        std::string process;
        std::string state;
        std::string tone;
        std::string url;
    };
    std::vector<UnderWay> under_way = {};            // foundings that go on
    std::string found_union_url;                     // "" = may not, has one, or it goes on
    std::string record_union_url;                    // of a decision that there is already
    std::vector<web::Detail> other_foundings = {};   // label and url
};
void enterprise_page(web::Html& out, EnterpriseView const& view);

struct TimelineView {
    std::string action;
    web::Field part;
    std::vector<web::Choice> parts;
    std::vector<web::Moment> moments;
};
void timeline_page(web::Html& out, TimelineView const& view);

struct HeadcountsView {
    std::string action;   // "" = may only look
    std::string csrf;
    web::Field counted_on;
    std::vector<web::Field> numbers;   // one of each kind
    std::vector<base::Problem> problems;
    std::string back_url;
    struct Line {
        std::string day;
        std::string label;
        std::string number;
    };
    std::vector<Line> lines;   // newest first
};
void headcounts_page(web::Html& out, HeadcountsView const& view);

}   // namespace enterprises
