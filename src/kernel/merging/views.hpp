#pragma once

#include <string>
#include <vector>

#include "platform/web/pieces.hpp"

namespace merging {

struct PairLine {
    std::string url;
    std::string left;
    std::string left_hint;
    std::string right;
    std::string right_hint;
    std::string likeness;
    std::string tone;
    std::string reasons;
};
struct MergedLine {
    std::string url;
    std::string title;   // of the record that went
    std::string stayed;
    std::string day;
    std::string state;   // "undone", else ""
};
struct PairsView {
    std::vector<PairLine> lines = {};
    std::vector<MergedLine> merged = {};   // lately
    std::string next_url = {};
    std::string empty_text;
    std::string scan_url;
    std::string csrf;
    bool is_scanning = false;
    std::int64_t tenths = 0;      // of a per cent
    std::string last_scan = {};   // sentence
};
void pairs_page(web::Html& out, PairsView const& view);

/// A row of the comparison: a field in which they differ has a choice.
struct ChoiceLine {
    std::string name;
    std::string label;
    std::string left;
    std::string right;
    bool differs = false;
    bool takes_right = false;
};
struct CountLine {
    std::string label;
    std::string left;
    std::string right;
};
struct PairView {
    std::string left;
    std::string left_url;
    std::string right;
    std::string right_url;
    std::string likeness = {};
    std::string tone = {};
    std::vector<std::string> reasons = {};
    std::vector<std::string> doubts = {};
    std::vector<ChoiceLine> choices = {};
    std::vector<CountLine> counts = {};
    std::vector<std::string> revisions;   // left, right
    std::vector<base::Problem> problems = {};
    bool can_merge = true;
    std::string merge_url;
    std::string difference_url;
    std::string later_url;
    std::string csrf;
};
void pair_page(web::Html& out, PairView const& view);

struct MergeView {
    std::vector<web::Detail> details = {};
    std::vector<web::Detail> follows = {};   // what goes back, by part
    std::vector<base::Problem> problems = {};
    std::string undo_url = {};   // "" = no button
    std::string csrf;
};
void merge_page(web::Html& out, MergeView const& view);

}   // namespace merging
