#pragma once

#include <string>
#include <string_view>

#include "platform/web/request.hpp"
#include "platform/web/response.hpp"

namespace web {

/// The address of an embedded file under assets/: "app.css" gives "/assets/app.css?v=5f1c…". Browsers keep it for a
/// year; another content has another address. A name that is not embedded gives "/assets/NAME".
std::string asset_url(std::string_view name);

/// Answers GET /assets/…: ETag and If-None-Match, the compressed twin ("app.css.gz") where the browser takes it. 404
/// otherwise.
Response static_file(Request const& request);

}   // namespace web
