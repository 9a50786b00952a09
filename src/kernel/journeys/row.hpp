#pragma once

#include "kernel/journeys/store.hpp"

/// What the files of this store share. Only for this slice.
namespace journeys {

/// The columns that `standing_in` reads, first in every statement.
inline constexpr std::string_view journey_columns = R"sql(
    SELECT id, code, version, subject_kind, subject_id, title, office_id, place_id, begun_on, revision, stage,
           stage_since, due_on, ended_on
    FROM journey )sql";
Standing standing_in(db::Row const& row);

std::span<db::Sql const> list_statements();

}   // namespace journeys
