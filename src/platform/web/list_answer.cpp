#include "platform/web/list_answer.hpp"

namespace web {

ListAnswer::ListAnswer() { json_.begin_object().key("items").begin_array(); }

Response ListAnswer::done(std::optional<Cursor> const& next)
{
    json_.end_array().key("next");
    if (next)
        json_.text(cursor_text(*next));
    else
        json_.null();
    json_.end_object();
    return web::json(json_.take());
}

}   // namespace web
