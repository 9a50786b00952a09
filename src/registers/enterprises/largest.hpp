#pragma once

#include "registers/enterprises/asking.hpp"

/// Only for the list of this slice.
namespace enterprises {

/// The enterprises with the largest number first: of workers, or of people of the kind that `question.headcount` names.
Page largest(db::Connection& tx, Question const& question, Within const& within, Asking const& asking);

}   // namespace enterprises
