#pragma once

#include <vector>

#include "platform/web/context.hpp"
#include "platform/web/request.hpp"
#include "platform/web/response.hpp"
#include "platform/web/three_way.hpp"
#include "registers/people/store.hpp"

namespace people {

/// gettext id of "male", "female", "unknown".
std::string_view label_of_sex(std::string_view sex);

/// What the form says, over what was stored; what cannot be read is told in `problems`.
Person read_form(web::Request const& request, web::Context& context, Person stored,
                 std::vector<base::Problem>& problems);

/// Everything that keeps it from being saved: `check`, another bearer of the number, a place out of scope.
base::Error problems_of(web::Context& context, Person const& person, std::vector<base::Problem> unreadable);

/// Why a form is shown again; nothing of it when it is shown first.
struct Again {
    base::Error const* error = nullptr;
    std::vector<base::Problem> warnings = {};
    std::vector<Likeness> alike = {};
    web::ThreeWay const* merged = nullptr;
};
/// The form, empty, as stored, or as it was sent. Status 422 or 409 when it is shown again.
web::Response form_page(web::Request const& request, web::Context& context, Person const* existing, Again const& again);
/// Somebody else saved the person meanwhile: the form with what both of them wrote; `mine` as it was read. 409.
web::Response merged_form_page(web::Request const& request, web::Context& context, Person const& existing,
                               Person const& mine);

}   // namespace people
