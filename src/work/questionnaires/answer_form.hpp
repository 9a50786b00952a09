#pragma once

#include <span>
#include <string>

#include "platform/web/html.hpp"
#include "platform/web/request.hpp"
#include "work/questionnaires/answers.hpp"

/// A questionnaire as fields of a form. Without JavaScript every question shows with the sentence when it is asked;
/// with it only those that are asked (assets/js/questions.js).
namespace questionnaires {

/// The fields, with what was answered (or typed) so far and what is wrong with it. Write them inside a form.
void answer_fields(web::Html& out, Questionnaire const& questionnaire, Answers const& answers,
                   std::span<base::Problem const> problems = {});
/// What was sent, as it is stored; what cannot be read as it was typed.
Answers read_answers(web::Request const& request, Questionnaire const& questionnaire);

/// "Number of workers is at least 10 or Revenue is more than 2,5"; "" when it is always asked.
std::string condition_text(Condition const& condition, std::span<Question const> questions, base::Texts const& texts);
std::string comparison_label(Compared compared, base::Texts const& texts);

}   // namespace questionnaires
