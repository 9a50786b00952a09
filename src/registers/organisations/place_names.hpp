#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "platform/web/pieces.hpp"
#include "registers/organisations/store.hpp"

namespace organisations {

/// What communes, wards and townships are called that many rows name, whatever they were when the rows were written.
/// Asks once for each, or for many at once.
class PlaceNames {
public:
    PlaceNames(db::Connection& tx, base::Date today) : tx_(&tx), today_(today) {}

    /// Reads the names of all these at once.
    void meet(std::vector<UnitId> places);

    /// The name of today's unit for the place; the last name of the place itself when it was divided and the village
    /// does not tell the part.
    std::string_view of(UnitId place, std::string_view village = {});

private:
    struct Known {
        std::string name;
        bool divided = false;
    };

    db::Connection* tx_;
    base::Date today_;
    std::map<UnitId, Known> known_ = {};
    std::map<std::pair<UnitId, std::string>, std::string> of_villages_ = {};   // of places that were divided
};

/// The units at which the actor has a permission, each once, in the order they were granted; for choosing whose a new
/// record is to be.
std::vector<web::Choice> granted_units(db::Connection& tx, web::Actor const& actor, web::Permission permission,
                                       base::Date today);

/// Communes, wards, townships and special zones of a day in Vietnamese order, for choosing.
std::vector<web::Choice> communes(db::Connection& tx, base::Date day);

}   // namespace organisations
