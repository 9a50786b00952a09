#pragma once

#include <string>
#include <vector>

#include "platform/web/pieces.hpp"

namespace enterprises {

/// A parent of a dependent unit, or one of its own dependent units.
struct BranchLine {
    std::string url;   // "" = outside what the reader may see
    std::string name;
    std::string hint = {};
    std::string withdraw_action = {};   // "" = may not, or nothing was entered
};
struct BranchesView {
    bool dependent = false;
    std::vector<BranchLine> parents = {};   // the newest first
    std::vector<BranchLine> branches = {};
    std::string action = {};   // "" = may not
    std::string csrf = {};
    web::Field parent, from, paper;
    std::string parent_shown = {};
    std::vector<base::Problem> problems = {};
};
void branches_page(web::Html& out, BranchesView const& view);

}   // namespace enterprises
