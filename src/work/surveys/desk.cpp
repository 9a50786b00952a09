#include "work/surveys/desk.hpp"

#include <algorithm>
#include <set>

namespace surveys {
namespace {

std::map<std::string, std::vector<EntryKey>, std::less<>> parse_seen(std::string_view text)
{
    std::map<std::string, std::vector<EntryKey>, std::less<>> seen;
    while (!text.empty()) {
        auto const end = std::min(text.find(';'), text.size());
        auto const part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        auto const equals = part.find('=');
        if (equals == std::string_view::npos) continue;
        auto& keys = seen[std::string{part.substr(0, equals)}];
        for (auto rest = part.substr(equals + 1); !rest.empty();) {
            auto const comma = std::min(rest.find(','), rest.size());
            if (auto key = parse_key(rest.substr(0, comma))) keys.push_back(std::move(*key));
            rest.remove_prefix(std::min(comma + 1, rest.size()));
        }
    }
    return seen;
}

}   // namespace

std::string seen_text(Merged const& merged)
{
    std::string text;
    for (auto const& [field, keys] : merged.standing) {
        text += (text.empty() ? "" : ";") + field + "=";
        for (auto const& key : keys) text += (text.ends_with('=') ? "" : ",") + text_of(key);
    }
    return text;
}

Desk::Desk(db::Connection& tx, ledger::Entry const& entry, CampaignId campaign, EnterpriseId enterprise,
           std::string_view seen)
    : entry_(entry),
      device_("desk-" + tx.new_id<base::Id<struct DeskTag>>().text()),
      seen_(parse_seen(seen)),
      all_(entries(tx, campaign, enterprise)),
      standing_(merge(all_))
{
    std::set<EntryKey> known;
    for (auto const& [field, keys] : seen_) known.insert(keys.begin(), keys.end());
    std::vector<Entry> then;
    for (auto const& one : all_)
        if (known.contains(one.key)) then.push_back(one);
    before_ = merge(then).answers;
}

void Desk::answers(questionnaires::Answers const& now)
{
    for (auto const& [field, value] : now)
        if (auto const old = before_.find(field); old == before_.end() || old->second != value) write(field, value);
    for (auto const& [field, value] : before_)
        if (!now.contains(field)) write(field, "");
}

void Desk::decide(std::string_view field, std::string_view value)
{
    auto const conflict = std::ranges::find(standing_.conflicts, field, &Conflict::field);
    if (conflict == standing_.conflicts.end()) return;
    bool const known = std::ranges::any_of(conflict->standing, [&](Entry const* one) { return one->value == value; });
    if (!known) return;
    std::erase_if(written_, [&](Entry const& one) { return one.field == field; });
    written_.push_back(
        {next(), std::string{field}, std::string{value}, standing_.standing.find(field)->second, entry_.at, entry_.by});
}

void Desk::write(std::string_view field, std::string_view value)
{
    auto const seen = seen_.find(field);
    written_.push_back({next(), std::string{field}, std::string{value},
                        seen == seen_.end() ? std::vector<EntryKey>{} : seen->second, entry_.at, entry_.by});
}

void Desk::changed(std::string_view field, std::string_view value)
{
    if ((field == state_field ? standing_.state : standing_.note) != value) write(field, value);
}

}   // namespace surveys
