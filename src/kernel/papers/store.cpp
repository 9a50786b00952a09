#include "kernel/papers/store.hpp"

#include "kernel/accounts/audit.hpp"
#include "platform/db/many.hpp"

namespace papers {
namespace {

constexpr std::string_view issuer_columns = R"sql(
    SELECT unit_id, culture, superior, name, symbol, place, on_behalf, post, signer, revision FROM paper_issuer )sql";
constexpr auto issuer_text = db::joined(issuer_columns, "WHERE unit_id = :unit");
constexpr db::Sql select_issuer{"papers.select_issuer", issuer_text.view()};
constexpr auto issuers_text = db::joined(issuer_columns, "ORDER BY name, unit_id");
constexpr db::Sql select_issuers{"papers.select_issuers", issuers_text.view()};

constexpr db::Sql insert_issuer{"papers.insert_issuer", R"sql(
    INSERT INTO paper_issuer (unit_id, culture, superior, name, symbol, place, on_behalf, post, signer, revision,
        entered_at, entered_by)
    VALUES (:unit, :culture, :superior, :name, :symbol, :place, :on_behalf, :post, :signer, 1, :at, :by)
    ON CONFLICT (unit_id) DO NOTHING)sql"};

constexpr db::Sql update_issuer{"papers.update_issuer", R"sql(
    UPDATE paper_issuer SET culture = :culture, superior = :superior, name = :name, symbol = :symbol, place = :place,
        on_behalf = :on_behalf, post = :post, signer = :signer, revision = revision + 1, entered_at = :at,
        entered_by = :by
    WHERE unit_id = :unit AND revision = :revision)sql"};

constexpr db::Sql upsert_series{"papers.upsert_series", R"sql(
    INSERT INTO paper_series (unit_id, type_code, span, last_number) VALUES (:unit, :type, :span, :first)
    ON CONFLICT (unit_id, type_code, span) DO UPDATE SET last_number = paper_series.last_number + 1
    RETURNING last_number)sql"};

constexpr db::Sql select_last{"papers.select_last", R"sql(
    SELECT last_number FROM paper_series WHERE unit_id = :unit AND type_code = :type AND span = :span)sql"};

constexpr db::Sql update_series{"papers.update_series", R"sql(
    UPDATE paper_series SET last_number = :number WHERE unit_id = :unit AND type_code = :type AND span = :span)sql"};

constexpr db::Sql delete_series{"papers.delete_series", R"sql(
    DELETE FROM paper_series WHERE unit_id = :unit AND type_code = :type AND span = :span
      AND NOT EXISTS (SELECT 1 FROM paper p
                      WHERE p.unit_id = :unit AND p.type_code = :type AND p.span = :span AND p.voided_at IS NULL))sql"};

constexpr db::Sql select_standing{"papers.select_standing", R"sql(
    SELECT 1 FROM paper
    WHERE unit_id = :unit AND type_code = :type AND span = :span AND voided_at IS NULL LIMIT 1)sql"};

constexpr db::Sql select_numbers{"papers.select_numbers", R"sql(
    SELECT number FROM paper WHERE unit_id = :unit AND type_code = :type AND span = :span AND number >= :from
    ORDER BY number)sql"};

constexpr std::string_view paper_columns = R"sql(
    SELECT p.id, p.kind, p.unit_id, p.type_code, p.span, p.number, p.number_text, p.dated_on, p.title, p.record_id,
           p.template_id, CASE WHEN p.pdf IS NULL THEN 0 ELSE 1 END, p.made_at, m.display_name, p.voided_at,
           v.display_name, p.void_reason, p.bundle_id, p.seal
    FROM paper p LEFT JOIN user_account m ON m.id = p.made_by LEFT JOIN user_account v ON v.id = p.voided_by )sql";
constexpr auto paper_text = db::joined(paper_columns, "WHERE p.id = :id");
constexpr db::Sql select_paper{"papers.select_paper", paper_text.view()};
constexpr auto about_text =
    db::joined(paper_columns, "WHERE p.kind = :kind AND p.record_id = :record ORDER BY p.id DESC");
constexpr db::Sql select_about{"papers.select_about", about_text.view()};
constexpr auto papers_text = db::joined(paper_columns, R"sql(
    WHERE p.unit_id = :unit AND p.id < :before AND (CAST(:type AS TEXT) = '' OR p.type_code = :type)
    ORDER BY p.id DESC LIMIT :most)sql");
