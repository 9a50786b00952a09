#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/papers/making.hpp"
#include "kernel/papers/offices.hpp"
#include "platform/web/pieces.hpp"
#include "platform/web/route.hpp"

/// What the pages and the API of papers share.
namespace papers {

/// The kind of that code, when a slice gives records for it and the actor may see such papers.
struct Visible {
    Kind const* kind = nullptr;
    Source const* source = nullptr;
    explicit operator bool() const { return kind != nullptr; }
};
Visible visible_kind(web::Context const& context, std::string_view code);

bool office_in_scope(web::Context& context, web::Permission permission, UnitId unit);
/// The office that `text` names if the permission reaches it, else the first of `offices`; empty when there is none.
std::optional<UnitId> office_in(web::Context& context, web::Permission permission, std::string_view text);
/// Offices to choose from, as for the book of papers: those of the areas where the actor has a role, an area itself
/// when it has none, and those within reach that have told their head, also ended ones. `also` is among them.
std::vector<web::Choice> office_choices(web::Context& context, web::Permission permission, std::optional<UnitId> also);

/// The offices with their names, for choosing.
std::vector<web::Choice> named(web::Context& context, std::span<UnitId const> units);

/// The paper if its office lies within what the permission covers and its kind may be seen.
std::optional<Paper> visible_paper(web::Context& context, PaperId id, web::Permission permission);

std::string url_of(Kind const& kind);
std::string url_of(Paper const& paper);
inline constexpr std::string_view docx_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/// "Quyet dinh 05-QD-LDLD.docx": the kind and the number as a file's name.
std::string file_name(Kind const& kind, std::string_view number_text, std::string_view ending);
/// The files of a paper: as they were made, or, of a kind whose files are not kept, drawn anew. Empty when what it is
/// about is gone. Rule PA-11.
std::optional<Files> files_to_take(web::Context& context, Paper const& paper);
/// One of two files as a download; 404 when there is no PDF.
web::Response file_response(Files files, std::string const& name_without_ending, std::string_view format);

/// The values of the record, or the samples when `record` is "". Refuses what the source refuses.
base::Result<documents::TemplateValues> values_for(web::Context& context, Visible const& visible,
                                                   std::string_view record);
/// The page that says why a paper cannot be made yet, 422.
web::Response cannot_be_made(web::Context& context, base::Error const& error);
/// A fault of a template in words.
std::string what_of(base::Texts const& texts, documents::TemplateFault const& fault);
std::string where_of(base::Texts const& texts, documents::TemplatePlace const& place);

std::span<web::Route const> kind_page_routes();
std::span<web::Route const> paper_page_routes();
std::span<web::Route const> making_page_routes();
std::span<web::Route const> issuer_page_routes();
std::span<web::Route const> verification_page_routes();
std::span<web::Route const> bundle_page_routes();
std::span<web::Route const> api_routes();
std::span<web::Route const> bundle_api_routes();

}   // namespace papers
