#pragma once

#include "kernel/merging/part.hpp"

namespace app {

/// The rows of every slice that follow a person or an enterprise whose records become one.
merging::Parts merging_parts();

}   // namespace app
