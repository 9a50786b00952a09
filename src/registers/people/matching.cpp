#include "registers/people/matching.hpp"
#include "platform/db/many.hpp"

#include <array>
#include <unordered_map>
#include <unordered_set>

#include "base/text.hpp"
#include "kernel/accounts/audit.hpp"
#include "registers/people/name.hpp"
#include "registers/people/person_row.hpp"
#include "registers/people/store.hpp"

namespace people {
namespace {

constexpr std::string_view known_columns = R"sql(
    SELECT p.id, p.name_born, p.born, p.sex, p.enterprise_id, p.place_id, p.identity_number, p.old_identity_number,
           n.text
    FROM person p JOIN full_name n ON n.id = p.full_name_id WHERE )sql";
constexpr auto by_number_text = db::with_many(db::joined(known_columns, "p.identity_number IN ").view());
constexpr auto by_old_number_text = db::with_many(db::joined(known_columns, "p.old_identity_number IN ").view());
constexpr auto by_name_born_text = db::with_many(db::joined(known_columns, "p.name_born IN ").view());
constexpr db::Sql select_by_number{"people.match_by_identity_number", by_number_text.view()};
constexpr db::Sql select_by_old_number{"people.match_by_old_identity_number", by_old_number_text.view()};
constexpr db::Sql select_by_name_born{"people.match_by_name_and_birth", by_name_born_text.view()};

constexpr db::Sql select_anyone{"people.select_anyone_alike", R"sql(
    SELECT 1 FROM person WHERE name_born >= :low AND name_born < :high LIMIT 1)sql"};

constexpr db::Sql all_statements[] = {select_by_number, select_by_old_number, select_by_name_born, select_anyone};

/// What is known of a person while candidates are matched, from the database or made a moment ago.
struct Known {
    PersonId id;
    std::string accent_key;   // of the name
    std::optional<base::PartialDate> born;
    std::string sex;
    std::optional<EnterpriseId> enterprise;
    UnitId place;
    std::string identity_number;
    std::string old_identity_number;
};

bool same_or_unknown(std::string_view a, std::string_view b) { return a.empty() || b.empty() || a == b; }
bool same_sex(std::string_view a, std::string_view b) { return a == b || a == "unknown" || b == "unknown"; }
bool is_whole(std::optional<base::PartialDate> const& born) { return born && born->precision == base::Precision::day; }

/// By name, whole birth date and sex, and no number that speaks against it. Rule P-10.
bool is_same(Person const& candidate, Known const& known)
{
    return is_whole(candidate.born) && candidate.born == known.born && same_sex(candidate.sex, known.sex) &&
           same_or_unknown(candidate.identity_number, known.identity_number) &&
           same_or_unknown(candidate.old_identity_number, known.old_identity_number);
}

/// Where people stand who may be the same as someone of this name born on this day: born on it, in its month or year,
/// or no one knows when.
std::array<std::int64_t, 4> births_alike(std::int64_t name, base::Date born)
{
    auto const key = [&](base::Precision precision) { return name + birth_key(base::PartialDate{born, precision}); };
    return {key(base::Precision::day), key(base::Precision::month), key(base::Precision::year), name};
}

class Matching {
public:
    Matching(db::Connection& tx, std::span<Candidate const> candidates) : tx_(&tx), candidates_(candidates)
    {
        for (auto const& c : candidates) {
            names_.push_back(name_key(c.person.full_name));
            accents_.push_back(base::accent_key(c.person.full_name));
        }
        load();
    }

    std::vector<Matched> match()
    {
        std::vector<Matched> matched;
        matched.reserve(candidates_.size());
        for (std::size_t i = 0; i < candidates_.size(); ++i) matched.push_back(match_one(i));
        return matched;
    }
    std::int64_t name_born(std::size_t i) const { return names_[i] + birth_key(candidates_[i].person.born); }
    /// Places of the candidates that became new people.
    std::vector<std::size_t> const& created() const { return created_; }

private:
    void add(Known known, std::int64_t name_born)
    {
        auto const [at, is_new] = known_.emplace(known.id, std::move(known));
        if (!is_new) return;
        auto const* one = &at->second;
        if (!one->identity_number.empty()) by_number_.emplace(one->identity_number, one);
        if (!one->old_identity_number.empty()) by_old_number_.emplace(one->old_identity_number, one);
        by_birth_.emplace(name_born, one);
    }

    void load()
    {
        std::vector<db::Value> numbers, old_numbers;
        std::unordered_set<std::int64_t> births;
        for (std::size_t i = 0; i < candidates_.size(); ++i) {
            auto const& p = candidates_[i].person;
            if (!p.identity_number.empty()) numbers.push_back(stored_number(p.identity_number));
            if (!p.old_identity_number.empty()) old_numbers.push_back(stored_number(p.old_identity_number));
            if (is_whole(p.born))
                for (auto const birth : births_alike(names_[i], p.born->date)) births.insert(birth);
        }
        auto const take = [&](db::Row const& row) {
            add({row.id<PersonId>(0), base::accent_key(row.text(8)), row.maybe_partial_date(2), row.string(3),
                 row.maybe_id<EnterpriseId>(4), row.id<UnitId>(5), identity_number_of(row.maybe_integer(6)),
                 old_identity_number_of(row.maybe_integer(7))},
                row.integer(1));
        };
        for_many(*tx_, select_by_number, numbers, take);
        for_many(*tx_, select_by_old_number, old_numbers, take);
        std::vector<db::Value> values{births.begin(), births.end()};
        std::ranges::sort(values, {}, &db::Value::integer);   // neighbours in the index
        for_many(*tx_, select_by_name_born, values, take);
    }

