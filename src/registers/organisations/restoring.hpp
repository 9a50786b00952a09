#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "registers/organisations/changes.hpp"

/// Taking back what a reorganisation of several steps changed, row by row. Rule O-19.
namespace organisations {

using BatchId = base::Id<struct BatchTag>;

/// The dated rows of units as they stand before a reorganisation.
class Before {
public:
    /// Of these units, and of what stands directly below those of them that it ends, or serves them, on its day or
    /// later.
    Before(db::Connection& tx, std::span<UnitId const> units, std::span<UnitId const> ending, base::Date day);

    /// Writes down under `batch` what has changed since, with the units that were `founded`.
    void keep_trace(db::Connection& tx, BatchId batch, std::span<UnitId const> founded) const;

private:
    using Rows = std::map<std::int64_t, base::Date>;   // id of the row: its end

    std::vector<UnitId> units_;
    base::Date day_;
    std::map<std::string_view, Rows> rows_;   // by kind of row
};

/// What other slices keep at a unit that a reorganisation founded: while there is any, the founding stays. app puts
/// those of all slices on the shelf of services.
struct Holder {
    std::string_view label;   // gettext id: "enterprises"
    bool (*holds)(db::Connection& tx, UnitId unit, base::Date today);
};
struct Holders {
    std::vector<Holder> all;
};

/// What came after a reorganisation and depends on it; none: it can be taken back.
struct Dependent {
    UnitId unit;
    std::string_view what;   // gettext id
};
std::vector<Dependent> dependents(db::Connection& tx, Holders const& holders, BatchId batch, base::Date today);

/// Puts all rows back as they were, withdraws what was made and counts anew; the followers of the change hear of every
/// unit that lives again. Ask `dependents` first: nothing here refuses.
void put_back(Change const& change, BatchId batch, Line line);

}   // namespace organisations
