#pragma once

#include <string>
#include <string_view>

/// Files of imports, kept by their content in the data directory, so that a batch can be begun, gone on with and its
/// faulty rows shown long after the upload.
namespace imports {

/// SHA-256 over the megabytes of the file, 64 hexadecimal letters. Throws db::Failure when it cannot be read.
std::string content_hash(std::string const& path);
/// The same of bytes at hand.
std::string hash_of(std::string_view bytes);

/// Where a file of this content is kept.
std::string kept_path(std::string const& data_directory, std::string_view hash);

/// Keeps the bytes; gives their hash. What is there already is not written again. Durable when it returns.
std::string keep_bytes(std::string const& data_directory, std::string_view bytes);
/// The same for a file at hand.
std::string keep_file(std::string const& data_directory, std::string const& path);

}   // namespace imports
