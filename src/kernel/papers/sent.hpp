#pragma once

#include <string>

#include "kernel/papers/making.hpp"
#include "platform/web/route.hpp"

namespace papers {

/// What the API is sent to make papers: about a record, or about all of a group.
struct Sent {
    std::string kind;
    std::int64_t record = 0;
    std::optional<UnitId> unit = {};
    Asked asked = {};
};
/// Refuses: invalid - no such JSON, a needed field missing.
base::Result<Sent> read_sent(web::Request const& request);
extern web::Schema const sent_schema;

}   // namespace papers
