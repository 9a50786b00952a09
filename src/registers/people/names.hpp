#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/connection.hpp"
#include "registers/people/name.hpp"

/// The stored names. Each is written once however many people bear it, and lists and searches walk these.
namespace people {

using FullNameId = base::Id<struct FullNameTag>;

/// A stored name as a search meets it.
struct StoredName {
    FullNameId id;
    std::string sort_key;
    std::string words;
};

/// The ids of these names, in their order; those not there yet are written.
std::vector<FullNameId> ensure_names(db::Connection& tx, std::span<std::string_view const> full_names);

/// Where a walk over names stands: behind this name of this key. The empty place is the beginning.
struct NamePlace {
    std::string sort_key = {};
    FullNameId id = {};
};

/// All names that match, in Vietnamese order, read in stretches as far as they are asked for.
class NameWalk {
public:
    /// An empty pattern matches all.
    NameWalk(db::Connection& tx, NamePattern pattern, NamePlace after);

    /// The next names; none at the end.
    std::vector<StoredName> next();

private:
    struct Range {
        std::string from;
        std::string to;   // "" = no end
    };
    void choose();
    std::vector<StoredName> indexed(std::string const& question) const;
    std::vector<Range> ranges_of_given_names() const;
    std::vector<StoredName> walk_on();

    db::Connection* tx_;
    NamePattern pattern_;
    NamePlace after_;
    std::vector<StoredName> sorted_ = {};   // found by the index, in order
    std::size_t sorted_at_ = 0;
    std::vector<Range> ranges_ = {};   // still to be walked, in order
    std::size_t range_at_ = 0;
    std::size_t stretch_ = 0;
    bool chosen_ = false;
};

std::span<db::Sql const> name_statements();

}   // namespace people
