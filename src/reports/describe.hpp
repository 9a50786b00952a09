#pragma once

#include <map>
#include <string>

#include "platform/web/context.hpp"
#include "reports/compute.hpp"

namespace reports {

/// A record behind a figure in words: what is known of it without opening it. Names of people only for those who may
/// see people; the record's own page decides the rest.
struct DescribedRecord {
    std::string id;     // of the record itself
    std::string day;    // YYYY-MM-DD
    std::string kind;   // "training.participation"
    std::string variety;
    std::string source_kind;   // "enrolment"
    std::string unit;          // name of the place on that day
    std::string url;           // of the record, or of whom it is about; "": none
    std::int64_t counts = 0;
};

/// What a record is about, for those who may see it: the class, the person or the enterprise by name; else "".
std::string subject_of(db::Connection& tx, web::Actor const& actor, ledger::Record const& record, base::Date today);

/// Describes records; asks for each place once.
class Describer {
public:
    explicit Describer(db::Connection& tx) : tx_(&tx) {}
    DescribedRecord describe(FigureRecord const& record);

private:
    db::Connection* tx_;
    std::map<std::pair<UnitId, base::Date>, std::string> names_;
};

}   // namespace reports
