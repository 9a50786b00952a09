#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/web/context.hpp"
#include "registers/organisations/changes.hpp"
#include "registers/transfers/transfer.hpp"

/// What the pages and the API do alike: who sees a transfer, what is known of it, offering and answering.
namespace transfers {

/// Remembers for one request which unions the actor reaches and which live.
class Reach {
public:
    explicit Reach(web::Context& context) : context_(context) {}

    /// Whether the actor looks after the members of the union: of one that was divided, of all that became of it.
    bool views(UnitId union_);
    bool edits(UnitId union_);
    bool lives(UnitId union_);
    std::string const& name(UnitId union_);

private:
    bool holds(std::map<UnitId, bool>& known, UnitId union_, web::Permission permission);

    web::Context& context_;
    std::map<UnitId, bool> views_, edits_, lives_;
    std::map<UnitId, std::string> names_;
};

/// A transfer that the actor may see, with what is known of it today.
struct Known {
    Transfer transfer;
    std::optional<Membership> membership;   // in the sending union; empty when it was taken back
    State state = State::open;
    base::Date answer_by = {};
    std::string person;   // full name; "" when the membership was taken back
    std::optional<base::PartialDate> born = {};

    bool is_overdue(base::Date today) const { return state == State::open && answer_by < today; }
};
Known known_of(web::Context& context, Reach& reach, Transfer const& transfer);
/// Of either union, where the actor may view members.
std::optional<Known> find_visible(web::Context& context, Reach& reach, TransferId id);

/// Open transfers of the actor's unions, oldest first; of one union where it is given.
struct Waiting {
    std::vector<Transfer> to_answer;        // the actor may answer
    std::vector<Transfer> to_be_answered;   // the actor's union offered them, somebody else answers
    std::size_t overdue = 0;                // among `to_answer`
};
Waiting waiting(web::Context& context, Reach& reach, std::optional<UnitId> union_ = {});

/// Offers the members (of `from`) to another union. All of them, or none. With `at_once` they are accepted too, as of
/// the day of the offer: for who looks after both unions. Gives what was made, in the same order.
/// Refuses: as transfers::offer and check_member; invalid - nobody chosen, a membership not of this union, or not
///          theirs to accept
base::Result<std::vector<TransferId>> make_offers(web::Context& context, Reach& reach, UnitId from,
                                                  OfferForm const& form, std::span<MembershipId const> members,
                                                  bool at_once);
/// Accepts all of them as of that day, or none.
base::Result<base::Done> accept_all(web::Context& context, std::span<Known const> chosen, std::optional<base::Date> on);
/// Refuses: as check_declining and check_withdrawing.
base::Result<base::Done> decline(web::Context& context, Known const& known, std::string_view reason);
base::Result<base::Done> take_back(web::Context& context, Known const& known);

}   // namespace transfers
