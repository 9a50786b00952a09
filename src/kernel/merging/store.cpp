#include "kernel/merging/store.hpp"

#include <algorithm>
#include <set>

namespace merging {
namespace {

constexpr db::Sql insert_one{"merging.insert_merge", R"sql(
    INSERT INTO record_merge (id, kind, gone_id, stayed_id, title, merged_at, merged_by)
    VALUES (:id, :kind, :gone, :stayed, :title, :at, :by))sql"};
constexpr db::Sql insert_one_step{"merging.insert_step", R"sql(
    INSERT INTO record_merge_step (merge_id, number, part, what, content)
    VALUES (:merge, :number, :part, :what, :content))sql"};
constexpr db::Sql select_steps{"merging.select_steps", R"sql(
    SELECT number, part, what, content FROM record_merge_step WHERE merge_id = :merge ORDER BY number)sql"};
constexpr db::Sql end_one{"merging.end_merge", R"sql(
    UPDATE record_merge SET undone_at = :at, undone_by = :by WHERE id = :id AND undone_at IS NULL)sql"};
constexpr db::Sql select_one{"merging.select_merge", R"sql(
    SELECT id, kind, gone_id, stayed_id, title, merged_at, merged_by, undone_at FROM record_merge WHERE id = :id)sql"};
constexpr db::Sql select_of{"merging.select_merge_of", R"sql(
    SELECT id, kind, gone_id, stayed_id, title, merged_at, merged_by, undone_at FROM record_merge
    WHERE kind = :kind AND gone_id = :gone AND undone_at IS NULL)sql"};
constexpr db::Sql select_into{"merging.select_merges_into", R"sql(
    SELECT id, kind, gone_id, stayed_id, title, merged_at, merged_by, undone_at FROM record_merge
    WHERE kind = :kind AND stayed_id = :stayed ORDER BY id DESC)sql"};

constexpr db::Sql select_latest{"merging.select_latest_merges", R"sql(
    SELECT id, kind, gone_id, stayed_id, title, merged_at, merged_by, undone_at FROM record_merge
    WHERE kind = :kind ORDER BY id DESC LIMIT :most)sql"};

constexpr db::Sql decide{"merging.decide_pair", R"sql(
    INSERT INTO duplicate_pair (kind, first_id, second_id, likeness, first_place_id, second_place_id, found_at,
                                decision, decided_at, decided_by)
    VALUES (:kind, :first, :second, 3, 0, 0, :at, :decision, :at, :by)
    ON CONFLICT (kind, first_id, second_id) DO UPDATE
    SET decision = excluded.decision, decided_at = excluded.decided_at, decided_by = excluded.decided_by)sql"};
constexpr db::Sql reopen{"merging.open_pair", R"sql(
    UPDATE duplicate_pair SET decision = NULL, decided_at = NULL, decided_by = NULL
    WHERE kind = :kind AND first_id = :first AND second_id = :second)sql"};
constexpr db::Sql select_pair{"merging.select_pair", R"sql(
    SELECT first_id, second_id, likeness, first_place_id, second_place_id, decision FROM duplicate_pair
    WHERE kind = :kind AND first_id = :first AND second_id = :second)sql"};
constexpr db::Sql delete_open{"merging.delete_open_pairs",
                              "DELETE FROM duplicate_pair WHERE kind = :kind AND decision IS NULL"};
constexpr db::Sql select_decided{"merging.select_decided_pairs", R"sql(
    SELECT first_id, second_id FROM duplicate_pair WHERE kind = :kind AND decision IS NOT NULL)sql"};
constexpr db::Sql select_open{"merging.select_open_pairs", R"sql(
    SELECT first_id, second_id, likeness, first_place_id, second_place_id FROM duplicate_pair
    WHERE kind = :kind AND decision IS NULL AND (likeness, first_id, second_id) > (:likeness, :first, :second)
    ORDER BY likeness, first_id, second_id LIMIT :most)sql"};

constexpr db::Sql count_open{"merging.count_open_pairs",
                             "SELECT count(*) FROM duplicate_pair WHERE kind = :kind AND decision IS NULL"};

constexpr db::Sql all_statements[] = {select_latest, count_open,  insert_one,  insert_one_step, select_steps,
                                      end_one,       select_one,  select_of,   select_into,     decide,
                                      reopen,        select_pair, delete_open, select_decided,  select_open};

Merge read_merge(db::Row const& row)
{
    return {.id = row.id<MergeId>(0),
            .kind = row.text(1) == "person" ? Kind::person : Kind::enterprise,
            .gone = row.integer(2),
            .stayed = row.integer(3),
            .title = row.string(4),
            .merged_at = row.instant(5),
            .merged_by = row.id<UserId>(6),
            .undone_at = row.maybe_instant(7)};
}

Pair read_pair(db::Row const& row)
{
    return {row.integer(0), row.integer(1), static_cast<Likeness>(row.integer(2)), row.id<UnitId>(3),
            row.id<UnitId>(4)};
}

}   // namespace

void insert_merge(db::Connection& tx, Merge const& merge)
{
    tx.change(insert_one, {{"id", merge.id},
                           {"kind", name_of(merge.kind)},
                           {"gone", merge.gone},
                           {"stayed", merge.stayed},
                           {"title", merge.title},
                           {"at", merge.merged_at},
                           {"by", merge.merged_by}});
}

void insert_step(db::Connection& tx, MergeId merge, StoredStep const& step)
{
    tx.change(insert_one_step, {{"merge", merge},
                                {"number", step.number},
                                {"part", step.part},
                                {"what", step.what},
                                {"content", step.content}});
}

std::vector<StoredStep> steps_of(db::Connection& tx, MergeId merge)
{
    std::vector<StoredStep> steps;
    for (auto const& row : tx.run(select_steps, {{"merge", merge}}))
        steps.push_back({row.integer(0), row.string(1), row.string(2), row.string(3)});
    return steps;
}

void end_merge(db::Connection& tx, ledger::Entry const& entry, MergeId merge)
{
    tx.change_one(end_one, {{"at", entry.at}, {"by", entry.by}, {"id", merge}});
}

std::optional<Merge> find(db::Connection& tx, MergeId id)
{
    auto rows = tx.run(select_one, {{"id", id}});
    auto const row = rows.first();
    return row ? std::optional{read_merge(*row)} : std::nullopt;
}

std::int64_t present_of(db::Connection& tx, Kind kind, std::int64_t record)
{
    while (auto const merge = merge_of(tx, kind, record)) record = merge->stayed;
    return record;
}

std::optional<Merge> merge_of(db::Connection& tx, Kind kind, std::int64_t gone)
{
    auto rows = tx.run(select_of, {{"kind", name_of(kind)}, {"gone", gone}});
    auto const row = rows.first();
    return row ? std::optional{read_merge(*row)} : std::nullopt;
}

std::vector<Merge> merges_into(db::Connection& tx, Kind kind, std::int64_t stayed)
{
    std::vector<Merge> all;
    for (auto const& row : tx.run(select_into, {{"kind", name_of(kind)}, {"stayed", stayed}}))
        all.push_back(read_merge(row));
    return all;
}

std::vector<Merge> latest_merges(db::Connection& tx, Kind kind, std::int64_t most)
{
    std::vector<Merge> all;
    for (auto const& row : tx.run(select_latest, {{"kind", name_of(kind)}, {"most", most}}))
        all.push_back(read_merge(row));
    return all;
}

void mark_pair(db::Connection& tx, ledger::Entry const& entry, Kind kind, std::int64_t a, std::int64_t b,
               std::string_view decision)
{
    tx.change(decide, {{"kind", name_of(kind)},
                       {"first", std::min(a, b)},
                       {"second", std::max(a, b)},
                       {"at", entry.at},
                       {"decision", decision},
                       {"by", entry.by}});
}

void open_pair(db::Connection& tx, Kind kind, std::int64_t a, std::int64_t b)
{
    tx.change(reopen, {{"kind", name_of(kind)}, {"first", std::min(a, b)}, {"second", std::max(a, b)}});
}

std::optional<Pair> find_pair(db::Connection& tx, Kind kind, std::int64_t a, std::int64_t b)
{
    auto rows = tx.run(select_pair, {{"kind", name_of(kind)}, {"first", std::min(a, b)}, {"second", std::max(a, b)}});
    auto const row = rows.first();
    return row ? std::optional{read_pair(*row)} : std::nullopt;
}

bool is_decided(db::Connection& tx, Kind kind, std::int64_t a, std::int64_t b)
{
    auto rows = tx.run(select_pair, {{"kind", name_of(kind)}, {"first", std::min(a, b)}, {"second", std::max(a, b)}});
    auto const row = rows.first();
    return row && !row->is_null(5);
}

std::int64_t replace_pairs(db::Connection& tx, base::Instant at, Kind kind, std::vector<Pair> const& found)
{
    std::set<std::pair<std::int64_t, std::int64_t>> decided;
    for (auto const& row : tx.run(select_decided, {{"kind", name_of(kind)}}))
        decided.emplace(row.integer(0), row.integer(1));
    tx.change(delete_open, {{"kind", name_of(kind)}});
    std::int64_t asked = 0;
    auto rows = tx.bulk("duplicate_pair",
                        {"kind", "first_id", "second_id", "likeness", "first_place_id", "second_place_id", "found_at"});
    for (auto const& pair : found) {
        if (decided.contains({pair.first, pair.second})) continue;
        rows->row({name_of(kind), pair.first, pair.second, static_cast<std::int64_t>(pair.likeness), pair.first_place,
                   pair.second_place, at});
        ++asked;
    }
    rows->done();
    return asked;
}

void walk_open_pairs(db::Connection& tx, Kind kind, Pair after, std::function<bool(Pair const&)> const& take)
{
    constexpr std::int64_t stretch = 2000;
    for (std::int64_t read = stretch; read == stretch;) {
        read = 0;
        std::vector<Pair> pairs;   // `take` asks for more of the same connection
        for (auto const& row : tx.run(select_open, {{"kind", name_of(kind)},
                                                    {"likeness", static_cast<std::int64_t>(after.likeness)},
                                                    {"first", after.first},
                                                    {"second", after.second},
                                                    {"most", stretch}}))
            pairs.push_back(read_pair(row));
        for (auto const& pair : pairs) {
            ++read;
            after = pair;
            if (!take(pair)) return;
        }
    }
}

std::int64_t count_open_pairs(db::Connection& tx, Kind kind)
{
    return tx.run(count_open, {{"kind", name_of(kind)}}).first()->integer(0);
}

std::span<db::Sql const> store_statements() { return all_statements; }

}   // namespace merging
