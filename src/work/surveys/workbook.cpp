#include "work/surveys/workbook.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "platform/documents/document.hpp"
#include "platform/spreadsheets/workbook.hpp"

namespace surveys {
namespace {

using questionnaires::Kind;
using questionnaires::Question;
using questionnaires::Questionnaire;

constexpr std::string_view id_heading = "Mã";
constexpr std::string_view state_heading = "Tình trạng";
constexpr std::string_view note_heading = "Ghi chú";
constexpr std::int64_t most_columns = 1000;

bool has_column(Question const& question) { return question.kind != Kind::heading && question.kind != Kind::table; }

/// The label with the unit; where several are called so, with the name too.
std::string heading_of(Questionnaire const& questionnaire, Question const& question)
{
    auto heading = question.label.vi;
    if (!question.unit.empty()) heading += " (" + question.unit + ")";
    auto const alike = std::ranges::count_if(questionnaire.questions,
                                             [&](Question const& one) { return one.label.vi == question.label.vi; });
    return alike > 1 ? heading + " [" + question.name + "]" : heading;
}

std::string state_code(std::string_view text, base::Texts const& texts)
{
    for (auto const state : states)
        if (base::fold(texts.of(label_of(state))) == base::fold(text) || name_of(state) == text)
            return std::string{name_of(state)};
    return std::string{text};
}

class Reader {
public:
    Reader(Questionnaire const& questionnaire, base::Texts const& texts) : questionnaire_(questionnaire), texts_(texts)
    {
    }

    std::vector<FilledRow> rows = {};
    bool has_headings() const { return id_column_ && !columns_.empty(); }

    spreadsheets::Go take(spreadsheets::Row const& row)
    {
        if (has_headings())
            read(row);
        else
            look_for_headings(row);
        return spreadsheets::Go::on;
    }

private:
    void look_for_headings(spreadsheets::Row const& row)
    {
        std::map<std::string, Question const*> wanted;
        for (auto const& question : questionnaire_.questions)
            if (has_column(question)) wanted.emplace(base::fold(heading_of(questionnaire_, question)), &question);
        columns_.clear();
        id_column_.reset();
        for (std::size_t i = 0; i < row.cells.size() && i < static_cast<std::size_t>(most_columns); ++i) {
            auto const heading = base::fold(spreadsheets::shown(row.cells[i]));
            if (heading == base::fold(id_heading)) id_column_ = i;
            if (heading == base::fold(state_heading)) state_column_ = i;
            if (heading == base::fold(note_heading)) note_column_ = i;
            if (auto const found = wanted.find(heading); found != wanted.end()) columns_.emplace(i, found->second);
        }
    }

    std::string text_at(spreadsheets::Row const& row, std::optional<std::size_t> column) const
    {
        if (!column || *column >= row.cells.size()) return {};
        return base::clean(spreadsheets::shown(row.cells[*column]));
    }

    void read(spreadsheets::Row const& row)
    {
        FilledRow filled{.number = row.number, .enterprise = EnterpriseId::parse(text_at(row, id_column_))};
        for (auto const& [column, question] : columns_) {
            auto const typed = text_at(row, column);
            if (typed.empty()) continue;
            auto const value = questionnaires::value_of_words(*question, typed);
            if (auto const problem = check_value(*question, question->name, value))
                filled.problems.push_back(question->label.in(texts_.language()) + ": " + texts_.problem(*problem));
            filled.answers.emplace(question->name, value);
        }
        filled.note = text_at(row, note_column_);
        if (auto const state = text_at(row, state_column_); !state.empty()) {
            filled.state = state_code(state, texts_);
            if (!parse_state(filled.state)) filled.problems.push_back(texts_.problem({"", "survey.state", state}));
        }
        if (filled.answers.empty() && filled.state.empty() && filled.note.empty()) return;
        rows.push_back(std::move(filled));
    }

