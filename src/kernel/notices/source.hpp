#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/web/context.hpp"

/// How a slice tells what is due. It lists its sources in Slice::notices. Rules: docs/rules/notices.md.
namespace notices {

/// A record with a last day.
struct Due {
    std::int64_t record = 0;
    base::Date due_on = {};
};

/// A record in words, for who may see it now. Rule N-5: `title` is shown in the program alone, `outside` in mails and
/// calendars, so it names no person and nothing that somebody typed freely.
struct Item {
    std::int64_t record = 0;
    std::string title;
    std::string outside;
    std::string url;
    base::Date due_on = {};
    bool done = false;   // nothing is due of it any more
};

/// The last days that are asked for, both inclusive.
struct Range {
    base::Date from = {};
    base::Date to = {};
};

struct Source {
    std::string_view kind;    // "journeys": letters and "_"
    std::string_view label;   // gettext id: "Processes"
    std::string_view icon;
    /// What waits for the actor in the range, the earliest first, at most `most`; only what the actor may see.
    std::vector<Due> (*due)(web::Context& context, Range const& range, std::size_t most);
    /// The records among these that the actor may see, as they stand.
    std::vector<Item> (*describe)(web::Context& context, std::span<std::int64_t const> records);
};

/// The sources of every slice, on the shelf of web::Services.
class Registry {
public:
    /// A Bug when a kind comes twice. The tables must outlive the registry.
    explicit Registry(std::span<std::span<Source const> const> tables);
    std::span<Source const* const> sources() const { return sources_; }
    /// Null when no slice has it.
    Source const* find(std::string_view kind) const;

private:
    std::vector<Source const*> sources_;
};

}   // namespace notices
