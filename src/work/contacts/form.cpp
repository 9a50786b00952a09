#include "work/contacts/form.hpp"

namespace contacts {

ContactForm read_form(web::JsonBody& body)
{
    ContactForm form{.kind = body.text("kind", web::Needed::yes).value_or(""),
                     .met_on = body.date("met_on", web::Needed::yes)};
    form.with_whom = body.text("with_whom").value_or("");
    form.note = body.text("note", web::Needed::yes).value_or("");
    form.next_step = body.text("next_step").value_or("");
    form.next_on = body.date("next_on");
    return form;
}

}   // namespace contacts
