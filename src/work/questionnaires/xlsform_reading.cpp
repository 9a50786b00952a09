#include <algorithm>
#include <charconv>
#include <map>

#include "base/text.hpp"
#include "platform/spreadsheets/workbook.hpp"
#include "work/questionnaires/condition.hpp"
#include "work/questionnaires/xlsform.hpp"

namespace questionnaires {
namespace {

/// A sheet whose first written row names the columns.
class NamedRows {
public:
    struct Line {
        std::int64_t number = 0;
        std::map<std::string, std::string, std::less<>> cells;

        std::string_view operator[](std::string_view column) const
        {
            auto const cell = cells.find(column);
            return cell == cells.end() ? std::string_view{} : cell->second;
        }
    };
    std::vector<Line> lines = {};

    spreadsheets::Go take(spreadsheets::Row const& row)
    {
        std::vector<std::string> texts;
        for (auto const& cell : row.cells) texts.push_back(base::clean(spreadsheets::shown(cell)));
        if (std::ranges::all_of(texts, &std::string::empty)) return spreadsheets::Go::on;
        if (columns_.empty()) {
            for (auto const& text : texts) columns_.push_back(column_of(text));
            return spreadsheets::Go::on;
        }
        Line line{.number = row.number, .cells = {}};
        for (std::size_t i = 0; i < texts.size() && i < columns_.size(); ++i)
            if (!texts[i].empty()) line.cells.emplace(columns_[i], std::move(texts[i]));
        lines.push_back(std::move(line));
        return spreadsheets::Go::on;
    }

private:
    /// "label", "label::Tiếng Việt (vi)" and "label:vi" are "label"; an English one is "label_en".
    static std::string column_of(std::string_view heading)
    {
        auto const plain = base::lower(heading);
        auto const colon = plain.find(':');
        if (colon == std::string::npos) return plain;
        auto const language = std::string_view{plain}.substr(colon);
        bool const english = language.find("english") != std::string_view::npos ||
                             language.find("(en)") != std::string_view::npos || language.ends_with(":en");
        return plain.substr(0, colon) + (english ? "_en" : "");
    }

    std::vector<std::string> columns_ = {};
};

Wording wording(NamedRows::Line const& line, std::string_view vi, std::string_view en)
{
    return {std::string{line[vi]}, std::string{line[en]}};
}

bool is_yes(std::string_view text)
{
    auto const folded = base::fold(text);
    return folded == "yes" || folded == "true" || folded == "true()" || folded == "1";
}

class Reader {
public:
    std::vector<base::Problem> problems = {};
    Questionnaire questionnaire = {};

    void choices(NamedRows const& rows)
    {
        for (auto const& line : rows.lines)
            lists_[std::string{line["list_name"]}].push_back(
                {std::string{line["name"]}, wording(line, "label", "label_en")});
    }
    void settings(NamedRows const& rows)
    {
        if (rows.lines.empty()) return;
        questionnaire.title = {std::string{rows.lines[0]["form_title"]}, std::string{rows.lines[0]["form_title_en"]}};
    }
    void survey(NamedRows const& rows)
    {
        for (auto const& line : rows.lines) row(line);
        if (table_) problems.push_back({"file", "xlsform.table_open", table_->name});
        for (auto const& found : check(questionnaire)) {
            auto const where = found.question ? std::to_string(numbers_[*found.question]) : std::string{};
            problems.push_back({"file", found.problem.code, told(where, found.problem.detail)});
        }
    }

private:
    static std::string told(std::string const& where, std::string const& what)
    {
        return where.empty() || what.empty() ? where + what : where + ": " + what;
    }
    void refuse(NamedRows::Line const& line, std::string_view code, std::string_view what)
    {
        problems.push_back({"file", code, told(std::to_string(line.number), std::string{what})});
    }

    void row(NamedRows::Line const& line)
    {
        auto const words = base::words(line["type"]);
        if (words.empty()) return;
        auto const type = words[0];
        // what a telephone notes by itself is asked of nobody
        for (auto const* noted : {"start", "end", "today", "deviceid", "username", "phonenumber", "audit"})
            if (words.size() == 1 && type == noted) return;
        if (type == "end_group" || (words.size() > 1 && type == "end" && words[1] == "group")) return;
        if (type == "begin_group" || (words.size() > 1 && type == "begin" && words[1] == "group")) {
            group(line);
            return;
        }
        bool const repeats = words.size() > 1 && words[1] == "repeat";
        if (type == "begin_repeat" || (type == "begin" && repeats)) {
            begin_table(line);
        } else if (type == "end_repeat" || (type == "end" && repeats)) {
            if (table_) add(line, *std::exchange(table_, std::nullopt));
        } else if (auto question = question_of(line, words)) {
            if (table_)
                table_->columns.push_back(std::move(*question));
            else
                add(line, std::move(*question));
        }
    }
    void add(NamedRows::Line const& line, Question question)
    {
        numbers_.push_back(line.number);
        questionnaire.questions.push_back(std::move(question));
    }
    /// A group is only a heading here, so it cannot have a condition.
    void group(NamedRows::Line const& line)
    {
        if (!line["relevant"].empty()) refuse(line, "xlsform.group_condition", line["name"]);
        if (table_) refuse(line, "xlsform.type", line["type"]);
        auto heading = base_of(line);
        heading.kind = Kind::heading;
        if (heading.label.vi.empty() && heading.label.en.empty()) return;   // only for the eye of its editor
        if (heading.name.empty()) heading.name = name_for(heading.label.vi, questionnaire.questions);
        add(line, std::move(heading));
    }
    void begin_table(NamedRows::Line const& line)
    {
        if (table_) refuse(line, "xlsform.type", line["type"]);
        table_ = base_of(line);
        table_->kind = Kind::table;
    }

