#pragma once

#include <span>

#include "platform/db/connection.hpp"
#include "platform/db/many.hpp"
#include "registers/enterprises/enterprise.hpp"

/// Shared by the files of this store.
namespace enterprises {

/// What every statement that gives enterprises selects first, in the order `enterprise_of` takes it.
inline constexpr std::string_view enterprise_columns = R"sql(
    SELECT e.id, e.name, e.short_name, e.foreign_name, e.tax_code, e.legal_type, e.ownership, e.registered_on,
           e.industry_version, e.industry_code, e.status, e.survey_status, e.place_id, e.village, e.street,
           e.representative, e.phone, e.email, e.workers, e.female_workers, e.counted_on, e.revision,
           e.sort_key, e.name_fold)sql";
inline constexpr auto select_enterprise_text = db::joined(enterprise_columns, " FROM enterprise e ");
inline constexpr auto select_enterprise = select_enterprise_text.view();
inline constexpr int sort_key_column = 22;
inline constexpr int name_fold_column = 23;
Enterprise enterprise_of(db::Row const& row);
/// The same with what lists show alone.
Enterprise listed_of(db::Row const& row);

/// The fold of a name with a blank at each end, as it is stored and searched.
std::string stored_fold(std::string_view name);

std::span<db::Sql const> store_statements();
std::span<db::Sql const> writing_statements();
std::span<db::Sql const> list_statements();
std::span<db::Sql const> largest_statements();
std::span<db::Sql const> counting_statements();
std::span<db::Sql const> many_statements();
std::span<db::Sql const> fact_statements();
std::span<db::Sql const> headcount_statements();
std::span<db::Sql const> change_statements();
std::span<db::Sql const> presence_statements();
std::span<db::Sql const> branch_statements();
std::span<db::Sql const> merging_statements();
std::span<db::Sql const> scan_statements();

}   // namespace enterprises