constexpr db::Sql select_papers{"papers.select_papers", papers_text.view()};

constexpr db::Sql select_files{"papers.select_files", "SELECT docx, pdf FROM paper WHERE id = :id"};

constexpr db::Sql insert_paper{"papers.insert_paper", R"sql(
    INSERT INTO paper (id, kind, unit_id, type_code, span, number, number_text, dated_on, title, record_id, template_id,
        docx, pdf, bundle_id, seal, made_at, made_by, void_reason)
    VALUES (:id, :kind, :unit, :type, :span, :number, :number_text, :dated_on, :title, :record, :template, :docx, :pdf,
        :bundle, :seal, :at, :by, ''))sql"};

constexpr db::Sql update_voided{"papers.update_voided", R"sql(
    UPDATE paper SET voided_at = :at, voided_by = :by, void_reason = :reason
    WHERE id = :id AND voided_at IS NULL)sql"};

constexpr db::Sql all_statements[] = {select_issuer,  select_issuers, insert_issuer, update_issuer,
                                      upsert_series,  update_series,  delete_series, select_last,
                                      select_paper,   select_about,   select_papers, select_standing,
                                      select_numbers, select_files,   insert_paper,  update_voided};

Issuer issuer_of(db::Row const& row)
{
    return {row.id<UnitId>(0), row.string(1), row.string(2), row.string(3), row.string(4),
            row.string(5),     row.string(6), row.string(7), row.string(8), row.integer(9)};
}

Paper paper_of(db::Row const& row)
{
    return {.id = row.id<PaperId>(0),
            .kind = row.string(1),
            .unit = row.id<UnitId>(2),
            .type_code = row.string(3),
            .span = row.string(4),
            .number = row.maybe_integer(5),
            .number_text = row.string(6),
            .dated_on = row.date(7),
            .title = row.string(8),
            .record = row.integer(9),
            .own_template = row.maybe_id<TemplateId>(10),
            .has_pdf = row.flag(11),
            .made_at = row.instant(12),
            .made_by = row.maybe_string(13).value_or(""),
            .voided_at = row.maybe_instant(14),
            .voided_by = row.maybe_string(15).value_or(""),
            .void_reason = row.string(16),
            .bundle = row.maybe_id<BundleId>(17),
            .seal = row.string(18)};
}

}   // namespace

std::optional<Issuer> find_issuer(db::Connection& tx, UnitId unit)
{
    auto rows = tx.run(select_issuer, {{"unit", unit}});
    auto const row = rows.first();
    return row ? std::optional{issuer_of(*row)} : std::nullopt;
}

std::vector<Issuer> list_issuers(db::Connection& tx)
{
    std::vector<Issuer> all;
    for (auto const& row : tx.run(select_issuers)) all.push_back(issuer_of(row));
    return all;
}

base::Result<base::Done> save(db::Connection& tx, Issuer const& issuer, UserId by, base::Instant at)
{
    std::vector<db::Param> params{{"unit", issuer.unit},
                                  {"culture", issuer.culture},
                                  {"superior", issuer.superior},
                                  {"name", issuer.name},
                                  {"symbol", issuer.symbol},
                                  {"place", issuer.place},
                                  {"on_behalf", issuer.on_behalf},
                                  {"post", issuer.post},
                                  {"signer", issuer.signer},
                                  {"at", at},
                                  {"by", by}};
    if (issuer.revision > 0) params.push_back({"revision", issuer.revision});
    if (tx.change(issuer.revision > 0 ? update_issuer : insert_issuer, params) == 0)
        return base::Error{base::Refusal::conflict, {{"", "changed_by_another"}}};
    accounts::audit(tx, by, at, {issuer.revision > 0 ? "changed" : "created", "paper_issuer", issuer.unit.value});
    return base::Done{};
}

std::int64_t next_number(db::Connection& tx, UnitId unit, std::string_view type_code, std::string_view span,
                         std::int64_t first)
{
    auto rows = tx.run(upsert_series, {{"unit", unit}, {"type", type_code}, {"span", span}, {"first", first}});
    auto const number = rows.first()->integer(0);
    auto const free = first_free(tx, unit, type_code, span, number);
    if (free != number)
        tx.change(update_series, {{"number", free}, {"unit", unit}, {"type", type_code}, {"span", span}});
    return free;
}

