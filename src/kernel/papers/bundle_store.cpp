#include <set>

#include "kernel/accounts/audit.hpp"
#include "kernel/papers/bundle_rows.hpp"
#include "platform/db/many.hpp"
#include "platform/documents/archive.hpp"

namespace papers {
namespace {

constexpr std::string_view columns = R"sql(
    SELECT b.id, b.kind, b.unit_id, b.record_id, b.title, CASE WHEN b.pdf IS NULL THEN 0 ELSE 1 END, b.made_at,
           m.display_name
    FROM paper_bundle b LEFT JOIN user_account m ON m.id = b.made_by )sql";
constexpr auto one_text = db::joined(columns, "WHERE b.id = :id");
constexpr db::Sql select_bundle{"papers.select_bundle", one_text.view()};
constexpr auto of_text = db::joined(columns, "WHERE b.kind = :kind AND b.record_id = :record ORDER BY b.id DESC");
constexpr db::Sql select_of_record{"papers.select_bundles_of", of_text.view()};

constexpr db::Sql select_pdf{"papers.select_bundle_pdf", "SELECT pdf FROM paper_bundle WHERE id = :id"};
constexpr db::Sql select_members{"papers.select_bundle_papers",
                                 "SELECT id FROM paper WHERE bundle_id = :id ORDER BY id"};
constexpr db::Sql select_word_files{"papers.select_bundle_files",
                                    "SELECT title, docx FROM paper WHERE bundle_id = :id ORDER BY id"};

constexpr auto standing_text = db::with_many("SELECT record_id, seal FROM paper WHERE record_id IN ",
                                             " AND kind = :kind AND voided_at IS NULL ORDER BY id");
constexpr db::Sql select_standing{"papers.select_standing", standing_text.view()};

constexpr db::Sql insert_bundle{"papers.insert_bundle", R"sql(
    INSERT INTO paper_bundle (id, kind, unit_id, record_id, title, made_at, made_by)
    VALUES (:id, :kind, :unit, :record, :title, :at, :by))sql"};
constexpr db::Sql update_pages{"papers.update_bundle_pdf", "UPDATE paper_bundle SET pdf = :pdf WHERE id = :id"};

constexpr db::Sql all_statements[] = {select_bundle,     select_of_record, select_pdf,    select_members,
                                      select_word_files, select_standing,  insert_bundle, update_pages};

Bundle bundle_of(db::Row const& row)
{
    return {row.id<BundleId>(0), row.string(1), row.id<UnitId>(2), row.integer(3),
            row.string(4),       row.flag(5),   row.instant(6),    row.maybe_string(7).value_or("")};
}

/// The number that a seal tells; "" for papers without one.
std::string number_in(std::string_view seal)
{
    auto const opened = seals::opened(seal);
    return opened ? std::string{opened->fact(seals::Tag::number)} : std::string{};
}

/// The number that the seal of this record's paper would tell.
std::string number_of(Kind const& kind, Subject const& subject)
{
    for (auto const& one : kind.seal)
        if (one.tag == seals::Tag::number)
            if (auto const found = subject.values.fields.find(one.field); found != subject.values.fields.end())
                return found->second;
    return {};
}

}   // namespace

std::optional<Bundle> find_bundle(db::Connection& tx, BundleId id)
{
    auto rows = tx.run(select_bundle, {{"id", id}});
    auto const row = rows.first();
    return row ? std::optional{bundle_of(*row)} : std::nullopt;
}

std::vector<Bundle> bundles_of(db::Connection& tx, std::string_view kind, std::int64_t record)
{
    std::vector<Bundle> all;
    for (auto const& row : tx.run(select_of_record, {{"kind", kind}, {"record", record}}))
        all.push_back(bundle_of(row));
    return all;
}

std::string bundle_pdf(db::Connection& tx, BundleId id)
{
    auto rows = tx.run(select_pdf, {{"id", id}});
    auto const row = rows.first();
    return row && !row->is_null(0) ? row->string(0) : std::string{};
}

std::vector<Paper> papers_in(db::Connection& tx, BundleId id)
{
    std::vector<PaperId> ids;
    for (auto const& row : tx.run(select_members, {{"id", id}})) ids.push_back(row.id<PaperId>(0));
    std::vector<Paper> all;
    for (auto const one : ids) all.push_back(*find_paper(tx, one));
    return all;
}

std::vector<Subject> without_paper(db::Connection& tx, Kind const& kind, std::vector<Subject> subjects)
{
    std::vector<db::Value> records;
    for (auto const& subject : subjects) records.emplace_back(subject.record);
    std::set<std::pair<std::int64_t, std::string>> standing;
    std::set<std::int64_t> unsealed;   // made before there were seals
    db::for_many(tx, select_standing, records,
                 [&](db::Row const& row) {
                     if (row.text(1).empty()) unsealed.insert(row.integer(0));
                     standing.emplace(row.integer(0), number_in(row.text(1)));
                 },
                 {{"kind", kind.code}});
    std::erase_if(subjects, [&](Subject const& subject) {
        return unsealed.contains(subject.record) || standing.contains({subject.record, number_of(kind, subject)});
    });
    return subjects;
}

std::string bundle_archive(db::Connection& tx, BundleId id)
{
    std::vector<std::pair<std::string, std::string>> files;
    for (auto const& row : tx.run(select_word_files, {{"id", id}})) {
        auto name = std::to_string(files.size() + 1);
        name.insert(0, name.size() < 3 ? 3 - name.size() : 0, '0');
        auto title = row.string(0);
        for (auto& c : title)
            if (std::string_view{"/\\:*?\"<>|"}.find(c) != std::string_view::npos) c = '-';
        files.emplace_back(name + " " + title + ".docx", row.string(1));
    }
    return documents::zipped(files);
}

void add_bundle(db::Connection& tx, Bundle const& bundle, UserId by, base::Instant at)
{
    tx.change(insert_bundle, {{"id", bundle.id},
                              {"kind", bundle.kind},
                              {"unit", bundle.unit},
                              {"record", bundle.record},
                              {"title", bundle.title},
                              {"at", at},
                              {"by", by}});
    accounts::audit(tx, by, at, {"created", "paper_bundle", bundle.id.value});
}

void keep_pages(db::Connection& tx, BundleId id, std::string_view pdf)
{
    tx.change_one(update_pages, {{"pdf", db::bytes(pdf)}, {"id", id}});
}

std::span<db::Sql const> bundle_statements() { return all_statements; }

}   // namespace papers
