#pragma once

#include <span>

#include "kernel/lists/source.hpp"
#include "work/proposals/store.hpp"

namespace proposals {

/// What an enterprise of a reason goes by, in words: "34 workers, 20 of them women".
std::string fact_of(base::Texts const& texts, Reason const& reason, Proposed const& row);
/// The proposals of a reason as a list that can be saved, exported, and set aside as a whole.
std::span<lists::Source const> list_sources();
/// The parameters of the page with the reason that it shows when none was asked for.
web::Fields with_reason(web::Fields const& query, Reason const& reason);

/// Setting aside many proposals of one reason. Rule PR-9.
std::span<lists::Action const> list_actions();

}   // namespace proposals
