#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/lists/source.hpp"

namespace lists {

/// The lists of every slice. app makes one and puts it on the shelf of web::Services.
class Registry {
public:
    /// The tables must outlive the registry. A Bug when a code comes twice.
    explicit Registry(std::span<std::span<Source const> const> tables);
    Registry(std::initializer_list<std::span<Source const>> tables) : Registry(std::span{tables.begin(), tables.size()})
    {
    }

    std::span<Source const* const> sources() const { return sources_; }
    /// Null when no slice has it.
    Source const* find(std::string_view code) const;

private:
    std::vector<Source const*> sources_;
};

/// The parameters of a request that say which records are meant, in the source's order: "status=active&union=no".
/// "" = all. The same list always gives the same text.
std::string query_text(Source const& source, web::Fields const& fields);
/// Whether the list may be kept: not when it searches one person by a number. Refuses: invalid
base::Result<base::Done> may_be_saved(Source const& source, std::string_view query);
/// And back; a text that cannot be read gives none.
web::Fields fields_of(std::string_view query);
/// The page with these filters.
std::string url_of(Source const& source, std::string_view query);
/// The action of that code; null when the source has none.
Action const* find_action(Source const& source, std::string_view code);

/// Those that the actor is offered for a list.
std::vector<Action const*> offered_actions(Source const& source, web::Actor const& actor, web::Fields const& query);

inline constexpr std::int64_t any_number = std::int64_t{1} << 60;
/// How many records there are for this actor, but no more than `most` are counted.
std::int64_t count(Source const& source, Reading const& reading, web::Fields const& query,
                   std::int64_t most = any_number);

}   // namespace lists
