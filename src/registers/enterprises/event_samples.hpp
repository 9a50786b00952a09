#pragma once

#include "platform/web/html.hpp"

/// Samples of the gallery.
namespace enterprises {

void events_none(web::Html& out);
void events_full(web::Html& out);
void event_form_refused(web::Html& out);

}   // namespace enterprises
