#pragma once

#include <span>
#include <string_view>

#include "platform/web/bell.hpp"
#include "platform/web/route.hpp"

namespace notices {

/// Who sees what waits in the outbox: administrators.
inline constexpr web::Permission manage_mails{"accounts.manage"};

std::span<web::Route const> page_routes();       // /notices
std::span<web::Route const> wishes_routes();     // /account/notices
std::span<web::Route const> calendar_routes();   // /calendar/{file}
std::span<web::Route const> mail_routes();       // /mails
std::span<web::Route const> api_routes();

/// The bell in the head of the pages.
web::Bell bell();

}   // namespace notices
