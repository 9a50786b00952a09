#include "registers/transfers/deciding.hpp"

#include "base/expect.hpp"
#include "registers/grassroots/store.hpp"
#include "registers/memberships/store.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/store.hpp"
#include "registers/transfers/store.hpp"

namespace transfers {
namespace {

ledger::Entry entry_of(web::Context const& context) { return {UserId{context.actor.user}, context.now}; }

std::optional<Life> life_of(db::Connection& tx, UnitId union_, base::Date today)
{
    auto const found = grassroots::find(tx, union_, today);
    if (!found || found->line != organisations::Line::union_) return std::nullopt;
    return Life{union_, found->decided_on, found->ended_on};
}

/// Place, enterprise and ownership of the union on the day the membership begins.
void settle_in(db::Connection& tx, Membership& begun)
{
    auto const known = grassroots::find(tx, begun.union_, begun.joined_on);
    base::expect(known.has_value(), "the receiving union was judged to live on that day");
    begun.place = known->present_place;
    begun.enterprise = known->enterprise;
    begun.ownership = known->ownership;
}

base::Result<Accepted> judge(web::Context& context, Known const& known, std::optional<base::Date> on)
{
    if (!known.membership) return base::Error{base::Refusal::conflict, {{"", "transfer.not_open"}}};
    auto const to = life_of(context.tx, known.transfer.to, context.today);
    if (!to) return base::Error{base::Refusal::conflict, {{"", "transfer.not_open"}}};
    auto others = memberships::of_person(context.tx, known.membership->person);
    std::erase_if(others, [&](Membership const& m) { return m.id == known.membership->id; });
    auto judged = accept(known.transfer, known.state, *known.membership, *to, others, on, context.today);
    if (judged) settle_in(context.tx, judged->begun);
    return judged;
}

}   // namespace

bool Reach::holds(std::map<UnitId, bool>& known, UnitId union_, web::Permission permission)
{
    auto const [place, fresh] = known.try_emplace(union_, false);
    if (fresh)
        place->second = context_.actor.may(permission) &&
                        organisations::wholly_in_scope(context_.tx, context_.actor, permission, union_, context_.today);
    return place->second;
}

bool Reach::views(UnitId union_) { return holds(views_, union_, memberships::view_members); }
bool Reach::edits(UnitId union_) { return holds(edits_, union_, memberships::edit_members); }

bool Reach::lives(UnitId union_)
{
    auto const [place, fresh] = lives_.try_emplace(union_, false);
    if (fresh) {
        auto const unit = organisations::find(context_.tx, union_, context_.today);
        place->second = unit && (!unit->ended_on || *unit->ended_on > context_.today);
    }
    return place->second;
}

std::string const& Reach::name(UnitId union_)
{
    auto const [place, fresh] = names_.try_emplace(union_);
    if (fresh) place->second = organisations::name_on(context_.tx, union_, context_.today);
    return place->second;
}

Known known_of(web::Context& context, Reach& reach, Transfer const& transfer)
{
    Known known{.transfer = transfer,
                .membership = memberships::find(context.tx, transfer.membership),
                .answer_by = answer_by(transfer.offered_on)};
    known.state = state_of(transfer, known.membership ? &*known.membership : nullptr, reach.lives(transfer.to));
    if (!known.membership) return known;
    if (auto const person = people::find(context.tx, known.membership->person)) {
        known.person = person->full_name;
        known.born = person->born;
    }
    return known;
}

std::optional<Known> find_visible(web::Context& context, Reach& reach, TransferId id)
{
    auto const transfer = find(context.tx, id);
    if (!transfer || (!reach.views(transfer->from) && !reach.views(transfer->to))) return std::nullopt;
    return known_of(context, reach, *transfer);
}

Waiting waiting(web::Context& context, Reach& reach, std::optional<UnitId> union_)
{
    Waiting found;
    for (auto& transfer : unanswered(context.tx)) {
        bool const answers = (!union_ || *union_ == transfer.to) && reach.edits(transfer.to);
        bool const offered = (!union_ || *union_ == transfer.from) && reach.views(transfer.from);
        if (!answers && !offered) continue;
        auto const membership = memberships::find(context.tx, transfer.membership);
        auto const state = state_of(transfer, membership ? &*membership : nullptr, reach.lives(transfer.to));
        if (answers && state == State::open) {
            if (answer_by(transfer.offered_on) < context.today) ++found.overdue;
            found.to_answer.push_back(std::move(transfer));
        } else if (offered) {
            found.to_be_answered.push_back(std::move(transfer));
        }
    }
    return found;
}

base::Result<std::vector<TransferId>> make_offers(web::Context& context, Reach& reach, UnitId from,
                                                  OfferForm const& form, std::span<MembershipId const> members,
                                                  bool at_once)
{
    auto const sender = life_of(context.tx, from, context.today);
    if (!sender) return base::Error{base::Refusal::not_found};
    auto const receiver = form.to ? life_of(context.tx, *form.to, context.today) : std::nullopt;
    auto offered = offer(form, *sender, receiver, context.today);
    base::Error error{base::Refusal::invalid};
    if (members.empty()) error.problems.push_back({"", "transfer.choose_members"});
    if (!offered)
        for (auto& problem : offered.error().problems) error.problems.push_back(std::move(problem));
    else if (at_once && !reach.edits(*form.to))
        error.problems.push_back({"at_once", "transfer.not_theirs"});
    if (!error.problems.empty()) return error;

    std::vector<Transfer> all;
    for (auto const id : members) {
        auto const membership = memberships::find(context.tx, id);
        if (!membership || membership->union_ != from)
            return base::Error{base::Refusal::invalid, {{"", "transfer.not_a_member"}}};
        auto const before = unanswered_of(context.tx, id);
        bool const stands = before && state_of(*before, &*membership, reach.lives(before->to)) == State::open;
        if (auto const fit = check_member(*offered, *membership, stands); !fit) return fit.error();
        offered->membership = id;
        all.push_back(*offered);
    }
    auto const entry = entry_of(context);
    std::vector<TransferId> ids;
    std::vector<Known> known;
    for (auto& transfer : all) {
        transfer.id = add(context.tx, entry, transfer);
        ids.push_back(transfer.id);
        if (at_once) known.push_back(known_of(context, reach, transfer));
    }
    if (at_once)
        if (auto const done = accept_all(context, known, form.offered_on); !done) return done.error();
    return ids;
}

base::Result<base::Done> accept_all(web::Context& context, std::span<Known const> chosen, std::optional<base::Date> on)
{
    std::vector<std::pair<Transfer, Accepted>> accepted;
    for (auto const& known : chosen) {
        auto judged = judge(context, known, on);
        if (!judged) return judged.error();
        accepted.emplace_back(known.transfer, std::move(*judged));
    }
    auto const trees = organisations::placement(context.tx, context.today);
    save_accepted({context.tx, *trees, entry_of(context)}, accepted);
    return base::Done{};
}

base::Result<base::Done> decline(web::Context& context, Known const& known, std::string_view reason)
{
    if (auto const fit = check_declining(known.state, reason); !fit) return fit;
    save_declined(context.tx, entry_of(context), known.transfer.id, reason);
    return base::Done{};
}

base::Result<base::Done> take_back(web::Context& context, Known const& known)
{
    if (auto const fit = check_withdrawing(known.state); !fit) return fit;
    save_withdrawn(context.tx, entry_of(context), known.transfer.id);
    return base::Done{};
}

}   // namespace transfers
