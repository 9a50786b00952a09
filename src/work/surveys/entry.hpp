#pragma once

#include <compare>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "kernel/records.hpp"
#include "work/questionnaires/answers.hpp"

/// What people write about an enterprise of a survey, entry by entry. Nothing is overwritten: what holds is made of all
/// entries, in whatever order they came. Rules SV-4 and SV-5.
namespace surveys {

/// Where an entry was written and its number there. A device numbers its entries from 1 on, so that the same entry sent
/// twice is known.
struct EntryKey {
    std::string device;   // 8 to 40 of a to z, A to Z, 0 to 9, -
    std::int64_t number = 0;

    friend auto operator<=>(EntryKey const&, EntryKey const&) = default;
};
/// "device:number"; empty for anything else.
std::string text_of(EntryKey const& key);
std::optional<EntryKey> parse_key(std::string_view text);

/// Fields are those of questionnaires::Answers, and two of the survey itself.
inline constexpr std::string_view state_field = "_state";
inline constexpr std::string_view note_field = "_note";

struct Entry {
    EntryKey key;
    std::string field;
    std::string value = {};            // "" takes an answer back
    std::vector<EntryKey> seen = {};   // the entries of the field that stood when this was written: it replaces them
    base::Instant written_at = {};     // by the clock of the device
    UserId by = {};
};

/// Two people answered the same question differently, and neither had seen the other's answer.
struct Conflict {
    std::string field;
    std::vector<Entry const*> standing;   // with different values; the latest first
};
struct Merged {
    questionnaires::Answers answers;   // of a conflict the latest stands until somebody decides
    std::string state = {};            // "" = nothing was said
    std::string note = {};
    std::vector<Conflict> conflicts = {};
    std::map<std::string, std::vector<EntryKey>, std::less<>> standing = {};   // by field; what a new entry replaces
};
/// What holds, whatever the order of the entries. Views into `entries`.
Merged merge(std::span<Entry const> entries);

}   // namespace surveys
