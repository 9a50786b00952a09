#include "kernel/accounts/store.hpp"
#include "kernel/papers/pages.hpp"
#include "kernel/papers/views.hpp"

namespace papers {
namespace {

Issuer form_of(web::Request const& request, UnitId unit)
{
    auto const text = [&](std::string_view name) { return web::read_text(request, name); };
    return {.unit = unit,
            .culture = text("culture"),
            .superior = text("superior"),
            .name = text("name"),
            .symbol = text("symbol"),
            .place = text("place"),
            .on_behalf = text("on_behalf"),
            .post = text("post"),
            .signer = text("signer"),
            .revision = web::read_whole(request, "revision").value_or(0)};
}

IssuerView view_of(web::Context& context, Issuer const& issuer, std::string next, base::Error const* error)
{
    auto const& texts = context.texts;
    auto const field = [&](std::string_view name, base::TextId label, std::string value, std::string help) {
        return web::Field{.name = std::string{name},
                          .label = std::string{texts.tr(label)},
                          .value = std::move(value),
                          .problem = web::problem_of(texts, error, name),
                          .help = std::move(help),
                          .max_length = 200};
    };
    std::string const none;
    IssuerView view{.action = "/papers/offices/" + issuer.unit.text(),
                    .csrf = context.csrf,
                    .revision = issuer.revision,
                    .cultures = {{"state", std::string{texts.tr("State and unions")}},
                                 {"party", std::string{texts.tr("Party committees")}}},
                    .culture = field("culture", "Style", issuer.culture, none),
                    .superior = field("superior", "Body above", issuer.superior, "LIÊN ĐOÀN LAO ĐỘNG THÀNH PHỐ HÀ NỘI"),
                    .name = field("name", "Issuing office", issuer.name, none),
                    .symbol = field("symbol", "Symbol", issuer.symbol, "LĐLĐ, ĐU, UBND"),
                    .place = field("place", "Place before the date", issuer.place, "Đan Phượng"),
                    .on_behalf = field("on_behalf", "Signs on behalf of", issuer.on_behalf, "BAN THƯỜNG VỤ"),
                    .post = field("post", "Post", issuer.post, "CHỦ TỊCH"),
                    .signer = field("signer", "Signer", issuer.signer,
                                    std::string{texts.tr("Empty: the name is written by hand.")}),
                    .next = std::move(next)};
    for (auto* needed : {&view.name, &view.symbol, &view.place, &view.post}) needed->required = true;
    if (error != nullptr) view.problems = error->problems;
    return view;
}

web::Response form_page(web::Context& context, Issuer const& issuer, std::string next, base::Error const* error)
{
    auto const view = view_of(context, issuer, std::move(next), error);
    web::Frame const frame{.title = std::string{context.texts.tr("Head and signature")},
                           .pretitle = accounts::unit_name(context.tx, issuer.unit, context.today),
                           .crumbs = {{std::string{context.texts.tr("Official papers")}, "/papers"}},
                           .active = "/papers"};
    return web::page(
        context, frame, [&](web::Html& out) { issuer_form(out, view); },
        error == nullptr ? 200 : web::status_of(error->kind));
}

/// GET /papers/offices/{id}?next=
web::Response edit_issuer(web::Request const& request, web::Context& context)
{
    auto const unit = UnitId::parse(request.in_path("id"));
    if (!unit || !office_in_scope(context, make_papers, unit)) return web::not_found();
    return form_page(context, issuer_for(context, unit), std::string{request.query.get("next")}, nullptr);
}

/// POST /papers/offices/{id}: 303; 404; 409 when a newer revision stands; 422 with the form again.
web::Response update_issuer(web::Request const& request, web::Context& context)
{
    auto const unit = UnitId::parse(request.in_path("id"));
    if (!unit || !office_in_scope(context, make_papers, unit)) return web::not_found();
    auto const form = form_of(request, unit);
    auto const next = std::string{request.form.get("next")};
    auto const made = checked(form);
    if (!made) return form_page(context, form, next, &made.error());
    auto const saved = save(context.tx, *made, UserId{context.actor.user}, context.now);
    if (!saved) return form_page(context, form, next, &saved.error());
    return web::see_other(web::local_path(next, "/papers?unit=" + unit.text()));
}

using enum web::Method;
constexpr web::Route table[] = {
    {get, "/papers/offices/{id}", make_papers, edit_issuer},
    {post, "/papers/offices/{id}", make_papers, update_issuer},
};

}   // namespace

std::span<web::Route const> issuer_page_routes() { return table; }

}   // namespace papers
