#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/web/request.hpp"
#include "registers/organisations/reorganisation.hpp"
#include "registers/organisations/views.hpp"

/// What the forms about units share. Only for this slice.
namespace organisations {

/// A form being filled: what was sent, and what is wrong with it.
struct Filling {
    web::Request const& request;
    web::Context& context;
    base::Error const* error = nullptr;

    std::string sent(std::string_view field) const { return web::read_text(request, field); }
    std::string problem(std::string_view field) const { return web::problem_of(context.texts, error, field); }
    std::string text(base::TextId id) const { return std::string{context.texts.tr(id)}; }
};

FormField entry(Filling const& f, FormField::Kind kind, std::string name, base::TextId label, std::string value = {});
FormField unit_entry(Filling const& f, std::string name, base::TextId label, Line line);
/// The fields of the deciding paper, at the end of every form.
void add_decision(FormView& view, Filling const& f);
DecisionForm read_decision(web::Request const& request);
/// The unit chosen from the list, else the one whose name was typed; as it stands on `day`.
std::optional<Unit> chosen(web::Request const& request, web::Context& context, std::string const& field, Line line,
                           base::Date day);
bool is_named(web::Request const& request, std::string const& field);

}   // namespace organisations