void begin_anew(db::Connection& tx, UnitId unit, std::string_view type_code, std::string_view span)
{
    tx.change(delete_series, {{"unit", unit}, {"type", type_code}, {"span", span}});
}

bool any_stands(db::Connection& tx, UnitId unit, std::string_view type_code, std::string_view span)
{
    return tx.run(select_standing, {{"unit", unit}, {"type", type_code}, {"span", span}}).first().has_value();
}

std::int64_t first_free(db::Connection& tx, UnitId unit, std::string_view type_code, std::string_view span,
                        std::int64_t from)
{
    auto free = from;
    for (auto const& row :
         tx.run(select_numbers, {{"unit", unit}, {"type", type_code}, {"span", span}, {"from", from}}))
        if (row.integer(0) == free) ++free;
    return free;
}

std::int64_t last_number(db::Connection& tx, UnitId unit, std::string_view type_code, std::string_view span)
{
    auto rows = tx.run(select_last, {{"unit", unit}, {"type", type_code}, {"span", span}});
    auto const row = rows.first();
    return row ? row->integer(0) : 0;
}

PaperId add(db::Connection& tx, Paper const& paper, Files const& files, UserId by, base::Instant at)
{
    auto const id = paper.id ? paper.id : tx.new_id<PaperId>();
    tx.change(insert_paper, {{"id", id},
                             {"kind", paper.kind},
                             {"unit", paper.unit},
                             {"type", paper.type_code},
                             {"span", paper.span},
                             {"number", paper.number},
                             {"number_text", paper.number_text},
                             {"dated_on", paper.dated_on},
                             {"title", paper.title},
                             {"record", paper.record},
                             {"template", paper.own_template},
                             {"docx", db::bytes(files.docx)},
                             {"pdf", files.pdf.empty() ? db::Value{} : db::bytes(files.pdf)},
                             {"bundle", paper.bundle},
                             {"seal", paper.seal},
                             {"at", at},
                             {"by", by}});
    accounts::audit(tx, by, at, {"issued", "paper", id.value});
    return id;
}

std::optional<Paper> find_paper(db::Connection& tx, PaperId id)
{
    auto rows = tx.run(select_paper, {{"id", id}});
    auto const row = rows.first();
    return row ? std::optional{paper_of(*row)} : std::nullopt;
}

Files files_of(db::Connection& tx, PaperId id)
{
    auto rows = tx.run(select_files, {{"id", id}});
    auto const row = rows.first();
    return row ? Files{row->string(0), row->is_null(1) ? std::string{} : row->string(1)} : Files{};
}

std::vector<Paper> papers_about(db::Connection& tx, std::string_view kind, std::int64_t record)
{
    std::vector<Paper> all;
    for (auto const& row : tx.run(select_about, {{"kind", kind}, {"record", record}})) all.push_back(paper_of(row));
    return all;
}

PaperPage list_papers(db::Connection& tx, UnitId unit, std::string_view type_code,
                      std::optional<web::Cursor> const& after, std::size_t size)
{
    PaperPage page;
    auto const before = after ? after->id : std::int64_t{1} << 62;
    for (auto const& row : tx.run(select_papers, {{"unit", unit},
                                                  {"before", before},
                                                  {"type", type_code},
                                                  {"most", static_cast<std::int64_t>(size) + 1}})) {
        if (page.rows.size() == size) {
            page.next = web::Cursor{"", page.rows.back().id.value};
            break;
        }
        page.rows.push_back(paper_of(row));
    }
    return page;
}

base::Result<base::Done> void_paper(db::Connection& tx, PaperId id, std::string_view reason, UserId by,
                                    base::Instant at)
{
    if (tx.change(update_voided, {{"at", at}, {"by", by}, {"reason", reason}, {"id", id}}) == 0)
        return base::Error{base::Refusal::conflict, {{"", "paper.voided_already"}}};
    accounts::audit(tx, by, at, {"voided", "paper", id.value});
    return base::Done{};
}

std::span<db::Sql const> statements()
{
    static std::vector<db::Sql> const all = [] {
        std::vector<db::Sql> joined{std::begin(all_statements), std::end(all_statements)};
        auto const templates = template_statements();
        joined.insert(joined.end(), templates.begin(), templates.end());
        auto const bundles = bundle_statements();
        joined.insert(joined.end(), bundles.begin(), bundles.end());
        return joined;
    }();
    return all;
}

}   // namespace papers
