#pragma once

#include <span>
#include <string>

#include "platform/web/pieces.hpp"
#include "platform/web/route.hpp"
#include "work/questionnaires/store.hpp"

namespace questionnaires {

std::span<web::Route const> page_routes();
std::span<web::Route const> editor_page_routes();
std::span<web::Route const> question_page_routes();
std::span<web::Route const> api_routes();

inline std::string url_of(QuestionnaireId id) { return "/questionnaires/" + id.text(); }

/// The questionnaire of the address; when `editing`, only if the actor may change it.
enum class For : std::uint8_t { looking, editing };
std::optional<Draft> draft_in(web::Request const& request, web::Context& context, For purpose);
bool may_edit(web::Context& context, Draft const& draft);

/// Shared by the pages.
ledger::Entry entry_of(web::Context const& context);
struct State {
    std::string text;
    std::string tone;
};
State state_of(base::Texts const& texts, Draft const& draft);
web::Field file_field(base::Texts const& texts, base::Error const* error);
/// The workbook that was sent; null when there is none.
web::Upload const* uploaded(web::Request const& request);
/// What is wrong with a workbook row by row, as problems of the whole form.
base::Error by_rows(base::Texts const& texts, base::Error const& error);

}   // namespace questionnaires
