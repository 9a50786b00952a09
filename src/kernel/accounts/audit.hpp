#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "kernel/records.hpp"
#include "platform/db/connection.hpp"

namespace accounts {

/// What was done to a record: "created", "changed", "ended", "read", "signed_in", "exported" …
struct AuditEntry {
    std::string_view action;
    std::string_view record_kind;   // "person"
    std::int64_t record_id = 0;
    std::string_view changes = {};   // JSON object of field: [before, after]; sensitive values as hashes
};

/// Appends to the audit log, chained by hash so that a later change shows. Several at once share one statement.
void audit(db::Connection& tx, UserId by, base::Instant at, std::span<AuditEntry const> entries);
inline void audit(db::Connection& tx, UserId by, base::Instant at, AuditEntry const& entry)
{
    audit(tx, by, at, std::span{&entry, 1});
}

}   // namespace accounts
