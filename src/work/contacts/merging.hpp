#pragma once

#include "kernel/merging/merging.hpp"

namespace contacts {

/// Contacts go along when two records of an enterprise become one.
std::span<merging::Part const> enterprise_parts();
std::span<db::Sql const> merging_statements();

}   // namespace contacts
