#pragma once

#include <span>
#include <string>
#include <vector>

#include "work/surveys/campaign.hpp"

/// Answers in a workbook: a row for each enterprise, a column for each question but tables. Rule SV-10.
namespace surveys {

struct SheetRow {
    EnterpriseId enterprise;
    std::string name;
    std::string place;
};
/// The workbook to be filled.
std::string workbook_of(questionnaires::Questionnaire const& questionnaire, std::string const& title,
                        std::span<SheetRow const> rows, base::Texts const& texts);

struct FilledRow {
    std::int64_t number = 0;   // of the row, as the user sees it
    EnterpriseId enterprise;   // none when the row has no id that can be read
    questionnaires::Answers answers = {};
    std::string state = {};   // the code; "" when the cell is empty
    std::string note = {};
    std::vector<std::string> problems = {};   // sentences; a row with some is not taken
};
/// Reads a filled workbook; rows without any answer are left out. Refuses: invalid - no workbook, no column of ids, no
/// column of a question
base::Result<std::vector<FilledRow>> read_workbook(std::string_view bytes,
                                                   questionnaires::Questionnaire const& questionnaire,
                                                   base::Texts const& texts);

/// The entries of a row: what differs from what stands. A workbook has seen only what its bringer wrote before, so
/// where somebody else answered differently both stand. `content_hash` names the file: the same one brings the same
/// entries.
std::vector<Entry> entries_of(FilledRow const& row, questionnaires::Questionnaire const& questionnaire,
                              std::span<Entry const> standing, std::string_view content_hash, base::Instant at,
                              UserId by);

}   // namespace surveys
