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

}   // namespace

std::function<void(web::Html&)> tools(web::Context const& context, std::string_view code, web::Fields const& query)
{
    auto const* source = source_of(context, code);
    if (source == nullptr) return {};
    ToolsView view{.csrf = context.csrf,
                   .source = std::string{source->code},
                   .query = query_text(*source, query),
                   .may_change = !offered_actions(*source, context.actor, query).empty()};
    view.save_url = "/lists/new?source=" + view.source;
    if (!view.query.empty()) view.save_url = web::with_parameter(view.save_url, "query", view.query);
    return [view = std::move(view)](web::Html& out) { tools_bar(out, view); };
}

bool may_mark(web::Context const& context, std::string_view code, web::Fields const& query)
{
    auto const* source = source_of(context, code);
    return source != nullptr && !offered_actions(*source, context.actor, query).empty();
}

}   // namespace lists
