#include "app/merging_parts.hpp"

#include "kernel/journeys/merging.hpp"
#include "registers/committees/merging.hpp"
#include "registers/enterprises/merging.hpp"
#include "registers/grassroots/merging.hpp"
#include "registers/memberships/merging.hpp"
#include "registers/organisations/merging.hpp"
#include "registers/people/merging.hpp"
#include "work/contacts/merging.hpp"
#include "work/proposals/merging.hpp"
#include "work/quality/merging.hpp"
#include "work/surveys/merging.hpp"
#include "work/training/merging.hpp"

namespace app {

merging::Parts merging_parts()
{
    merging::Parts parts;
    parts.people = {people::person_parts(), memberships::person_parts(), committees::person_parts(),
                    training::person_parts(), journeys::person_parts()};
    parts.enterprises = {
        enterprises::enterprise_parts(), people::enterprise_parts(),      organisations::enterprise_parts(),
        grassroots::enterprise_parts(),  memberships::enterprise_parts(), training::enterprise_parts(),
        proposals::enterprise_parts(),   surveys::enterprise_parts(),     contacts::enterprise_parts(),
        journeys::enterprise_parts(),    quality::enterprise_parts()};
    for (auto const& obstacle : organisations::between_enterprises()) parts.between_enterprises.push_back(obstacle);
    for (auto const& obstacle : memberships::between_people()) parts.between_people.push_back(obstacle);
    parts.between_people.push_back(journeys::between_people());
    parts.between_enterprises.push_back(journeys::between_enterprises());
    return parts;
}

}   // namespace app
