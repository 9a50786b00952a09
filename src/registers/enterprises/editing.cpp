#include "base/text.hpp"
#include "registers/enterprises/change_store.hpp"
#include "registers/enterprises/pages.hpp"
#include "registers/organisations/store.hpp"

namespace enterprises {

bool decides(web::Context& context, Enterprise const& enterprise)
{
    return organisations::in_scope(context.tx, context.actor, edit_enterprises, enterprise.place, context.today);
}

base::Result<base::Done> save_or_ask(web::Context& context, Enterprise const& before, Enterprise changed,
                                     Since const& since, std::vector<Wanted>& asked)
{
    constexpr std::size_t longest_paper = 500;
    base::Error error{base::Refusal::invalid, {}};
    auto const sensitive = sensitive_changes(before, changed);
    bool const asks = !decides(context, before) && !sensitive.empty();
    if (asks && since.paper.empty()) error.problems.push_back({"paper", "change.evidence_missing"});
    if (base::length(since.paper) > longest_paper)
        error.problems.push_back({"paper", "text.too_long", std::to_string(longest_paper)});
    if (!error.problems.empty()) return error;
    ledger::Entry const entry{UserId{context.actor.user}, context.now};
    if (asks) {
        ask_for(context.tx, entry, before, sensitive, since.day, since.paper);
        asked = sensitive;
        changed = without_sensitive_changes(before, std::move(changed));
    } else if (!since.paper.empty()) {
        keep_decided(context.tx, entry, before, sensitive, since.day, since.paper);
    }
    auto const placement = organisations::placement(context.tx, context.today);
    return save(context.tx, *placement, entry, changed, since);
}

}   // namespace enterprises
