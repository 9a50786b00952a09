#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace web {

class Html;

/// An open file, sent piece by piece; it may be deleted meanwhile.
struct FileBody;

struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::string body = {};
    std::shared_ptr<FileBody> file = {};   // instead of `body`

    Response& header(std::string name, std::string value)
    {
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }
};

Response html(Html&& page, int status = 200);
Response json(std::string body, int status = 200);
/// A file to keep: name as the browser shall save it (UTF-8).
Response download(std::string content, std::string_view file_name, std::string_view media_type);
/// The same from a file on disk, of any size; 404 when it is not there.
Response download_file(std::string const& path, std::string_view file_name, std::string_view media_type);
/// 303; with htmx a header that makes the browser follow.
Response see_other(std::string_view location);
/// Answers with a status only; the request loop dresses it as a page or as problem details.
Response not_found();
Response forbidden();
Response status_only(int status);
/// 422, 404, 403 or 409.
int status_of(base::Refusal kind);
/// `text` when it is a path of this site ("/x?y"), else `otherwise`: for addresses that came with a request (?next=).
std::string local_path(std::string_view text, std::string_view otherwise = "/");

}   // namespace web
