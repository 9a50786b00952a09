#include "kernel/papers/bundle_asked.hpp"

namespace papers {

base::Result<GroupAsked> group_asked(web::Context& context, std::string_view kind, std::string_view record,
                                     std::string_view unit, base::Date day)
{
    base::Error const unseen{base::Refusal::not_found};
    auto const visible = visible_kind(context, kind);
    if (!visible || visible.source->group == nullptr) return unseen;
    auto group = visible.source->group(context, record);
    if (!group) return group.error();
    auto const office = making_office(context, *visible.kind, group->office, unit, day);
    if (!office) return office.error();
    return GroupAsked{visible, std::move(*group), *office};
}

bool may_see(web::Context& context, Bundle const& bundle)
{
    return visible_kind(context, bundle.kind) && office_in_scope(context, view_papers, bundle.unit);
}

std::optional<Bundle> visible_bundle(web::Request const& request, web::Context& context)
{
    auto bundle = find_bundle(context.tx, BundleId::parse(request.in_path("id")));
    if (!bundle || !may_see(context, *bundle)) return std::nullopt;
    return bundle;
}

web::Response bundle_file(web::Context& context, Bundle const& bundle, std::string_view format)
{
    auto const name = file_name(*find_kind(bundle.kind), bundle.title, "");
    if (format == "zip") return web::download(bundle_archive(context.tx, bundle.id), name + ".zip", "application/zip");
    if (!bundle.has_pdf) return web::not_found();
    return web::download(bundle_pdf(context.tx, bundle.id), name + ".pdf", "application/pdf");
}

}   // namespace papers
