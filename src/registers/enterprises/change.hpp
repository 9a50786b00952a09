#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "registers/enterprises/headcount.hpp"

/// Changes of a record that somebody asks for and somebody else decides: what surveys found, what is sensitive. Rule
/// E-9.
namespace enterprises {

using ChangeId = base::Id<struct ChangeTag>;

/// A field that can be asked to change. `label` is a gettext id; values are exchanged as text: numbers plainly, choices
/// by their codes.
enum class ChangeKind : std::uint8_t { text, number, choice };
struct ChangeableField {
    std::string_view code;   // "workers", "headcount.young_workers"
    std::string_view label;
    ChangeKind kind = ChangeKind::text;
    std::span<Code const> choices = {};
    HeadcountKind const* headcount = nullptr;
    bool sensitive = false;   // not changed without a paper or somebody else's decision; rule E-13
};
std::span<ChangeableField const> changeable_fields();
/// Null when there is none of that code.
ChangeableField const* find_changeable_field(std::string_view code);

/// Who may see or decide changes of a field: as for the record, and for counts of people as for their kind.
web::Permission permission_of(ChangeableField const& field, Act act);

/// What the record has now; "" for nothing, and for counts of people, which are not on the record itself.
std::string value_of(Enterprise const& enterprise, ChangeableField const& field);

struct Wanted {
    ChangeableField const* field = nullptr;
    std::string after;
};
/// The sensitive fields in which `changed` differs. Rule E-13.
std::vector<Wanted> sensitive_changes(Enterprise const& before, Enterprise const& changed);
/// The record with everything `changed` but the sensitive fields.
Enterprise without_sensitive_changes(Enterprise const& before, Enterprise changed);

struct Change {
    ChangeId id;
    EnterpriseId enterprise;
    ChangeableField const* field = nullptr;
    std::string before = {};
    std::string after = {};
    base::Date holds_on = {};
    std::string evidence = {};
    base::Instant asked_at = {};
    UserId asked_by = {};
    std::optional<bool> agreed = {};   // empty: waits
    std::string why = {};
    UnitId place = {};   // of the record when it was asked for
};

/// The record with the changes made, and the counts of people among them. Refuses: invalid - what `check` refuses of
/// the record or of the counts, or a number that is none
struct Changed {
    Enterprise enterprise;
    std::vector<Headcount> counted = {};
};
base::Result<Changed> with_changes(Enterprise enterprise, std::span<Change const> changes, base::Date today);

}   // namespace enterprises
