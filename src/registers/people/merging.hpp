#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/merging/merging.hpp"
#include "registers/people/duplicate.hpp"
#include "registers/people/store.hpp"

/// Two records of a person become one, and two again. Rules P-15 to P-17.
namespace people {

/// What was chosen where the records differ.
struct Chosen {
    Person stays;
    Person goes;
    std::vector<std::string_view> from_goes = {};   // names of MergeFields that are taken from the one that goes
};
/// The person as both records together say it.
/// Refuses: invalid - what was chosen does not pass `check`
base::Result<Person> merged(Chosen const& chosen, base::Date today);

/// Merges: the older record stays, the other's rows of all slices follow. A name given up is kept as borne before.
/// Refuses: conflict - a slice says that the records cannot be one, or somebody saved one of them meanwhile
///          invalid  - see `merged`
base::Result<merging::MergeId> merge(merging::Making const& making, merging::Parts const& parts, Chosen const& chosen,
                                     base::Date today);
/// Gives both records back as they were; what was entered since stays with the one that stayed.
/// Refuses: conflict - see merging::may_undo
base::Result<base::Done> unmerge(merging::Making const& making, merging::Parts const& parts,
                                 merging::Merge const& merge);

/// The rows of this slice that follow.
std::span<merging::Part const> person_parts();
std::span<merging::Part const> enterprise_parts();

}   // namespace people
