#pragma once

#include "platform/web/json_body.hpp"
#include "work/contacts/contact.hpp"

namespace contacts {

/// What a JSON object says of a contact; ask the body for its problems afterwards.
ContactForm read_form(web::JsonBody& body);

}   // namespace contacts
