#pragma once

#include <string>
#include <vector>

#include "platform/web/context.hpp"
#include "platform/web/request.hpp"
#include "registers/reorganisations/plan.hpp"

/// From forms and bodies to steps: units by name, code or id, also those that the plan will found.
namespace reorganisations {

/// What a person typed for one unit or many, and what could not be told from it.
struct Told {
    std::vector<UnitId> units = {};
    std::vector<base::Problem> problems = {};
};
/// One unit a line, by its code or its name; for `field`. A name that the plan founds goes before.
Told read_units(db::Connection& tx, Plan const& plan, Line line, std::string_view text, std::string_view field,
                base::Date day);
/// The unit chosen from a list (`name`), else the one typed (`name` + "_text"); empty and no problem when neither.
/// Problems are told for `field`.
Told read_unit(web::Request const& request, web::Context& context, Plan const& plan, Line line, std::string const& name,
               std::string_view field, base::Date day);

/// What a form of changes says: several steps at once, so that officials say "merge" and "divide".
struct Changes {
    std::vector<Step> steps = {};
    std::vector<base::Problem> problems = {};
};
/// `form`: "merge", "divide", "found", "rename", "put_under", "serve", "end"; others give a problem.
Changes read_changes(web::Request const& request, web::Context& context, Plan const& plan, std::string_view form);

/// Parts that a form for dividing asks for.
inline constexpr int most_parts = 4;

base::Date day_of(Plan const& plan, base::Date today);

}   // namespace reorganisations
