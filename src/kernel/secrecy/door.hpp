#pragma once

#include "platform/web/unfit.hpp"

namespace secrecy {

/// The rules of secrecy as the server asks them of everything that is sent: SE-1 to SE-4.
web::Unfit door();

}   // namespace secrecy
