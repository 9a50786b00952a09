#include <fmt/format.h>
#include <algorithm>
#include <map>

#include "kernel/ledger/rebuild.hpp"
#include "kernel/ledger/store.hpp"

namespace ledger {

namespace {

constexpr std::int64_t rows_per_page = 20'000;

constexpr db::Sql select_page{"ledger.select_page", R"sql(
    SELECT id, kind, variety, on_day, unit_id, enterprise_id, person_id, sex, ownership, quantity, source_kind,
           source_id
    FROM fact WHERE id > :after AND withdrawn_at IS NULL ORDER BY id LIMIT :limit)sql"};
constexpr db::Sql withdraw_one{"ledger.withdraw_one", R"sql(
    UPDATE fact SET withdrawn_at = :at, withdrawn_by = :by WHERE id = :id)sql"};

constexpr db::Sql all[] = {select_page, withdraw_one};

/// A fact without its own id as 64 bits: enough to tell ten million facts apart, and small enough to keep for all.
using Print = std::uint64_t;

class Printer {
public:
    void add(std::string_view text)
    {
        for (char const c : text) step(static_cast<unsigned char>(c));
        step(0x100);   // no text has this: "ab", "c" is not "a", "bc"
    }
    void add(std::int64_t number)
    {
        for (int shift = 0; shift < 64; shift += 8) step(static_cast<std::uint64_t>(number) >> shift & 0xffU);
    }
    Print print() const { return hash_ ^ hash_ >> 29U; }

private:
    void step(std::uint64_t value) { hash_ = (hash_ ^ value) * 0x9E3779B97F4A7C15ULL + (hash_ >> 31U); }

    std::uint64_t hash_ = 0xcbf29ce484222325ULL;
};

Print print_of(StoredFact const& fact)
{
    Printer printer;
    for (auto const text : {fact.kind, fact.variety, fact.sex, fact.ownership, fact.source_kind}) printer.add(text);
    for (auto const number : {fact.on_day.time_since_epoch().count() + std::int64_t{0}, fact.unit.value,
                              fact.enterprise.value_or(EnterpriseId{}).value, fact.person.value_or(PersonId{}).value,
                              fact.quantity, fact.source_id})
        printer.add(number);
    return printer.print();
}

std::string describe(StoredFact const& fact)
{
    return fmt::format("{} {} {} unit {} quantity {} of {} {}", fact.kind, fact.variety, base::iso(fact.on_day),
                       fact.unit.text(), fact.quantity, fact.source_kind, base::id_text(fact.source_id));
}

void tell(Progress const& progress, std::string_view doing, std::int64_t done, std::int64_t of)
{
    if (progress) progress(doing, done, of);
}

template <class Each>
void for_each_standing(db::Connection& tx, Progress const& progress, Each each)
{
    FactId after;
    std::int64_t done = 0;
    for (bool more = true; more;) {
        std::int64_t rows = 0;
        Words words;
        for (auto const& row : tx.run(select_page, {{"after", after}, {"limit", rows_per_page}})) {
            after = row.id<FactId>(0);
            ++rows;
            each(StoredFact{.id = after,
                            .kind = words.keep(row.text(1)),
                            .variety = words.keep(row.text(2)),
                            .on_day = row.date(3),
                            .unit = row.id<UnitId>(4),
                            .enterprise = row.maybe_id<EnterpriseId>(5),
                            .person = row.maybe_id<PersonId>(6),
                            .sex = words.keep(row.text(7)),
                            .ownership = words.keep(row.text(8)),
                            .quantity = row.integer(9),
                            .source_kind = words.keep(row.text(10)),
                            .source_id = row.integer(11)});
        }
        more = rows == rows_per_page;
        done += rows;
        tell(progress, "facts", done, 0);
    }
}

/// What is found only in `left`, counting how often; both sorted.
std::vector<Print> only_in(std::vector<Print> const& left, std::vector<Print> const& right)
{
    std::vector<Print> only;
    std::ranges::set_difference(left, right, std::back_inserter(only));
    return only;
}

/// Takes `print` out of the sorted `prints` once, if it is there.
class Tally {
public:
    explicit Tally(std::vector<Print> prints) : prints_(std::move(prints)), taken_(prints_.size()) {}

