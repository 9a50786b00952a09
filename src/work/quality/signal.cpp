#include "work/quality/signal.hpp"

#include <algorithm>

namespace quality {
namespace {

using base::Date;
using organisations::Line;
using rulebook::Rulebook;

bool is_cell(std::string_view kind) { return kind != "grassroots_party_committee"; }

/// Empty when no number is known for the line.
std::string_view minimum_key(Known const& known)
{
    switch (known.line) {
        case Line::union_:
            return "union.min_members";
        case Line::party:
            return is_cell(known.kind) ? "cell.min_official_members" : "party.base_org_min_members";
        case Line::youth:
            return "youth.min_members";
        default:
            return "";
    }
}

/// Signals of one organisation, gathered rule by rule.
class Gathering {
public:
    Gathering(Known const& known, Rulebook const& rules, Date today) : known_(known), rules_(rules), today_(today) {}

    void enterprise()   // QL-3
    {
        if (known_.enterprise_ceased)
            add(Weight::act, "QL-3", "enterprise_ceased",
                "The enterprise no longer exists, the organisation still does");
    }

    void committee()   // QL-4, QL-5
    {
        if (!known_.term) {
            add(Weight::watch, "QL-4", "no_committee", "No committee is entered");   // perhaps nobody typed it
            return;
        }
        auto const last = known_.term->days.to - base::Days{1};
        bool const over = known_.term->days.to <= today_;
        auto const ahead = static_cast<int>(rules_.integer("quality.term_ahead_months", today_));
        if (over)
            add(Weight::act, "QL-5", "term_over", "The term of the committee ended on {0}", {last});
        else if (base::add_months(today_, ahead) >= known_.term->days.to)
            add(Weight::watch, "QL-5", "term_ends", "The term of the committee ends on {0}: the congress falls due",
                {last}, "quality.term_ahead_months");
        if (!over && !known_.has_head) add(Weight::act, "QL-4", "no_head", "Nobody leads it: the first post is vacant");
        if (!over && known_.has_head) completeness();
    }

    void membership()   // QL-6, QL-7
    {
        auto const key = minimum_key(known_);
        if (known_.members && !key.empty()) {
            auto const minimum = rules_.find(key, today_);
            auto const* least = minimum == nullptr ? nullptr : std::get_if<std::int64_t>(&minimum->value);
            if (least != nullptr && *known_.members < *least)
                add(Weight::act, "QL-6", "below_minimum", "{0} members, fewer than the {1} it takes",
                    {*known_.members, *least}, key);
        }
        if (!known_.members || known_.members_year_ago.value_or(0) == 0) return;
        auto const fall = rules_.ratio("quality.members_fall", today_);
        auto const lost = *known_.members_year_ago - *known_.members;
        if (lost > 0 && lost >= fall.at_least(*known_.members_year_ago))
            add(Weight::act, "QL-7", "members_fell", "{0} members, a year ago {1}",
                {*known_.members, *known_.members_year_ago}, "quality.members_fall");
    }

    void reports()   // QL-8, QL-9, QL-10
    {
        if (known_.reports.empty()) return;
        auto const& newest = known_.reports.front();
        auto silent_from = last_ended(today_);
        for (auto left = rules_.integer("quality.silent_quarters", today_); left > 1; --left)
            silent_from = silent_from.before();
        if (newest.quarter < silent_from) {
            add(Weight::act, "QL-8", "silent", "No report since quarter {0} of {1}",
                {std::int64_t{newest.quarter.number}, std::int64_t{newest.quarter.year}}, "quality.silent_quarters");
            return;   // what it told long ago says nothing of today
        }
        meetings(newest);
        auto const share = rules_.ratio("quality.active_share", today_);
        if (newest.members_active < share.at_least(newest.members))
            add(Weight::act, "QL-10", "few_active", "{0} of {1} members take part",
                {newest.members_active, newest.members}, "quality.active_share");
        if (newest.obligations == Obligations::not_met)
            add(Weight::act, "QL-10", "obligations", "Obligations of the last quarter not met");
        else if (newest.obligations == Obligations::partly)
            add(Weight::watch, "QL-10", "obligations", "Obligations of the last quarter met in part");
    }

    void grading()   // QL-11
    {
        if (known_.gradings.empty()) return;
        auto const& newest = known_.gradings.front();
        if (newest.grade == Grade::not_fulfilled)
            add(Weight::act, "QL-11", "graded_low", "Graded for {0}: tasks not fulfilled", {std::int64_t{newest.year}});
    }

    std::vector<Signal> done()
    {
        std::stable_sort(signals_.begin(), signals_.end(),
                         [](Signal const& a, Signal const& b) { return a.weight > b.weight; });
        return std::move(signals_);
    }

private:
    /// A committee from so many members on, an inspection committee from so many more; a head who was trained.
    void completeness()
    {
        auto const members = known_.members.value_or(0);
        bool const union_ = known_.line == Line::union_;
        std::string_view const key = union_ ? "union.committee_from_members" : "cell.committee_from";
        if ((union_ || (known_.line == Line::party && is_cell(known_.kind))) &&
            members >= rules_.integer(key, today_) && known_.officers < 2)
            add(Weight::watch, "QL-4", "committee_small", "{0} members, and only its head in the committee", {members},
                key);
        if (union_ && members >= rules_.integer("union.inspection_from_members", today_) && !known_.has_inspection_head)
            add(Weight::watch, "QL-4", "no_inspection", "{0} members, and no inspection committee", {members},
                "union.inspection_from_members");
        if (!known_.head_trained && !classes_for(known_.line).empty())
            add(Weight::watch, "QL-4", "not_trained", "Its head has not been to a class for officials", {},
                "quality.training_valid_months");
    }

    void meetings(Report const& newest)
    {
        if (known_.line != Line::party) return;   // for the others no number is known
        constexpr std::int64_t months = 3;
        auto const due = months * rules_.integer("meeting.regular_per_month", newest.quarter.first());
        auto const share = rules_.ratio("quality.meetings_share", today_);
        if (newest.meetings_held < share.at_least(due))
            add(Weight::act, "QL-9", "few_meetings", "{0} meetings in the last quarter, {1} were due",
                {newest.meetings_held, due}, "quality.meetings_share");
    }

    void add(Weight weight, std::string_view rule, std::string_view code, std::string_view text,
             std::vector<Told> told = {}, std::string_view key = {})
    {
        signals_.push_back({code, text, std::move(told), weight, rule, key});
    }

    Known const& known_;
    Rulebook const& rules_;
    Date today_;
    std::vector<Signal> signals_;
};

}   // namespace

std::vector<Signal> signals_of(Known const& known, Rulebook const& rules, Date today)
{
    Gathering gathering{known, rules, today};
    gathering.enterprise();
    gathering.committee();
    gathering.membership();
    gathering.reports();
    gathering.grading();
    return gathering.done();
}

bool is_fading(std::vector<Signal> const& signals, Rulebook const& rules, Date today)
{
    auto const urgent =
        std::count_if(signals.begin(), signals.end(), [](Signal const& one) { return one.weight == Weight::act; });
    return urgent >= rules.integer("quality.urgent_signals", today);
}

std::vector<std::string_view> classes_for(Line line)
{
    switch (line) {
        case Line::union_:
            return {"union_work"};
        case Line::party:
            return {"cell_secretary", "cell_committee", "party_work"};
        case Line::youth:
            return {"youth_work"};
        case Line::women:
            return {"women_work"};
        case Line::veterans:
            return {"veteran_work"};
        default:
            return {};
    }
}

}   // namespace quality
