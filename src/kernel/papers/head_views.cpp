#include "kernel/papers/head_views.hpp"

namespace papers {

void head_first(web::Html& out, HeadMissing const& view, std::function<void(web::Html&)> const& more)
{
    web::card(out, out.texts().tr("First the head of its papers"), [&](web::Html& body) {
        web::problems(body, view.problems);
        body("<p>").tr(
            "{0} has not told yet how it stands in the head of its papers and who signs. It is told once for "
            "all its papers; then you are back here.",
            {view.unit_name})("</p>");
        web::link_button(body, view.head_url, body.texts().tr("Fill in the head"), "primary", "edit");
        if (more) more(body);
    });
}

}   // namespace papers
