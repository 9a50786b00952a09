#include "registers/people/editing.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/change_store.hpp"
#include "registers/people/form.hpp"

namespace people {

bool decides(web::Context& context, Person const& person)
{
    return organisations::in_scope(context.tx, context.actor, edit_people, person.place, context.today);
}

base::Result<std::vector<Wanted>> save_or_ask(web::Context& context, Person const& before, Person changed,
                                              std::string_view paper)
{
    constexpr std::size_t longest_paper = 500;
    auto sensitive = sensitive_changes(before, changed);
    bool const asks = !decides(context, before) && !sensitive.empty();
    base::Error error{base::Refusal::invalid, {}};
    if (asks && paper.empty()) error.problems.push_back({"paper", "person.evidence_missing"});
    if (base::length(paper) > longest_paper)
        error.problems.push_back({"paper", "text.too_long", std::to_string(longest_paper)});
    if (!error.problems.empty()) return error;
    ledger::Entry const entry{UserId{context.actor.user}, context.now};
    if (asks) {
        ask_for(context.tx, entry, before, sensitive, paper);
        changed = without_sensitive_changes(before, std::move(changed));
    } else {
        if (!paper.empty()) keep_decided(context.tx, entry, before, sensitive, paper);
        sensitive.clear();
    }
    auto const saved = save(context.tx, entry, changed, context.today);
    if (!saved) return saved.error();
    return sensitive;
}

base::Result<base::Done> decide_changes(web::Context& context, Person const& person, std::vector<Change> chosen,
                                        bool agreed, std::string_view why)
{
    ledger::Entry const entry{UserId{context.actor.user}, context.now};
    if (auto const done = decide(context.tx, entry, person.id, chosen, agreed, why); !done) return done.error();
    if (!agreed) return base::Done{};
    // the oldest first, so that of two for one field the later one holds
    std::ranges::sort(chosen, {}, &Change::id);
    auto const changed = with_changes(person, chosen);
    if (auto error = problems_of(context, changed, {}); !error.problems.empty()) return error;
    return save(context.tx, entry, changed, context.today);
}

}   // namespace people
