#include "platform/web/vouching.hpp"

#include "platform/web/csrf.hpp"
#include "platform/web/dressing.hpp"
#include "platform/web/pieces.hpp"
#include "platform/web/problem_details.hpp"

namespace web {
namespace {

/// The line of a text in which these words stand; the whole when they are written otherwise there.
std::string line_with(std::string_view text, std::string_view words)
{
    auto const at = words.empty() ? std::string_view::npos : text.find(words);
    if (at == std::string_view::npos) return std::string{text};
    auto const begin = text.rfind('\n', at);
    auto const from = begin == std::string_view::npos ? 0 : begin + 1;
    auto line = text.substr(from, text.find('\n', at) - from);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return std::string{line};
}

}   // namespace

Response ask_to_change(Context& context, Request const& request, Unfit const& unfit, base::Problem const& problem)
{
    if (is_api(request)) return refusal(context, {base::Refusal::invalid, {problem}});
    if (request.form.all().empty() && request.uploads.empty())
        return message_page(context, 422, std::string{context.texts.tr("This is not kept here")},
                            context.texts.problem(problem));
    auto view = sent_back(context, request, SentBack::refused);
    view.refusal = context.texts.problem(problem);
    for (auto& sent : view.fields) {
        auto const unkept = unfit.text != nullptr ? unfit.text(sent.value) : std::nullopt;
        if (!unkept) continue;
        sent.words = unkept->detail;
        view.found.push_back({unkept->detail, line_with(sent.value, unkept->detail)});
    }
    return send_again(context, request, view);
}

Response ask_to_declare(Context& context, Request const& request)
{
    if (is_api(request)) return refusal(context, {base::Refusal::invalid, {{declared_field, "secrecy.undeclared"}}});
    return send_again(context, request, sent_back(context, request, SentBack::undeclared));
}

Response ask_to_confirm(Context& context, Request const& request, std::span<Doubt const> doubts)
{
    if (is_api(request)) {
        base::Error error{base::Refusal::conflict, {}};
        for (auto const& doubt : doubts) error.problems.push_back({"", "secrecy.to_confirm", doubt.found.words});
        return refusal(context, error);
    }
    auto view = sent_back(context, request, SentBack::doubtful);
    for (auto const& doubt : doubts) {
        view.fields[doubt.field].words = doubt.found.words;
        view.found.push_back(doubt.found);
    }
    return send_again(context, request, view);
}

Response vouched(Context& context, Request const& request, Route const& route, Unfit const& unfit, Response response)
{
    if (response.status >= 400 || route.opens == Opens::reading) return response;
    auto const doubts = doubts_in(request, unfit, context.today);
    if (!doubts.empty() && !vouches(request, Vouched::texts)) return ask_to_confirm(context, request, doubts);
    if (unfit.note == nullptr) return response;
    if (!request.uploads.empty()) unfit.note(context, request, route, Vouched::files);
    if (!doubts.empty()) unfit.note(context, request, route, Vouched::texts);
    return response;
}

}   // namespace web
