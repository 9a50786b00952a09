#include <fmt/format.h>

#include "app/merging_parts.hpp"
#include "bench/invented.hpp"
#include "bench/measure.hpp"
#include "registers/organisations/store.hpp"
#include "registers/people/duplicate.hpp"
#include "registers/people/merging.hpp"
#include "registers/people/scan.hpp"
#include "work/training/store.hpp"

namespace bench {
namespace {

constexpr base::Date today = base::day(2026, 3, 2);
constexpr int linked_rows = 500;

// what the scan reads, and nothing else done with it
constexpr db::Sql select_everyone{"bench.select_for_scan", R"sql(
    SELECT id, full_name_id, name_born, born, sex, identity_number, old_identity_number, phone, enterprise_id, place_id
    FROM person ORDER BY id)sql"};
constexpr db::Sql select_place{"bench.select_a_place", "SELECT place_id FROM person ORDER BY id LIMIT 1"};
constexpr db::Sql select_rows{"bench.select_enrolments_of",
                              "SELECT id FROM enrolment WHERE person_id = :person ORDER BY id"};
constexpr db::Sql move_row{"bench.move_enrolment", "UPDATE enrolment SET person_id = :to WHERE id = :id"};
constexpr db::Sql refresh_fact{"bench.move_fact",
                               "UPDATE fact SET person_id = :to WHERE person_id = :from AND withdrawn_at IS NULL"};

ledger::Entry entry_at(int second) { return {UserId{1}, base::Instant{std::chrono::seconds{1'772'000'000 + second}}}; }

/// Names and births as they are typed, half of them of people who are there.
void warn(db::Database& database, int repeats)
{
    std::vector<double> taken;
    std::size_t alike = 0;
    auto const tx = database.begin(db::Access::read);
    for (int round = 0; round < repeats; ++round) {
        Random random{7};
        for (int i = 0; i < 200; ++i) {
            auto typed = invented(random, i);
            typed.identity_number.clear();
            if (i % 3 == 0) typed.born.reset();   // the day is typed last
            auto const start = Clock::now();
            for (auto const& person : people::candidates(**tx, typed))
                if (people::compare(typed, person).likeness) ++alike;
            taken.push_back(seconds_since(start) * 1000);
        }
    }
    fmt::print("{{\"what\":\"warning\",\"p50\":{:.3f},\"p99\":{:.3f},\"alike\":{}}}\n", at_share(taken, 0.5),
               at_share(taken, 0.99), alike);
}

void look_through(db::Database& database)
{
    auto const tx = database.begin(db::Access::read);
    auto start = Clock::now();
    std::int64_t read = 0;
    for (auto const& row : (*tx)->run(select_everyone)) read += row.is_null(0) ? 0 : 1;
    auto const floor = seconds_since(start);
    start = Clock::now();
    auto const pairs = people::scan(**tx);
    fmt::print("{{\"what\":\"scan\",\"people\":{},\"pairs\":{},\"seconds\":{:.3f},\"floor\":{:.3f}}}\n", read,
               pairs.size(), seconds_since(start), floor);
}

struct Couple {
    PersonId stays;
    PersonId goes;
};

/// Two people of one name, the younger with 500 participations and what they count for.
Couple couple_with_rows(db::Database& database, int number)
{
    auto const tx = database.begin(db::Access::write);
    auto const placement = organisations::placement(**tx, today);
    auto rows = (*tx)->run(select_place);
    auto const place = rows.first()->id<UnitId>(0);
    Couple couple;
    for (auto* const id : {&couple.stays, &couple.goes})
        *id = people::create(**tx, entry_at(0), {.full_name = "Đo Thử Tốc Độ", .sex = "female", .place = place});
    std::vector<training::TrainingClass> classes;
    for (int i = 0; i < linked_rows; ++i) {
        training::TrainingClass made{.code = fmt::format("BENCH-{}-{}", number, i),
                                     .name = "Lớp để đo",
                                     .type = "party_awareness",
                                     .opened_on = base::day(2012 + i % 10, 4, 1),
                                     .place = place};
        made.id = training::add(**tx, *placement, entry_at(0), made);
        classes.push_back(made);
    }
    std::vector<training::NewEnrolment> enrolments;
    for (auto const& held : classes)
        enrolments.push_back({.training_class = &held,
                              .person = couple.goes,
                              .sex = "female",
                              .place = place,
                              .result = training::ResultKind::passed});
    training::enrol(**tx, *placement, entry_at(0), enrolments);
    tx->commit();
    return couple;
}

/// The same rows and facts given to another person by plain statements, and given back.
double floor_of(db::Database& database, Couple const& couple)
{
    auto const start = Clock::now();
    for (auto const& [from, to] : {std::pair{couple.goes, couple.stays}, std::pair{couple.stays, couple.goes}}) {
        auto const tx = database.begin(db::Access::write);
        std::vector<std::int64_t> ids;
        for (auto const& row : (*tx)->run(select_rows, {{"person", from}})) ids.push_back(row.integer(0));
        for (auto const id : ids) (*tx)->change(move_row, {{"to", to}, {"id", id}});
        (*tx)->change(refresh_fact, {{"to", to}, {"from", from}});
        tx->commit();
    }
    return seconds_since(start) * 1000 / 2;
}

void merge_and_undo(db::Database& database, int repeats)
{
    std::vector<double> merged, undone, floor;
    auto const parts = app::merging_parts();
    for (int i = 0; i < repeats; ++i) {
        auto const couple = couple_with_rows(database, i);
        floor.push_back(floor_of(database, couple));
        auto start = Clock::now();
        auto tx = database.begin(db::Access::write);
        auto placement = organisations::placement(**tx, today);
        auto const made = people::merge({**tx, *placement, entry_at(2 * i + 1)}, parts,
                                        {*people::find(**tx, couple.stays), *people::find(**tx, couple.goes)}, today);
        if (!made) throw std::runtime_error{"the merge was refused"};
        tx->commit();
        merged.push_back(seconds_since(start) * 1000);
        tx.reset();
        start = Clock::now();
        tx = database.begin(db::Access::write);
        placement = organisations::placement(**tx, today);
        if (!people::unmerge({**tx, *placement, entry_at(2 * i + 2)}, parts, *merging::find(**tx, *made)))
            throw std::runtime_error{"the undo was refused"};
        tx->commit();
        undone.push_back(seconds_since(start) * 1000);
    }
    fmt::print("{{\"what\":\"merge\",\"rows\":{},\"ms\":{:.1f},\"undo_ms\":{:.1f},\"floor\":{:.1f}}}\n", linked_rows,
               at_share(merged, 0.5), at_share(undone, 0.5), at_share(floor, 0.5));
}

}   // namespace

/// merging URL REPEATS: the warning while typing, a look through everybody, and merging 500 linked rows.
int merging_people(Words words)
{
    auto const database = db::open(word(words, 0, ""));
    auto const repeats = static_cast<int>(number(words, 1, 3));
    warn(*database, repeats);
    look_through(*database);
    merge_and_undo(*database, repeats);
    return 0;
}

}   // namespace bench
