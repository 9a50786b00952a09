#include "work/foundings/slice.hpp"

#include "work/foundings/founding.hpp"
#include "work/foundings/papers.hpp"
#include "work/foundings/sources.hpp"

namespace foundings {

Slice const& slice()
{
    static Slice const made{
        .name = "foundings", .papers = paper_sources(), .journeys = journey_sources(), .conditions = conditions()};
    return made;
}

}   // namespace foundings
