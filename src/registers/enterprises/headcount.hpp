#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "platform/web/context.hpp"
#include "registers/enterprises/enterprise.hpp"

/// How many of the people who work in an enterprise are of a kind, as counted on a day. Rules E-7 and E-8.
namespace enterprises {

/// Kinds: foreign, contract, insured, seasonal, union_eligible, young_workers (aged 16 to 30), party_members (official
/// ones; the number alone, never who). `label` is a gettext id.
struct HeadcountKind {
    std::string_view code;
    std::string_view label;
    web::Permission view;
    web::Permission edit;
    bool among_workers = true;   // never more than the workers
};
enum class Act : std::uint8_t { view, edit };
/// In the order of the form.
std::span<HeadcountKind const> headcount_kinds();
/// Null when there is none of that code.
HeadcountKind const* find_headcount_kind(std::string_view code);

struct Headcount {
    HeadcountKind const* kind = nullptr;
    std::int64_t number = 0;
    base::Date counted_on = {};
};

/// Judges what was counted on one day. A problem's field is the kind's code, "counted_on", or "" for all.
/// Refuses: invalid - nothing counted, a day after `today`, a number below 0, or more than the workers where these were
/// counted on the same day
std::vector<base::Problem> check(Enterprise const& enterprise, std::span<Headcount const> counted, base::Date today);

}   // namespace enterprises
