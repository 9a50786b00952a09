#pragma once

#include <string>

#include "platform/mail/setting.hpp"
#include "platform/web/context.hpp"
#include "platform/web/request.hpp"

namespace notices {

/// The address of this program without an end stroke: as it is set, else as who asks knows it.
inline std::string site_url(web::Request const& request, web::Context const& context)
{
    auto const* setting = context.services.shelf.find<mail::Setting>();
    if (setting != nullptr && !setting->site_url.empty()) return setting->site_url;
    return std::string{request.secure ? "https://" : "http://"} + std::string{request.headers.get("host")};
}

}   // namespace notices
