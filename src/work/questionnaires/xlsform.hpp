#pragma once

#include <string>

#include "work/questionnaires/questionnaire.hpp"

/// Questionnaires as XLSForm workbooks, the form that ODK and KoboToolbox read. What is taken over and what is not:
/// docs/rules/questionnaires.md, Q-8.
namespace questionnaires {

/// Sheets survey, choices and settings. Columns of our own (unit, decimals, field) stand last; other programs pass over
/// them.
std::string xlsform_of(Questionnaire const& questionnaire);

/// Reads such a workbook. Refuses: invalid - no workbook, no sheet "survey", a row that says more than we can ask; each
/// problem's detail begins with the row's number ("7: calculate").
base::Result<Questionnaire> read_xlsform(std::string_view bytes);
/// The sentence for such a problem: "Row 7: …".
std::string sentence(base::Texts const& texts, base::Problem const& problem);

}   // namespace questionnaires
