#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "kernel/records.hpp"
#include "platform/web/context.hpp"

/// Lists that people keep: filters under a name. Rules: docs/rules/lists.md.
namespace lists {

using SavedListId = base::Id<struct SavedListTag>;

/// When the owner wants to be told: with more or with fewer records than a number. `beyond` "" = never.
struct Alert {
    std::string beyond = {};   // "", "more", "fewer"
    std::int64_t number = 0;
};
bool is_beyond(Alert const& alert, std::int64_t counted);
/// As many records as have to be counted to know it.
std::int64_t worth_counting(Alert const& alert);

struct SavedList {
    SavedListId id;
    UserId owner;
    std::string owner_name = {};
    std::string name;
    std::string source;
    std::string query = {};
    std::optional<UnitId> shared_with = {};   // whoever has a role at this unit or below it may open the list
    Alert alert = {};
    std::optional<base::Date> alert_since = {};   // first day on which it was seen beyond the number; empty: within it
    bool alert_noted = false;
    std::int64_t revision = 0;
};

struct SavedListForm {
    std::string name = {};
    std::optional<UnitId> shared_with = {};
    std::string beyond = {};
    std::string number = {};   // as typed
};
/// Judges what was typed. `may_share` are the units that the owner may choose. Rules LI-2, LI-4.
/// Refuses: invalid - no name, or a longer one than 100 letters; a unit that is not the owner's; an alert without a
///          whole number from 0
base::Result<SavedList> checked(SavedListForm const& form, SavedList list, std::vector<UnitId> const& may_share);

}   // namespace lists