    Known const* by_numbers(Person const& p) const
    {
        if (!p.identity_number.empty())
            if (auto const found = by_number_.find(p.identity_number); found != by_number_.end()) return found->second;
        if (p.old_identity_number.empty()) return nullptr;
        auto const [first, last] = by_old_number_.equal_range(p.old_identity_number);
        for (auto at = first; at != last; ++at)
            if (same_or_unknown(p.identity_number, at->second->identity_number)) return at->second;
        return nullptr;
    }

    struct ByName {
        Known const* same = nullptr;
        bool alike = false;
    };
    ByName by_name(std::size_t i) const
    {
        auto const& p = candidates_[i].person;
        ByName found;
        if (!is_whole(p.born)) return {nullptr, anyone_alike(i)};
        std::size_t certain = 0;
        for (auto const birth : births_alike(names_[i], p.born->date)) {
            auto const [first, last] = by_birth_.equal_range(birth);
            for (auto at = first; at != last; ++at) {
                if (at->second->accent_key != accents_[i]) continue;
                found.alike = true;
                if (!is_same(p, *at->second)) continue;
                ++certain;
                found.same = at->second;
            }
        }
        if (certain > 1) found.same = nullptr;   // which of them, a person must say
        return found;
    }

    /// Without a whole birth date nobody is the same for certain; whoever bears the name and may be as old is alike.
    bool anyone_alike(std::size_t i) const
    {
        auto const& born = candidates_[i].person.born;
        auto const low =
            names_[i] + birth_key(born ? std::optional{base::PartialDate{born->date, base::Precision::year}} : born);
        auto const high = born ? low + births_of_a_year : names_[i] + births_of_a_name;
        if (tx_->run(select_anyone, {{"low", low}, {"high", high}}).first()) return true;
        return std::ranges::any_of(by_birth_,
                                   [&](auto const& entry) { return entry.first >= low && entry.first < high; });
    }

    Matched match_one(std::size_t i)
    {
        auto const& p = candidates_[i].person;
        auto const* same = by_numbers(p);
        ByName named;
        if (same == nullptr) {
            named = by_name(i);
            same = named.same;
        }
        if (same != nullptr) return {Match::same, same->id, false, same->sex, same->enterprise, same->place};
        if (!candidates_[i].create)
            return {.match = Match::none, .id = {}, .possible_duplicate = named.alike, .sex = {}, .place = {}};
        auto const id = tx_->new_id<PersonId>();
        created_.push_back(i);
        add({id, accents_[i], p.born, p.sex, p.enterprise, p.place, p.identity_number, p.old_identity_number},
            name_born(i));
        return {Match::created, id, named.alike, p.sex, p.enterprise, p.place};
    }

    db::Connection* tx_;
    std::span<Candidate const> candidates_;
    std::vector<std::int64_t> names_ = {};
    std::vector<std::string> accents_ = {};
    std::unordered_map<PersonId, Known> known_ = {};
    std::unordered_map<std::string_view, Known const*> by_number_ = {};
    std::unordered_multimap<std::string_view, Known const*> by_old_number_ = {};
    std::unordered_multimap<std::int64_t, Known const*> by_birth_ = {};
    std::vector<std::size_t> created_ = {};
};

}   // namespace

void audit_people(db::Connection& tx, ledger::Entry const& entry, std::string_view action,
                  std::span<PersonId const> ids)
{
    std::vector<accounts::AuditEntry> entries;
    entries.reserve(ids.size());
    for (auto const id : ids) entries.push_back({.action = action, .record_kind = "person", .record_id = id.value});
    accounts::audit(tx, entry.by, entry.at, entries);
}

std::vector<Matched> match_or_create(db::Connection& tx, ledger::Entry const& entry,
                                     std::span<Candidate const> candidates)
{
    Matching matching{tx, candidates};
    auto matched = matching.match();
    if (matching.created().empty()) return matched;

    std::vector<std::string_view> texts;
    std::vector<PersonId> ids;
    std::vector<NewPerson> made;
    made.reserve(matching.created().size());
    for (auto const i : matching.created()) {
        auto const& person = candidates[i].person;
        texts.push_back(person.full_name);
        ids.push_back(matched[i].id);
        made.push_back({matched[i].id, {}, matching.name_born(i), &person});
    }
    auto const names = ensure_names(tx, texts);
    for (std::size_t i = 0; i < made.size(); ++i) made[i].name = names[i];
    write_people(tx, entry, made);
    audit_people(tx, entry, "created", ids);
    return matched;
}

std::span<db::Sql const> matching_statements() { return all_statements; }

}   // namespace people
