#include "base/json.hpp"

#include <cmath>

#include <fmt/format.h>

#include "base/letters.hpp"

namespace base {
namespace {

bool stays(unsigned char c) { return c >= 0x20 && c < 0x80 && c != '"' && c != '\\'; }

void append_escaped(std::string& out, char32_t c)
{
    switch (c) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\r':
            out += "\\r";
            return;
        case '\t':
            out += "\\t";
            return;
        default:
            break;
    }
    if (c < 0x20)
        out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
        letters::append(out, c);
}

void append_quoted(std::string& out, std::string_view value)
{
    out += '"';
    std::size_t start = 0;
    std::size_t at = 0;
    while (at < value.size()) {
        if (stays(static_cast<unsigned char>(value[at]))) {
            ++at;
            continue;
        }
        out.append(value, start, at - start);
        append_escaped(out, letters::next(value, at));
        start = at;
    }
    out.append(value, start, value.size() - start);
    out += '"';
}

}   // namespace

void JsonWriter::separate()
{
    if (need_comma_) out_ += ',';
    need_comma_ = true;
}

JsonWriter& JsonWriter::begin_object()
{
    separate();
    out_ += '{';
    need_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::end_object()
{
    out_ += '}';
    need_comma_ = true;
    return *this;
}

JsonWriter& JsonWriter::begin_array()
{
    separate();
    out_ += '[';
    need_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::end_array()
{
    out_ += ']';
    need_comma_ = true;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name)
{
    separate();
    append_quoted(out_, name);
    out_ += ':';
    need_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value)
{
    separate();
    append_quoted(out_, value);
    return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value)
{
    separate();
    fmt::format_int const digits(value);
    out_.append(digits.data(), digits.size());
    return *this;
}

JsonWriter& JsonWriter::real(double value)
{
    separate();
    out_ += std::isfinite(value) ? fmt::format("{}", value) : "null";   // JSON knows no infinity
    return *this;
}

JsonWriter& JsonWriter::boolean(bool value)
{
    separate();
    out_ += value ? "true" : "false";
    return *this;
}

JsonWriter& JsonWriter::null()
{
    separate();
    out_ += "null";
    return *this;
}

JsonWriter& JsonWriter::json(std::string_view value)
{
    separate();
    out_ += value;
    return *this;
}

std::string json_quoted(std::string_view value)
{
    std::string out;
    out.reserve(value.size() + 2);
    append_quoted(out, value);
    return out;
}

}   // namespace base
