#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "reports/indicator.hpp"

namespace reports {

/// A part of a report: heading, sentences with figures in them, rows of the table of results.
struct Section {
    Bilingual title;
    int level = 1;
    std::vector<std::string> text;   // Vietnamese; {from}, {to}, {unit} and ids of indicators are replaced
    std::vector<std::string> indicators;
    bool targets = false;   // says which targets were reached
    bool own = false;       // the office adds words of its own
};

/// Who issues a report, by the kind of the unit reported on. {0} is the unit's name without the word of its kind.
struct Issuer {
    std::string kind;
    std::string superior;
    std::string name;
    std::string symbol;
    Bilingual level;   // "cấp huyện": what counts at the unit itself
};

struct ReportDefinition {
    std::string code;   // "FINAL"
    Bilingual name;
    std::string type_name;   // "BÁO CÁO"
    std::string type_code;   // "BC"
    std::string subject;
    std::string culture;   // of rules/documents
    std::string on_behalf_of;
    std::string post;
    std::vector<std::string> recipients;
    std::vector<Issuer> issuers;
    Bilingual unplaced;                 // what counts for no one unit of the later tree
    std::vector<std::string> by_unit;   // columns of the table by unit
    std::vector<Section> sections;

    /// The ids of all sections in order.
    std::vector<std::string> indicators() const;
};

/// A resolution or plan whose carrying out is followed.
struct Directive {
    std::string code;     // "09-NQ-TU"
    std::string number;   // "09-NQ/TU"
    Bilingual kind;
    Bilingual issuer;
    base::Date issued_on = {};
    Bilingual title;
    Bilingual short_title;
    base::Period period = {};
    std::string unit_code;   // whose carrying out is followed by default
    std::string unit_name;
    std::vector<std::string> main;   // indicators shown first
    std::vector<ReportDefinition> reports;
};

/// All of them, by code. A Bug when the program's own files are faulty.
std::span<Directive const> directives();
Directive const* find_directive(std::string_view code);
/// A report and the directive it is about; null when there is none. Case does not matter.
struct FoundReport {
    Directive const* directive = nullptr;
    ReportDefinition const* report = nullptr;
};
FoundReport find_report(std::string_view code);

/// Reads one file. Throws std::runtime_error that says what is wrong: an unknown indicator, a missing field.
Directive read_directive(std::string_view file, std::string_view content);

}   // namespace reports
