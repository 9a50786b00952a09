#pragma once

#include <span>
#include <string>
#include <vector>

#include "platform/web/gallery.hpp"
#include "platform/web/response.hpp"
#include "platform/web/send_again.hpp"
#include "platform/web/unfit.hpp"

/// What is answered when somebody has to vouch for what was sent before it is taken in, or when it is not taken in at
/// all. On pages everything typed comes back as a form that sends it once more; only files must be chosen again.
/// Nothing has been saved.
namespace web {

/// 422: something in the form, or one of its files, is never taken in (`problem` is the first such thing). Where it
/// stands is told and can be changed; nobody can confirm it.
Response ask_to_change(Context& context, Request const& request, Unfit const& unfit, base::Problem const& problem);
/// 422: files came without the declaration.
Response ask_to_declare(Context& context, Request const& request);
/// 422, for the API 409: texts hold words that make them doubtful. They may be changed on the page, or confirmed.
Response ask_to_confirm(Context& context, Request const& request, std::span<Doubt const> doubts);

/// The answer of a handler, or the question whether what it would take in may be: only then, so that nobody confirms
/// what is refused for another reason. What the handler did is rolled back with a question.
Response vouched(Context& context, Request const& request, Route const& route, Unfit const& unfit, Response response);

}   // namespace web
