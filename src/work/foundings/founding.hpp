#pragma once

#include <span>
#include <string>

#include "base/result.hpp"
#include "kernel/journeys/journey.hpp"
#include "registers/grassroots/organisation.hpp"

/// Founding an organisation in an enterprise as a journey, from the first talk to its announcement. Rules:
/// docs/rules/foundings.md.
namespace foundings {

/// The rules that definitions name: "founding.enough_applications" … Rules F-1 to F-3.
std::span<journeys::Condition const> conditions();

/// What the step of recognition says, as the register of organisations takes it; `kind`, `name`, `enterprise` and
/// `place` are filled by the caller. Rule F-4.
grassroots::FoundingForm form_of(journeys::Event const& recognition);

/// The register's refusals, told at the controls of the step. Rule F-4.
base::Error as_step(base::Error const& refusal);

}   // namespace foundings
