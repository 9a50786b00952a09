#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "kernel/ledger/fact.hpp"
#include "kernel/merging/packed.hpp"
#include "kernel/merging/part.hpp"

/// Two records of one person or enterprise become one, and two again. A register leads: it takes its own record out and
/// keeps it in the journal; the rows of all slices follow by their Parts.
namespace merging {

using MergeId = base::Id<struct MergeTag>;

/// What the records are of; the name is kept.
enum class Kind : std::uint8_t { person, enterprise };
std::string_view name_of(Kind kind);

/// What a merge is made and unmade with.
struct Making {
    db::Connection& tx;
    ledger::Placement const& placement;
    ledger::Entry entry;
};

struct Merge {
    MergeId id;
    Kind kind = Kind::person;
    std::int64_t gone = 0;
    std::int64_t stayed = 0;
    std::string title = {};   // of the record that went
    base::Instant merged_at = {};
    UserId merged_by;
    std::optional<base::Instant> undone_at = {};
};

/// A merge being made. The register first moves the rows, then takes out and changes its own records, telling the
/// journal how they were, and saves.
class Journal {
public:
    Journal(Making const& making, Kind kind, std::int64_t gone, std::int64_t stayed);

    /// Moves the rows of every part. Where both records have a row of their own that cannot stand twice, the one of the
    /// record that goes is set aside.
    void move(std::vector<std::span<Part const>> const& parts);
    /// What the register has to know to give back its own records.
    void keep(std::string_view part, std::string_view what, std::span<Cells const> rows);
    /// Writes the merge, marks the pair and audits both records.
    MergeId save(std::string_view title);

private:
    void move_part(Part const& part);
    void set_aside(Part const& part, std::vector<Cells> const& clashing);

    Making const* making_;
    Kind kind_;
    std::int64_t gone_;
    std::int64_t stayed_;
    MergeId id_;
    struct Step {
        std::string part;
        std::string what;
        std::string content;
    };
    std::vector<Step> steps_ = {};
};

/// What stands in the way of merging, by what the slices keep.
std::vector<base::Problem> obstacles(db::Connection& tx, std::span<Obstacle const> all, std::int64_t gone,
                                     std::int64_t stayed);

std::optional<Merge> find(db::Connection& tx, MergeId id);
/// The standing merge in which the record went.
std::optional<Merge> merge_of(db::Connection& tx, Kind kind, std::int64_t gone);
/// The record that stands today for this one: itself, or the one it was merged into, however often.
std::int64_t present_of(db::Connection& tx, Kind kind, std::int64_t record);
/// The last ones, newest first, undone ones too.
std::vector<Merge> latest_merges(db::Connection& tx, Kind kind, std::int64_t most);
/// Those into the record, newest first, undone ones too.
std::vector<Merge> merges_into(db::Connection& tx, Kind kind, std::int64_t stayed);

/// Whether a merge may be undone.
/// Refuses: conflict - undone already, a later merge into the same record stands, or the record itself went since
base::Result<base::Done> may_undo(db::Connection& tx, Merge const& merge);
/// What the register kept in the journal.
std::vector<Cells> kept(db::Connection& tx, MergeId id, std::string_view part, std::string_view what);
/// Gives the rows of all parts back. The register has put its record back before. Audits both records.
void undo(Making const& making, Merge const& merge, std::vector<std::span<Part const>> const& parts);

/// How many rows of each told part a record has that the actor may know of.
struct Counted {
    std::string_view label;   // gettext id
    std::int64_t rows = 0;
};
std::vector<Counted> counted(db::Connection& tx, web::Actor const& actor,
                             std::vector<std::span<Part const>> const& parts, std::int64_t record);
/// The same of the rows that went along with a merge, those set aside among them.
std::vector<Counted> went_along(db::Connection& tx, web::Actor const& actor,
                                std::vector<std::span<Part const>> const& parts, MergeId merge);

}   // namespace merging
