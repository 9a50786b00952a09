#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/web/context.hpp"
#include "platform/web/pieces.hpp"

/// The home page: how the resolution stands, and what waits for the one who looks.
namespace app::home {

/// A target of the resolution and how far it is reached.
struct Goal {
    std::string label;
    std::string url;           // the figure behind it
    std::int64_t tenths = 0;   // of a per cent
    std::string text;          // "47 of 40 (117.5%)"
};

struct Waiting {
    std::string title;
    std::string hint;
    std::string url;
    std::string icon;
};

struct DirectiveView {
    std::string number;
    std::string title;
    std::string period;   // "01/01/2012 – 31/12/2020, huyện Đan Phượng"
    std::string report_url;
    std::vector<web::Figure> figures;
    std::vector<Goal> goals;
    std::optional<web::Chart> by_year;
};

struct HomeView {
    std::vector<DirectiveView> directives;
    bool may_import = false;
    std::vector<Waiting> enterprises;   // could found a union
    std::int64_t union_minimum = 0;     // workers from which they could
    std::string enterprises_url;
    std::vector<Waiting> imports;   // not finished
    std::vector<Waiting> own;       // grassroots organisations that the actor looks after
    struct Alert {                  // of a saved list
        Waiting list;
        std::string noted_action;
    };
    std::vector<Alert> alerts;
    std::vector<Waiting> transfers;    // of members, to answer
    std::vector<Waiting> next_steps;   // after own visits and calls
    /// What is due in a process, the earliest first; each leads to its next step.
    struct Work {
        std::string title;
        std::string url;    // its list
        std::string more;   // "12 under way, 3 overdue"
        std::string tone;
        std::vector<Waiting> tasks;
    };
    std::vector<Work> work;
    std::string quality_url = {};   // tells what stands out about organisations; asked once the page is there
    std::string csrf = {};
};

HomeView home_of(web::Context& context);
void home_body(web::Html& out, HomeView const& view);

}   // namespace app::home
