#pragma once

#include <string>
#include <string_view>

#include "base/texts.hpp"
#include "kernel/accounts/audit.hpp"

namespace accounts {

/// What a line of the log says was done, and to what kind of record, in the reader's language. Words of slices that
/// have no text of their own are shown as they are.
std::string action_text(base::Texts const& texts, std::string_view action);
std::string record_text(base::Texts const& texts, std::string_view record_kind);

/// The changes of a line as one reads them: "Name: Lan → Loan · Telephone: ••• → •••", for of what is sensitive the log
/// keeps only that it changed. `json` is what `AuditEntry::changes` holds: an object whose values are plain, or
/// [before, after].
std::string changes_text(base::Texts const& texts, std::string_view json);

}   // namespace accounts
