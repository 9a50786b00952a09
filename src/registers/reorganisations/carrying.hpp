#pragma once

#include "platform/web/context.hpp"
#include "registers/reorganisations/plan.hpp"

/// Carrying a plan out as one decision, and taking it back.
namespace reorganisations {

/// Everything in the transaction of the context. Refuses: conflict - it is no draft; invalid - what `judge` finds.
/// Rules RO-1 to RO-8.
base::Result<base::Done> carry_out(web::Context& context, Plan const& plan);

/// Refuses: conflict - it was not carried out, or something depends on it. Rule RO-9.
base::Result<base::Done> take_back(web::Context& context, Plan const& plan);

}   // namespace reorganisations
