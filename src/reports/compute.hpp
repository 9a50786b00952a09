#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/db/connection.hpp"
#include "reports/report.hpp"

namespace reports {

/// The report as the ledger answers it. `today` is the day of the structure "now". Targets are those of the store, as
/// known at the moment asked. A Bug when the question names no report; ask find_report first.
Report compute(db::Connection& tx, Question const& question, base::Date today);

/// Only some indicators, without targets and without the table by unit: for the home page and lists.
Report compute_some(db::Connection& tx, Question const& question, std::vector<Indicator const*> indicators,
                    base::Date today);

/// As much of the report as the figure of that id needs; it has none of that id when the whole report has none.
Report compute_for(db::Connection& tx, Question const& question, std::string_view figure_id, base::Date today);

/// Stocks are placed by the tree of the day they are asked for: a unit has on that day what was founded in the places
/// it is made of. The day is that of the last stock in the period; a scope that has gone is asked on its last day.
/// Rule RP-3.
ledger::Frame stock_frame(db::Connection& tx, Question const& question, base::Date day);

/// A fact behind a figure, as the figure counts it: taking away is negative, a person of a people figure stands once.
struct FigureRecord {
    ledger::Record record;
    std::int64_t counts = 0;
};
struct FigureRecords {
    std::vector<FigureRecord> items;
    std::optional<ledger::RecordPosition> next = {};   // empty: these were the last
};
/// The records of a figure after a position, at most `limit`; their counts sum up to the figure.
FigureRecords records_of(db::Connection& tx, Report const& report, Figure const& figure, base::Date today,
                         std::optional<ledger::RecordPosition> const& after, std::size_t limit);

/// "2014-03-05_01HZX3W9T4K2C": a position in an address.
std::string position_text(ledger::RecordPosition const& position);
std::optional<ledger::RecordPosition> parse_position(std::string_view text);

}   // namespace reports
