#include "registers/transfers/notices.hpp"

#include "registers/memberships/store.hpp"
#include "registers/transfers/deciding.hpp"

namespace transfers {
namespace {

std::vector<notices::Due> due_in(web::Context& context, notices::Range const& range, std::size_t most)
{
    std::vector<notices::Due> all;
    if (!context.actor.may(memberships::edit_members)) return all;
    Reach reach{context};
    for (auto const& transfer : waiting(context, reach).to_answer) {
        auto const last = answer_by(transfer.offered_on);
        if (last < range.from || last > range.to) continue;
        if (all.size() == most) break;
        all.push_back({transfer.id.value, last});
    }
    return all;
}

/// Outside the program the member is not named. Rule N-5.
std::vector<notices::Item> describe(web::Context& context, std::span<std::int64_t const> records)
{
    std::vector<notices::Item> items;
    Reach reach{context};
    for (auto const record : records) {
        auto const known = find_visible(context, reach, TransferId{record});
        if (!known || !reach.edits(known->transfer.to)) continue;
        auto const outside = context.texts.tr("Answer a transfer to {0}", {reach.name(known->transfer.to)});
        items.push_back({.record = record,
                         .title = known->person.empty() ? outside : outside + " · " + known->person,
                         .outside = outside,
                         .url = "/transfers/" + known->transfer.id.text(),
                         .due_on = known->answer_by,
                         .done = known->state != State::open});
    }
    return items;
}

constexpr notices::Source table[] = {{"transfers", "Transfers to answer", "user-plus", due_in, describe}};

}   // namespace

std::span<notices::Source const> notice_sources() { return table; }

}   // namespace transfers
