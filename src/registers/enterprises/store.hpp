#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kernel/ledger/fact.hpp"
#include "platform/db/value.hpp"
#include "platform/web/context.hpp"
#include "platform/web/cursor.hpp"
#include "registers/enterprises/enterprise.hpp"

namespace enterprises {

inline constexpr web::Permission view_enterprises{"enterprises.view"};
inline constexpr web::Permission edit_enterprises{"enterprises.edit"};

/// Within the scope of the permission (by place, or by an organisation of the enterprise it is granted at), or empty.
std::optional<Enterprise> find(db::Connection& tx, web::Actor const& actor, EnterpriseId id, base::Date day,
                               web::Permission permission = view_enterprises);
/// Without scope, for links from records the actor may see.
std::optional<Enterprise> find(db::Connection& tx, EnterpriseId id, base::Date day);
std::optional<Enterprise> find_by_tax_code(db::Connection& tx, std::string_view tax_code, base::Date day);
/// Same name (accents and case do not matter, "Công ty TNHH" and the like kept), perhaps in one commune; for imports.
std::vector<Enterprise> find_by_name(db::Connection& tx, std::string_view name, std::optional<UnitId> place,
                                     base::Date day);

/// Where these are today; those that are not in the register are left out.
std::unordered_map<EnterpriseId, UnitId> places_of(db::Connection& tx, std::span<std::int64_t const> ids);

/// What imports of other slices need of many enterprises at once: id, place on its days, ownership. Cached by the
/// object.
class Lookup {
public:
    explicit Lookup(db::Connection& tx) : tx_(&tx) {}
    struct Found {
        EnterpriseId id;
        UnitId place;   // today's address
        std::string ownership;
    };
    std::optional<Found> by_tax_code(std::string_view tax_code);

private:
    db::Connection* tx_;
    std::map<std::string, std::optional<Found>, std::less<>> known_ = {};
};

/// Enterprises that may be the same, best first: same tax code, then same name (accents and case do not matter) in the
/// same commune, then same name elsewhere. At most 5. The enterprise itself is left out.
std::vector<Enterprise> similar(db::Connection& tx, Enterprise const& enterprise, base::Date today);

/// Writes enterprises that have passed `check`, with search index, first count, facts and audit; same order. Tax codes
/// must be new: another bearer is a db::Conflict.
std::vector<EnterpriseId> add(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                              std::span<Enterprise const> made, base::Date today);
/// From which day a changed name, address or status holds, and the paper it rests on, "" = none.
struct Since {
    base::Date day = {};
    std::string_view paper = {};
};
/// Saves an enterprise that has passed `check`. What held before is kept: name, address and status as events, counts
/// with their day. Facts move along. Refuses: conflict - somebody else saved it after `changed.revision` was read;
/// invalid - a later name, address or status is known
base::Result<base::Done> save(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                              Enterprise const& changed, Since const& since);
/// What a survey found of it, beside the status of the register; audited.
void set_survey_status(db::Connection& tx, ledger::Entry const& entry, EnterpriseId id, std::string_view status);
/// Takes enterprises back that were entered by mistake. Gives those in which organisations were founded, and those that
/// somebody changed since; these stay.
std::vector<EnterpriseId> withdraw(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
                                   std::span<EnterpriseId const> ids);

/// Enterprises in which so many people of a kind were counted.
struct HeadcountBand {
    std::string kind = {};   // "" = not asked
    std::int64_t from = 0;
    std::int64_t below = 0;   // 0 = no upper limit
};

/// What lists show: id, name, tax code, status, place, village, workers, women, revision.
enum class Reads : std::uint8_t { everything, what_lists_show };
struct Question {
    std::string q = {};                                    // words of the name, or the beginning of a tax code
    std::optional<UnitId> place = {};                      // today's unit and everything below, with what went into it
    std::optional<web::Permission> also = {};              // needed for each besides seeing enterprises
    std::optional<std::vector<EnterpriseId>> among = {};   // only these, by name
    std::string legal_type = {};
    std::string ownership = {};
    std::string status = {};
    std::int64_t workers_from = 0;            // newest count; 0 = not asked
    std::int64_t workers_below = 0;           // 0 = no upper limit
    std::string line = "union";               // whose organisations `organised` asks for: "union", "party", "women" …
    std::string organised = {};               // "yes": one of that line lives in it today, "no": none, "" = either
    bool in_difficulty = false;               // only those whose status says so, see `is_in_difficulty`
    std::vector<WomenBand> many_women = {};   // empty = not asked
    HeadcountBand headcount = {};             // by the newest count; the caller asks whether the actor may see the kind
    /// "" by name, "newest" by the day of entry; the largest first by "workers" or by "headcount" (none without a
    /// count).
    std::string sort = {};
    std::optional<web::Cursor> after = {};
    std::size_t size = 50;
    Reads reads = Reads::everything;
};
struct Page {
    std::vector<Enterprise> enterprises;
    std::optional<web::Cursor> next = {};
};
Page list(db::Connection& tx, web::Actor const& actor, Question const& question, base::Date today);
/// How many there are of it for the actor, without reading them; empty where they have to be read (by name, in
/// difficulty, many women, own organisations alone).
std::optional<std::int64_t> count(db::Connection& tx, web::Actor const& actor, Question const& question,
                                  base::Date today);
std::int64_t count(db::Connection& tx);

/// What held before, and the counts, for the timeline; oldest first.
struct Former {
    std::string what;      // "name", "address", "status", "count"
    std::string text;      // of name and address; a code for a status
    base::Date day = {};   // name and address: until; status: from; count: counted on
    std::optional<std::int64_t> workers = {};
    std::optional<std::int64_t> female_workers = {};
};
std::vector<Former> history(db::Connection& tx, EnterpriseId id);

/// Grassroots organisations that were or are in the enterprise, oldest first, with where their record is and who may
/// see it.
struct OrganisationIn {
    std::string name;
    std::string url;
    web::Permission permission;
    std::string line;
    base::Date founded_on = {};
    std::optional<base::Date> ended_on = {};
};
std::vector<OrganisationIn> organisations_in(db::Connection& tx, EnterpriseId id, base::Date today);

std::span<ledger::FactKind const> fact_kinds();
void refill(db::Connection& tx, ledger::Give const& give);

std::vector<db::Sql> const& statements();

}   // namespace enterprises
