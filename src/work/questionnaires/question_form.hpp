#pragma once

#include <span>
#include <vector>

#include "platform/web/request.hpp"
#include "work/questionnaires/questionnaire.hpp"

namespace questionnaires {

/// The form of one question as it was sent, laid over `before`; what its kind does not have falls away. It stands at
/// `at` among `all`. What cannot be read is told in `problems`.
Question read_question(web::Request const& request, std::span<Question const> all, std::size_t at, Question before,
                       std::vector<base::Problem>& problems);

}   // namespace questionnaires
