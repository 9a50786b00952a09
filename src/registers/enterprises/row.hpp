#pragma once

#include <span>

#include "platform/db/connection.hpp"
#include "registers/enterprises/enterprise.hpp"

/// Shared by the files of this store.
namespace enterprises {

/// Columns of `select_…` statements here come in this order, so that `enterprise_of` reads them all:
/// id, name, short_name, foreign_name, tax_code, legal_type, ownership, registered_on, industry_version, industry_code,
/// status, survey_status, place_id, village, street, representative, phone, email, workers, female_workers, counted_on,
/// revision, sort_key, name_fold
inline constexpr int sort_key_column = 22;
inline constexpr int name_fold_column = 23;
Enterprise enterprise_of(db::Row const& row);

/// The fold of a name with a blank at each end, as it is stored and searched.
std::string stored_fold(std::string_view name);

std::span<db::Sql const> store_statements();
std::span<db::Sql const> writing_statements();
std::span<db::Sql const> list_statements();
std::span<db::Sql const> fact_statements();

}   // namespace enterprises
