#include "kernel/accounts/audit.hpp"
#include "kernel/papers/store.hpp"
#include "platform/db/many.hpp"

namespace papers {
namespace {

constexpr std::string_view columns = R"sql(
    SELECT t.id, t.unit_id, t.kind, t.version, t.file_name, t.uploaded_at, u.display_name, t.ended_at
    FROM paper_template t LEFT JOIN user_account u ON u.id = t.uploaded_by )sql";
constexpr auto all_text = db::joined(columns, "WHERE t.unit_id = :unit AND t.kind = :kind ORDER BY t.version DESC");
constexpr db::Sql select_all{"papers.select_templates", all_text.view()};
constexpr auto standing_text = db::joined(columns, "WHERE t.unit_id = :unit AND t.kind = :kind AND t.ended_at IS NULL");
constexpr db::Sql select_standing{"papers.select_standing_template", standing_text.view()};

constexpr auto one_text = db::joined(columns, "WHERE t.id = :id");
constexpr db::Sql select_one{"papers.select_template", one_text.view()};

constexpr db::Sql select_file{"papers.select_template_file", "SELECT file FROM paper_template WHERE id = :id"};

constexpr db::Sql insert_template{"papers.insert_template", R"sql(
    INSERT INTO paper_template (id, unit_id, kind, version, file_name, file, uploaded_at, uploaded_by)
    SELECT :id, :unit, :kind, coalesce(max(t.version), 0) + 1, :file_name, :file, :at, :by
    FROM paper_template t WHERE t.unit_id = :unit AND t.kind = :kind)sql"};

constexpr db::Sql update_ended{"papers.end_template", R"sql(
    UPDATE paper_template SET ended_at = :at, ended_by = :by
    WHERE unit_id = :unit AND kind = :kind AND ended_at IS NULL)sql"};

constexpr db::Sql own_statements[] = {select_all,  select_standing, select_one,
                                      select_file, insert_template, update_ended};

OwnTemplate template_of(db::Row const& row)
{
    return {.id = row.id<TemplateId>(0),
            .unit = row.id<UnitId>(1),
            .kind = row.string(2),
            .version = row.integer(3),
            .file_name = row.string(4),
            .uploaded_at = row.instant(5),
            .uploaded_by = row.maybe_string(6).value_or(""),
            .ended_at = row.maybe_instant(7)};
}

}   // namespace

std::vector<OwnTemplate> list_templates(db::Connection& tx, UnitId unit, std::string_view kind)
{
    std::vector<OwnTemplate> all;
    for (auto const& row : tx.run(select_all, {{"unit", unit}, {"kind", kind}})) all.push_back(template_of(row));
    return all;
}

std::optional<OwnTemplate> standing_template(db::Connection& tx, UnitId unit, std::string_view kind)
{
    auto rows = tx.run(select_standing, {{"unit", unit}, {"kind", kind}});
    auto const row = rows.first();
    return row ? std::optional{template_of(*row)} : std::nullopt;
}

std::optional<OwnTemplate> find_template(db::Connection& tx, TemplateId id)
{
    auto rows = tx.run(select_one, {{"id", id}});
    auto const row = rows.first();
    return row ? std::optional{template_of(*row)} : std::nullopt;
}

std::string template_file(db::Connection& tx, TemplateId id)
{
    auto rows = tx.run(select_file, {{"id", id}});
    auto const row = rows.first();
    return row ? row->string(0) : std::string{};
}

TemplateId add_template(db::Connection& tx, OwnTemplate const& made, std::string_view file, UserId by, base::Instant at)
{
    tx.change(update_ended, {{"at", at}, {"by", by}, {"unit", made.unit}, {"kind", made.kind}});
    auto const id = tx.new_id<TemplateId>();
    tx.change(insert_template, {{"id", id},
                                {"unit", made.unit},
                                {"kind", made.kind},
                                {"file_name", made.file_name},
                                {"file", db::bytes(file)},
                                {"at", at},
                                {"by", by}});
    accounts::audit(tx, by, at, {"created", "paper_template", id.value});
    return id;
}

void end_template(db::Connection& tx, UnitId unit, std::string_view kind, UserId by, base::Instant at)
{
    auto const standing = standing_template(tx, unit, kind);
    if (!standing) return;
    tx.change(update_ended, {{"at", at}, {"by", by}, {"unit", unit}, {"kind", kind}});
    accounts::audit(tx, by, at, {"ended", "paper_template", standing->id.value});
}

std::span<db::Sql const> template_statements() { return own_statements; }

}   // namespace papers
