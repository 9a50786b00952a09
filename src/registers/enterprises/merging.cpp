#include "registers/enterprises/merging.hpp"

#include <algorithm>

#include "base/expect.hpp"
#include "base/text.hpp"
#include "registers/enterprises/facts.hpp"
#include "registers/enterprises/row.hpp"

namespace enterprises {
namespace {

/// Kinds of the columns of `select_whole`, in its order.
constexpr std::string_view whole = "ittbttttttttttitttttiitttititi";
enum Column : std::size_t {
    name = 1,
    fold,
    sort_key,
    short_name,
    foreign_name,
    tax_code,
    legal_type,
    ownership,
    registered_on,
    industry_version,
    industry_code,
    status,
    survey_status,
    place,
    village,
    street,
    representative,
    phone,
    email,
    workers,
    female_workers,
    counted_on,
    counts_on,
    ceased_on,
    revision
};
/// A form opened while two records are one must never fit one of them later: its revision counts on from far above.
constexpr std::int64_t while_merged = 1'000'000'000;

constexpr db::Sql select_whole{"enterprises.select_whole", R"sql(
    SELECT id, name, name_fold, sort_key, short_name, foreign_name, tax_code, legal_type, ownership, registered_on,
           industry_version, industry_code, status, survey_status, place_id, village, street, representative, phone,
           email, workers, female_workers, counted_on, counts_on, ceased_on, revision, entered_at, entered_by,
           withdrawn_at, withdrawn_by
    FROM enterprise WHERE id = :id)sql"};
constexpr db::Sql update_whole{"enterprises.update_whole", R"sql(
    UPDATE enterprise
    SET name = :c01, name_fold = :c02, sort_key = :c03, short_name = :c04, foreign_name = :c05, tax_code = :c06,
        legal_type = :c07, ownership = :c08, registered_on = :c09, industry_version = :c10, industry_code = :c11,
        status = :c12, survey_status = :c13, place_id = :c14, village = :c15, street = :c16, representative = :c17,
        phone = :c18, email = :c19, workers = :c20, female_workers = :c21, counted_on = :c22, counts_on = :c23,
        ceased_on = :c24, revision = :c25, entered_at = :c26, entered_by = :c27, withdrawn_at = :c28,
        withdrawn_by = :c29
    WHERE id = :c00 AND revision = :was)sql"};

constexpr db::Sql forget_words{"enterprises.forget_words_of_merged", R"sql(
    INSERT INTO enterprise_index (enterprise_index, rowid, words) VALUES ('delete', :id, :words))sql",
                               "SELECT CAST(:id AS BIGINT), CAST(:words AS TEXT)"};
constexpr db::Sql index_words{"enterprises.index_words_of_merged",
                              "INSERT INTO enterprise_index (rowid, words) VALUES (:id, :words)",
                              "SELECT CAST(:id AS BIGINT), CAST(:words AS TEXT)"};

constexpr db::Sql insert_given_up{"enterprises.insert_given_up_name", R"sql(
    INSERT INTO enterprise_name (enterprise_id, valid_to, name, entered_at, entered_by)
    VALUES (:id, :until, :name, :at, :by) ON CONFLICT (enterprise_id, valid_to) DO NOTHING)sql"};
constexpr db::Sql delete_given_up{"enterprises.delete_given_up_name", R"sql(
    DELETE FROM enterprise_name WHERE enterprise_id = :id AND entered_at = :at AND name = :name)sql"};

constexpr db::Sql forget_newest{"enterprises.forget_newest_of_merged", R"sql(
    UPDATE enterprise_headcount SET newest = 0 WHERE enterprise_id = :id AND newest = 1)sql"};
constexpr db::Sql mark_newest{"enterprises.mark_newest_of_merged", R"sql(
    UPDATE enterprise_headcount SET newest = 1
    WHERE enterprise_id = :id AND withdrawn_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM enterprise_headcount l
        WHERE l.enterprise_id = enterprise_headcount.enterprise_id AND l.kind = enterprise_headcount.kind
          AND l.withdrawn_at IS NULL
          AND (l.counted_on, l.entered_at) > (enterprise_headcount.counted_on, enterprise_headcount.entered_at)))sql"};

constexpr db::Sql all_statements[] = {select_whole,    update_whole,    forget_words,  index_words,
                                      insert_given_up, delete_given_up, forget_newest, mark_newest};