    Question base_of(NamedRows::Line const& line)
    {
        Question q{.name = std::string{line["name"]},
                   .label = wording(line, "label", "label_en"),
                   .help = wording(line, "hint", "hint_en"),
                   .required = is_yes(line["required"]),
                   .unit = std::string{line["unit"]},
                   .field = std::string{line["field"]}};
        if (q.label.vi.empty()) q.label.vi = q.label.en;
        if (auto when = parse_relevant(line["relevant"]))
            q.when = std::move(*when);
        else
            refuse(line, "xlsform.relevant", line["relevant"]);
        for (auto const* beyond : {"calculation", "repeat_count", "choice_filter"})
            if (!line[beyond].empty()) refuse(line, "xlsform.column", beyond);
        return q;
    }
    std::optional<Question> question_of(NamedRows::Line const& line, std::span<std::string_view const> words)
    {
        auto q = base_of(line);
        auto const type = words[0];
        bool const chooses = type == "select_one" || type == "select_multiple";
        if (type == "text") {
            q.kind = Kind::text;
        } else if (type == "note") {
            q.kind = Kind::heading;
        } else if (type == "date") {
            q.kind = Kind::date;
        } else if (type == "integer" || type == "decimal") {
            q.kind = Kind::number;
            q.decimals = type == "integer" ? 0 : 6;
            if (type == "decimal" && !line["decimals"].empty()) q.decimals = decimals(line);
        } else if (chooses && words.size() == 2 && lists_.contains(words[1])) {
            choose(q, type, lists_.find(words[1])->second);
        } else {
            refuse(line, chooses && words.size() == 2 ? "xlsform.list" : "xlsform.type", line["type"]);
            return std::nullopt;
        }
        if (!line["constraint"].empty()) limits(line, q);
        return q;
    }
    static void choose(Question& q, std::string_view type, std::vector<Choice> const& list)
    {
        bool const yes_no =
            list.size() == 2 && find(list, "yes") != nullptr && find(list, "no") != nullptr && type == "select_one";
        q.kind = yes_no ? Kind::yes_no : type == "select_one" ? Kind::one : Kind::many;
        if (!yes_no) q.choices = list;
        for (auto& choice : q.choices)
            if (choice.label.vi.empty()) choice.label.vi = choice.label.en;
    }
    int decimals(NamedRows::Line const& line)
    {
        int number = -1;
        auto const text = line["decimals"];
        std::from_chars(text.data(), text.data() + text.size(), number);
        return number;
    }
    /// ". >= 0 and . <= 100", in either order.
    void limits(NamedRows::Line const& line, Question& q)
    {
        auto const words = base::words(line["constraint"]);
        bool understood = q.kind == Kind::number && words.size() % 4 == 3;
        for (std::size_t i = 0; understood && i < words.size(); i += 4) {
            auto const number = parse_decimal(words[i + 2]);
            understood = words[i] == "." && number && (i == 0 || words[i - 1] == "and");
            if (words[i + 1] == ">=")
                q.min = number;
            else if (words[i + 1] == "<=")
                q.max = number;
            else
                understood = false;
        }
        if (!understood) refuse(line, "xlsform.constraint", line["constraint"]);
    }

    std::map<std::string, std::vector<Choice>, std::less<>> lists_ = {};
    std::vector<std::int64_t> numbers_ = {};   // rows of the questions
    std::optional<Question> table_ = {};
};

}   // namespace

base::Result<Questionnaire> read_xlsform(std::string_view bytes)
{
    auto workbook = spreadsheets::open_view(bytes, "survey");
    if (!workbook) return workbook.error();
    std::map<std::string, NamedRows> sheets;
    auto const infos = (*workbook)->sheets();
    for (std::size_t i = 0; i < infos.size(); ++i) {
        auto& rows = sheets[base::lower(infos[i].name)];
        auto const read = (*workbook)->read(i, [&](spreadsheets::Row const& row) { return rows.take(row); });
        if (!read) return read.error();
    }
    if (!sheets.contains("survey") || sheets["survey"].lines.empty())
        return base::Error{base::Refusal::invalid, {{"file", "xlsform.no_survey"}}};
    Reader reader;
    reader.choices(sheets["choices"]);
    reader.settings(sheets["settings"]);
    if (reader.questionnaire.title.vi.empty()) reader.questionnaire.title.vi = "XLSForm";
    reader.survey(sheets["survey"]);
    if (!reader.problems.empty()) return base::Error{base::Refusal::invalid, std::move(reader.problems)};
    return std::move(reader.questionnaire);
}

std::string sentence(base::Texts const& texts, base::Problem const& problem)
{
    auto const digits = std::min(problem.detail.find_first_not_of("0123456789"), problem.detail.size());
    auto const row = problem.detail.substr(0, digits);
    auto rest = problem.detail.substr(digits);
    bool const has_row = digits > 0 && (rest.empty() || rest.starts_with(": "));
    if (!has_row) return texts.problem(problem);
    if (!rest.empty()) rest.erase(0, 2);
    return texts.tr("Row {0}:", {row}) + " " + texts.problem({problem.field, problem.code, rest});
}

}   // namespace questionnaires
