#include <algorithm>

#include "platform/web/pieces.hpp"
#include "platform/web/statics.hpp"

namespace web {
namespace {

/// The class a tone of a piece has; an unknown tone is drawn like none.
std::string toned(std::string_view piece, std::string_view tone)
{
    std::string css{piece};
    for (auto const* known : {"good", "warning", "bad", "info"})
        if (tone == known) css.append(" tone-").append(tone);
    return css;
}

void figure_body(Html& out, Figure const& figure)
{
    out("<div class='figure-label'>");
    if (!figure.icon.empty()) icon(out, figure.icon);
    out("<span>").text(figure.label)("</span></div>");
    out("<div class='figure-value'>").text(figure.value)("</div>");
    if (!figure.hint.empty()) out("<div class='figure-hint'>").text(figure.hint)("</div>");
}

}   // namespace

void icon(Html& out, std::string_view name)
{
    static std::string const sprite = asset_url("icons.svg") + "#";
    out("<svg class='icon' aria-hidden='true' focusable='false'><use");
    out.url("href", sprite + std::string{name})("></use></svg>");
}

void badge(Html& out, std::string_view text, std::string_view tone)
{
    out("<span").attribute("class", toned("badge", tone))(">").text(text)("</span>");
}

void figure_card(Html& out, Figure const& figure)
{
    if (figure.url.empty()) {
        out("<div").attribute("class", toned("card figure-card", figure.tone))(">");
        figure_body(out, figure);
        out("</div>");
        return;
    }
    out("<a").attribute("class", toned("card figure-card figure-link", figure.tone)).url("href", figure.url)(">");
    figure_body(out, figure);
    out("</a>");
}

void figure_cards(Html& out, std::span<Figure const> figures)
{
    out("<div class='figure-cards'>");
    for (auto const& figure : figures) figure_card(out, figure);
    out("</div>");
}

void timeline(Html& out, std::span<Moment const> moments)
{
    out("<ol class='moments'>");
    for (auto const& moment : moments) {
        out("<li class='moment'><span class='moment-icon'>");
        icon(out, moment.icon);
        out("</span><div class='moment-body'><div class='moment-day'>").text(moment.day)("</div>");
        out("<div class='moment-title'>");
        if (moment.url.empty())
            out.text(moment.title);
        else
            out("<a").url("href", moment.url)(">").text(moment.title)("</a>");
        out("</div>");
        if (!moment.text.empty()) out("<div class='moment-text'>").text(moment.text)("</div>");
        out("</div></li>");
    }
    out("</ol>");
}

void details(Html& out, std::span<Detail const> rows)
{
    out("<dl class='details'>");
    for (auto const& row : rows) {
        if (row.value.empty()) continue;
        out("<div class='detail'><dt>").text(row.label)("</dt><dd>");
        if (row.url.empty())
            out.text(row.value);
        else
            out("<a").url("href", row.url)(">").text(row.value)("</a>");
        out("</dd></div>");
    }
    out("</dl>");
}

void card(Html& out, std::string_view heading, std::function<void(Html&)> const& body)
{
    out("<section class='card mb-3'>");
    if (!heading.empty()) out("<div class='card-header'><h2 class='card-title'>").text(heading)("</h2></div>");
    out("<div class='card-body'>");
    body(out);
    out("</div></section>");
}

void empty_state(Html& out, std::string_view icon_name, std::string_view title, std::string_view text)
{
    out("<div class='empty'><div class='empty-icon'>");
    icon(out, icon_name);
    out("</div>");
    if (!title.empty()) out("<p class='empty-title'>").text(title)("</p>");
    if (!text.empty()) out("<p class='empty-subtitle'>").text(text)("</p>");
    out("</div>");
}

void progress(Html& out, std::int64_t tenths, std::string_view text)
{
    auto const drawn = std::to_string(std::clamp<std::int64_t>(tenths, 0, 1000));
    out("<div class='progress-line'><progress max='1000'").attribute("value", drawn).attribute("aria-label", text);
    out.attribute("class", tenths >= 1000 ? "meter meter-full" : "meter")("></progress>");
    out("<span class='progress-text'>").text(text)("</span></div>");
}

void link_button(Html& out, std::string_view url, std::string_view label, std::string_view tone,
                 std::string_view icon_name)
{
    out("<a")
        .url("href", url)
        .attribute("class", tone == "primary"  ? "btn btn-primary"
                            : tone == "danger" ? "btn btn-outline-danger"
                                               : "btn")(">");
    if (!icon_name.empty()) icon(out, icon_name);
    out.text(label)("</a>");
}

void send_button(Html& out, std::string_view label, std::string_view tone, std::string_view icon_name)
{
    out("<button type='submit'")
        .attribute("class", tone == "primary"  ? "btn btn-primary"
                            : tone == "danger" ? "btn btn-outline-danger"
                                               : "btn")(">");
    if (!icon_name.empty()) icon(out, icon_name);
    out.text(label)("</button>");
}

}   // namespace web
