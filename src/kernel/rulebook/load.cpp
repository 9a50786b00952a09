#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "kernel/rulebook/lunar.hpp"
#include "kernel/rulebook/rulebook.hpp"

namespace rulebook {
namespace {

constexpr int first_computed_year = 1995;   // the first labour code
constexpr int last_computed_year = 2100;
constexpr base::Date always = base::day(1800, 1, 1);

std::optional<Confidence> parse_confidence(std::string_view name)
{
    for (auto const confidence : {Confidence::sure, Confidence::likely, Confidence::unsure})
        if (name_of(confidence) == name) return confidence;
    return std::nullopt;
}

std::optional<base::Date> day_of(toml::node_view<toml::node const> node)
{
    auto const* date = node.as_date();
    if (date == nullptr) return std::nullopt;
    return base::day(date->get().year, date->get().month, date->get().day);
}

bool is_holiday(Row const& row)
{
    auto const month = row.maybe_integer("month").value_or(0);
    auto const day = row.maybe_integer("day").value_or(0);
    return month >= 1 && month <= 12 && day >= 1 && day <= 31 && row.maybe_text("name");
}

bool are_holidays(Value const& value)
{
    auto const* table = std::get_if<Table>(&value.value);
    return table != nullptr && std::ranges::all_of(table->rows, is_holiday);
}

bool are_days_in_a_row(Value const& value)
{
    constexpr std::int64_t most = 30;
    auto const* days = std::get_if<std::int64_t>(&value.value);
    return days != nullptr && *days >= 0 && *days <= most;
}

}   // namespace

/// Reads all files into one Loaded, collecting what is wrong.
class Loader {
public:
    void read(RuleFile const& file)
    {
        file_ = file.name;
        toml::table table;
        try {
            table = toml::parse(file.content, std::string{file.name});
        } catch (toml::parse_error const& error) {
            return add(static_cast<int>(error.source().begin.line), std::string{error.description()});
        }
        if (file.name.starts_with("rules/calendar/"))
            read_calendar(table);
        else
            read_values(table);
    }

    Loaded finish()
    {
        for (auto& [key, values] : loaded_.rulebook.values_) {
            std::ranges::stable_sort(values, {}, [](Value const& value) { return value.period.from; });
            for (std::size_t i = 1; i < values.size(); ++i)
                if (values[i].period.from < values[i - 1].period.to)
                    loaded_.faults.push_back(
                        {values[i].file, values[i].line,
                         fmt::format("{} has two values on {}", key, base::iso(values[i].period.from))});
        }
        require("calendar.fixed_holidays", are_holidays, "needs month, day and name in each row");
        require("calendar.tet_days", are_days_in_a_row, "needs a number of days, at most 30");
        for (int year = first_computed_year; year <= last_computed_year; ++year)
            if (!loaded_.rulebook.calendar_.is_listed(year)) compute(year);
        return std::move(loaded_);
    }

private:
    void add(int line, std::string message)
    {
        loaded_.faults.push_back({std::string{file_}, line, std::move(message)});
    }
    /// For values that the calendar itself is computed from: those that are of no use for it are faults and left out.
    void require(std::string const& key, bool (*holds)(Value const&), std::string_view what)
    {
        auto const found = loaded_.rulebook.values_.find(key);
        if (found == loaded_.rulebook.values_.end()) return;
        std::erase_if(found->second, [&](Value const& value) {
            if (holds(value)) return false;
            loaded_.faults.push_back({value.file, value.line, fmt::format("{} {}", key, what)});
            return true;
        });
    }
    static int line_of(toml::node const& node) { return static_cast<int>(node.source().begin.line); }

    void read_values(toml::table const& file)
    {
        for (auto const& [name, node] : file)
            if (name != "rule") add(line_of(node), fmt::format("unknown word {}", std::string_view{name}));
        auto const* rules = file["rule"].as_array();
        if (rules == nullptr) return add(1, "no [[rule]]");
        for (auto const& node : *rules) {
            auto const* table = node.as_table();
            if (table == nullptr)
                add(line_of(node), "a rule must be a table");
            else
                read_value(*table);
        }
    }

    void read_value(toml::table const& rule)
    {
        Value value;
        value.file = file_;
        value.line = line_of(rule);
        value.key = rule["key"].value_or(std::string{});
        value.source = rule["source"].value_or(std::string{});
        value.note = rule["note"].value_or(std::string{});
        value.period = {always, base::forever};
        auto const faults = loaded_.faults.size();
        if (value.key.empty()) add(value.line, "a rule without key");
        if (value.source.empty()) add(value.line, fmt::format("{} has no source", value.key));
        value.confidence = read_confidence(rule, value.key);
        for (auto const& [name, node] : rule) read_part(value, name, node);
        if (value.period.from >= value.period.to) add(value.line, fmt::format("{} ends before it begins", value.key));
        int const forms =
            rule.contains("integer") + rule.contains("ratio") + rule.contains("text") + rule.contains("table");
        if (forms != 1) add(value.line, fmt::format("{} needs one of integer, ratio, text, table", value.key));
        if (loaded_.faults.size() == faults) loaded_.rulebook.values_[value.key].push_back(std::move(value));
    }

    Confidence read_confidence(toml::table const& table, std::string_view what)
    {
        auto const confidence = parse_confidence(table["confidence"].value_or(std::string{}));
        if (!confidence) add(line_of(table), fmt::format("{} needs a confidence: sure, likely or unsure", what));
        return confidence.value_or(Confidence::unsure);
    }

