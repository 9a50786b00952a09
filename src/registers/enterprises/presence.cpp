#include "registers/enterprises/presence.hpp"

#include "registers/enterprises/row.hpp"

namespace enterprises {
namespace {

constexpr db::Sql select_in{"enterprises.select_in",
                            "SELECT 1 FROM enterprise WHERE place_id = :place AND withdrawn_at IS NULL LIMIT 1"};
constexpr db::Sql all_statements[] = {select_in};

}   // namespace

bool any_in(db::Connection& tx, UnitId place) { return tx.run(select_in, {{"place", place}}).first().has_value(); }

std::span<db::Sql const> presence_statements() { return all_statements; }

}   // namespace enterprises
