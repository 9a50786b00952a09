#pragma once

#include <string>
#include <vector>

#include "registers/committees/store.hpp"
#include "registers/committees/views.hpp"

/// The two forms of a committee's page, and what they say.
namespace committees {

TermFormView term_form_view(web::Request const& request, web::Context& context, organisations::Unit const& unit,
                            base::Error const* error);
PostFormView post_form_view(web::Request const& request, web::Context& context, organisations::Unit const& unit,
                            base::Error const* error);

/// Days that cannot be read are problems of their own.
TermForm read_term(web::Request const& request, std::vector<base::Problem>& unreadable);
/// Without the person, who is to be looked up within scope.
HoldingForm read_holding(web::Request const& request, std::vector<base::Problem>& unreadable);
/// A refusal with what the reading found put before it; a problem of a field is told once.
base::Error with_unreadable(std::vector<base::Problem> unreadable, base::Error const* ruled);

std::string post_label(base::Texts const& texts, std::string_view post);
std::string how_label(base::Texts const& texts, How how);

}   // namespace committees
