#pragma once

#include <string>
#include <vector>

#include "platform/web/pieces.hpp"

namespace reorganisations {

struct PlanLine {
    std::string title;
    std::string url;
    std::string above;
    std::string decision;
    std::string state;
    std::string tone;
};
void plan_register(web::Html& out, web::Register const& table, std::vector<PlanLine> const& lines);

/// A sentence with a button that takes it away; "" = it stays.
struct Removable {
    std::string text;
    std::string note = {};
    std::string action = {};
};

struct BucketRow {
    std::string id;
    std::string name;
    std::string hint;   // its area, its village
};
struct DivisionView {
    std::string former;
    std::string rule_action;   // "" = it may not be changed any more
    std::string mark_action;
    std::string former_id;
    std::vector<Removable> rules = {};
    std::vector<web::Choice> ways = {};   // by what a rule takes
    std::vector<web::Choice> successors = {};
    std::string area_search = {};
    std::string unit_search = {};
    std::vector<web::Detail> taken = {};   // successor: "12 organisations, 3,401 members"
    std::vector<BucketRow> bucket = {};
    std::string bucket_more = {};   // "and 40 more"
};

struct CountLine {
    std::string name;
    std::int64_t organisations_before = 0;
    std::int64_t organisations_after = 0;
    std::int64_t members_before = 0;
    std::int64_t members_after = 0;
};

struct TreeLine {
    std::string name;
    std::string mark;   // "new", "ends", "changed" in the reader's words; "" = stays as it is
    std::string tone;
    std::vector<TreeLine> below = {};
};

struct HandoverLine {
    std::string name;
    std::string url;
    std::int64_t done = 0;
    std::int64_t all = 0;
};

struct PlanView {
    std::string csrf;
    std::string state;
    std::string tone;
    std::vector<web::Detail> details = {};
    std::string edit_url = {};
    std::vector<web::Detail> change_links = {};   // label, "", url
    std::vector<Removable> steps = {};
    std::vector<DivisionView> divisions = {};
    bool is_draft = true;   // only then it is checked
    std::vector<std::string> findings = {};
    std::vector<CountLine> counts = {};
    bool counts_members = false;
    std::vector<TreeLine> before = {};
    std::vector<TreeLine> after = {};
    std::string carry_action = {};   // "" = not now
    std::string undo_action = {};
    std::string drop_action = {};
    std::string revision;
    std::string done = {};   // what was carried out, when, with its print
    std::vector<HandoverLine> handovers = {};
    std::vector<base::Problem> problems = {};
};
void plan_page(web::Html& out, PlanView const& view);

struct FormField {
    enum class Kind : std::uint8_t { text, day, area, choice, unit };
    Kind kind = Kind::text;
    web::Field field;
    std::vector<web::Choice> choices = {};
    std::string search_url = {};
    std::string shown = {};
    bool half = true;
};
struct MarkRow {
    std::string id;
    std::string name;
    std::string hint;
    bool marked = false;
};
struct FormView {
    std::string intro = {};
    std::string action;
    std::string cancel_url;
    std::string csrf;
    std::string submit;
    std::vector<base::Problem> problems = {};
    std::vector<FormField> fields = {};
    std::vector<MarkRow> marks = {};   // to be ticked
    std::string marks_heading = {};
    std::string marks_url = {};   // of the form that chooses whose are shown; "" = none
    FormField marks_of = {};
};
void plan_form(web::Html& out, FormView const& view);

struct ItemLine {
    std::string label;
    web::Field done_on;
    web::Field note;
};
struct HandoverView {
    std::string action;   // "" = it may only be read
    std::string csrf;
    std::string back_url;
    std::string lead;
    std::vector<base::Problem> problems = {};
    std::vector<ItemLine> items = {};
};
void handover_form(web::Html& out, HandoverView const& view);

}   // namespace reorganisations
