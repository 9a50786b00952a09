#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "base/texts.hpp"

namespace web {

/// Markup that the program's own source spells out; nothing else can become one.
class Literal {
public:
    consteval Literal(char const* text) : text_(text) {}
    constexpr std::string_view view() const { return text_; }

private:
    std::string_view text_;
};

/// Builds a page or a fragment. Markup enters only as literals, everything else by a function that escapes it:
///     out("<li").attribute("title", name)(">").text(name)("</li>");
/// Attribute values are written in double quotes.
class Html {
public:
    explicit Html(base::Texts texts) : texts_(texts) { out_.reserve(16 * 1024); }

    Html& operator()(Literal markup)
    {
        out_.append(markup.view());
        return *this;
    }
    Html& text(std::string_view value);
    /// ` name="value"`, escaped. For addresses use `url`.
    Html& attribute(Literal name, std::string_view value);
    /// ` name` when `on`: checked, selected, disabled.
    Html& flag(Literal name, bool on);
    /// ` name="address"`; anything but a path of our own, http(s) or mailto becomes "#".
    Html& url(Literal name, std::string_view address);
    /// A translated text, escaped.
    Html& tr(base::TextId id) { return text(texts_.tr(id)); }
    Html& tr(base::TextId id, std::initializer_list<std::string_view> values) { return text(texts_.tr(id, values)); }
    /// A whole number as the language groups it.
    Html& number(std::int64_t value) { return text(texts_.number(value)); }
    /// Markup made elsewhere by this class. tools/check lists its uses.
    Html& raw(std::string_view markup)
    {
        out_.append(markup);
        return *this;
    }

    base::Texts const& texts() const { return texts_; }
    std::string take() { return std::move(out_); }
    std::string const& str() const { return out_; }

private:
    base::Texts texts_;
    std::string out_;
};

}   // namespace web
