#pragma once

#include "registers/organisations/changes.hpp"

/// The committee of a unit that ends. Two of organisations::Followers. Rule B-7.
namespace committees {

/// Terms and posts that run on the day end then; those entered for a later day are taken back.
void end_with(organisations::Change const& change, organisations::Ended const& ended);
/// They last as long as they were to before the unit ended.
void stand_again(organisations::Change const& change, organisations::Ended const& ended);

}   // namespace committees
