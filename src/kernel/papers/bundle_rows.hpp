#pragma once

#include "kernel/papers/bundle.hpp"

namespace papers {

/// Audited. The pages to print come once they are drawn.
void add_bundle(db::Connection& tx, Bundle const& bundle, UserId by, base::Instant at);
void keep_pages(db::Connection& tx, BundleId id, std::string_view pdf);

}   // namespace papers
