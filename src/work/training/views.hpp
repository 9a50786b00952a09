#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/web/pieces.hpp"

/// What the pages of classes look like. Views know only show, repeat, else.
namespace training {

struct ClassLine {
    std::string url;
    std::string code;
    std::string name;
    std::string type;
    std::string opened_on;
    std::string place;
    std::int64_t participations = 0;
    std::int64_t passed = 0;
};
void class_register(web::Html& out, web::Register const& table, std::vector<ClassLine> const& lines);

struct ClassFormView {
    std::string action;
    std::string csrf;
    std::int64_t revision = 0;
    web::Field code, name, opened_on, closed_on, decision_number, venue, periods;
    web::Field type;
    std::vector<web::Choice> types;
    web::Field organiser;
    std::vector<web::Choice> organisers;
    web::Field place;
    std::vector<web::Choice> places;
    std::vector<base::Problem> problems;
    std::string cancel_url;
    std::string submit;
};
void class_form(web::Html& out, ClassFormView const& view);

struct LearnerLine {
    std::string url;   // of the person
    std::string name;
    std::string born;
    std::string workplace;
    std::string result;   // translated, "" = none yet
    std::string tone;
    std::string certificate;
    std::string edit_url;   // "" = may not
};
struct ClassView {
    std::vector<web::Detail> details;
    std::vector<web::Figure> figures;
    std::vector<LearnerLine> learners;
    std::string left_out;    // why not everybody is named, "" = everybody is
    std::string enrol_url;   // "" = may not
    std::string csrf;
    std::string enrol_problem;
    struct SessionLine {
        std::string held_on;
        std::string topic;
        std::string url;   // "" = may not
        std::int64_t periods = 0;
        std::int64_t present = 0;
    };
    std::vector<SessionLine> sessions;
    std::string session_url;
    web::Field held_on, topic, periods;
    std::vector<web::Choice> papers = {};   // address and name of each that can be made
};
void class_page(web::Html& out, ClassView const& view);

struct EnrolmentView {
    std::string action;
    std::string withdraw_action;
    std::string csrf;
    web::Field result;
    std::vector<web::Choice> results;
    web::Field mark;
    web::Field number;
    web::Field issued_on;
    std::vector<base::Problem> problems;
    std::string certificate;   // the standing one in words, "" = there is none
    std::string cancel_certificate_action;
    web::Field reason;
    std::string back_url;
    std::vector<web::Choice> papers = {};   // address and name
};
void enrolment_form(web::Html& out, EnrolmentView const& view);

struct AttendanceView {
    std::string action;
    std::string csrf;
    std::int64_t periods = 0;
    struct Line {
        std::string field;
        std::string name;
        std::string value;
        std::string problem;   // "" = fine
    };
    std::vector<Line> lines;
    std::string back_url;
};
void attendance_form(web::Html& out, AttendanceView const& view);

}   // namespace training
