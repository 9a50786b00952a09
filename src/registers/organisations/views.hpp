#pragma once

#include <string>
#include <vector>

#include "platform/web/pieces.hpp"
#include "platform/web/tabs.hpp"

namespace organisations {

/// One unit in a drawn tree, with what stands below it.
struct TreeLine {
    std::string name;
    std::string kind;
    std::string url;
    std::string count;   // "12 grassroots organisations", "" = none
    bool open = true;
    std::vector<TreeLine> below = {};
};

struct TreeView {
    std::vector<web::Tab> lines;
    std::string line;                  // value of ?line=
    web::Field day = {};               // of the form that chooses another day
    std::vector<web::Tab> days = {};   // today, and days on which this line changed
    std::vector<TreeLine> roots = {};
    std::string count;
    std::string alone = {};   // that some stand under no unit; "" = none do
};
void tree_page(web::Html& out, TreeView const& view);

struct DatedLine {
    std::string label;
    std::string url;
    std::string days;
    std::string note = {};
};
struct UnitView {
    std::string ended = {};   // "ended on 30/06/2025", "" while it lives
    std::vector<web::Detail> details = {};
    std::vector<DatedLine> names = {};
    std::vector<DatedLine> parents = {};
    std::vector<DatedLine> places = {};
    std::vector<DatedLine> serving = {};   // of an area: who serves it
    std::vector<DatedLine> predecessors = {};
    std::vector<DatedLine> successors = {};
    std::vector<web::Moment> moments = {};
    std::vector<DatedLine> below = {};
    std::string below_heading;
    web::Paging paging = {};   // of those below
    struct Action {
        std::string label;
        std::string url;
        std::string icon;
    };
    std::vector<Action> actions = {};
};
void unit_page(web::Html& out, UnitView const& view);

/// A field of a form about a unit: what kind it is decides how it is drawn.
struct FormField {
    enum class Kind : std::uint8_t { text, day, number, area, choice, unit };
    Kind kind = Kind::text;
    web::Field field;
    std::vector<web::Choice> choices = {};
    std::string search_url = {};   // of a unit
    std::string shown = {};
    bool half = true;   // beside another on a wide screen
};
struct FormView {
    std::string intro;
    std::string action;
    std::string cancel_url;
    std::string csrf;
    std::string submit;
    std::vector<base::Problem> problems = {};
    std::vector<FormField> fields = {};
};
void unit_form(web::Html& out, FormView const& view);

}   // namespace organisations
