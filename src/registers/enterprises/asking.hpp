#pragma once

#include <unordered_set>
#include <vector>

#include "registers/enterprises/row.hpp"
#include "registers/enterprises/store.hpp"

/// Only for the lists of this slice: whose records may be shown, and what is asked of every row.
namespace enterprises {

/// A list of so many places is read place by place along their index; a longer one walks all in order.
inline constexpr std::size_t most_places = 64;

/// Of which places an actor sees the enterprises, narrowed to one place and what lies below it.
class Within {
public:
    Within(db::Connection& tx, web::Actor const& actor, Question const& question, base::Date today);

    bool is_nothing() const { return (limited_ && places_.empty()) || (own_ && own_->empty()); }
    bool are_few_places() const { return limited_ && places_.size() <= most_places; }
    bool admits(EnterpriseId id, UnitId place) const;
    std::unordered_set<UnitId> const& places() const { return places_; }
    /// Of a grassroots organisation's officer, who sees no area; else empty.
    std::optional<std::vector<EnterpriseId>> const& own() const { return own_; }

private:
    void narrow(db::Connection& tx, web::Actor const& actor, web::Permission permission, base::Date today);
    void restrict_to(std::vector<UnitId> const& places);
    bool covers(UnitId place) const { return !limited_ || places_.contains(place); }

    bool limited_ = false;
    std::unordered_set<UnitId> places_ = {};
    std::optional<std::vector<EnterpriseId>> own_ = {};
};

/// What every statement of a list asks of a row, whatever it is found by.
inline constexpr std::string_view asked = R"sql( AND e.withdrawn_at IS NULL
      AND (:legal_type = '' OR e.legal_type = :legal_type) AND (:ownership = '' OR e.ownership = :ownership)
      AND (:status = '' OR e.status = :status) AND (:workers_from = 0 OR e.workers >= :workers_from)
      AND (:workers_below = 0 OR e.workers < :workers_below)
      AND (:organised = '' OR (:organised = 'yes') = EXISTS (
           SELECT 1 FROM unit_enterprise u WHERE u.enterprise_id = e.id AND u.line = :line
              AND u.valid_from <= :today AND u.valid_to > :today))
      AND (:headcount = '' OR EXISTS (
           SELECT 1 FROM enterprise_headcount h WHERE h.enterprise_id = e.id AND h.kind = :headcount AND h.newest = 1
              AND h.number >= :headcount_from AND (:headcount_below = 0 OR h.number < :headcount_below))) )sql";

class Asking {
public:
    Asking(Question const& question, Within const& within, base::Date today)
        : question_(question), within_(within), today_(today)
    {
    }

    /// The parameters of `asked`, and then some.
    std::vector<db::Param> params(std::initializer_list<db::Param> more) const;
    /// What the statements do not ask.
    bool fits(db::Row const& row) const;
    Enterprise read(db::Row const& row) const;

private:
    Question const& question_;
    Within const& within_;
    base::Date today_;
};

}   // namespace enterprises
