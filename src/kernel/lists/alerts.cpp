#include "kernel/lists/alerts.hpp"

#include <algorithm>

#include "kernel/accounts/own_transaction.hpp"
#include "kernel/lists/store.hpp"

namespace lists {
namespace {

/// Sets since when the list is beyond its number, as it is now counted; the database follows after the answer.
void follow(web::Context& context, Counted& one)
{
    auto& list = one.list;
    bool const beyond = is_beyond(list.alert, one.count);
    if (beyond == list.alert_since.has_value()) return;
    list.alert_since = beyond ? std::optional{context.today} : std::nullopt;
    list.alert_noted = false;
    auto* const database = context.services.database;
    if (database == nullptr) return;
    context.after.push_back([database, id = list.id, since = list.alert_since] {
        accounts::in_own_transaction(*database, [&](db::Connection& tx) { set_alert_since(tx, id, since); });
    });
}

Source const* source_of(web::Context const& context, SavedList const& list)
{
    auto const* registry = context.services.shelf.find<Registry>();
    auto const* source = registry == nullptr ? nullptr : registry->find(list.source);
    return source != nullptr && context.actor.may(source->permission) ? source : nullptr;
}

bool is_own(web::Context const& context, SavedList const& list) { return list.owner == UserId{context.actor.user}; }

}   // namespace

Reading reading_of(web::Context& context) { return {context.tx, context.actor, context.today, context.texts}; }

std::string count_text(base::Texts const& texts, std::int64_t count, std::int64_t most)
{
    return count > most ? "> " + texts.number(most) : texts.number(count);
}

std::vector<Counted> counted_lists(web::Context& context)
{
    std::vector<Counted> all;
    for (auto& list : list_saved(context.tx, context.actor, context.today)) {
        auto const* source = source_of(context, list);
        if (source == nullptr) continue;
        auto const most = std::max(most_counted + 1, worth_counting(list.alert));
        auto const number = count(*source, reading_of(context), fields_of(list.query), most);
        all.push_back({std::move(list), source, number});
        if (is_own(context, all.back().list)) follow(context, all.back());
    }
    return all;
}

std::vector<Counted> raised_alerts(web::Context& context)
{
    std::vector<Counted> raised;
    for (auto& list : list_saved(context.tx, context.actor, context.today)) {
        auto const* source = source_of(context, list);
        if (source == nullptr || list.alert.beyond.empty() || !is_own(context, list)) continue;
        auto const number = count(*source, reading_of(context), fields_of(list.query),
                                  std::max(most_on_home + 1, worth_counting(list.alert)));
        Counted one{std::move(list), source, number};
        follow(context, one);
        if (one.list.alert_since && !one.list.alert_noted) raised.push_back(std::move(one));
    }
    return raised;
}

}   // namespace lists
