#include "kernel/accounts/roles.hpp"

#include <algorithm>

namespace accounts {
namespace {

using Permissions = std::string_view[];

constexpr Permissions city_org_officer = {
    "organisations.view", "organisations.edit", "enterprises.view", "party.view",   "party.edit",   "training.view",
    "reports.view",       "targets.edit",       "imports.run",      "surveys.view", "surveys.edit", "surveys.answer",
    "papers.view",        "papers.make",        "journeys.view",    "journeys.edit"};
constexpr Permissions commune_party_officer = {
    "organisations.view", "enterprises.view", "enterprises.edit", "party.view",  "party.edit",    "people.view",
    "surveys.view",       "surveys.edit",     "surveys.answer",   "people.edit", "training.view", "training.edit",
    "reports.view",       "targets.edit",     "imports.run",      "papers.view", "papers.make",   "journeys.view",
    "journeys.edit",      "admissions.view",  "admissions.edit"};
constexpr Permissions union_officer = {
    "organisations.view", "enterprises.view", "enterprises.edit", "unions.view",   "unions.edit",    "people.view",
    "people.edit",        "members.view",     "members.edit",     "training.view", "training.edit",  "reports.view",
    "targets.edit",       "imports.run",      "surveys.view",     "surveys.edit",  "surveys.answer", "papers.view",
    "papers.make",        "journeys.view",    "journeys.edit"};
constexpr Permissions cell_secretary = {"organisations.view", "enterprises.view", "party.view",
                                        "journeys.view",      "journeys.edit",    "admissions.view",
                                        "admissions.edit",    "papers.view",      "papers.make"};
constexpr Permissions union_chair = {"organisations.view", "enterprises.view", "unions.view",
                                     "people.view",        "people.edit",      "members.view",
                                     "members.edit",       "training.view",    "journeys.view"};
constexpr Permissions training_officer = {"organisations.view", "enterprises.view", "people.view",  "people.edit",
                                          "training.view",      "training.edit",    "reports.view", "imports.run",
                                          "papers.view",        "papers.make"};
constexpr Permissions surveyor = {"organisations.view", "surveys.answer"};
constexpr Permissions case_officer = {"organisations.view", "enterprises.view"};
constexpr Permissions enterprise_user = {"organisations.view"};
constexpr Permissions reporter = {"organisations.view", "enterprises.view", "reports.view"};
constexpr Permissions auditor = {"audit.view"};
constexpr Permissions administrator = {"organisations.view", "accounts.manage"};

constexpr Role all[] = {
    {"commune_party_officer", "Party building officer",
     "Party organisations, enterprises, classes and reports below a unit", Domain::party, Reach::unit,
     commune_party_officer},
    {"union_officer", "Union officer", "Unions, members, enterprises, classes and reports below a unit", Domain::union_,
     Reach::unit, union_officer},
    {"training_officer", "Training officer", "Classes, learners and certificates below a unit", Domain::neutral,
     Reach::unit, training_officer},
    {"city_org_officer", "City organising officer", "Party organisations and Party figures of the city", Domain::party,
     Reach::unit, city_org_officer},
    {"cell_secretary", "Cell secretary", "The own Party cell", Domain::party, Reach::unit, cell_secretary},
    {"union_chair", "Union chair", "The own grassroots union and its members", Domain::union_, Reach::unit,
     union_chair},
    {"surveyor", "Surveyor", "Surveys of enterprises given to the person, and nothing else of them", Domain::neutral,
     Reach::unit, surveyor},
    {"case_officer", "Case officer", "Enterprises whose requests are being handled", Domain::neutral, Reach::unit,
     case_officer},
    {"enterprise_user", "Enterprise representative", "The own enterprise; never lists of members", Domain::neutral,
     Reach::unit, enterprise_user},
    {"reporter", "Reporter", "Reports and figures, without lists of persons", Domain::neutral, Reach::unit, reporter},
    {"auditor", "Auditor", "The log of changes", Domain::neutral, Reach::everywhere, auditor},
    {"data_protection_officer", "Data protection officer", "The log of changes, requests about personal data",
     Domain::neutral, Reach::everywhere, auditor},
    {"administrator", "Administrator", "Accounts and grants; no records", Domain::neutral, Reach::everywhere,
     administrator},
};

}   // namespace

std::span<Role const> roles() { return all; }

Role const* find_role(std::string_view code)
{
    auto const* found = std::ranges::find(all, code, &Role::code);
    return found == std::end(all) ? nullptr : found;
}

}   // namespace accounts
