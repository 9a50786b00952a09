#include "work/quality/pages.hpp"

#include <algorithm>
#include <array>

#include "platform/web/paging.hpp"
#include "registers/organisations/place_names.hpp"
#include "registers/organisations/store.hpp"
#include "work/quality/forms.hpp"
#include "work/quality/views.hpp"

namespace quality {
namespace {

constexpr std::size_t page_size = 50;

/// "" all, "fading", "act", "watch" (nothing to do, something to watch), or the code of a signal.
bool is_asked(Looked const& looked, std::string_view asked)
{
    if (asked.empty()) return true;
    if (asked == "fading") return looked.fading;
    if (asked == "watch") return !looked.signals.empty() && !is_asked(looked, "act");
    return std::any_of(looked.signals.begin(), looked.signals.end(), [&](Signal const& one) {
        return asked == "act" ? one.weight == Weight::act : one.code == asked;
    });
}

std::vector<web::Figure> figures_of(base::Texts const& texts, std::string const& home, std::vector<Looked> const& all)
{
    auto const count = [&](std::string_view asked) {
        return std::count_if(all.begin(), all.end(), [&](Looked const& one) { return is_asked(one, asked); });
    };
    auto const quiet = std::count_if(all.begin(), all.end(), [](Looked const& one) { return one.signals.empty(); });
    auto const fading = count("fading");
    return {{.label = std::string{texts.tr("Organisations")}, .value = texts.number(all.size()), .url = home},
            {.label = std::string{texts.tr("Fading")},
             .value = texts.number(fading),
             .url = home + "?shown=fading",
             .tone = fading > 0 ? "bad" : "good"},
            {.label = std::string{texts.tr("Something to do")},
             .value = texts.number(count("act")),
             .url = home + "?shown=act"},
            {.label = std::string{texts.tr("Nothing stands out")}, .value = texts.number(quiet)}};
}

std::vector<web::Tab> tabs_of(web::Context& context, grassroots::Family const& chosen)
{
    std::vector<web::Tab> tabs;
    for (auto const& family : grassroots::families())
        if (context.actor.may(family.view))
            tabs.push_back({title_of(context.texts, family), list_url(family), &family == &chosen});
    return tabs;
}

web::Register table_of(web::Request const& request, web::Context& context, grassroots::Family const& family)
{
    auto const text = [&](base::TextId id) { return std::string{context.texts.tr(id)}; };
    web::Register table{
        .url = list_url(family),
        .search = std::string{request.query.get("q")},
        .search_label = text("Search by name"),
        .columns = {{text("Organisation")}, {text("What stands out")}, {text("Graded"), "", false, true}}};
    table.filters.push_back({"place", text("Commune"), organisations::communes(context.tx, context.today),
                             std::string{request.query.get("place")}});
    table.filters.push_back({"shown",
                             text("Shown"),
                             {{"fading", text("fading")},
                              {"act", text("something to do")},
                              {"watch", text("to watch only")},
                              {"term_over", text("term over")},
                              {"term_ends", text("congress falls due")},
                              {"no_head", text("first post vacant")},
                              {"no_committee", text("no committee entered")},
                              {"below_minimum", text("too few members")},
                              {"silent", text("no report")}},
                             std::string{request.query.get("shown")}});
    table.empty_text = text("Nothing here. Widen the search.");
    return table;
}

QualityLine line_of(web::Context& context, grassroots::Family const& family, organisations::PlaceNames& places,
                    Looked const& looked)
{
    QualityLine line{.url = page_url(family, looked.organisation.unit),
                     .name = looked.organisation.name,
                     .place = std::string{places.of(looked.organisation.place, "")},
                     .grade = {},
                     .fading = looked.fading};
    for (auto const& one : looked.signals) line.signals.push_back(quality::line_of(context.texts, one));
    if (!looked.known.gradings.empty()) {
        auto const& newest = looked.known.gradings.front();
        line.grade = std::to_string(newest.year) + ": " + std::string{context.texts.of(label_of(newest.grade))};
    }
    return line;
}

/// GET /quality/{family}?q=&place=&shown=
web::Response list_quality(web::Request const& request, web::Context& context)
{
    auto const* family = family_in(request, context);
    if (family == nullptr) return web::not_found();
    grassroots::Filter filter{.q = std::string{request.query.get("q")}};
    if (auto const place = UnitId::parse(request.query.get("place"))) filter.place = place;
    auto const all = look_through(context, *family, filter);
    auto const asked = request.query.get("shown");
    auto const after = web::parse_cursor(request.query.get("after"));
    std::size_t const skipped = after ? static_cast<std::size_t>(std::max<std::int64_t>(after->id, 0)) : 0;

    organisations::PlaceNames places{context.tx, context.today};
    std::vector<QualityLine> lines;
    std::size_t seen = 0;
    for (auto const& one : all) {
        if (!is_asked(one, asked) || seen++ < skipped) continue;
        if (lines.size() <= page_size) lines.push_back(line_of(context, *family, places, one));
    }
    std::optional<web::Cursor> next;
    if (lines.size() > page_size) {
        lines.pop_back();
        next = web::Cursor{{}, static_cast<std::int64_t>(skipped + page_size)};
    }
    auto table = table_of(request, context, *family);
    table.paging = web::paging(request, next);
    if (request.wants_fragment()) {
        web::Html out{context.texts};
        quality_register(out, table, lines);
        return web::html(std::move(out));
    }
    QualityView const view{
        .lead = std::string{context.texts.tr(
            "What the registers and reports tell of each organisation today: about its work, never about a person.")},
        .tabs = tabs_of(context, *family),
        .figures = figures_of(context.texts, list_url(*family), all)};
    web::Frame frame{.title = title_of(context.texts, *family), .active = list_url(*family)};
    if (context.actor.may(family->edit))
        frame.actions = [home = list_url(*family)](web::Html& out) {
            web::link_button(out, home + "/reports", out.texts().tr("Reports of a quarter"), "");
            web::link_button(out, home + "/gradings", out.texts().tr("Grade a year"));
        };
    return web::page(context, frame, [&](web::Html& out) {
        quality_head(out, view);
        quality_register(out, table, lines);
    });
}

/// What asks for action or is to be watched is told; registers in order and empty ones are put into a sentence each.
void add_summary(web::Context& context, grassroots::Family const& family, Summary& summary)
{
    auto const& texts = context.texts;
    auto const all = look_through(context, family, {});
    auto const needs = needs_of(all);
    auto const add_to = [&](std::string& names) {
        if (!names.empty()) names += ", ";
        names += texts.of(organisations::label_of(family.line));
    };
    if (all.empty()) return add_to(summary.empty);
    if (needs.action == 0 && needs.watch == 0) return add_to(summary.in_order);
    SummaryLine line{title_of(texts, family), list_url(family) + "?shown=watch", {}, {}};
    if (needs.watch > 0) line.text = texts.tr("{0} to watch", {texts.number(needs.watch)});
    if (needs.action > 0) {
        line.url = list_url(family) + (needs.fading > 0 ? "?shown=fading" : "?shown=act");
        line.text = texts.tr("{0} need action", {texts.number(needs.action)});
        if (needs.fading > 0) line.text = texts.tr("{0} fading", {texts.number(needs.fading)}) + " · " + line.text;
        line.tone = needs.fading > 0 ? "bad" : "warning";
    }
    summary.lines.push_back(std::move(line));
}

/// GET /quality: what stands out in each register; the home page asks for it as a fragment.
web::Response show_summary(web::Request const& request, web::Context& context)
{
    Summary told;
    bool sees = false;
    for (auto const& family : grassroots::families()) {
        if (!context.actor.may(family.view)) continue;
        sees = true;
        add_summary(context, family, told);
    }
    if (!sees) return web::not_found();
    if (request.wants_fragment()) {
        web::Html out{context.texts};
        summary(out, told);
        return web::html(std::move(out));
    }
    web::Frame const frame{.title = std::string{context.texts.tr("Quality of organisations")}, .active = "/"};
    return web::page(context, frame,
                     [&](web::Html& out) { web::card(out, {}, [&](web::Html& body) { summary(body, told); }); });
}

constexpr web::Route routes[] = {
    {web::Method::get, "/quality", organisations::view_organisations, show_summary},
    {web::Method::get, "/quality/{family}", organisations::view_organisations, list_quality},
};

}   // namespace

std::string summary_url(web::Actor const& actor)
{
    for (auto const& family : grassroots::families())
        if (actor.may(family.view)) return "/quality";
    return {};
}

grassroots::Family const* family_in(web::Request const& request, web::Context& context)
{
    for (auto const& family : grassroots::families())
        if (family.path == request.in_path("family") && context.actor.may(family.view)) return &family;
    return nullptr;
}

std::optional<Found> find_in(web::Request const& request, web::Context& context)
{
    auto const* family = family_in(request, context);
    if (family == nullptr) return std::nullopt;
    return find_organisation(context.tx, context.actor, *family, UnitId::parse(request.in_path("id")), context.today);
}

std::string sentence_of(base::Texts const& texts, Signal const& signal)
{
    std::array<std::string, 2> told;   // no sentence has more
    for (std::size_t i = 0; i < std::min(told.size(), signal.told.size()); ++i) {
        auto const* day = std::get_if<base::Date>(&signal.told[i]);
        told[i] = day != nullptr ? base::vietnamese(*day) : std::to_string(std::get<std::int64_t>(signal.told[i]));
    }
    return base::filled(texts.of(signal.text), {told[0], told[1]});
}

SignalLine line_of(base::Texts const& texts, Signal const& signal)
{
    if (signal.weight == Weight::act) return {sentence_of(texts, signal), "bad", std::string{texts.tr("Needs action")}};
    return {sentence_of(texts, signal), "warning", std::string{texts.tr("To watch")}};
}

std::string rule_of(web::Context const& context, Signal const& signal)
{
    std::string told{signal.rule};
    if (auto const* rule = signal.key.empty() ? nullptr : rulebook::embedded().find(signal.key, context.today))
        told += " · " + rule->source + " (" + std::string{context.texts.of(rulebook::name_of(rule->confidence))} + ")";
    return told;
}

std::span<web::Route const> page_routes()
{
    static auto const all = [] {
        std::vector<web::Route> gathered{std::begin(routes), std::end(routes)};
        for (auto const more : {record_routes(), round_routes()})
            gathered.insert(gathered.end(), more.begin(), more.end());
        return gathered;
    }();
    return all;
}

}   // namespace quality