    bool take(Print print)
    {
        auto const [first, last] = std::equal_range(prints_.begin(), prints_.end(), print);
        for (auto at = first; at != last; ++at) {
            auto const index = static_cast<std::size_t>(at - prints_.begin());
            if (taken_[index]) continue;
            taken_[index] = true;
            return true;
        }
        return false;
    }
    bool empty() const { return prints_.empty(); }

private:
    std::vector<Print> prints_;
    std::vector<bool> taken_;
};

struct Differing {
    Tally unsaid;    // standing, but no record says so
    Tally missing;   // said by a record, but not standing
};

/// What records tell of the parts of divided units.
using Places = std::map<UnitId, PlacedIn>;

void gather(Places& places, Fact const& fact)
{
    if (!fact.present_place) return;
    auto& in = places[fact.unit];
    // 0 where two records say two places
    auto const keep = [&](auto& told, auto id) {
        auto const [known, fresh] = told.try_emplace(id, *fact.present_place);
        if (!fresh && known->second != *fact.present_place) known->second = {};
    };
    if (fact.enterprise)
        keep(in.enterprises, *fact.enterprise);
    else if (fact.person)
        keep(in.people, *fact.person);
}

/// Where the fact is told to be; nowhere when nobody tells, where it is when two disagree.
UnitId told_place(PlacedIn const& told, StoredFact const& fact)
{
    auto const in = [&](auto const& places, auto id) {
        auto const at = places.find(id);
        if (at == places.end()) return UnitId{};
        return at->second == UnitId{} ? fact.place : at->second;
    };
    return fact.enterprise ? in(told.enterprises, *fact.enterprise) : in(told.people, *fact.person);
}

/// Everything that counts in these units is where the records of its enterprise or person say, or nowhere of them.
void set_places(db::Connection& tx, Places const& places)
{
    Words words;
    for (auto const& [unit, told] : places)
        for (auto const& fact : standing_facts_in(tx, words, unit))
            if (auto const place = told_place(told, fact); place != fact.place) set_place(tx, fact.id, place);
}

Differing compare(db::Connection& tx, std::span<Refill const> refills, Progress const& progress,
                  Places* places = nullptr)
{
    std::vector<Print> said;
    std::vector<Print> standing;
    for (auto const refill : refills)
        refill(tx, [&](Fact const& fact, Entry const&) {
            said.push_back(print_of(stored(fact, {})));
            if (places != nullptr) gather(*places, fact);
            if (said.size() % rows_per_page == 0) tell(progress, "records", static_cast<std::int64_t>(said.size()), 0);
        });
    for_each_standing(tx, progress, [&](StoredFact const& fact) { standing.push_back(print_of(fact)); });
    std::ranges::sort(said);
    std::ranges::sort(standing);
    return {Tally{only_in(standing, said)}, Tally{only_in(said, standing)}};
}

}   // namespace

std::vector<Difference> verify_facts(db::Connection& tx, std::span<Refill const> refills, std::size_t limit,
                                     Progress const& progress)
{
    std::vector<Difference> differences;
    auto differing = compare(tx, refills, progress);
    auto const note = [&](char const* what, StoredFact const& fact) {
        if (differences.size() < limit) differences.push_back(fmt::format("{}: {}", what, describe(fact)));
    };
    if (!differing.unsaid.empty())
        for_each_standing(tx, {}, [&](StoredFact const& fact) {
            if (differing.unsaid.take(print_of(fact))) note("no record says this fact", fact);
        });
    if (!differing.missing.empty())
        for (auto const refill : refills)
            refill(tx, [&](Fact const& fact, Entry const&) {
                auto const one = stored(fact, {});
                if (differing.missing.take(print_of(one))) note("this fact is missing", one);
            });
    return differences;
}

Refilled refill_facts(db::Connection& tx, Entry const& entry, std::span<Refill const> refills, Progress const& progress)
{
    Refilled refilled;
    Places places;
    auto differing = compare(tx, refills, progress, &places);
    if (!differing.unsaid.empty()) {
        std::vector<FactId> unsaid;
        for_each_standing(tx, {}, [&](StoredFact const& fact) {
            if (differing.unsaid.take(print_of(fact))) unsaid.push_back(fact.id);
        });
        for (auto const id : unsaid) tx.change(withdraw_one, {{"at", entry.at}, {"by", entry.by}, {"id", id}});
        refilled.withdrawn = static_cast<std::int64_t>(unsaid.size());
    }
    if (!differing.missing.empty())
        for (auto const refill : refills)
            refill(tx, [&](Fact const& fact, Entry const& entered) {
                if (!differing.missing.take(print_of(stored(fact, {})))) return;
                auto const id = tx.new_id<FactId>();
                insert_facts(tx, entered, {&fact, 1}, {&id, 1});
                ++refilled.written;
            });
    set_places(tx, places);
    return refilled;
}

std::span<db::Sql const> refill_statements() { return all; }

}   // namespace ledger
