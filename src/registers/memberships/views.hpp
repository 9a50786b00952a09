#pragma once

#include <string>
#include <vector>

#include "platform/web/pieces.hpp"

namespace memberships {

struct MemberLine {
    std::string url;   // of the person
    std::string name;
    std::string born;
    std::string joined_on;
    std::string standing;    // "" = verified
    std::string leave_url;           // "" = may not
    std::string transfer_url = {};   // "" = may not
};
struct MembersView {
    std::vector<web::Figure> figures;
    std::vector<MemberLine> lines;
    std::string admit_action;   // "" = may not
    std::string csrf;
    web::Field person, applied_on, consented_on, joined_on;
    std::string person_shown;
    std::vector<base::Problem> problems;
};
void members_page(web::Html& out, MembersView const& view);

struct LeavingView {
    std::string action;
    std::string csrf;
    web::Field end;
    std::vector<web::Choice> ends;
    web::Field ended_on;
    std::vector<base::Problem> problems;
    std::string back_url;
};
void leaving_form(web::Html& out, LeavingView const& view);

}   // namespace memberships
