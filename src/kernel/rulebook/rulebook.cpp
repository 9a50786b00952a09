#include "kernel/rulebook/rulebook.hpp"

#include <fmt/format.h>

#include "base/embedded.hpp"
#include "base/expect.hpp"

namespace rulebook {

Value const* Rulebook::find(std::string_view key, base::Date day) const
{
    for (auto const& value : history(key))
        if (value.period.contains(day)) return &value;
    return nullptr;
}

std::span<Value const> Rulebook::history(std::string_view key) const
{
    auto const found = values_.find(key);
    return found == values_.end() ? std::span<Value const>{} : std::span<Value const>{found->second};
}

std::vector<std::string_view> Rulebook::keys() const
{
    std::vector<std::string_view> names;
    for (auto const& [key, values] : values_) names.emplace_back(key);
    return names;
}

Value const& Rulebook::get(std::string_view key, base::Date day, Kind kind) const
{
    auto const* value = find(key, day);
    if (value == nullptr || kind_of(*value) != kind)
        throw base::Bug(fmt::format("the rulebook has no {} {} on {}", name_of(kind), key, base::iso(day)));
    return *value;
}

std::int64_t Rulebook::integer(std::string_view key, base::Date day) const
{
    return std::get<std::int64_t>(get(key, day, Kind::integer).value);
}

Ratio Rulebook::ratio(std::string_view key, base::Date day) const
{
    return std::get<Ratio>(get(key, day, Kind::ratio).value);
}

std::string const& Rulebook::text(std::string_view key, base::Date day) const
{
    return std::get<std::string>(get(key, day, Kind::text).value);
}

Table const& Rulebook::table(std::string_view key, base::Date day) const
{
    return std::get<Table>(get(key, day, Kind::table).value);
}

Rulebook const& embedded()
{
    static Rulebook const rules = [] {
        std::vector<RuleFile> files;
        for (auto const* folder : {"rules/calendar/", "rules/values/"})
            for (auto const& file : base::embedded_files_below(folder)) files.push_back({file.name, file.content});
        auto loaded = load(files);
        if (!loaded.faults.empty()) {
            auto const& fault = loaded.faults.front();
            throw base::Bug(fmt::format("{}:{}: {}", fault.file, fault.line, fault.message));
        }
        return std::move(loaded.rulebook);
    }();
    return rules;
}

std::vector<std::string> missing(Rulebook const& rulebook, std::span<Needed const> needed)
{
    std::vector<std::string> sentences;
    for (auto const& need : needed) {
        auto covered_to = need.since;
        for (auto const& value : rulebook.history(need.key))
            if (kind_of(value) == need.kind && value.period.contains(covered_to)) covered_to = value.period.to;
        if (covered_to != base::forever)
            sentences.push_back(fmt::format("no {} {} on {}", name_of(need.kind), need.key, base::iso(covered_to)));
    }
    return sentences;
}

}   // namespace rulebook
