#pragma once

#include <cstddef>

namespace web {

/// How much of a request is read. Sizes in bytes.
struct Limits {
    std::size_t header_bytes = 16 * 1024;
    std::size_t body_bytes = 1024 * 1024;
    std::size_t upload_bytes = 64 * 1024 * 1024;        // of a multipart form with its files
    std::size_t all_bodies_bytes = 256 * 1024 * 1024;   // of all requests being read; more are asked to come later
    std::size_t fields = 2000;                          // of a query, and of a form
    std::size_t field_bytes = 256 * 1024;               // of one value
    std::size_t files = 50;
};

}   // namespace web
