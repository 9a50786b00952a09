#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

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

/// What `AuditEntry::changes` holds of a sensitive value: enough to see that it changed, not what it was (the beginning
/// of its SHA-256, in hexadecimal). "" stays "".
std::string veiled(std::string_view value);
bool is_veiled(std::string_view value);

/// What a check of the whole log found. `broken_at` is the first entry after which a chain does not hold; entries that
/// are gone from a chain's end show as a wrong length.
struct AuditCheck {
    std::int64_t entries = 0;
    std::int64_t chains = 0;   // with at least one entry
    struct Break {
        std::int64_t chain = 0;
        std::int64_t position = 0;
    };
    std::vector<Break> breaks = {};
    std::string fingerprint = {};   // of all chains' ends; kept outside, it also shows when a whole end was rewritten
};
AuditCheck verify_audit(db::Connection& tx);

/// Entries for the page and the API, newest first.
struct AuditLine {
    std::int64_t id = 0;
    base::Instant at = {};
    UserId by;
    std::string by_name = {};   // "" when nobody was signed in
    std::string action = {};
    std::string record_kind = {};
    std::int64_t record_id = 0;
    std::string changes = {};
};
struct AuditQuery {
    std::optional<UserId> by = {};
    std::optional<std::int64_t> record = {};
    std::optional<base::Date> from = {};   // civil days in Việt Nam, both inclusive
    std::optional<base::Date> to = {};
    std::int64_t before = 0;   // id after which to go on; 0: from the newest
    int limit = 50;
};
std::vector<AuditLine> list_audit(db::Connection& tx, AuditQuery const& query);

}   // namespace accounts
