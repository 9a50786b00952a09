#include "platform/web/frame.hpp"

#include <algorithm>

#include "platform/web/bell.hpp"
#include "platform/web/languages.hpp"
#include "platform/web/statics.hpp"

namespace web {
namespace {

/// htmx without inline styles and eval, and swapping the refused form back in.
constexpr std::string_view htmx_config =
    R"({"includeIndicatorStyles":false,"allowEval":false,"historyCacheSize":0,"scrollIntoViewOnBoost":false,)"
    R"("responseHandling":[{"code":"204","swap":false},{"code":"[23]..","swap":true},{"code":"422","swap":true},)"
    R"({"code":"[45]..","swap":false,"error":true}]})";

void head(Html& out, FrameView const& view)
{
    out("<!doctype html><html").attribute("lang", language_code(out.texts().language()));
    out.attribute("data-bs-theme", view.theme)("><head><meta charset='utf-8'>");
    out("<meta name='viewport' content='width=device-width, initial-scale=1'>");
    out("<meta name='color-scheme'").attribute("content", view.theme == "auto" ? "light dark" : view.theme)(">");
    out("<meta name='htmx-config'").attribute("content", htmx_config)(">");
    out("<title>").text(view.frame.title).text(" – Đồng Hành")("</title>");
    out("<link rel='icon' type='image/svg+xml'").url("href", asset_url("logo.svg"))(">");
    out("<link rel='stylesheet'").url("href", asset_url("app.css"))(">");
    out("<script defer").url("src", asset_url("app.js"))("></script></head>");
}

void navigation(Html& out, FrameView const& view)
{
    out("<nav class='side-nav'").attribute("aria-label", out.texts().tr("Main navigation"))("><ul>");
    for (auto const& item : view.navigation) {
        auto const active = item.url == view.frame.active;
        out("<li><a").url("href", item.url).attribute("class", active ? "side-link active" : "side-link");
        if (active) out(" aria-current='page'");
        out(">");
        icon(out, item.icon);
        out("<span>").text(out.texts().of(item.label))("</span></a></li>");
    }
    out("</ul></nav>");
}

void preference(Html& out, std::string_view name, std::string_view value, std::string_view label, bool on)
{
    out("<button type='submit' class='choice'").attribute("name", name).attribute("value", value);
    out.attribute("aria-pressed", on ? "true" : "false")(">").text(label)("</button>");
}

/// Language and appearance; kept in cookies.
void preferences(Html& out, FrameView const& view)
{
    auto const vietnamese = out.texts().language() == base::Language::vi;
    out("<form method='post' action='/preferences' class='preferences'>");
    csrf(out, view.csrf);
    out("<input type='hidden' name='next'").attribute("value", view.here)(">");
    out("<fieldset><legend>").tr("Language")("</legend><div class='choices'>");
    preference(out, "language", "vi", "Tiếng Việt", vietnamese);
    preference(out, "language", "en", "English", !vietnamese);
    out("</div></fieldset><fieldset><legend>").tr("Appearance")("</legend><div class='choices'>");
    preference(out, "theme", "auto", out.texts().tr("Automatic"), view.theme == "auto");
    preference(out, "theme", "light", out.texts().tr("Light"), view.theme == "light");
    preference(out, "theme", "dark", out.texts().tr("Dark"), view.theme == "dark");
    out("</div></fieldset></form>");
}

void account_menu(Html& out, FrameView const& view)
{
    out("<details class='menu' data-menu><summary class='top-button'").attribute("aria-label", view.user_name)(">");
    icon(out, "user-circle");
    out("<span class='top-name'>").text(view.user_name)("</span></summary><div class='menu-sheet'>");
    out("<div class='menu-head'>").text(view.user_name)("</div><a class='menu-item' href='/account'>");
    icon(out, "settings");
    out("<span>").tr("My account")("</span></a>");
    preferences(out, view);
    out("<form method='post' action='/sign-out'>");
    csrf(out, view.csrf);
    out("<button type='submit' class='menu-item'>");
    icon(out, "logout");
    out("<span>").tr("Sign out")("</span></button></form></div></details>");
}

void bell(Html& out, BellView const& view)
{
    constexpr std::int64_t most_shown = 99;
    auto const& texts = out.texts();
    auto const label = view.count == 0 ? std::string{texts.tr("Notices, none unread")}
                                       : texts.tr("Notices, {0} unread", {texts.number(view.count)});
    out("<a class='top-button top-bell'").url("href", view.url).attribute("aria-label", label)(">");
    icon(out, "bell");
    if (view.count > 0)
        out("<span class='top-count'>").text(view.count > most_shown ? "99+" : std::to_string(view.count))("</span>");
    out("</a>");
}

void top_bar(Html& out, FrameView const& view)
{
    out("<header class='top-bar'><details class='menu nav-menu' data-menu><summary class='top-button'");
    out.attribute("aria-label", out.texts().tr("Menu"))(">");
    icon(out, "menu-2");
    out("</summary><div class='menu-sheet nav-sheet'>");
    navigation(out, view);
    out("</div></details>");
    brand(out);
    out("<a class='top-search' href='/search' data-palette-open>");
    icon(out, "search");
    out("<span class='top-search-text'>").tr("Search people, enterprises, pages …")("</span>");
    out("<kbd>Ctrl K</kbd></a>");
    if (view.bell) bell(out, *view.bell);
    account_menu(out, view);
    out("</header>");
}

/// The search that Ctrl+K opens. The page /search does the same without JavaScript.
void palette(Html& out)
{
    auto const label = out.texts().tr("Search everything");
    out("<dialog class='palette' id='palette'").attribute("aria-label", label)("><div class='palette-box'>");
    icon(out, "search");
    out("<input type='text' id='palette-input' autocomplete='off' spellcheck='false' role='combobox'");
    out(" aria-expanded='false' aria-controls='palette-list' aria-autocomplete='list'").attribute("aria-label", label);
    out.attribute("placeholder", out.texts().tr("Name, tax code, class … with or without accents"));
    out.attribute("data-none", out.texts().tr("Nothing found."))("><kbd>Esc</kbd></div>");
    out("<div id='palette-list' role='listbox'").attribute("aria-label", out.texts().tr("Found"))("></div></dialog>");
}

void heading(Html& out, FrameView const& view)
{
    auto const& frame = view.frame;
    if (!frame.crumbs.empty()) {
        out("<nav class='crumbs'").attribute("aria-label", out.texts().tr("Path"))("><ol class='breadcrumb'>");
        for (auto const& crumb : frame.crumbs)
            out("<li class='breadcrumb-item'><a").url("href", crumb.url)(">").text(crumb.label)("</a></li>");
        out("</ol></nav>");
    }
    out("<div class='page-head'><div class='page-titles'>");
    if (!frame.pretitle.empty()) out("<div class='page-pretitle'>").text(frame.pretitle)("</div>");
    out("<h1 class='page-title'>").text(frame.title)("</h1></div>");
    if (frame.actions) {
        out("<div class='btn-list page-actions'>");
        frame.actions(out);
        out("</div>");
    }
    out("</div>");
    if (view.flash.empty()) return;
    out("<div class='alert alert-success flash' role='status'>");
    icon(out, "circle-check");
    out("<div>").text(view.flash)("</div></div>");
}

void visitor_page(Html& out, FrameView const& view, std::function<void(Html&)> const& body)
{
    out("<body class='visitor'><main class='visitor-main' id='main' tabindex='-1'><div class='visitor-brand'>");
    brand(out);
    out("</div>");
    heading(out, view);
    body(out);
    preferences(out, view);
    out("</main></body></html>");
}

}   // namespace

void brand(Html& out)
{
    out("<a class='brand' href='/'><img class='brand-mark' alt='' width='32' height='32'");
    out.url("src", asset_url("logo.svg"))("><span>").text("Đồng Hành")("</span></a>");
}

void message(Html& out, std::string_view icon_name, std::string_view title, std::string_view sentence)
{
    out("<div class='message'>");
    empty_state(out, icon_name, title, sentence);
    out("<p class='message-ways'><a class='btn btn-primary' href='/'>").tr("To the home page")("</a></p></div>");
}

void framed(Html& out, FrameView const& view, std::function<void(Html&)> const& body)
{
    head(out, view);
    if (view.user_name.empty()) return visitor_page(out, view, body);
    out("<body><a class='skip-link' href='#main'>").tr("Skip to the content")("</a>");
    top_bar(out, view);
    out("<div class='shell'><div class='side-bar'>");
    navigation(out, view);
    out("</div><main id='main' class='main' tabindex='-1'>");
    heading(out, view);
    body(out);
    out("</main></div>");
    palette(out);
    out("<div id='toasts' role='status'").attribute("data-failed", out.texts().tr("That did not work. Try again."));
    out("></div></body></html>");
}

Response page(Context& context, Frame const& frame, std::function<void(Html&)> const& body, int status)
{
    std::vector<NavItem> allowed;
    for (auto const& item : context.services.navigation)
        if (context.actor.may(item.permission)) allowed.push_back(item);
    std::ranges::stable_sort(allowed, {}, &NavItem::order);
    std::optional<BellView> bell;
    if (auto const* found = context.services.shelf.find<Bell>(); found != nullptr && context.actor.user != 0)
        bell = BellView{found->url, found->count(context.tx, context.actor)};
    Html out{context.texts};
    framed(out,
           {.frame = frame,
            .user_name = context.actor.user == 0 ? std::string{} : context.actor.name,
            .navigation = allowed,
            .csrf = context.csrf,
            .theme = context.theme,
            .here = context.here,
            .flash = context.flash,
            .bell = bell},
           body);
    return html(std::move(out), status);
}

Response message_page(Context& context, int status, std::string const& title, std::string const& sentence)
{
    auto const* picture = status == 404   ? "map-search"
                          : status == 403 ? "lock"
                          : status < 400  ? "info-circle"
                                          : "mood-sad";
    return page(
        context, {.title = title}, [&](Html& out) { message(out, picture, {}, sentence); }, status);
}

}   // namespace web
