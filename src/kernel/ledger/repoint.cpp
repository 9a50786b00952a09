#include "kernel/ledger/repoint.hpp"

#include <algorithm>
#include <deque>
#include <set>

#include "kernel/ledger/change.hpp"
#include "kernel/ledger/store.hpp"
#include "platform/db/many.hpp"

namespace ledger {
namespace {

constexpr auto by_ids_text = db::with_many(R"sql(
    SELECT id, kind, variety, on_day, unit_id, place_id, enterprise_id, person_id, sex, ownership, quantity,
           source_kind, source_id
    FROM fact WHERE id IN )sql",
                                           " ORDER BY id");
constexpr db::Sql select_by_ids{"ledger.select_by_ids", by_ids_text.view()};

constexpr auto withdraw_ids_text =
    db::with_many("UPDATE fact SET withdrawn_at = :at, withdrawn_by = :by WHERE withdrawn_at IS NULL AND id IN ");
constexpr db::Sql withdraw_ids{"ledger.withdraw_ids", withdraw_ids_text.view()};

constexpr db::Sql select_about{"ledger.select_about", R"sql(
    SELECT 1 FROM fact WHERE person_id = :person AND withdrawn_at IS NULL LIMIT 1)sql"};

constexpr db::Sql all[] = {select_by_ids, withdraw_ids, select_about};

/// Kinds by their stored names: what is read again is written as it stood, whatever the program lists today.
class Writing {
public:
    void add(db::Connection& tx, StoredFact fact)
    {
        fact.id = tx.new_id<FactId>();
        Fact made{.kind = &kind_of(fact.kind),
                  .variety = fact.variety,
                  .on_day = fact.on_day,
                  .unit = fact.unit,
                  .enterprise = fact.enterprise,
                  .person = fact.person,
                  .sex = fact.sex,
                  .ownership = fact.ownership,
                  .quantity = fact.quantity,
                  .source_kind = fact.source_kind,
                  .source_id = fact.source_id};
        if (fact.place) made.present_place = fact.place;
        facts_.push_back(made);
        stored_.push_back(fact);
    }
    std::vector<StoredFact> const& stored() const { return stored_; }
    void insert(db::Connection& tx, Entry const& entry) const
    {
        std::vector<FactId> ids;
        for (auto const& fact : stored_) ids.push_back(fact.id);
        insert_facts(tx, entry, facts_, ids);
    }

private:
    FactKind const& kind_of(std::string_view name)
    {
        auto const known = std::ranges::find(kinds_, name, &FactKind::name);
        return known != kinds_.end() ? *known : kinds_.emplace_back(FactKind{.name = name, .description = {}});
    }

    std::deque<FactKind> kinds_ = {};   // facts point into it
    std::vector<Fact> facts_ = {};
    std::vector<StoredFact> stored_ = {};
};

std::vector<std::int64_t> distinct(std::span<std::int64_t const> ids)
{
    std::set<std::int64_t> const once{ids.begin(), ids.end()};
    return {once.begin(), once.end()};
}

bool is_about(StoredFact const& fact, Subject const& subject)
{
    return subject.person ? fact.person == subject.person : fact.enterprise == subject.enterprise;
}

void withdraw_all(db::Connection& tx, Entry const& entry, std::span<StoredFact const> facts)
{
    std::vector<db::Value> ids;
    for (auto const& fact : facts) ids.emplace_back(fact.id);
    for (std::size_t from = 0; from < ids.size(); from += db::keys_at_once) {
        auto params = db::many_params(std::span{ids}.subspan(from, std::min(db::keys_at_once, ids.size() - from)));
        params.insert(params.begin(), {{"at", entry.at}, {"by", entry.by}});
        tx.change(withdraw_ids, params);
    }
}

}   // namespace

void repoint(db::Connection& tx, Placement const& placement, Entry const& entry, std::string_view source_kind,
             std::span<std::int64_t const> source_ids, Subject const& from, Subject const& to)
{
    Words words;
    auto facts = standing_facts_of_sources(tx, words, source_kind, distinct(source_ids));
    std::erase_if(facts, [&](StoredFact const& fact) { return !is_about(fact, from); });
    if (facts.empty()) return;
    Writing anew;
    for (auto fact : facts) {
        if (from.person)
            fact.person = to.person;
        else
            fact.enterprise = to.enterprise;
        anew.add(tx, fact);
    }
    Change change{tx, placement};
    change.replace(facts, anew.stored());
    withdraw_all(tx, entry, facts);
    anew.insert(tx, entry);
    change.save();
}

std::vector<FactId> withdraw_and_tell(db::Connection& tx, Placement const& placement, Entry const& entry,
                                      std::string_view source_kind, std::span<std::int64_t const> source_ids)
{
    Words words;
    auto const facts = standing_facts_of_sources(tx, words, source_kind, distinct(source_ids));
    std::vector<FactId> ids;
    if (facts.empty()) return ids;
    for (auto const& fact : facts) ids.push_back(fact.id);
    Change change{tx, placement};
    change.remove(facts);
    withdraw_all(tx, entry, facts);
    change.save();
    return ids;
}

void write_again(db::Connection& tx, Placement const& placement, Entry const& entry, std::span<FactId const> ids)
{
    Words words;
    Writing anew;
    std::vector<StoredFact> facts;
    db::for_many(tx, select_by_ids, std::vector<db::Value>{ids.begin(), ids.end()},
                 [&](db::Row const& row) { facts.push_back(read_fact(row, words)); });
    for (auto const& fact : facts) anew.add(tx, fact);
    if (facts.empty()) return;
    Change change{tx, placement};
    change.add(anew.stored());
    anew.insert(tx, entry);
    change.save();
}

bool is_counted(db::Connection& tx, PersonId person)
{
    auto rows = tx.run(select_about, {{"person", person}});
    return rows.first().has_value();
}

std::span<db::Sql const> repoint_statements() { return all; }

}   // namespace ledger
