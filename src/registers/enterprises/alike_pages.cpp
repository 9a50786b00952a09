#include <algorithm>

#include "base/text.hpp"
#include "registers/enterprises/duplicate.hpp"
#include "registers/enterprises/pages.hpp"
#include "registers/enterprises/store.hpp"
#include "registers/enterprises/views.hpp"
#include "registers/organisations/store.hpp"

namespace enterprises {
namespace {

constexpr std::size_t most_lines = 5;
constexpr std::size_t most_compared = 50;

Enterprise read_typed(web::Request const& request)
{
    auto const& typed = request.query;
    Enterprise e{.name = base::clean(typed.get("name")),
                 .tax_code = base::clean(typed.get("tax_code")),
                 .legal_type = std::string{typed.get("legal_type")},
                 .place = UnitId::parse(typed.get("place"))};
    e.street = base::clean(typed.get("street"));
    e.phone = std::string{typed.get("phone")};
    return e;
}

/// Those the actor may see that bear the words of the name, or the tax code.
std::vector<Enterprise> candidates(web::Context& context, Enterprise const& typed)
{
    std::vector<Enterprise> found;
    if (auto const same = find_by_tax_code(context.tx, typed.tax_code, context.today))
        if (find(context.tx, context.actor, same->id, context.today)) found.push_back(*same);
    if (typed.name.empty()) return found;
    Question const question{.q = name_core(typed.name), .size = most_compared};
    for (auto& e : list(context.tx, context.actor, question, context.today).enterprises)
        if (found.empty() || e.id != found.front().id) found.push_back(std::move(e));
    return found;
}

/// GET /enterprises/alike: who is likely the enterprise being typed; a fragment for the form. Rule E-20.
web::Response list_alike(web::Request const& request, web::Context& context)
{
    auto const typed = read_typed(request);
    std::vector<LikeLine> lines;
    for (auto const& e : candidates(context, typed)) {
        if (lines.size() == most_lines) break;
        auto here = typed;
        if (!here.place) here.place = e.place;   // not chosen yet
        auto const compared = compare(here, e);
        if (!compared.likeness) continue;
        LikeLine line{"/enterprises/" + e.id.text(), e.name,
                      (e.tax_code.empty() ? "" : shown_tax_code(e.tax_code) + " · ") +
                          organisations::name_on(context.tx, e.place, context.today)};
        lines.push_back(std::move(line));
    }
    web::Html out{context.texts};
    alike_while_typing(out, lines);
    return web::html(std::move(out));
}

constexpr web::Route routes[] = {
    {web::Method::get, "/enterprises/alike", edit_enterprises, list_alike},
};

}   // namespace

std::span<web::Route const> alike_page_routes() { return routes; }

}   // namespace enterprises
