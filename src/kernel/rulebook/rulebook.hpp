#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "kernel/rulebook/calendar.hpp"
#include "kernel/rulebook/needed.hpp"
#include "kernel/rulebook/value.hpp"

/// Numbers and lists from law and guidance, each with the days on which it held, its source and how sure we are.
/// Rules take the value for the day they judge: a union of 2019 is judged by 2019. See docs/rules/rulebook.md.
namespace rulebook {

class Rulebook {
public:
    /// The value of `key` on `day`. A Bug when there is none or it is of another kind: slices name what they need
    /// (Slice::rules), so a missing key is found when the program starts.
    std::int64_t integer(std::string_view key, base::Date day) const;
    Ratio ratio(std::string_view key, base::Date day) const;
    std::string const& text(std::string_view key, base::Date day) const;
    Table const& table(std::string_view key, base::Date day) const;

    /// The whole value with source and confidence; null when none held on that day.
    Value const* find(std::string_view key, base::Date day) const;
    /// Everything that ever held for a key, oldest first.
    std::span<Value const> history(std::string_view key) const;
    /// All keys in order.
    std::vector<std::string_view> keys() const;

    Calendar const& calendar() const { return calendar_; }

private:
    friend class Loader;
    Value const& get(std::string_view key, base::Date day, Kind kind) const;

    std::map<std::string, std::vector<Value>, std::less<>> values_;
    Calendar calendar_;
};

/// The rules this program carries in itself, read once. A Bug when they are faulty: `donghanh rules check` tells where.
Rulebook const& embedded();

/// Something wrong in a file of rules.
struct Fault {
    std::string file;
    int line = 0;
    std::string message;   // English, for those who write rules
};
struct RuleFile {
    std::string_view name;   // "rules/values/union.toml"; files below rules/calendar/ hold holidays
    std::string_view content;
};
struct Loaded {
    Rulebook rulebook;
    std::vector<Fault> faults;
};
/// Reads rules. Faults: not TOML; a value without source, key, or known confidence; two values of one key on one day;
/// a swap day or holiday outside its year.
Loaded load(std::span<RuleFile const> files);

/// What `needed` asks for and the rulebook does not have, as sentences.
std::vector<std::string> missing(Rulebook const& rulebook, std::span<Needed const> needed);

}   // namespace rulebook