    Questionnaire const& questionnaire_;
    base::Texts texts_;
    std::optional<std::size_t> id_column_ = {}, state_column_ = {}, note_column_ = {};
    std::map<std::size_t, Question const*> columns_ = {};
};

}   // namespace

std::string workbook_of(Questionnaire const& questionnaire, std::string const& title, std::span<SheetRow const> rows,
                        base::Texts const& texts)
{
    documents::Sheet sheet{.name = "Khảo sát", .frozen_columns = 2};
    documents::Row head;
    auto const column = [&](std::string heading, double width) {
        head.push_back({.text = std::move(heading), .bold = true});
        sheet.table.widths.push_back(width);
    };
    column(std::string{id_heading}, 16);
    column(std::string{texts.tr("Enterprise")}, 40);
    column(std::string{texts.tr("Commune")}, 18);
    for (auto const& question : questionnaire.questions)
        if (has_column(question)) column(heading_of(questionnaire, question), 22);
    column(std::string{state_heading}, 16);
    column(std::string{note_heading}, 30);
    auto const columns = head.size();
    sheet.table.head.push_back(std::move(head));
    for (auto const& row : rows) {
        documents::Row cells{{.text = row.enterprise.text()}, {.text = row.name}, {.text = row.place}};
        cells.resize(columns);
        sheet.table.rows.push_back(std::move(cells));
    }
    documents::Sheet words{.name = "Cách điền"};
    words.table.widths = {40, 80};
    words.table.head.push_back({{.text = std::string{texts.tr("Question")}, .bold = true},
                                {.text = std::string{texts.tr("What may be written")}, .bold = true}});
    for (auto const& question : questionnaire.questions) {
        if (!has_column(question)) continue;
        std::string may{texts.of(questionnaires::label_of(question.kind))};
        for (std::size_t i = 0; i < question.choices.size(); ++i)
            may += (i == 0 ? ": " : "; ") + question.choices[i].label.in(texts.language());
        words.table.rows.push_back({{.text = heading_of(questionnaire, question)}, {.text = std::move(may)}});
    }
    std::string all_states;
    for (auto const state : states)
        all_states += (all_states.empty() ? "" : "; ") + std::string{texts.of(label_of(state))};
    words.table.rows.push_back({{.text = std::string{state_heading}}, {.text = all_states}});
    return documents::xlsx({.title = title, .sheets = {std::move(sheet), std::move(words)}});
}

base::Result<std::vector<FilledRow>> read_workbook(std::string_view bytes, Questionnaire const& questionnaire,
                                                   base::Texts const& texts)
{
    auto workbook = spreadsheets::open_view(bytes, "survey");
    if (!workbook) return workbook.error();
    for (std::size_t sheet = 0; sheet < (*workbook)->sheets().size(); ++sheet) {
        Reader reader{questionnaire, texts};
        auto const read = (*workbook)->read(sheet, [&](spreadsheets::Row const& row) { return reader.take(row); });
        if (!read) return read.error();
        if (reader.has_headings()) return std::move(reader.rows);
    }
    return base::Error{base::Refusal::invalid, {{"file", "survey.no_answers_in_file"}}};
}

std::vector<Entry> entries_of(FilledRow const& row, Questionnaire const& questionnaire, std::span<Entry const> standing,
                              std::string_view content_hash, base::Instant at, UserId by)
{
    auto const merged = merge(standing);
    std::vector<Entry> written;
    std::int64_t number = row.number * most_columns;
    auto const add = [&](std::string_view field, std::string_view value) {
        ++number;   // also for what is not written, so that the same file gives the same numbers
        auto const stands = merged.standing.find(field);
        std::vector<EntryKey> own;
        bool same = false;
        if (stands != merged.standing.end())
            for (auto const& key : stands->second) {
                auto const entry = std::ranges::find(standing, key, &Entry::key);
                if (entry->by == by) own.push_back(key);
                same = same || entry->value == value;
            }
        if (same && (stands->second.size() == 1 || own.empty())) return;
        written.push_back({{"sheet-" + std::string{content_hash.substr(0, 30)}, number},
                           std::string{field},
                           std::string{value},
                           own,
                           at,
                           by});
    };
    for (auto const& question : questionnaire.questions) {
        auto const answer = row.answers.find(question.name);
        if (answer == row.answers.end())
            ++number;
        else
            add(question.name, answer->second);
    }
    auto answers = merged.answers;
    for (auto const& [field, value] : row.answers) answers[field] = value;
    bool const complete = check(questionnaire, kept(questionnaire, answers), questionnaires::Finished::yes).empty();
    auto const state = !row.state.empty() ? row.state : complete && !row.answers.empty() ? "done" : "";
    if (!state.empty()) add(state_field, state);
    if (!row.note.empty()) add(note_field, row.note);
    return written;
}

}   // namespace surveys
