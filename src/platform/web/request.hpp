#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace web {

enum class Method : std::uint8_t { get, post, put, patch, delete_ };

/// Names and values in the order they came: query parameters, form fields, path parameters, headers (lower case).
class Fields {
public:
    void add(std::string name, std::string value) { all_.emplace_back(std::move(name), std::move(value)); }
    /// The first value of `name`; "" when missing.
    std::string_view get(std::string_view name) const;
    std::optional<std::string_view> find(std::string_view name) const;
    std::vector<std::string_view> list(std::string_view name) const;
    std::vector<std::pair<std::string, std::string>> const& all() const { return all_; }

private:
    std::vector<std::pair<std::string, std::string>> all_;
};

/// A file of a multipart form.
struct Upload {
    std::string field;
    std::string file_name;   // the last part of the path only
    std::string content;
};

/// A complete request, already within the size limits. All texts are UTF-8 (others were answered 400).
struct Request {
    Method method = Method::get;
    std::string path;     // decoded, starts with "/"
    std::string target;   // as sent, for links back
    Fields query;
    Fields form;   // urlencoded or multipart
    std::vector<Upload> uploads;
    Fields headers;
    Fields cookies;
    Fields path_fields;    // {id} of the route
    std::string body;      // as sent, for JSON
    std::string remote;    // address of the client
    bool secure = false;   // came by TLS, directly or by a trusted proxy

    /// The value of {name} in the route's pattern.
    std::string_view in_path(std::string_view name) const { return path_fields.get(name); }
    /// htmx asks for a fragment.
    bool wants_fragment() const;
};

}   // namespace web
