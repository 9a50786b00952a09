#include "registers/transfers/transfer.hpp"

#include <vector>

#include "base/text.hpp"
#include "kernel/rulebook/rulebook.hpp"

namespace transfers {
namespace {

constexpr std::size_t longest_number = 60;

constexpr Reason all_reasons[] = {{"works_elsewhere", "The person does not work here"},
                                  {"another_union", "Another union is the right one"},
                                  {"papers", "Papers are missing"}};

bool lives_on(Life const& life, base::Date day)
{
    return life.founded_on <= day && day < life.ended_on.value_or(base::forever);
}

base::Error not_open() { return {base::Refusal::conflict, {{"", "transfer.not_open"}}}; }

}   // namespace

std::string_view name_of(Outcome outcome)
{
    switch (outcome) {
        case Outcome::accepted:
            return "accepted";
        case Outcome::declined:
            return "declined";
        case Outcome::withdrawn:
            break;
    }
    return "withdrawn";
}

std::optional<Outcome> parse_outcome(std::string_view name)
{
    for (auto const outcome : {Outcome::accepted, Outcome::declined, Outcome::withdrawn})
        if (name_of(outcome) == name) return outcome;
    return std::nullopt;
}

std::string_view name_of(State state)
{
    switch (state) {
        case State::open:
            return "open";
        case State::accepted:
            return "accepted";
        case State::declined:
            return "declined";
        case State::withdrawn:
            return "withdrawn";
        case State::lapsed:
            break;
    }
    return "lapsed";
}

std::string_view label_of(State state)
{
    switch (state) {
        case State::open:
            return "Waiting for an answer";
        case State::accepted:
            return "Taken in";
        case State::declined:
            return "Not taken";
        case State::withdrawn:
            return "Offer withdrawn";
        case State::lapsed:
            break;
    }
    return "Lapsed";
}

State state_of(Transfer const& transfer, Membership const* membership, bool receiver_lives)
{
    if (transfer.outcome) {
        switch (*transfer.outcome) {
            case Outcome::accepted:
                return State::accepted;
            case Outcome::declined:
                return State::declined;
            case Outcome::withdrawn:
                return State::withdrawn;
        }
    }
    bool const stands = membership != nullptr && !membership->ended_on;
    return stands && receiver_lives ? State::open : State::lapsed;
}

std::span<Reason const> reasons() { return all_reasons; }

Reason const* find_reason(std::string_view code)
{
    for (auto const& reason : all_reasons)
        if (reason.code == code) return &reason;
    return nullptr;
}

base::Date answer_by(base::Date offered_on)
{
    auto const& rules = rulebook::embedded();
    return rules.calendar().working_days_after(offered_on, rules.integer(answer_days.key, offered_on));
}

base::Result<Transfer> offer(OfferForm const& form, Life const& from, std::optional<Life> const& to, base::Date today)
{
    std::vector<base::Problem> problems;
    if (!to)
        problems.push_back({"to", "transfer.choose_union"});
    else if (to->union_ == from.union_)
        problems.push_back({"to", "transfer.same_union"});
    else if (!lives_on(*to, today))
        problems.push_back({"to", "transfer.union_not_living"});
    if (!form.offered_on)
        problems.push_back({"offered_on", "required"});
    else if (*form.offered_on > today)
        problems.push_back({"offered_on", "date.in_future"});
    else if (to && to->union_ != from.union_ && lives_on(*to, today) && *form.offered_on < to->founded_on)
        problems.push_back({"offered_on", "transfer.before_union", base::vietnamese(to->founded_on)});
    if (!form.asked_on && !from.ended_on) problems.push_back({"asked_on", "transfer.request_missing"});
    if (form.asked_on && form.offered_on && *form.asked_on > *form.offered_on)
        problems.push_back({"asked_on", "transfer.asked_after_offer"});
    if (base::length(form.number) > longest_number) problems.push_back({"number", "transfer.number_too_long"});
    if (!problems.empty()) return base::Error{base::Refusal::invalid, std::move(problems)};
    return Transfer{.from = from.union_,
                    .to = to->union_,
                    .asked_on = form.asked_on,
                    .offered_on = *form.offered_on,
                    .number = form.number};
}

base::Result<base::Done> check_member(Transfer const& transfer, Membership const& membership, bool offered_already)
{
    if (membership.ended_on) return base::Error{base::Refusal::conflict, {{"", "membership.ended_already"}}};
    if (offered_already) return base::Error{base::Refusal::conflict, {{"", "transfer.offered_already"}}};
    if (transfer.offered_on < membership.joined_on)
        return base::Error{base::Refusal::invalid,
                           {{"offered_on", "transfer.before_joining", base::vietnamese(membership.joined_on)}}};
    return base::Done{};
}

base::Result<Accepted> accept(Transfer const& transfer, State state, Membership const& membership, Life const& to,
                              std::span<Membership const> others, std::optional<base::Date> on, base::Date today)
{
    if (state != State::open) return not_open();
    if (!on) return base::Error{base::Refusal::invalid, {{"joined_on", "required"}}};
    if (*on < transfer.offered_on)
        return base::Error{base::Refusal::invalid,
                           {{"joined_on", "transfer.before_offer", base::vietnamese(transfer.offered_on)}}};
    memberships::JoiningForm const form{.applied_on = membership.applied_on,
                                        .consented_on = membership.consented_on,
                                        .joined_on = on,
                                        .how = memberships::How::transferred_in};
    auto begun =
        memberships::join(form, {to.founded_on, to.ended_on, others, {}}, memberships::Source::imported, today);
    if (!begun) return begun.error();
    auto ended = memberships::leave(membership, memberships::End::transferred_out, on, today);
    if (!ended) return ended.error();
    begun->person = membership.person;
    begun->union_ = transfer.to;
    begun->sex = membership.sex;
    begun->goes_on_with = membership.id;
    return Accepted{std::move(*ended), std::move(*begun)};
}

base::Result<base::Done> check_declining(State state, std::string_view reason)
{
    if (state != State::open) return not_open();
    if (find_reason(reason) == nullptr)
        return base::Error{base::Refusal::invalid, {{"reason", "transfer.choose_reason"}}};
    return base::Done{};
}

base::Result<base::Done> check_withdrawing(State state)
{
    if (state != State::open) return not_open();
    return base::Done{};
}

}   // namespace transfers
