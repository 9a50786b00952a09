#include "platform/web/list_answer.hpp"

namespace web {

ListAnswer::ListAnswer() { json_.begin_object().key("items").begin_array(); }

Response ListAnswer::done(std::optional<Cursor> const& next)
{
    return done_at(next ? std::optional{cursor_text(*next)} : std::nullopt);
}

Response ListAnswer::done_at(std::optional<std::string> const& next)
{
    json_.end_array().key("next");
    if (next)
        json_.text(*next);
    else
        json_.null();
    json_.end_object();
    return web::json(json_.take());
}

}   // namespace web
