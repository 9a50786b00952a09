#pragma once

#include <string>
#include <vector>

#include "platform/web/pieces.hpp"

namespace proposals {

/// An enterprise that is proposed, or one that was set aside.
struct ProposalLine {
    std::string name;
    std::string url;
    std::string place;
    std::string fact;             // "84 workers, 51 of them women"
    std::string note = {};        // why it was set aside, until when
    std::string start_url = {};   // "" = the actor may not begin the work
    std::string start_label = {};
    std::string aside_url = {};      // "" = the actor may not set it aside
    std::string again_action = {};   // proposes it again
    std::string mark_id = {};        // "" = cannot be marked
};
struct ProposalsView {
    std::string lead;   // what all have in common
    std::string rule;   // "5 · Điều lệ …, Điều 13 · sure"; "" = none
    std::string csrf;
};
/// The register with its rows; the element that htmx replaces.
void proposal_register(web::Html& out, web::Register const& table, ProposalsView const& view,
                       std::vector<ProposalLine> const& lines);

struct AsideFormView {
    std::string action;
    std::string csrf;
    std::string back_url;
    std::string lead;
    web::Field why;
    web::Field look_again_on;
    std::vector<base::Problem> problems;
};
void aside_form(web::Html& out, AsideFormView const& view);

}   // namespace proposals
