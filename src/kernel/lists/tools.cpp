#include "kernel/lists/tools.hpp"

#include <algorithm>

#include "kernel/lists/registry.hpp"
#include "kernel/lists/views.hpp"

namespace lists {
namespace {

Source const* source_of(web::Context const& context, std::string_view code)
{
    auto const* registry = context.services.shelf.find<Registry>();
    return registry == nullptr ? nullptr : registry->find(code);
}

bool offers_changes(web::Context const& context, Source const& source)
{
    return std::ranges::any_of(source.actions, [&](Action const& a) { return context.actor.may(a.permission); });
}

}   // namespace

std::function<void(web::Html&)> tools(web::Context const& context, std::string_view code, web::Fields const& query)
{
    auto const* source = source_of(context, code);
    if (source == nullptr) return {};
    ToolsView view{.csrf = context.csrf,
                   .source = std::string{source->code},
                   .query = query_text(*source, query),
                   .may_change = offers_changes(context, *source)};
    view.save_url = "/lists/new?source=" + view.source;
    if (!view.query.empty()) view.save_url = web::with_parameter(view.save_url, "query", view.query);
    return [view = std::move(view)](web::Html& out) { tools_bar(out, view); };
}

bool may_mark(web::Context const& context, std::string_view code)
{
    auto const* source = source_of(context, code);
    return source != nullptr && offers_changes(context, *source);
}

}   // namespace lists
