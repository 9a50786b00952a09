#include "work/admissions/admission.hpp"

#include <algorithm>

namespace admissions {
namespace {

using journeys::Asked;
using journeys::Parameters;
using Unmet = std::optional<base::Problem>;

std::int64_t parameter(Parameters const& parameters, std::string_view name)
{
    return std::get<std::int64_t>(parameters.find(name)->second->value);
}

bool has_paper(Asked const& asked, std::string_view code)
{
    return std::any_of(asked.form.papers.begin(), asked.form.papers.end(),
                       [&](journeys::PaperKept const& paper) { return paper.code == code; });
}

/// AD-3
Unmet age(Asked const& asked, Parameters const& parameters)
{
    auto const month = asked.known.day("born_month");
    if (!month) return base::Problem{"", "admission.birth_unknown"};
    auto const born = asked.known.day("born_day").value_or(*month);
    auto const grown_up = base::add_months(born, static_cast<int>(parameter(parameters, "youngest")) * 12);
    if (asked.on < grown_up)
        return base::Problem{"on", "admission.too_young", std::to_string(parameter(parameters, "youngest"))};
    if (months_since(*month, asked.on) > parameter(parameters, "oldest") * 12 && !has_paper(asked, "age_exception"))
        return base::Problem{"age_exception-number", "admission.too_old",
                             std::to_string(parameter(parameters, "oldest"))};
    return std::nullopt;
}

/// AD-4
Unmet certificate_valid(Asked const& asked, Parameters const& parameters)
{
    auto const issued = asked.state.day("certificate_on");
    if (!issued) return base::Problem{"", "admission.no_certificate"};
    auto const last = base::add_months(*issued, static_cast<int>(parameter(parameters, "months")));
    if (asked.on <= last) return std::nullopt;
    return base::Problem{"on", "admission.certificate_expired", base::vietnamese(last)};
}

/// AD-5
Unmet certificate_of_the_register(Asked const& asked, Parameters const&)
{
    auto const typed = asked.day("certificate_on");
    auto const known = asked.known.day("certificate_of_class");
    if (!typed || !known || *typed == *known) return std::nullopt;
    return base::Problem{"certificate_on", "admission.certificate_otherwise", base::vietnamese(*known)};
}

/// AD-6
Unmet introducer_together(Asked const& asked, Parameters const& parameters)
{
    auto const since = asked.day("together_since");
    auto const months = parameter(parameters, "months");
    if (!since || base::add_months(*since, static_cast<int>(months)) <= asked.on) return std::nullopt;
    return base::Problem{"together_since", "admission.introducer_too_new", std::to_string(months)};
}

/// AD-10
Unmet young_introduced(Asked const& asked, Parameters const& parameters)
{
    auto const month = asked.known.day("born_month");
    auto const second = asked.form.values.find("second_by");
    if (!month || second == asked.form.values.end()) return std::nullopt;
    auto const born = asked.known.day("born_day").value_or(*month);
    if (asked.on >= base::add_months(born, static_cast<int>(parameter(parameters, "oldest")) * 12)) return std::nullopt;
    bool const has_youth = asked.known.number("youth_organisations").value_or(0) > 0;
    auto const by = std::get<std::string>(second->second);
    if (by == "youth_union" || (by == "union" && !has_youth)) return std::nullopt;
    if (has_youth) return base::Problem{"second_by", "admission.youth_union_introduces"};
    return base::Problem{"second_by", "admission.union_introduces_the_young"};
}

constexpr std::string_view ages[] = {"youngest", "oldest"};
constexpr std::string_view oldest[] = {"oldest"};
constexpr std::string_view months[] = {"months"};
constexpr journeys::Condition all[] = {
    {"admission.age", ages, age},
    {"admission.certificate_valid", months, certificate_valid},
    {"admission.certificate_of_the_register", {}, certificate_of_the_register},
    {"admission.introducer_together", months, introducer_together},
    {"admission.young_introduced", oldest, young_introduced},
};

}   // namespace

std::int64_t months_since(base::Date born, base::Date on)
{
    auto const month = [](base::Date day) { return std::int64_t{base::year_of(day)} * 12 + base::month_of(day); };
    return month(on) - month(born);
}

std::span<journeys::Condition const> conditions() { return all; }

}   // namespace admissions
