#include "work/surveys/entry.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>

namespace surveys {
namespace {

bool is_device(std::string_view text)
{
    return text.size() >= 8 && text.size() <= 40 && std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
           });
}

/// The entries of one field that no other has replaced, the latest first.
std::vector<Entry const*> standing_of(std::vector<Entry const*> const& entries)
{
    std::set<EntryKey> replaced;
    for (auto const* entry : entries)
        for (auto const& key : entry->seen)
            if (key != entry->key) replaced.insert(key);
    std::vector<Entry const*> standing;
    for (auto const* entry : entries)
        if (!replaced.contains(entry->key)) standing.push_back(entry);
    // devices that claim to have seen each other's entries in a circle leave none: then all stand
    if (standing.empty()) standing = entries;
    std::ranges::sort(standing, std::greater{}, [](Entry const* e) { return std::tie(e->written_at, e->key); });
    return standing;
}

}   // namespace

std::string text_of(EntryKey const& key) { return key.device + ":" + std::to_string(key.number); }

std::optional<EntryKey> parse_key(std::string_view text)
{
    auto const colon = text.rfind(':');
    if (colon == std::string_view::npos || !is_device(text.substr(0, colon))) return std::nullopt;
    EntryKey key{std::string{text.substr(0, colon)}, 0};
    auto const digits = text.substr(colon + 1);
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), key.number);
    if (error != std::errc{} || end != digits.data() + digits.size() || key.number < 1) return std::nullopt;
    return key;
}

Merged merge(std::span<Entry const> entries)
{
    std::map<std::string_view, std::vector<Entry const*>> by_field;
    std::set<EntryKey> met;
    for (auto const& entry : entries)
        if (met.insert(entry.key).second) by_field[entry.field].push_back(&entry);
    Merged merged;
    for (auto const& [field, all] : by_field) {
        auto const standing = standing_of(all);
        auto const& value = standing.front()->value;
        if (field == state_field)
            merged.state = value;
        else if (field == note_field)
            merged.note = value;
        else if (!value.empty())
            merged.answers.emplace(field, value);
        auto& keys = merged.standing[std::string{field}];
        for (auto const* entry : standing) keys.push_back(entry->key);
        Conflict conflict{std::string{field}, {}};
        std::set<std::string_view> values;
        for (auto const* entry : standing)
            if (values.insert(entry->value).second) conflict.standing.push_back(entry);
        if (conflict.standing.size() > 1) merged.conflicts.push_back(std::move(conflict));
    }
    return merged;
}

}   // namespace surveys
