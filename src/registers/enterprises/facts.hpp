#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kernel/ledger/fact.hpp"
#include "registers/enterprises/enterprise.hpp"
#include "registers/organisations/changes.hpp"

/// What enterprises write to the ledger: where they operate, from when to when. Rule E-6.
namespace enterprises {

/// Where an enterprise was until a day, oldest first.
struct FormerPlace {
    UnitId place;
    base::Date until;
    std::string village = {};
};
std::vector<FormerPlace> former_places(db::Connection& tx, EnterpriseId id);

struct Operation {
    base::Date from;
    std::optional<base::Date> ceased_on = {};
    std::vector<FormerPlace> places = {};   // before the present one
};

/// The present place of enterprises of split units; asks once for each place and village.
class PresentPlaces {
public:
    explicit PresentPlaces(db::Connection& tx) : tx_(&tx) {}
    std::optional<UnitId> of(UnitId place, std::string const& village);

private:
    db::Connection* tx_;
    std::map<UnitId, bool> split_ = {};
    std::map<std::pair<UnitId, std::string>, std::optional<UnitId>> places_ = {};
};

/// What its villages tell of the divided units it has been in, for all that counts there: to be called when an address
/// has changed. The latest village in a unit tells.
void place_again(db::Connection& tx, ledger::Placement const& placement, Enterprise const& enterprise);
/// The same for all enterprises that were in a divided unit; what was told otherwise before is made right. One of
/// organisations::Followers. Rules L-7, O-7.
void follow_division(organisations::Change const& change, UnitId former);

/// +1 where it began, -1 and +1 when it moves to another commune, -1 when it ceases. Views into `enterprise`.
void append_facts(std::vector<ledger::Fact>& facts, Enterprise const& enterprise, Operation const& operation,
                  PresentPlaces& present);

}   // namespace enterprises
