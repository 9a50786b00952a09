#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/sample/people.hpp"
#include "base/date.hpp"

/// What is true in an invented area: the workbooks are written from it, and its sums are what reports must show.
namespace app::sample {

/// How much of everything. `source` has the sums of the resolution's own result; S, M, L and XL are sizes of a commune,
/// a former district, a city and beyond.
struct Scale {
    std::string_view name;
    int from_year = 2012;
    int to_year = 2020;
    std::uint32_t enterprises = 0;
    std::uint32_t unions = 0;
    std::uint32_t founding_members = 0;   // in all, at the foundings
    std::uint32_t later_members = 0;      // admitted afterwards
    std::uint32_t party_organisations = 0;
    std::uint32_t preparatory_classes = 0;
    std::uint32_t preparatory_people = 0;
    std::uint32_t preparatory_repeats = 0;   // people who attended again when the certificate had run out
    std::uint32_t courses = 0;
    std::uint32_t course_participations = 0;
    std::uint32_t officials = 0;   // people who attend the courses
};
/// The scale of that name; null when there is none.
Scale const* find_scale(std::string_view name);

struct Enterprise {
    std::string name;
    std::string tax_code;
    std::uint16_t commune = 0;
    std::uint8_t legal_type = 0;
    std::uint8_t ownership = 0;
    base::Date registered_on;
    bool ceased = false;
    std::int32_t workers = 0;
    std::int32_t female_workers = 0;
    Person representative;
};

struct Union {
    std::uint32_t enterprise = 0;
    base::Date decided_on;
    std::uint32_t founding_members = 0;
    std::uint32_t number = 0;   // of the decision, within its year
    std::string name;
};

struct Membership {
    std::uint32_t person = 0;
    std::uint32_t union_index = 0;
    base::Date joined_on;
    base::Date ended_on = base::forever;
    std::uint8_t reason = 0;   // into the list of reasons
};

struct PartyOrganisation {
    std::uint32_t enterprise = 0;
    base::Date decided_on;
    std::uint32_t number = 0;
    std::string name;
};

struct Class {
    std::string code;
    std::string name;
    std::string_view kind;   // as the sheets call it: "Cảm tình Đảng"
    bool preparatory = false;
    base::Date opened_on;
    base::Date closed_on;
    std::uint32_t number = 0;
};

struct Enrolment {
    std::uint32_t training_class = 0;
    std::uint32_t person = 0;
    bool passed = true;
    std::uint32_t certificate = 0;   // number within the year, 0 = none
};

struct World {
    Scale const* scale = nullptr;
    std::vector<Enterprise> enterprises;
    std::vector<Union> unions;
    std::vector<PartyOrganisation> party_organisations;
    std::vector<Person> people;
    std::vector<std::uint32_t> employer;   // of each person: index of the enterprise
    std::vector<Membership> memberships;
    std::vector<Class> classes;
    std::vector<Enrolment> enrolments;   // by class
};

World make_world(Scale const& scale, std::uint64_t seed);

/// Sums that the world's records have, by name and year ("" = the whole time): what `sample` prints and tests compare.
std::map<std::string, std::map<std::string, std::int64_t>> stated_sums(World const& world);

}   // namespace app::sample
