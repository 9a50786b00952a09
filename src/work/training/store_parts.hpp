#pragma once

#include <span>

#include "platform/db/value.hpp"

/// The statements of each file of the store, for the list that tests prepare.
namespace training {

std::span<db::Sql const> class_statements();
std::span<db::Sql const> enrolment_statements();
std::span<db::Sql const> refill_statements();
std::span<db::Sql const> result_statements();
std::span<db::Sql const> session_statements();
std::span<db::Sql const> trained_statements();

}   // namespace training
