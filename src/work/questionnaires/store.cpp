#include "work/questionnaires/store.hpp"

#include "base/text.hpp"
#include "kernel/accounts/audit.hpp"
#include "platform/db/many.hpp"
#include "work/questionnaires/definition.hpp"

namespace questionnaires {
namespace {

constexpr std::string_view columns = R"sql(
    SELECT id, unit_id, definition, newest, is_changed, revision, sort_key
    FROM questionnaire WHERE withdrawn_at IS NULL )sql";

constexpr auto one_text = db::joined(columns, "AND id = :id");
constexpr db::Sql select_one{"questionnaires.select_one", one_text.view()};

constexpr auto list_text = db::joined(columns, "AND (sort_key, id) > (:key, :id) ORDER BY sort_key, id LIMIT :most");
constexpr db::Sql select_list{"questionnaires.select_list", list_text.view()};

constexpr db::Sql select_version{"questionnaires.select_version", R"sql(
    SELECT definition FROM questionnaire_version WHERE questionnaire_id = :id AND number = :number)sql"};

constexpr db::Sql insert_one{"questionnaires.insert", R"sql(
    INSERT INTO questionnaire (id, unit_id, title, sort_key, definition, newest, is_changed, revision, entered_at,
                               entered_by)
    VALUES (:id, :unit, :title, :sort_key, :definition, 0, 1, 1, :at, :by))sql"};

constexpr db::Sql update_one{"questionnaires.update", R"sql(
    UPDATE questionnaire
    SET title = :title, sort_key = :sort_key, definition = :definition, is_changed = 1, revision = revision + 1
    WHERE id = :id AND revision = :revision AND withdrawn_at IS NULL)sql"};

constexpr db::Sql update_newest{"questionnaires.update_newest", R"sql(
    UPDATE questionnaire SET newest = newest + 1, is_changed = 0, revision = revision + 1
    WHERE id = :id AND revision = :revision AND withdrawn_at IS NULL)sql"};

constexpr db::Sql insert_version{"questionnaires.insert_version", R"sql(
    INSERT INTO questionnaire_version (questionnaire_id, number, definition, published_at, published_by)
    VALUES (:id, :number, :definition, :at, :by))sql"};

constexpr db::Sql withdraw_one{"questionnaires.withdraw", R"sql(
    UPDATE questionnaire SET withdrawn_at = :at, withdrawn_by = :by
    WHERE id = :id AND revision = :revision AND withdrawn_at IS NULL)sql"};

constexpr db::Sql all_statements[] = {select_one, select_list,   select_version, insert_one,
                                      update_one, update_newest, insert_version, withdraw_one};

Draft draft_of(db::Row const& row)
{
    return {.id = row.id<QuestionnaireId>(0),
            .unit = row.id<UnitId>(1),
            .questionnaire = stored_definition(row.text(2)),
            .newest = static_cast<int>(row.integer(3)),
            .is_changed = row.flag(4),
            .revision = row.integer(5)};
}

base::Error changed_by_another() { return {base::Refusal::conflict, {{"", "changed_by_another"}}}; }

}   // namespace

std::optional<Draft> find(db::Connection& tx, QuestionnaireId id)
{
    auto rows = tx.run(select_one, {{"id", id}});
    auto const row = rows.first();
    return row ? std::optional{draft_of(*row)} : std::nullopt;
}

std::optional<Questionnaire> find_version(db::Connection& tx, QuestionnaireId id, int number)
{
    auto rows = tx.run(select_version, {{"id", id}, {"number", number}});
    auto const row = rows.first();
    return row ? std::optional{stored_definition(row->text(0))} : std::nullopt;
}

Page list(db::Connection& tx, Asked const& asked)
{
    Page page;
    auto const after = asked.after.value_or(web::Cursor{});
    web::Cursor at;
    for (auto const& row :
         tx.run(select_list, {{"key", db::bytes(after.key)}, {"id", after.id}, {"most", asked.size + 1}})) {
        if (page.drafts.size() == asked.size) {
            page.next = at;
            break;
        }
        at = {row.string(6), row.integer(0)};
        page.drafts.push_back(draft_of(row));
    }
    return page;
}

QuestionnaireId add(db::Connection& tx, ledger::Entry const& entry, UnitId unit, Questionnaire const& made)
{
    auto const id = tx.new_id<QuestionnaireId>();
    auto const sort_key = base::sort_key(made.title.vi);
    tx.change(insert_one, {{"id", id},
                           {"unit", unit},
                           {"title", made.title.vi},
                           {"sort_key", db::bytes(sort_key)},
                           {"definition", json_of(made)},
                           {"at", entry.at},
                           {"by", entry.by}});
    accounts::audit(tx, entry.by, entry.at, {"created", "questionnaire", id.value});
    return id;
}

base::Result<base::Done> save(db::Connection& tx, ledger::Entry const& entry, Draft const& changed)
{
    auto const sort_key = base::sort_key(changed.questionnaire.title.vi);
    auto const saved = tx.change(update_one, {{"title", changed.questionnaire.title.vi},
                                              {"sort_key", db::bytes(sort_key)},
                                              {"definition", json_of(changed.questionnaire)},
                                              {"id", changed.id},
                                              {"revision", changed.revision}});
    if (saved == 0) return changed_by_another();
    accounts::audit(tx, entry.by, entry.at, {"changed", "questionnaire", changed.id.value});
    return base::Done{};
}

base::Result<int> publish(db::Connection& tx, ledger::Entry const& entry, Draft const& draft)
{
    if (tx.change(update_newest, {{"id", draft.id}, {"revision", draft.revision}}) == 0) return changed_by_another();
    auto const number = draft.newest + 1;
    tx.change(insert_version, {{"id", draft.id},
                               {"number", number},
                               {"definition", json_of(draft.questionnaire)},
                               {"at", entry.at},
                               {"by", entry.by}});
    accounts::audit(tx, entry.by, entry.at, {"published", "questionnaire", draft.id.value});
    return number;
}

base::Result<base::Done> withdraw(db::Connection& tx, ledger::Entry const& entry, Draft const& draft)
{
    auto const withdrawn =
        tx.change(withdraw_one, {{"at", entry.at}, {"by", entry.by}, {"id", draft.id}, {"revision", draft.revision}});
    if (withdrawn == 0) return changed_by_another();
    accounts::audit(tx, entry.by, entry.at, {"withdrawn", "questionnaire", draft.id.value});
    return base::Done{};
}

std::span<db::Sql const> statements() { return all_statements; }

}   // namespace questionnaires
