#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"
#include "kernel/records.hpp"
#include "kernel/rulebook/rulebook.hpp"
#include "platform/web/context.hpp"
#include "registers/enterprises/store.hpp"

/// What the register allows to be done now, each with its reason and the rule behind it. Rules:
/// docs/rules/proposals.md.
namespace proposals {

/// Why an enterprise is proposed. `title` and `lead` are gettext ids; `{0}` of the lead is the number of the rule.
struct Reason {
    std::string_view code;   // "union", "cell", "join", "youth", "women", "below", "difficulty"
    std::string_view title;
    std::string_view lead;
    std::string_view rule;    // key of the rulebook; "" = none is needed
    web::Permission view;     // needed besides seeing enterprises
    web::Permission edit;     // for setting aside
    std::string_view start;   // page on which the work begins; ends before the id of the enterprise or its commune
    std::string_view start_label;
    std::string_view headcount = {};   // kind of people whose number decides
    bool starts_at_place = false;
    bool only_looks = false;   // whoever sees it may follow the start
};
/// In the order of the page.
std::span<Reason const> reasons();
/// Null when there is none of that code.
Reason const* find_reason(std::string_view code);

/// The enterprises of a reason, by the rules of a day; of "below", which asks for members, only what all reasons ask.
enterprises::Question question_of(Reason const& reason, rulebook::Rulebook const& rules, base::Date day);

/// The bands of `women.many_workers`.
std::vector<enterprises::WomenBand> women_bands(rulebook::Table const& table);

using SetAsideId = base::Id<struct SetAsideTag>;

/// Somebody decided to leave a proposal for now.
struct SetAside {
    SetAsideId id;
    EnterpriseId enterprise;
    std::string reason;
    std::string why;
    base::Date look_again_on = {};   // first day on which it is proposed again
};
struct SetAsideForm {
    std::string why = {};
    std::optional<base::Date> look_again_on = {};
};
/// Judges a decision to set aside. Refuses: invalid - no reason, or a longer one than 500 letters; no day, or one that
/// is not after today: what is set aside comes back by itself. Rule PR-4.
base::Result<SetAside> set_aside(EnterpriseId enterprise, Reason const& reason, SetAsideForm const& form,
                                 base::Date today);

}   // namespace proposals
