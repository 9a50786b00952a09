#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "kernel/merging/merging.hpp"
#include "registers/enterprises/duplicate.hpp"
#include "registers/enterprises/store.hpp"

/// Two records of an enterprise become one, and two again. Rules E-20, MG-1 to MG-9.
namespace enterprises {

struct Chosen {
    Enterprise stays;
    Enterprise goes;
    std::vector<std::string_view> from_goes = {};   // names of MergeFields that are taken from the one that goes
};
/// Merges: the older record stays, the other's rows of all slices follow; what held of the other before (addresses,
/// statuses) stays with its record, which is withdrawn.
/// Refuses: conflict - a slice says that the records cannot be one, or somebody saved one of them meanwhile
///          invalid  - what was chosen does not pass `check`
base::Result<merging::MergeId> merge(merging::Making const& making, merging::Parts const& parts, Chosen const& chosen,
                                     base::Date today);
/// Gives both records back as they were; what was entered since stays with the one that stayed.
/// Refuses: conflict - see merging::may_undo
base::Result<base::Done> unmerge(merging::Making const& making, merging::Parts const& parts,
                                 merging::Merge const& merge);

/// Every pair that `compare` says may be one enterprise. Empty when `progress` said to stop.
std::vector<merging::Pair> scan(db::Connection& tx, std::function<bool(std::int64_t thousandths)> const& progress = {});

/// The rows of this slice that follow.
std::span<merging::Part const> enterprise_parts();

}   // namespace enterprises
