#pragma once

#include <string>
#include <vector>

#include "platform/db/connection.hpp"
#include "registers/organisations/unit.hpp"

/// Organisations as offices: which stand over a record, and where they have their seat.
namespace organisations {

/// The living organisations of all lines but the administrative one over `unit` on a day: the unit itself and those
/// above it in its own line, nearest first; then those that serve its place or an area around it, the smallest area
/// first. Organisations in enterprises and villages come only by their own line. Of an administrative unit: those that
/// serve it or what is around it.
std::vector<Unit> offices_over(db::Connection& tx, UnitId unit, base::Date day);

/// The locality written before the date of a paper: the name without its kind of the commune, district or city that
/// the unit serves ("Ô Diên", "Hà Nội"; "Phường 1" stays whole); of a village its commune. "" when no place is known.
/// Source: Decree 30/2020/NĐ-CP, Appendix I, part II, 4.
std::string locality_of(db::Connection& tx, UnitId unit, base::Date day);

}   // namespace organisations
