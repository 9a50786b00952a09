#include "platform/web/take_back_form.hpp"

#include "platform/web/pieces.hpp"

namespace web {

void take_back_form(Html& out, std::string_view action, std::string_view csrf_token)
{
    out("<details class='no-print'><summary class='small'>").tr("Entered by mistake?")("</summary>");
    out("<form method='post' class='row g-2 mt-1'").url("action", action)(">");
    csrf(out, csrf_token);
    out("<div class='col'><input type='text' name='why' class='form-control' maxlength='300' required");
    out.attribute("aria-label", out.texts().tr("Why it is taken back"));
    out.attribute("placeholder", out.texts().tr("Why it is taken back"))("></div><div class='col-auto'>");
    send_button(out, out.texts().tr("Take back"), "danger");
    out("</div></form></details>");
}

}   // namespace web
