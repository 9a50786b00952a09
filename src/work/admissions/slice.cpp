#include "work/admissions/slice.hpp"

#include "work/admissions/admission.hpp"
#include "work/admissions/sources.hpp"

namespace admissions {

Slice const& slice()
{
    static Slice const made{.name = "admissions", .journeys = journey_sources(), .conditions = conditions()};
    return made;
}

}   // namespace admissions
