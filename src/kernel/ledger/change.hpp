#pragma once

#include <span>

#include "kernel/ledger/people_years.hpp"
#include "kernel/ledger/store.hpp"
#include "kernel/ledger/sums.hpp"

namespace ledger {

/// What a set of facts changes in everything that is kept about them. It must be told before the facts themselves are
/// written, for it reads how the people concerned stood until then.
class Change {
public:
    Change(db::Connection& tx, Placement const& placement) : tx_(&tx), chains_(placement) {}

    void add(std::span<StoredFact const> facts) { replace({}, facts); }
    void remove(std::span<StoredFact const> facts) { replace(facts, {}); }
    /// The facts of `before` go and those of `after` come.
    void replace(std::span<StoredFact const> before, std::span<StoredFact const> after);
    void save();

private:
    void change_people(Groups const& groups, std::span<StoredFact const> before, std::span<StoredFact const> after);

    db::Connection* tx_;
    Chains chains_;
    Words words_;
    std::vector<StoredFact> placed_;
    Sums sums_;
    PeopleYears people_;
};

}   // namespace ledger
