#include "work/admissions/slice.hpp"

#include "work/admissions/admission.hpp"
#include "work/admissions/papers.hpp"
#include "work/admissions/sources.hpp"

namespace admissions {

Slice const& slice()
{
    static Slice const made{
        .name = "admissions", .papers = paper_sources(), .journeys = journey_sources(), .conditions = conditions()};
    return made;
}

}   // namespace admissions
