#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kernel/lists/views.hpp"

namespace lists {

/// What can be done with the records that were chosen: a form for each action.
struct ChangeFormView {
    std::string csrf;
    std::string lead;   // "12 marked records of: Enterprises"
    std::string list_url;
    std::string source;
    std::string query = {};
    bool all = false;
    std::vector<std::string> ids = {};
    std::vector<base::Problem> problems = {};
    struct One {
        std::string code;
        std::string label;
        struct Input {
            web::Field field;
            bool day = false;
            std::vector<web::Choice> choices = {};
        };
        std::vector<Input> inputs = {};
    };
    std::vector<One> actions = {};
};
void change_form(web::Html& out, ChangeFormView const& view);

struct RefusedLine {
    std::string name;
    std::string url;
    std::string reason;
};
struct ChangeView {
    std::string csrf;
    std::string url;
    std::string sentence;                   // what is or was done
    std::vector<web::Detail> values = {};   // of the form
    std::vector<web::Figure> figures = {};
    std::vector<base::Problem> problems = {};
    std::optional<ProgressView> running = {};
    std::vector<std::pair<std::string, std::string>> reasons = {};   // why, how many
    std::vector<RefusedLine> refused = {};                           // the first of them
    std::string start_label = {};                                    // "" = cannot be begun
    bool may_undo = false;
    std::string list_url;
};
void change_page(web::Html& out, ChangeView const& view);

struct ChangeLine {
    std::string url;
    std::string when;
    std::string what;
    std::string state;
    std::string tone;
    std::string records;   // changed
};
struct ChangesView {
    std::vector<ChangeLine> lines;
    std::string older_url = {};
};
void changes_page(web::Html& out, ChangesView const& view);

}   // namespace lists
