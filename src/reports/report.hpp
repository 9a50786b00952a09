#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "kernel/ledger/query.hpp"
#include "reports/directive.hpp"

namespace reports {

/// What a report is asked for.
struct Question {
    std::string code;   // of the report: "FINAL"
    UnitId unit;
    base::Period period;
    ledger::Structure structure = ledger::Structure::then;
    base::Date structure_day = {};   // for Structure::day
    std::optional<base::Instant> known_at = {};
};
/// "then", "now" or the day.
std::string structure_text(Question const& question);
base::Date last_day(Question const& question);

/// A unit as a report names it. Never by its id: the same data give the same bytes in every database.
struct ReportUnit {
    std::optional<UnitId> id = {};   // empty: what belongs to no one unit below the scope
    std::string key;                 // part of a figure's id: "u09784", "uxa-dan-phuong", "unplaced"
    std::string code = {};
    std::string name = {};
};

/// One number. Its id is the indicator's, with ".y2014" for a year or the key of a unit behind it.
struct Figure {
    std::string id;
    Indicator const* indicator = nullptr;
    std::optional<int> year = {};
    std::optional<std::size_t> unit = {};   // index into Report::units
    std::int64_t value = 0;
};

/// A target and what was reached of it. `result` is the figure it is compared with.
struct TargetResult {
    Indicator const* indicator = nullptr;
    int year = 0;   // 0: the whole period
    std::int64_t target = 0;
    std::string comparison = ">=";
    std::int64_t result = 0;
    bool summed = false;   // of the years' targets, for want of one for the whole period

    bool reached() const;
};

struct Report {
    Directive const* directive = nullptr;
    ReportDefinition const* definition = nullptr;
    Question question;
    std::string unit_code;
    std::string unit_name;
    std::string unit_kind;
    std::vector<int> years;
    std::vector<ReportUnit> units;
    std::vector<Indicator const*> indicators;   // in the order of the definition
    std::vector<Figure> figures;                // sorted by id
    std::vector<TargetResult> targets;          // sorted by indicator and year

    /// Null when there is no such figure.
    Figure const* find(std::string_view id) const;
    std::int64_t total(Indicator const& indicator) const;
    std::int64_t in_year(Indicator const& indicator, int year) const;
    std::int64_t in_unit(Indicator const& indicator, ReportUnit const& unit) const;
    /// Of the whole period, or of one year.
    TargetResult const* target(Indicator const& indicator, int year = 0) const;
};

std::string figure_id(Indicator const& indicator);
std::string figure_id(Indicator const& indicator, int year);
std::string figure_id(Indicator const& indicator, ReportUnit const& unit);

/// Keys for units: by code, else by name without accents; a second unit of one key gets "-2".
void give_keys(std::vector<ReportUnit>& units);

/// A target as it stands.
struct Target {
    std::string indicator;
    int year = 0;
    std::int64_t value = 0;
    std::string comparison = ">=";
};
/// What the figures reached of the targets. Besides the targets as entered: where an indicator has targets for years
/// only, one for the whole period (the sum of a flow's, the last year's of a stock; none for people, who cannot be
/// added). Source: docs/rules/reports.md, RP-5.
std::vector<TargetResult> target_results(Report const& report, std::vector<Target> const& targets);

/// A name as it stands within a sentence: "huyện Đan Phượng".
std::string within_sentence(std::string_view name);
/// The sentence with {from}, {to}, {unit} and ids of indicators replaced by what the report says.
std::string filled_text(Report const& report, std::string_view pattern);

/// The report as JSON; bytes depend on the data alone.
std::string to_json(Report const& report);

}   // namespace reports
