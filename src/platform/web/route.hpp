#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "platform/web/context.hpp"
#include "platform/web/request.hpp"
#include "platform/web/response.hpp"

namespace web {

enum class JsonType : std::uint8_t { text, integer, number, boolean, date, instant, id, object, list };

struct Schema;

/// One field of a JSON object. `of` is the shape of an object or of a list's elements (null: texts).
struct SchemaField {
    std::string_view name;
    JsonType type = JsonType::text;
    std::string_view description = {};
    bool required = true;   // always there in answers, must be there in bodies
    bool nullable = false;
    Schema const* of = nullptr;
};
struct Schema {
    std::string_view name;   // "Enterprise"
    std::span<SchemaField const> fields;
};

/// How an API answer is shaped: nothing, one object, a list {items, next}, or a file.
enum class Answer : std::uint8_t { nothing, object, list, file };

/// What the OpenAPI description says about a route of /api/v1. Pages leave it out.
struct ApiDoc {
    std::string_view summary;
    std::span<SchemaField const> query = {};
    Schema const* body = nullptr;
    Answer answer = Answer::nothing;
    Schema const* of = nullptr;
    int status = 200;
};

using Handler = Response (*)(Request const&, Context&);

/// What `Context::tx` is: by the method (GET reads, all else writes), or reading although the method is not GET, for
/// handlers that take long (checking a password) and write in a short transaction of their own on services.database.
enum class Opens : std::uint8_t { by_method, reading };

/// One row of a route table. The permission has no default on purpose.
struct Route {
    Method method;
    std::string_view pattern;   // "/cases/{id}/closure"; API patterns start with "/api/v1/"
    Permission permission;
    Handler handler;
    ApiDoc const* api = nullptr;
    Opens opens = Opens::by_method;
};

}   // namespace web