merging::Cells whole_row(db::Connection& tx, EnterpriseId id)
{
    auto rows = tx.run(select_whole, {{"id", id}});
    auto const row = rows.first();
    base::expect(row.has_value(), "an enterprise to be merged is not there");
    return merging::read_cells(*row, whole);
}

/// A db::Conflict when somebody else changed the row since it had this revision. The words it is found by follow.
void update_row(db::Connection& tx, merging::Cells const& before, merging::Cells const& after)
{
    auto params = merging::column_params(after);
    params.push_back({"was", before[revision].integer});
    if (tx.change(update_whole, std::span{std::as_const(params)}) != 1)
        throw db::Conflict{"enterprises.update_whole: the enterprise was changed meanwhile"};
    if (tx.dialect() != db::Dialect::sqlite) return;
    constexpr std::size_t withdrawn_at = 28;
    bool const was_found = before[withdrawn_at].kind == db::Kind::null;
    bool const is_found = after[withdrawn_at].kind == db::Kind::null;
    if (was_found && (!is_found || before[fold] != after[fold]))
        tx.change(forget_words, {{"id", before[0].integer}, {"words", before[fold].text}});
    if (is_found && (!was_found || before[fold] != after[fold]))
        tx.change(index_words, {{"id", after[0].integer}, {"words", after[fold].text}});
}

std::optional<base::Date> day_in(merging::Cell const& cell)
{
    return cell.kind == db::Kind::null ? std::nullopt : base::parse_date(cell.text);
}

void write_facts(merging::Making const& making, merging::Cells const& row)
{
    auto const id = EnterpriseId{row[0].integer};
    ledger::withdraw(making.tx, making.placement, making.entry, "enterprise", std::span{&id.value, 1});
    auto const e = find(making.tx, id, base::forever - base::Days{1});
    if (!e) return;
    std::vector<ledger::Fact> facts;
    PresentPlaces present{making.tx};
    append_facts(facts, *e, {*day_in(row[counts_on]), day_in(row[ceased_on]), former_places(making.tx, id)}, present);
    ledger::record(making.tx, making.placement, making.entry, facts);
}

/// The row of the one that stays as it is to be: the fields of `e`, everything else as before.
merging::Cells changed_row(merging::Cells row, merging::Cells const& goes, Enterprise const& e, bool status_of_goes)
{
    auto const text = [](std::string const& value) { return merging::Cell{db::Kind::text, 0, value}; };
    auto const number = [](std::optional<std::int64_t> const& n) {
        return n ? merging::Cell{db::Kind::integer, *n} : merging::Cell{};
    };
    row[name] = text(e.name);
    row[fold] = text(stored_fold(e.name));
    row[sort_key] = {db::Kind::bytes, 0, base::sort_key(e.name)};
    row[short_name] = text(e.short_name);
    row[foreign_name] = text(e.foreign_name);
    row[tax_code] = e.tax_code.empty() ? merging::Cell{} : text(e.tax_code);
    row[legal_type] = text(e.legal_type);
    row[ownership] = text(e.ownership);
    row[registered_on] = e.registered_on ? text(base::iso(*e.registered_on)) : merging::Cell{};
    row[industry_version] = text(e.industry_version);
    row[industry_code] = text(e.industry_code);
    row[status] = text(e.status);
    row[survey_status] = text(e.survey_status);
    row[place] = number(e.place.value);
    row[village] = text(e.village);
    row[street] = text(e.street);
    row[representative] = text(e.representative);
    row[phone] = text(e.phone);
    row[email] = text(e.email);
    row[workers] = number(e.workers);
    row[female_workers] = number(e.female_workers);
    row[counted_on] = e.counted_on ? text(base::iso(*e.counted_on)) : merging::Cell{};
    // it counts from the day it was registered, or from when the first of the records began to count
    row[counts_on] = e.registered_on ? text(base::iso(e.registered_on->date))
                                     : std::min(row[counts_on], goes[counts_on],
                                                [](auto const& a, auto const& b) { return a.text < b.text; });
    if (status_of_goes) row[ceased_on] = goes[ceased_on];
    row[revision].integer = std::max(row[revision].integer, goes[revision].integer) + while_merged;
    return row;
}

}   // namespace

