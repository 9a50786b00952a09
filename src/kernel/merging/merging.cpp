#include "kernel/merging/merging.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/expect.hpp"
#include "base/json.hpp"
#include "kernel/accounts/audit.hpp"
#include "kernel/ledger/repoint.hpp"
#include "kernel/merging/store.hpp"
#include "platform/db/many.hpp"

namespace merging {
namespace {

constexpr std::array<std::string_view, 4> key_names{"k0", "k1", "k2", "k3"};

std::vector<db::Param> keys_of(Part const& part, Cells const& row, std::vector<db::Param> params = {})
{
    for (std::size_t i = 0; i < part.keys.size(); ++i) params.push_back({key_names.at(i), row.at(i).value()});
    return params;
}

/// Runs the statement once for each row, with its keys behind these parameters.
void for_each_row(db::Connection& tx, db::Sql const& sql, Part const& part, std::span<Cells const> rows,
                  std::vector<db::Param> const& params)
{
    std::vector<std::vector<db::Param>> sets;
    sets.reserve(rows.size());
    for (auto const& row : rows) sets.push_back(keys_of(part, row, params));
    if (!sets.empty()) tx.change_many(sql, sets);
}

std::string name_of(Part const& part) { return fmt::format("{}.{}", part.table, part.column); }

std::vector<std::int64_t> records_of(db::Connection& tx, Source const& source, std::span<Cells const> rows)
{
    std::vector<std::int64_t> ids;
    if (source.ids.text.empty()) {
        for (auto const& row : rows) ids.push_back(row.front().integer);
        return ids;
    }
    std::vector<db::Value> keys;
    for (auto const& row : rows) keys.emplace_back(row.front().integer);
    db::for_many(tx, source.ids, keys, [&](db::Row const& row) { ids.push_back(row.integer(0)); });
    return ids;
}

ledger::Subject subject_of(Kind kind, std::int64_t record)
{
    if (kind == Kind::person) return {.person = PersonId{record}};
    return {.enterprise = EnterpriseId{record}};
}

void repoint(Making const& making, Kind kind, Part const& part, std::span<Cells const> rows,
             std::pair<std::int64_t, std::int64_t> from_to)
{
    if (rows.empty()) return;
    for (auto const& source : part.sources)
        ledger::repoint(making.tx, making.placement, making.entry, source.kind, records_of(making.tx, source, rows),
                        subject_of(kind, from_to.first), subject_of(kind, from_to.second));
}

std::vector<Cells> rows_of(db::Connection& tx, db::Sql const& sql, std::initializer_list<db::Param> params,
                           std::string_view kinds)
{
    std::vector<Cells> rows;
    for (auto const& row : tx.run(sql, params)) rows.push_back(read_cells(row, kinds));
    return rows;
}

void put_back(db::Connection& tx, Part const& part, std::span<Cells const> rows)
{
    for (auto const& row : rows) {
        auto const params = column_params(row);
        tx.change(part.put_back, std::span{params});
    }
}

void audit_both(Making const& making, Kind kind, std::string_view action, std::int64_t gone, std::int64_t stayed)
{
    base::JsonWriter json;
    json.begin_object().key("merged_into").text(base::id_text(stayed)).end_object();
    base::JsonWriter other;
    other.begin_object().key("merged_from").text(base::id_text(gone)).end_object();
    accounts::AuditEntry const entries[] = {{action, name_of(kind), gone, json.str()},
                                            {action, name_of(kind), stayed, other.str()}};
    accounts::audit(making.tx, making.entry.by, making.entry.at, entries);
}

}   // namespace

std::string_view name_of(Kind kind) { return kind == Kind::person ? "person" : "enterprise"; }

std::vector<db::Sql> statements_of(std::span<Part const> parts)
{
    std::vector<db::Sql> all;
    for (auto const& part : parts) {
        for (auto const& sql :
             {part.select, part.move, part.clashing, part.withdraw, part.restore, part.take_out, part.put_back})
            if (!sql.text.empty()) all.push_back(sql);
        for (auto const& source : part.sources)
            if (!source.ids.text.empty()) all.push_back(source.ids);
    }
    return all;
}

Journal::Journal(Making const& making, Kind kind, std::int64_t gone, std::int64_t stayed)
    : making_(&making), kind_(kind), gone_(gone), stayed_(stayed), id_(making.tx.new_id<MergeId>())
{
}

void Journal::move(std::vector<std::span<Part const>> const& parts)
{
    for (auto const& list : parts)
        for (auto const& part : list) move_part(part);
}

void Journal::move_part(Part const& part)
{
    auto& tx = making_->tx;
    std::vector<Cells> clashing;
    if (!part.clashing.text.empty())
        clashing = rows_of(tx, part.clashing, {{"gone", gone_}, {"stayed", stayed_}},
                           part.take_out.text.empty() ? part.keys : part.columns);
    if (!clashing.empty()) set_aside(part, clashing);
    auto const rows = rows_of(tx, part.select, {{"record", gone_}}, part.keys);
    if (rows.empty()) return;
    for_each_row(tx, part.move, part, rows, {{"from", gone_}, {"to", stayed_}});
    repoint(*making_, kind_, part, rows, {gone_, stayed_});
    keep(name_of(part), "moved", rows);
}

void Journal::set_aside(Part const& part, std::vector<Cells> const& clashing)
{
    auto& tx = making_->tx;
    std::vector<Cells> facts;
    for (auto const& source : part.sources)
        for (auto const id : ledger::withdraw_and_tell(tx, making_->placement, making_->entry, source.kind,
                                                       records_of(tx, source, clashing)))
            facts.push_back({{db::Kind::integer, id.value}});
    if (part.take_out.text.empty()) {
        for_each_row(tx, part.withdraw, part, clashing, {{"at", making_->entry.at}, {"by", making_->entry.by}});
        keep(name_of(part), "withdrawn", clashing);
    } else {
        for_each_row(tx, part.take_out, part, clashing, {{"gone", gone_}});
        keep(name_of(part), "taken_out", clashing);
    }
    if (!facts.empty()) keep(name_of(part), "facts", facts);
}

void Journal::keep(std::string_view part, std::string_view what, std::span<Cells const> rows)
{
    steps_.push_back({std::string{part}, std::string{what}, pack(rows)});
}

MergeId Journal::save(std::string_view title)
{
    insert_merge(making_->tx, {.id = id_,
                               .kind = kind_,
                               .gone = gone_,
                               .stayed = stayed_,
                               .title = std::string{title},
                               .merged_at = making_->entry.at,
                               .merged_by = making_->entry.by});
    std::int64_t number = 0;
    for (auto const& step : steps_) insert_step(making_->tx, id_, {++number, step.part, step.what, step.content});
    mark_pair(making_->tx, making_->entry, kind_, gone_, stayed_, "merged");
    audit_both(*making_, kind_, "merged_records", gone_, stayed_);
    return id_;
}

std::vector<base::Problem> obstacles(db::Connection& tx, std::span<Obstacle const> all, std::int64_t gone,
                                     std::int64_t stayed)
{
    std::vector<base::Problem> problems;
    for (auto const& obstacle : all) {
        auto rows = tx.run(obstacle.select, {{"gone", gone}, {"stayed", stayed}});
        if (rows.first()) problems.push_back({"", obstacle.code});
    }
    return problems;
}

base::Result<base::Done> may_undo(db::Connection& tx, Merge const& merge)
{
    auto const conflict = [](std::string_view code) { return base::Error{base::Refusal::conflict, {{"", code}}}; };
    if (merge.undone_at) return conflict("merge.undone_already");
    if (merge_of(tx, merge.kind, merge.stayed)) return conflict("merge.went_since");
    for (auto const& other : merges_into(tx, merge.kind, merge.stayed))
        if (!other.undone_at && other.id > merge.id) return conflict("merge.later_first");
    return base::Done{};
}

std::vector<Cells> kept(db::Connection& tx, MergeId id, std::string_view part, std::string_view what)
{
    for (auto const& step : steps_of(tx, id))
        if (step.part == part && step.what == what) return unpack(step.content);
    return {};
}

void undo(Making const& making, Merge const& merge, std::vector<std::span<Part const>> const& parts)
{
    auto& tx = making.tx;
    auto const part_of = [&](std::string_view name) -> Part const* {
        for (auto const& list : parts)
            for (auto const& part : list)
                if (name_of(part) == name) return &part;
        return nullptr;
    };
    auto steps = steps_of(tx, merge.id);
    std::ranges::reverse(steps);
    for (auto const& step : steps) {
        if (step.what == "gone" || step.what == "stayed") continue;
        auto const* part = part_of(step.part);
        base::expect(part != nullptr, "the journal of a merge names a part that no slice lists");
        auto const rows = unpack(step.content);
        if (step.what == "moved") {
            for_each_row(tx, part->move, *part, rows, {{"from", merge.stayed}, {"to", merge.gone}});
            repoint(making, merge.kind, *part, rows, {merge.stayed, merge.gone});
        } else if (step.what == "withdrawn") {
            for_each_row(tx, part->restore, *part, rows, {});
        } else if (step.what == "taken_out") {
            put_back(tx, *part, rows);
        } else {
            std::vector<FactId> facts;
            for (auto const& row : rows) facts.push_back(FactId{row.front().integer});
            ledger::write_again(tx, making.placement, making.entry, facts);
        }
    }
    end_merge(tx, making.entry, merge.id);
    open_pair(tx, merge.kind, merge.gone, merge.stayed);
    audit_both(making, merge.kind, "unmerged_records", merge.gone, merge.stayed);
}

std::vector<Counted> counted(db::Connection& tx, web::Actor const& actor,
                             std::vector<std::span<Part const>> const& parts, std::int64_t record)
{
    std::vector<Counted> all;
    for (auto const& list : parts)
        for (auto const& part : list) {
            if (part.label.empty() || !actor.may(part.permission)) continue;
            std::int64_t rows = 0;
            for (auto const& row : tx.run(part.select, {{"record", record}})) rows += row.is_null(0) ? 0 : 1;
            all.push_back({part.label, rows});
        }
    return all;
}

std::vector<Counted> went_along(db::Connection& tx, web::Actor const& actor,
                                std::vector<std::span<Part const>> const& parts, MergeId merge)
{
    std::vector<Counted> all;
    auto const steps = steps_of(tx, merge);
    for (auto const& list : parts)
        for (auto const& part : list) {
            if (part.label.empty() || !actor.may(part.permission)) continue;
            std::int64_t rows = 0;
            for (auto const& step : steps)
                if (step.part == name_of(part) && (step.what == "moved" || step.what == "taken_out"))
                    rows += static_cast<std::int64_t>(unpack(step.content).size());
            if (rows > 0) all.push_back({part.label, rows});
        }
    return all;
}

}   // namespace merging
