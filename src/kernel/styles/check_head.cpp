#include "base/text.hpp"
#include "kernel/styles/checker.hpp"

namespace styles {
namespace {

std::string source_of(Checking const& checking, std::string_view part)
{
    auto const* rule = checking.rules.part(part);
    return rule == nullptr ? std::string{} : rule->source;
}

void missing(Checking const& checking, std::string part, std::string expected, Weight weight = Weight::fault)
{
    auto source = source_of(checking, part);
    checking.findings.add({weight, std::move(part), Fault::missing, {}, {}, std::move(expected), std::move(source)});
}

void check_motto(Checking const& checking)
{
    for (std::size_t i = 0; i < checking.rules.motto.size(); ++i) {
        auto const part = "motto_" + std::to_string(i + 1);
        auto const& wanted = checking.rules.motto[i];
        auto const place = checking.parts.motto[i];
        if (place < 0) {
            missing(checking, part, wanted);
            continue;
        }
        // where the mark stands in "hòa" and "hoà" does not matter
        auto const& text = checking.line(place).text;
        bool const same =
            base::accent_key(text) == base::accent_key(wanted) && base::length(text) == base::length(wanted);
        bool const capitals = base::upper(wanted) == wanted || text == wanted || !same;
        if (!same || !capitals)
            checking.findings.add({Weight::fault, part, Fault::text, text, text, wanted, source_of(checking, part)});
        check_look(checking, part, place);
    }
}

void check_issuer(Checking const& checking)
{
    auto const& parts = checking.parts;
    if (parts.issuer < 0) return missing(checking, "issuer", "");
    check_look(checking, "issuer", parts.issuer);
    for (auto const place : parts.superiors) {
        // a name in two lines is bold in both
        bool const of_issuer = checking.line(place).all_bold() && parts.superiors.size() > 1;
        check_look(checking, of_issuer ? "issuer" : "superior", place);
        if (checking.line(place).all_bold() && parts.superiors.size() == 1)
            checking.findings.add({Weight::warning, "superior", Fault::bold, checking.line(place).text, "yes", "no",
                                   source_of(checking, "superior")});
    }
    if (!checking.rules.issuer_mark.empty() && parts.issuer_mark < 0)
        checking.findings.add({Weight::fault,
                               "issuer",
                               Fault::mark,
                               checking.line(parts.issuer).text,
                               {},
                               checking.rules.issuer_mark,
                               source_of(checking, "issuer")});
}

void check_number(Checking const& checking)
{
    auto const& parts = checking.parts;
    auto const* type = checking.type();
    if (parts.number < 0) {
        if (!checking.may_lack_number())
            missing(checking, "number",
                    checking.rules.number_begins + "05" + checking.rules.number_separators.front() +
                        (type == nullptr ? std::string{"…"} : type->code) + checking.rules.number_separators.back() +
                        "…");
        return;
    }
    auto const& text = checking.line(parts.number).text;
    for (auto const& wrong : number_faults(text, type == nullptr ? std::string_view{} : type->code, checking.rules)) {
        auto const weight = wrong.what == Fault::type_code       ? checking.rules.types_weight
                            : wrong.what == Fault::number_blanks ? Weight::warning
                                                                 : checking.rules.number.weight;
        checking.findings.add({weight, "number", wrong.what, text, text, wrong.expected, checking.rules.number.source});
    }
    check_look(checking, "number", parts.number);
}

void check_date(Checking const& checking)
{
    auto const place = checking.parts.date;
    if (place < 0) return missing(checking, "place_and_date", "…, ngày 05 tháng 02 năm 2026");
    auto const& text = checking.line(place).text;
    for (auto const& wrong : date_faults(text))
        checking.findings.add({checking.rules.date.weight, "place_and_date", wrong.what, text, text, wrong.expected,
                               checking.rules.date.source});
    check_look(checking, "place_and_date", place);
}

void check_type(Checking const& checking)
{
    auto const& parts = checking.parts;
    check_look(checking, "letter_subject", parts.letter_subject);
    if (parts.letter_subject >= 0) return;
    if (parts.type_name < 0)
        return checking.findings.add(
            {Weight::warning, "type_name", Fault::type_unknown, {}, {}, {}, source_of(checking, "type_name")});
    check_look(checking, "type_name", parts.type_name);
    for (auto const place : parts.subject) check_look(checking, "subject", place);
}

}   // namespace

void check_head(Checking const& checking)
{
    check_motto(checking);
    check_issuer(checking);
    check_number(checking);
    check_date(checking);
    check_type(checking);
}

}   // namespace styles
