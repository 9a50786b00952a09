#include "work/contacts/notices.hpp"

#include "registers/enterprises/store.hpp"
#include "work/contacts/store.hpp"

namespace contacts {
namespace {

std::vector<notices::Due> due_in(web::Context& context, notices::Range const& range, std::size_t most)
{
    std::vector<notices::Due> all;
    for (auto const& contact : follow_ups(context.tx, UserId{context.actor.user}, range.from, range.to, most))
        if (enterprises::find(context.tx, context.actor, contact.enterprise, context.today))
            all.push_back({contact.id.value, *contact.next_on});
    return all;
}

/// What is to be done was typed freely and may name somebody: outside the program stands the enterprise alone. Rule
/// N-5.
std::vector<notices::Item> describe(web::Context& context, std::span<std::int64_t const> records)
{
    std::vector<notices::Item> items;
    for (auto const record : records) {
        auto const contact = find(context.tx, ContactId{record});
        if (!contact || !contact->next_on || contact->entered_by != UserId{context.actor.user}) continue;
        auto const e = enterprises::find(context.tx, context.actor, contact->enterprise, context.today);
        if (!e) continue;
        items.push_back({.record = record,
                         .title = contact->next_step + " · " + e->name,
                         .outside = context.texts.tr("Next step with {0}", {e->name}),
                         .url = "/enterprises/" + e->id.text() + "/contacts",
                         .due_on = *contact->next_on,
                         .done = contact->done_at || contact->withdrawn_at});
    }
    return items;
}

constexpr notices::Source table[] = {{"contacts", "Next steps with enterprises", "arrow-right", due_in, describe}};

}   // namespace

std::span<notices::Source const> notice_sources() { return table; }

}   // namespace contacts
