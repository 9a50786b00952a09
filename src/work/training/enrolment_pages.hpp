#pragma once

#include "base/result.hpp"
#include "platform/web/context.hpp"
#include "platform/web/response.hpp"
#include "work/training/class.hpp"

namespace training {

/// The page of a class; `error` is told at the field where somebody is enrolled or a session added.
web::Response class_response(web::Context& context, TrainingClass const& training_class, base::Error const* error);

}   // namespace training
