#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace base {

/// Writes JSON in one pass. Keys and values alternate inside an object; commas come by themselves.
/// Text that is not UTF-8 is written with U+FFFD in the place of the broken bytes.
class JsonWriter {
public:
    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view name);
    JsonWriter& text(std::string_view value);
    JsonWriter& number(std::int64_t value);
    JsonWriter& real(double value);
    JsonWriter& boolean(bool value);
    JsonWriter& null();
    /// Text that is JSON already.
    JsonWriter& json(std::string_view value);

    std::string const& str() const { return out_; }
    std::string take() { return std::move(out_); }

private:
    void separate();

    std::string out_;
    bool need_comma_ = false;
};

/// `value` with quotes around it, escaped for JSON.
std::string json_quoted(std::string_view value);

}   // namespace base
