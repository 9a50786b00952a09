#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/web/context.hpp"
#include "platform/web/pieces.hpp"

/// The home page: what waits for the one who looks, and below it how the resolutions stand.
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
    std::string ended = {};   // "Ended on 31/12/2020"; "" while it runs
    std::vector<web::Figure> figures;
    std::vector<Goal> goals;
    std::optional<web::Chart> by_year;
};

struct HomeView {
    std::vector<DirectiveView> directives;   // those that run first
    bool may_import = false;
    std::vector<Waiting> enterprises;   // could found a union
    std::int64_t union_minimum = 0;     // workers from which they could; 0 = not told
    std::string enterprises_url;
    std::vector<Waiting> imports;   // not finished
    std::vector<Waiting> own;       // grassroots organisations that the actor looks after
    struct Alert {                  // of a saved list
        Waiting list;
        std::string noted_action;
    };
    std::vector<Alert> alerts;
    std::vector<Waiting> transfers;   // of members, to answer
    std::vector<Waiting> classes;     // that wait for results, certificates, their end or their opening
    bool more_classes = false;
    std::vector<Waiting> reports;      // of directives whose period ends soon or has just ended
    std::vector<Waiting> next_steps;   // after own visits and calls
    /// Tasks of one urgency, the earliest due first; each leads to its next step.
    struct Tasks {
        std::string label;   // "3 overdue": as many as the list behind it has
        std::string url;     // that list
        std::string tone;
        std::vector<Waiting> first;
    };
    /// A process in which something is under way.
    struct Work {
        std::string title;
        std::string url;    // its list
        std::string more;   // "12 under way"
        std::vector<Tasks> tasks;
    };
    std::vector<Work> work;
    std::string quality_url = {};   // tells what stands out about organisations; asked once the page is there
    std::string csrf = {};
};

HomeView home_of(web::Context& context);
void home_body(web::Html& out, HomeView const& view);

}   // namespace app::home
