#include "app/merging_parts.hpp"

#include "registers/committees/merging.hpp"
#include "registers/memberships/merging.hpp"
#include "registers/people/merging.hpp"
#include "work/training/merging.hpp"

namespace app {

merging::Parts merging_parts()
{
    merging::Parts parts;
    parts.people = {people::person_parts(), memberships::person_parts(), committees::person_parts(),
                    training::person_parts()};
    for (auto const& obstacle : memberships::between_people()) parts.between_people.push_back(obstacle);
    return parts;
}

}   // namespace app