    void read_part(Value& value, std::string_view name, toml::node const& node)
    {
        auto const line = line_of(node);
        toml::node_view<toml::node const> const view{node};
        if (name == "key" || name == "source" || name == "confidence" || name == "note") return;
        if (name == "valid_from" || name == "valid_to") {
            auto const day = day_of(view);
            if (!day) return add(line, fmt::format("{} of {} is no day", name, value.key));
            (name == "valid_from" ? value.period.from : value.period.to) = *day;
        } else if (name == "integer") {
            if (!node.is_integer()) return add(line, fmt::format("{} is no whole number", value.key));
            value.value = node.as_integer()->get();
        } else if (name == "ratio") {
            auto const ratio = parse_ratio(view.value_or(std::string{}));
            if (!ratio) return add(line, fmt::format("{} is no ratio like \"2/3\" or \"0.005\"", value.key));
            value.value = *ratio;
        } else if (name == "text") {
            if (!node.is_string()) return add(line, fmt::format("{} is no text", value.key));
            value.value = node.as_string()->get();
        } else if (name == "table") {
            value.value = read_table(value.key, node);
        } else {
            add(line, fmt::format("unknown word {} in {}", name, value.key));
        }
    }

    Table read_table(std::string_view key, toml::node const& node)
    {
        Table table;
        auto const* rows = node.as_array();
        if (rows == nullptr || rows->empty()) add(line_of(node), fmt::format("{} has no rows", key));
        if (rows == nullptr) return table;
        for (auto const& entry : *rows) {
            auto const* cells = entry.as_table();
            if (cells == nullptr) {
                add(line_of(entry), fmt::format("a row of {} is no table", key));
                continue;
            }
            Row row;
            for (auto const& [name, cell] : *cells) {
                if (auto const* whole = cell.as_integer())
                    row.cells.emplace_back(name.str(), whole->get());
                else if (auto const* text = cell.as_string())
                    row.cells.emplace_back(name.str(), text->get());
                else
                    add(line_of(cell), fmt::format("{} of {} is neither whole number nor text", name.str(), key));
            }
            table.rows.push_back(std::move(row));
        }
        return table;
    }

    void read_calendar(toml::table const& file)
    {
        auto const year = file["year"].value<int>();
        if (!year) return add(1, "a calendar without year");
        if (file["source"].value_or(std::string{}).empty()) add(1, "a calendar without source");
        auto& calendar = loaded_.rulebook.calendar_;
        calendar.listed_years_.insert(*year);
        auto const each = [&](char const* name, auto const& read) {
            auto const* entries = file[name].as_array();
            if (entries == nullptr) return;
            for (auto const& node : *entries) {
                auto const* table = node.as_table();
                if (table == nullptr)
                    add(line_of(node), fmt::format("a {} must be a table", name));
                else
                    read(*table);
            }
        };
        each("holiday", [&](toml::table const& table) { read_holiday(*year, table); });
        each("swap", [&](toml::table const& table) { read_swap(*year, table); });
    }

    void read_holiday(int year, toml::table const& table)
    {
        auto const name = table["name"].value_or(std::string{});
        auto const confidence = read_confidence(table, name);
        auto const* days = table["days"].as_array();
        if (name.empty() || days == nullptr) return add(line_of(table), "a holiday needs name and days");
        for (auto const& node : *days) {
            auto const day = day_of(toml::node_view<toml::node const>{node});
            if (!day || base::year_of(*day) != year)
                add(line_of(node), fmt::format("{}: not a day of {}", name, year));
            else
                loaded_.rulebook.calendar_.off_[*day] = {*day, name, confidence};
        }
    }

    void read_swap(int year, toml::table const& table)
    {
        auto const off = day_of(table["off"]);
        auto const work = day_of(table["work"]);
        auto const confidence = read_confidence(table, "a swap");
        if (!off || !work || base::year_of(*off) != year)
            return add(line_of(table), "a swap needs off (in its year) and work");
        loaded_.rulebook.calendar_.off_[*off] = {*off, "Nghỉ hoán đổi", confidence};
        loaded_.rulebook.calendar_.worked_.insert(*work);
    }

    /// The holidays of the law; one that falls on a weekend gives the next working day off.
    void compute(int year)
    {
        auto& rules = loaded_.rulebook;
        std::vector<Holiday> holidays;
        auto const first = base::day(year, 1, 1);
        if (auto const* fixed = rules.find("calendar.fixed_holidays", first); fixed != nullptr)
            for (auto const& row : std::get<Table>(fixed->value).rows)
                holidays.push_back({base::day(year, static_cast<unsigned>(row.integer("month")),
                                              static_cast<unsigned>(row.integer("day"))),
                                    std::string{row.text("name")}, Confidence::unsure});
        if (auto const* length = rules.find("calendar.tet_days", first); length != nullptr)
            for (std::int64_t i = -1; i + 1 < std::get<std::int64_t>(length->value); ++i)
                holidays.push_back({lunar_new_year(year) + base::Days{i}, "Tết Nguyên đán", Confidence::unsure});
        holidays.push_back({lunar_day(year, 3, 10), "Giỗ Tổ Hùng Vương", Confidence::unsure});
        std::ranges::sort(holidays, {}, &Holiday::day);
        std::vector<Holiday> in_place;
        for (auto const& holiday : holidays) {
            if (rules.calendar_.is_working_day(holiday.day))
                rules.calendar_.off_[holiday.day] = holiday;
            else
                in_place.push_back(holiday);
        }
        for (auto& holiday : in_place) {
            while (!rules.calendar_.is_working_day(holiday.day)) holiday.day += base::Days{1};
            rules.calendar_.off_[holiday.day] = holiday;
        }
    }

    Loaded loaded_;
    std::string_view file_;
};

Loaded load(std::span<RuleFile const> files)
{
    Loader loader;
    for (auto const& file : files) loader.read(file);
    return loader.finish();
}

}   // namespace rulebook
