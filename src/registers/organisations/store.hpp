#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/ledger/fact.hpp"
#include "platform/web/context.hpp"
#include "registers/organisations/unit.hpp"

/// Reading the trees of organisations. Statements of slices above may join the published tables
///     unit_closure(line, ancestor_id, unit_id, depth, valid_from, valid_to)   (depth 0: the unit itself)
///     unit_name(unit_id, name, name_fold, sort_key, valid_from, valid_to)
///     unit_present(unit_id, present_id, valid_from, valid_to)   (itself while it lives, then its successors)
///     unit_enterprise(unit_id, enterprise_id, line, valid_from, valid_to)   (grassroots organisations in enterprises)
///     unit_place(unit_id, place_id, valid_from, valid_to)   (which areas a unit is in or serves)
namespace organisations {

/// All lines' public facts; changing them is a permission of the line.
inline constexpr web::Permission view_organisations{"organisations.view"};
inline constexpr web::Permission edit_organisations{"organisations.edit"};
web::Permission edit_permission(Line line);

/// The unit as it stood on `day`; empty when unknown or not wholly within the actor's scope for `permission`.
std::optional<Unit> find(db::Connection& tx, web::Actor const& actor, web::Permission permission, UnitId id,
                         base::Date day);
/// Without asking for scope: for names and links that the actor may see anyway.
std::optional<Unit> find(db::Connection& tx, UnitId id, base::Date day);
/// From when on the unit is of the kind it is now; empty when it always was.
std::optional<base::Date> kind_since(db::Connection& tx, UnitId unit);
/// By official code, also an old one. Codes of dissolved units stay searchable.
std::optional<Unit> find_by_code(db::Connection& tx, Line line, std::string_view code, base::Date day);
/// By name as people type it (accents, case and a leading "xã", "thị trấn", "công đoàn cơ sở" do not matter where the
/// rest is unambiguous). All that match best on that day: those written exactly so hide those that only sound alike,
/// and of places with one name the smallest ones stand ("Đan Phượng" is the commune, "huyện Đan Phượng" the district).
std::vector<Unit> find_by_name(db::Connection& tx, Line line, std::string_view name, base::Date day);

/// The commune, ward or township that `name` means for something of that day: one living then, else one living today,
/// else a former one. Empty when there is none, or when several fit equally well.
std::optional<Unit> find_commune(db::Connection& tx, std::string_view name, base::Date day, base::Date today);

/// Name in force on the day; the last known one for a unit that had ended by then.
std::string name_on(db::Connection& tx, UnitId id, base::Date day);

/// All units of a line whose kind is one of `kinds` (empty: any), living on `day`, below `above` (empty: anywhere),
/// in Vietnamese order.
std::vector<Unit> list(db::Connection& tx, Line line, std::span<std::string_view const> kinds, base::Date day,
                       std::optional<UnitId> above = {});

/// Whether `unit` (any line; a grassroots organisation also by the place of its enterprise) lies within what the
/// actor's `permission` covers by today's tree. A grant at a grassroots organisation covers it and what stands below,
/// not its area. Rule O-10.
bool in_scope(db::Connection& tx, web::Actor const& actor, web::Permission permission, UnitId unit, base::Date today);
/// The same for the record of the unit itself, its report and what is decided about it: of a unit that was divided
/// everything that got people has to lie within, for its record is not one part's. Rule O-15.
bool wholly_in_scope(db::Connection& tx, web::Actor const& actor, web::Permission permission, UnitId unit,
                     base::Date today);
/// The administrative units whose subtrees the permission covers today; empty optional = everything.
std::optional<std::vector<UnitId>> places_in_scope(db::Connection& tx, web::Actor const& actor,
                                                   web::Permission permission, base::Date today);

/// The enterprises of the grassroots organisations that the permission is granted at; of an area there are none here.
std::vector<EnterpriseId> enterprises_in_scope(db::Connection& tx, web::Actor const& actor, web::Permission permission,
                                               base::Date today);
/// These organisations and what stands below them.
std::vector<UnitId> own_organisations(db::Connection& tx, web::Actor const& actor, web::Permission permission,
                                      base::Date today);

/// All administrative units, living or former, whose records belong within `places` by today's tree; each once.
std::vector<UnitId> covered_places(db::Connection& tx, std::span<UnitId const> places, base::Date today);

/// Whether `unit` is `above` or stands below it on a day from `from` on.
bool is_below_from(db::Connection& tx, UnitId above, UnitId unit, base::Date from);

/// Today's unit for a place of the past: itself, its successor, or with a split the part that took `village`
/// (empty when that cannot be told). Without a day: as everything that is decided already will have it.
std::optional<UnitId> present_place(db::Connection& tx, UnitId place, std::string_view village,
                                    base::Date today = base::forever - base::Days{1});
/// Whether a former place went to several parts with people, so that facts of it need a present place.
bool was_split(db::Connection& tx, UnitId place);

/// The placement the ledger asks for; reads what it needs once and keeps it for the life of the object.
std::unique_ptr<ledger::Placement> placement(db::Connection& tx, base::Date today);

/// A grassroots union, Party cell, youth branch … founded by a decision. Gives its id. Records event, names, parent,
/// place, closure, audit and the fact ("union.founded", "party.founded", "youth.founded" …).
struct Founding {
    Line line = Line::union_;
    std::string kind;   // "grassroots_union"
    std::string name;
    std::optional<UnitId> parent = {};   // in its own line, on that day
    std::optional<UnitId> place = {};    // administrative unit
    std::optional<EnterpriseId> enterprise = {};
    std::string ownership = {};   // of the enterprise, for the fact
    std::string decision_number = {};
    base::Date decided_on = {};
    std::string code = {};
};
UnitId found(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
             Founding const& founding);

}   // namespace organisations
