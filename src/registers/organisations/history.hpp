#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/connection.hpp"
#include "registers/organisations/tree.hpp"
#include "registers/organisations/unit.hpp"

/// What was and what happened, for pages, the API and notes in reports.
namespace organisations {

struct DatedName {
    std::string name;
    base::Period days;
};
std::vector<DatedName> names(db::Connection& tx, UnitId unit);

struct DatedUnit {
    UnitId unit;
    base::Period days;
};
std::vector<DatedUnit> parents(db::Connection& tx, UnitId unit);
std::vector<DatedUnit> places(db::Connection& tx, UnitId unit);
/// Those it serves on that day; the first is the one it counts in.
std::vector<UnitId> areas_on(db::Connection& tx, UnitId unit, base::Date day);
/// Which units above the grassroots serve an area or did; the latest first. Rule O-4.
std::vector<DatedUnit> serving(db::Connection& tx, UnitId place);

/// Who goes on with a unit, or whom it goes on with. `other` is the successor, or the predecessor.
struct SuccessionLine {
    std::int64_t id = 0;
    UnitId other;
    base::Date effective_on = {};
    Share share = Share::whole;
    std::optional<std::int64_t> share_millionths = {};
    std::optional<std::int64_t> people = {};
    std::string decision_number = {};

    /// A strip of land without people.
    bool is_empty() const { return people ? *people == 0 : share_millionths && *share_millionths == 0; }
};
std::vector<SuccessionLine> successors(db::Connection& tx, UnitId unit);
std::vector<SuccessionLine> predecessors(db::Connection& tx, UnitId unit);

/// `kind`: establish, rename, merge, split, transfer_parent, move, enterprise (a move into another one), upgrade,
/// downgrade, dissolve, suspend, resume.
struct Event {
    std::int64_t id = 0;
    std::string kind;
    std::string decision_number;
    std::optional<base::Date> decided_on;
    base::Date effective_on = {};
    std::string issuer;
    std::string note;
};
/// Oldest first.
std::vector<Event> events(db::Connection& tx, UnitId unit);
/// Whether the last of these that took effect by `day` was a suspension.
bool suspended_on(std::vector<Event> const& events, base::Date day);
/// What happened, as a gettext id.
std::string_view label_of_event(std::string_view kind);

/// What stands directly below a unit on a day, in Vietnamese order, `size` of them after a place in the list.
struct BelowQuestion {
    UnitId unit;
    base::Date day = {};
    std::string after_key = {};
    std::int64_t after_id = 0;
    std::int64_t size = 50;
};
struct Below {
    UnitId id;
    std::string kind;
    std::string name;
    std::string sort_key;
    std::int64_t all_below = 0;
};
std::vector<Below> directly_below(db::Connection& tx, BelowQuestion const& question);
std::int64_t count_below(db::Connection& tx, UnitId unit, base::Date day);

/// One unit of a line on a day, for drawing the whole tree down to the units above grassroots.
struct TreeNode {
    UnitId id;
    std::optional<UnitId> parent;
    std::string kind;
    std::string name;
    std::int64_t grassroots_below = 0;   // organisations in enterprises and villages, directly below
};
/// In Vietnamese order; at most `limit` of them.
std::vector<TreeNode> tree_on(db::Connection& tx, Line line, base::Date day, std::int64_t limit);

/// How many grassroots organisations of a line stand under no unit on a day.
std::int64_t grassroots_alone(db::Connection& tx, Line line, base::Date day);

/// How many grassroots organisations are in an area on a day.
std::int64_t grassroots_in(db::Connection& tx, UnitId place, base::Date day);

/// How many stand anywhere below each of these units, cells of grassroots committees left out; none where there are
/// none.
std::map<UnitId, std::int64_t> grassroots_below(db::Connection& tx, std::span<UnitId const> units, base::Date day);

/// The latest days on which something of a line above grassroots began or ended, newest first; at most three.
std::vector<base::Date> days_of_change(db::Connection& tx, Line line);

/// Names and codes that hold the words typed, living ones first; accents do not matter. For choosing a unit in a form.
struct Hit {
    UnitId id;
    Line line = Line::administrative;
    std::string kind;
    std::string name;
    std::optional<base::Date> ended_on;
};
std::vector<Hit> search(db::Connection& tx, std::string_view typed, std::optional<Line> line, base::Date day);

}   // namespace organisations
