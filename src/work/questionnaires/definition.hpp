#pragma once

#include <string>
#include <string_view>

#include "base/json.hpp"
#include "platform/web/json_body.hpp"
#include "platform/web/route.hpp"
#include "work/questionnaires/questionnaire.hpp"

/// A questionnaire as JSON: in the database, in the API, and for the browser.
namespace questionnaires {

extern web::Schema const definition_schema;

/// What is empty is left out.
void write(base::JsonWriter& json, Questionnaire const& questionnaire);
std::string json_of(Questionnaire const& questionnaire);
std::string json_of(Condition const& condition);

/// Reads what `write` wrote, or somebody sent; the rules are for `check`. Refuses: invalid - another shape
base::Result<Questionnaire> read_definition(web::JsonBody& body);
/// Of the database. Throws base::Bug when it is broken.
Questionnaire stored_definition(std::string_view json);

}   // namespace questionnaires
