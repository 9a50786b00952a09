#pragma once

#include <string>

#include "platform/web/route.hpp"
#include "registers/reorganisations/plan.hpp"

/// Plans as the API writes them.
namespace reorganisations {

namespace schemas {
extern web::Schema const beginning;
extern web::Schema const head;
extern web::Schema const step;
extern web::Schema const rule;
extern web::Schema const plan;
extern web::Schema const line;
}   // namespace schemas

/// With what a draft would do and what stands in its way.
std::string written(web::Context& context, Plan const& plan);

}   // namespace reorganisations
