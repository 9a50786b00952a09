#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/web/request.hpp"
#include "platform/web/response.hpp"

namespace web {

/// Whether the client takes gzip ("gzip;q=0" does not).
bool takes_gzip(Request const& request);
std::string gzip(std::string_view content);
/// What `gzip` made; empty when it is not that or unpacks to more than `limit` bytes.
std::optional<std::string> gunzip(std::string_view packed, std::size_t limit);

/// Packs the body of an answer when it is text over 1 KB and the client takes it; says Vary either way.
void compress(Response& response, Request const& request);

}   // namespace web