base::Result<merging::MergeId> merge(merging::Making const& making, merging::Parts const& all, Chosen const& chosen,
                                     base::Date today)
{
    auto& tx = making.tx;
    auto merged = chosen.stays;
    bool status_of_goes = false;
    for (auto const& field : merge_fields()) {
        if (std::ranges::find(chosen.from_goes, field.name) == chosen.from_goes.end()) continue;
        field.take(merged, chosen.goes);
        status_of_goes = status_of_goes || field.name == "status";
    }
    if (auto problems = check(merged, today); !problems.empty())
        return base::Error{base::Refusal::invalid, std::move(problems)};
    auto const stays = whole_row(tx, chosen.stays.id);
    auto const goes = whole_row(tx, chosen.goes.id);
    if (stays[revision].integer != chosen.stays.revision || goes[revision].integer != chosen.goes.revision)
        return base::Error{base::Refusal::conflict, {{"", "changed_by_another"}}};
    if (auto problems = merging::obstacles(tx, all.between_enterprises, chosen.goes.id.value, chosen.stays.id.value);
        !problems.empty())
        return base::Error{base::Refusal::conflict, std::move(problems)};

    merging::Journal journal{making, merging::Kind::enterprise, chosen.goes.id.value, chosen.stays.id.value};
    for (auto const id : {chosen.stays.id, chosen.goes.id}) tx.change(forget_newest, {{"id", id}});
    journal.move(all.enterprises);
    tx.change(mark_newest, {{"id", chosen.stays.id}});
    auto gone = goes;
    gone[28] = {db::Kind::text, 0, base::iso(making.entry.at)};
    gone[29] = {db::Kind::integer, making.entry.by.value};
    update_row(tx, goes, gone);
    auto const after = changed_row(stays, goes, merged, status_of_goes);
    update_row(tx, stays, after);
    write_facts(making, gone);
    write_facts(making, after);
    journal.keep("enterprise", "gone", std::span{&goes, 1});
    merging::Cells const both[] = {stays, after};
    journal.keep("enterprise", "stayed", both);
    for (auto const* row : {&stays, &goes})
        if ((*row)[name] != after[name] && tx.change(insert_given_up, {{"id", chosen.stays.id},
                                                                       {"until", today},
                                                                       {"name", (*row)[name].text},
                                                                       {"at", making.entry.at},
                                                                       {"by", making.entry.by}}) == 1) {
            merging::Cells const kept{(*row)[name]};
            journal.keep("enterprise_name", "stayed", std::span{&kept, 1});
        }
    return journal.save(chosen.goes.name);
}

base::Result<base::Done> unmerge(merging::Making const& making, merging::Parts const& all, merging::Merge const& merge)
{
    auto& tx = making.tx;
    if (auto const allowed = merging::may_undo(tx, merge); !allowed) return allowed;
    auto const goes = merging::kept(tx, merge.id, "enterprise", "gone");
    auto const stayed = merging::kept(tx, merge.id, "enterprise", "stayed");
    base::expect(goes.size() == 1 && stayed.size() == 2, "the journal of a merge does not know both enterprises");
    auto const now = whole_row(tx, EnterpriseId{merge.stayed});
    auto back = now;
    for (std::size_t i = 1; i < now.size(); ++i)
        if (now[i] == stayed[1][i]) back[i] = stayed[0][i];
    // a change made since stays, with what hangs on it, behind all revisions the record ever had
    if (now != stayed[1]) {
        back[revision].integer = now[revision].integer + 1;
        back[fold] = {db::Kind::text, 0, stored_fold(back[name].text)};
        back[sort_key] = {db::Kind::bytes, 0, base::sort_key(back[name].text)};
    }
    for (auto const& given_up : merging::kept(tx, merge.id, "enterprise_name", "stayed"))
        tx.change(delete_given_up,
                  {{"id", EnterpriseId{merge.stayed}}, {"at", merge.merged_at}, {"name", given_up.front().text}});
    update_row(tx, now, back);
    update_row(tx, whole_row(tx, EnterpriseId{merge.gone}), goes.front());
    tx.change(forget_newest, {{"id", EnterpriseId{merge.stayed}}});
    merging::undo(making, merge, all.enterprises);
    for (auto const id : {merge.stayed, merge.gone}) {
        tx.change(forget_newest, {{"id", EnterpriseId{id}}});
        tx.change(mark_newest, {{"id", EnterpriseId{id}}});
    }
    write_facts(making, back);
    write_facts(making, goes.front());
    return base::Done{};
}

std::span<db::Sql const> merging_statements()
{
    static auto const all = [] {
        auto every = merging::statements_of(enterprise_parts());
        every.insert(every.end(), std::begin(all_statements), std::end(all_statements));
        return every;
    }();
    return all;
}

}   // namespace enterprises
