#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What an official document of a culture is to look like: the part `check` of rules/documents. See
/// docs/rules/styles.md.
namespace styles {

/// A rule that is not sure warns only.
enum class Weight : std::uint8_t { fault, warning };

struct Range {
    double least = 0;
    double most = 0;

    /// A quarter of a millimetre is lost in rounding.
    bool holds(double value) const { return value > least - 0.25 && value < most + 0.25; }
};

/// How the letters of one part look.
struct PartRule {
    std::string of;   // "motto_1", "number", "body" …
    Range size;       // points
    std::optional<bool> bold = {};
    std::optional<bool> italic = {};
    bool upper = false;   // in capitals
    std::string source;
    Weight weight = Weight::fault;
};

struct PageRule {
    double width = 210;   // millimetres
    double height = 297;
    Range top, bottom, left, right;
    std::string source;
    Weight weight = Weight::fault;
};

struct BodyRule {
    std::vector<double> first_lines;   // millimetres; one of them
    double least_space = 6;            // points between paragraphs
    Range line_spacing;                // of a single line
    std::string source;
    Weight weight = Weight::fault;           // of justification
    Weight spacing_weight = Weight::fault;   // of indents and spacing
};

/// A rule about what is written.
struct FormRule {
    std::string source;
    Weight weight = Weight::fault;
};

struct TypeOf {
    std::string name;   // "QUYẾT ĐỊNH"
    std::string code;   // "QĐ"
};

struct Rules {
    std::string culture;
    std::vector<std::string> motto;   // its lines; the document is known by them
    std::vector<std::string> fonts;
    FormRule font;
    std::string number_begins;       // "Số: "
    std::string number_separators;   // "/-": between number and type, between type and office
    FormRule number;
    FormRule date;
    std::vector<std::string> behalf;   // "TM.", "KT." …
    FormRule behalf_form;
    std::string issuer_mark;       // "*"; "" = none
    bool recipients_end = false;   // with a semicolon, the last with a full stop
    FormRule recipients;
    FormRule page_number;
    std::vector<std::string> without_number;   // names of types that often bear none
    std::vector<TypeOf> types;
    Weight types_weight = Weight::fault;
    PageRule page;
    BodyRule body;
    std::vector<PartRule> parts;

    /// Null when there is none.
    PartRule const* part(std::string_view of) const;
};

/// "state" or "party". A Bug when there is none.
Rules const& rules_of(std::string_view culture);
/// All there are.
std::vector<Rules const*> all_rules();

}   // namespace styles
