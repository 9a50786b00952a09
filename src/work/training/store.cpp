#include "work/training/store.hpp"
#include "work/training/merging.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "kernel/accounts/audit.hpp"
#include "registers/organisations/store.hpp"
#include "work/training/facts.hpp"
#include "work/training/own.hpp"
#include "work/training/store_parts.hpp"
#include "work/training/waiting.hpp"

namespace training {
namespace {

// the columns of a class, in the order class_of reads them
constexpr db::Sql select_class{"training.select_class", R"sql(
    SELECT id, code, name, class_type, opened_on, closed_on, decision_number, organiser_id, place_id, venue,
    periods, revision
    FROM training_class WHERE id = :id AND withdrawn_at IS NULL)sql"};

constexpr db::Sql select_class_by_code{"training.select_class_by_code", R"sql(
    SELECT id, code, name, class_type, opened_on, closed_on, decision_number, organiser_id, place_id, venue,
    periods, revision
    FROM training_class WHERE code = :code AND withdrawn_at IS NULL)sql"};

constexpr db::Sql select_classes{"training.select_classes", R"sql(
    SELECT c.id, c.code, c.name, c.class_type, c.opened_on, c.closed_on, c.decision_number, c.organiser_id, c.place_id,
           c.venue, c.periods, c.revision,
           (SELECT count(*) FROM enrolment e WHERE e.class_id = c.id AND e.withdrawn_at IS NULL),
           (SELECT count(*) FROM enrolment e JOIN class_result r ON r.enrolment_id = e.id AND r.withdrawn_at IS NULL
            WHERE e.class_id = c.id AND e.withdrawn_at IS NULL AND r.result = 'passed'),
           c.name_fold
    FROM training_class c
    WHERE c.withdrawn_at IS NULL AND (c.opened_on, c.id) < (:key, :id) AND c.opened_on >= :from AND c.opened_on < :to
      AND (:type = '' OR c.class_type = :type)
    ORDER BY c.opened_on DESC, c.id DESC LIMIT :size)sql"};

constexpr db::Sql select_years{"training.select_years", R"sql(
    SELECT DISTINCT substr(opened_on, 1, 4) AS year FROM training_class WHERE withdrawn_at IS NULL
    ORDER BY year DESC)sql"};

constexpr db::Sql insert_class{"training.insert_class", R"sql(
    INSERT INTO training_class (id, code, name, name_fold, class_type, opened_on, closed_on, decision_number,
    organiser_id,
                                place_id, venue, periods, revision, entered_at, entered_by)
    VALUES (:id, :code, :name, :name_fold, :type, :opened_on, :closed_on, :decision_number, :organiser, :place, :venue,
            :periods, 1, :at, :by))sql"};

constexpr db::Sql update_class{"training.update_class", R"sql(
    UPDATE training_class
    SET code = :code, name = :name, name_fold = :name_fold, class_type = :type, opened_on = :opened_on,
        closed_on = :closed_on, decision_number = :decision_number, organiser_id = :organiser, place_id = :place,
        venue = :venue, periods = :periods, revision = revision + 1
    WHERE id = :id AND revision = :revision AND withdrawn_at IS NULL)sql"};

constexpr db::Sql withdraw_class{"training.withdraw_class", R"sql(
    UPDATE training_class SET withdrawn_at = :at, withdrawn_by = :by WHERE id = :id AND withdrawn_at IS NULL)sql"};

constexpr db::Sql count_standing{"training.count_standing", R"sql(
    SELECT count(*) FROM enrolment WHERE class_id = :id AND withdrawn_at IS NULL)sql"};

constexpr db::Sql all_statements[] = {select_class, select_class_by_code, select_classes, select_years,
                                      insert_class, update_class,         withdraw_class, count_standing};

TrainingClass class_of(db::Row const& row)
{
    return {row.id<ClassId>(0), row.string(1),     row.string(2),         row.string(3),
            row.date(4),        row.maybe_date(5), row.string(6),         row.maybe_id<UnitId>(7),
            row.id<UnitId>(8),  row.string(9),     row.maybe_integer(10), row.integer(11)};
}

/// Whether every word asked for begins a word of the name, or the code is meant.
bool matches(std::string_view name_fold, std::string_view code, std::string_view asked_fold)
{
    if (base::fold(code).find(asked_fold) != std::string::npos) return true;
    auto const padded = " " + std::string{name_fold};
    return std::ranges::all_of(base::words(asked_fold), [&](std::string_view word) {
        return padded.find(" " + std::string{word}) != std::string::npos;
    });
}

}   // namespace

std::optional<TrainingClass> find(db::Connection& tx, web::Actor const& actor, ClassId id, base::Date today,
                                  web::Permission permission)
{
    auto rows = tx.run(select_class, {{"id", id}});
    auto const row = rows.first();
    if (!row) return std::nullopt;
    auto found = class_of(*row);
    if (organisations::in_scope(tx, actor, permission, found.place, today)) return found;
    if (permission != view_training || of_class(own_learners(tx, actor, today), found.id).empty()) return std::nullopt;
    return found;
}

std::optional<TrainingClass> find_by_code(db::Connection& tx, std::string_view code)
{
    auto rows = tx.run(select_class_by_code, {{"code", code}});
    auto const row = rows.first();
    return row ? std::optional{class_of(*row)} : std::nullopt;
}

ClassPage list(db::Connection& tx, web::Actor const& actor, ClassFilter const& filter,
               std::optional<web::Cursor> const& after, std::size_t size, base::Date today)
{
    auto const from = filter.year ? base::day(filter.year, 1, 1) : base::day(1900, 1, 1);
    auto const to = filter.year ? base::day(filter.year + 1, 1, 1) : base::forever;
    auto const asked = base::fold(filter.q);
    std::map<UnitId, bool> visible;   // few places, many classes
    auto sees = [&](UnitId place) {
        auto const [known, fresh] = visible.try_emplace(place, false);
        if (fresh) known->second = organisations::in_scope(tx, actor, view_training, place, today);
        return known->second;
    };

    auto const own = own_learners(tx, actor, today);

    ClassPage page;
    // a cursor that nobody was given may hold anything
    web::Cursor at = after && base::parse_date(after->key) ? *after : web::Cursor{base::iso(base::forever), 0};
    // words and scope are judged here, so a page may need several looks at the table
    for (std::size_t const look = size * 2 + 1;;) {
        std::size_t seen = 0;
        for (auto const& row : tx.run(
                 select_classes,
                 {{"key", at.key}, {"id", at.id}, {"from", from}, {"to", to}, {"type", filter.type}, {"size", look}})) {
            ++seen;
            auto training_class = class_of(row);
            at = {base::iso(training_class.opened_on), training_class.id.value};
            if (!asked.empty() && !matches(row.text(14), training_class.code, asked)) continue;
            bool const in_area = sees(training_class.place);
            auto const mine = in_area ? std::span<OwnLearner const>{} : of_class(own, training_class.id);
            if (!in_area && mine.empty()) continue;
            if (page.rows.size() == size) {
                auto const& last = page.rows.back().training_class;
                page.next = web::Cursor{base::iso(last.opened_on), last.id.value};
                return page;
            }
            auto const enrolled = in_area ? row.integer(12) : std::ssize(mine);
            auto const passed = in_area ? row.integer(13) : std::ranges::count(mine, true, &OwnLearner::passed);
            page.rows.push_back({std::move(training_class), {enrolled}, passed});
        }
        if (seen < look) return page;
    }
}

std::vector<int> years(db::Connection& tx)
{
    std::vector<int> all;
    for (auto const& row : tx.run(select_years)) all.push_back(std::stoi(row.string(0)));
    return all;
}

ClassId add(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
            TrainingClass const& made)
{
    auto added = made;
    added.id = tx.new_id<ClassId>();
    tx.change(insert_class, {{"id", added.id},
                             {"code", added.code},
                             {"name", added.name},
                             {"name_fold", base::fold(added.name)},
                             {"type", added.type},
                             {"opened_on", added.opened_on},
                             {"closed_on", added.closed_on},
                             {"decision_number", added.decision_number},
                             {"organiser", added.organiser},
                             {"place", added.place},
                             {"venue", added.venue},
                             {"periods", added.periods},
                             {"at", entry.at},
                             {"by", entry.by}});
    auto const fact = class_fact(added);
    ledger::record(tx, placement, entry, std::span{&fact, 1});
    accounts::audit(tx, entry.by, entry.at, {"created", "training_class", added.id.value});
    return added.id;
}

void change(db::Connection& tx, ledger::Placement const& placement, ledger::Entry const& entry,
            TrainingClass const& changed)
{
    tx.change_one(update_class, {{"code", changed.code},
                                 {"name", changed.name},
                                 {"name_fold", base::fold(changed.name)},
                                 {"type", changed.type},
                                 {"opened_on", changed.opened_on},
                                 {"closed_on", changed.closed_on},
                                 {"decision_number", changed.decision_number},
                                 {"organiser", changed.organiser},
                                 {"place", changed.place},
                                 {"venue", changed.venue},
                                 {"periods", changed.periods},
                                 {"id", changed.id},
                                 {"revision", changed.revision}});
    ledger::withdraw(tx, placement, entry, "training_class", std::span{&changed.id.value, 1});
    auto const fact = class_fact(changed);
    ledger::record(tx, placement, entry, std::span{&fact, 1});
    renew_facts(tx, placement, entry, changed);
    accounts::audit(tx, entry.by, entry.at, {"changed", "training_class", changed.id.value});
}

std::vector<ClassId> withdraw_classes(db::Connection& tx, ledger::Placement const& placement,
                                      ledger::Entry const& entry, std::span<ClassId const> ids)
{
    std::vector<ClassId> kept;
    for (auto const id : ids) {
        auto rows = tx.run(count_standing, {{"id", id}});
        if (rows.first()->integer(0) > 0) {
            kept.push_back(id);
            continue;
        }
        if (tx.change(withdraw_class, {{"at", entry.at}, {"by", entry.by}, {"id", id}}) == 0) continue;
        ledger::withdraw(tx, placement, entry, "training_class", std::span{&id.value, 1});
        accounts::audit(tx, entry.by, entry.at, {"withdrawn", "training_class", id.value});
    }
    return kept;
}

UnitId issuer_of(TrainingClass const& training_class)
{
    return training_class.organiser.value_or(training_class.place);
}

std::span<db::Sql const> class_statements() { return all_statements; }

std::vector<db::Sql> const& statements()
{
    static std::vector<db::Sql> const all = [] {
        std::vector<db::Sql> together;
        for (auto const part :
             {class_statements(), enrolment_statements(), refill_statements(), result_statements(),
              session_statements(), own_statements(), trained_statements(), merging_statements(), waiting_statements()})
            together.insert(together.end(), part.begin(), part.end());
        return together;
    }();
    return all;
}

}   // namespace training
