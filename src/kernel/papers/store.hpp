#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kernel/papers/paper.hpp"
#include "kernel/papers/source.hpp"
#include "platform/db/connection.hpp"
#include "platform/web/cursor.hpp"

namespace papers {

inline constexpr web::Permission view_papers{"papers.view"};
inline constexpr web::Permission make_papers{"papers.make"};

/// As it is kept; empty when the office has told nothing yet.
std::optional<Issuer> find_issuer(db::Connection& tx, UnitId unit);
/// All that are kept, by name.
std::vector<Issuer> list_issuers(db::Connection& tx);
/// Audited. Refuses: conflict - a newer revision stands.
base::Result<base::Done> save(db::Connection& tx, Issuer const& issuer, UserId by, base::Instant at);

/// An office's own template; `file` is read by find_file.
struct OwnTemplate {
    TemplateId id;
    UnitId unit;
    std::string kind;
    std::int64_t version = 0;
    std::string file_name;
    base::Instant uploaded_at = {};
    std::string uploaded_by;   // name
    std::optional<base::Instant> ended_at = {};
};
/// Of an office and a kind, newest first.
std::vector<OwnTemplate> list_templates(db::Connection& tx, UnitId unit, std::string_view kind);
std::optional<OwnTemplate> standing_template(db::Connection& tx, UnitId unit, std::string_view kind);
std::optional<OwnTemplate> find_template(db::Connection& tx, TemplateId id);
std::string template_file(db::Connection& tx, TemplateId id);
/// A new version takes the place of the one before, which is kept. Audited.
TemplateId add_template(db::Connection& tx, OwnTemplate const& made, std::string_view file, UserId by,
                        base::Instant at);
/// Ours stands again. Nothing happens when it does already. Audited.
void end_template(db::Connection& tx, UnitId unit, std::string_view kind, UserId by, base::Instant at);

/// The next number of a series, kept for this transaction: whoever asks next waits until it ends, and gets the same
/// number when it was rolled back. A new series begins at `first`; numbers of void papers are passed over. Rule PA-3.
std::int64_t next_number(db::Connection& tx, UnitId unit, std::string_view type_code, std::string_view span,
                         std::int64_t first = 1);
/// Lets a series whose numbers are all void begin anew with the next `next_number`; void numbers are passed over. Does
/// nothing while one stands. Rule PA-3.
void begin_anew(db::Connection& tx, UnitId unit, std::string_view type_code, std::string_view span);
/// Whether a paper of the series stands.
bool any_stands(db::Connection& tx, UnitId unit, std::string_view type_code, std::string_view span);
/// The first number from `from` on that no paper of the series has, void ones too.
std::int64_t first_free(db::Connection& tx, UnitId unit, std::string_view type_code, std::string_view span,
                        std::int64_t from);
/// 0 while none was given.
std::int64_t last_number(db::Connection& tx, UnitId unit, std::string_view type_code, std::string_view span);

struct Paper {
    PaperId id;
    std::string kind;
    UnitId unit;
    std::string type_code;
    std::string span;
    std::optional<std::int64_t> number = {};
    std::string number_text = {};
    base::Date dated_on = {};
    std::string title = {};
    std::int64_t record = 0;
    std::optional<TemplateId> own_template = {};
    bool has_pdf = true;
    base::Instant made_at = {};
    std::string made_by = {};   // name
    std::optional<base::Instant> voided_at = {};
    std::string voided_by = {};
    std::string void_reason = {};
    std::optional<BundleId> bundle = {};   // with which it was made
    std::string seal = {};                 // its signed facts; "" = it has none. Rule PA-7
};
struct Files {
    std::string docx;
    std::string pdf;   // "" = made from an own template, which has none
};
/// Keeps a paper with its files, under its id if it has one already. Audited. Gives its id.
PaperId add(db::Connection& tx, Paper const& paper, Files const& files, UserId by, base::Instant at);
std::optional<Paper> find_paper(db::Connection& tx, PaperId id);
Files files_of(db::Connection& tx, PaperId id);
/// Of a record, newest first.
std::vector<Paper> papers_about(db::Connection& tx, std::string_view kind, std::int64_t record);
struct PaperPage {
    std::vector<Paper> rows;
    std::optional<web::Cursor> next = {};
};
/// The register of an office, newest first; `type_code` "" = all.
PaperPage list_papers(db::Connection& tx, UnitId unit, std::string_view type_code,
                      std::optional<web::Cursor> const& after, std::size_t size);
/// The number stays taken. Audited. Refuses: conflict - voided already.
base::Result<base::Done> void_paper(db::Connection& tx, PaperId id, std::string_view reason, UserId by,
                                    base::Instant at);

std::span<db::Sql const> template_statements();
std::span<db::Sql const> bundle_statements();
std::span<db::Sql const> statements();

}   // namespace papers
