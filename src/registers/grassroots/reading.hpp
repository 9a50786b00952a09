#pragma once

#include <span>

#include "registers/grassroots/store.hpp"

/// What the files of this store share. Only for this slice.
namespace grassroots {

/// From the columns unit, line, kind, enterprise, place, ownership, decision's number and day, founding members; with
/// the name and the place of `day`, and the end.
Organisation read_organisation(db::Connection& tx, db::Row const& row, base::Date day);

std::span<db::Sql const> list_statements();

}   // namespace grassroots
