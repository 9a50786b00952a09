#include <algorithm>

#include "base/json_object.hpp"
#include "base/numbers.hpp"
#include "kernel/journeys/funnel.hpp"
#include "kernel/journeys/funnel_views.hpp"
#include "kernel/journeys/pages.hpp"
#include "kernel/rulebook/rulebook.hpp"

namespace journeys {
namespace {

constexpr int first_year = 2012;
constexpr std::string_view small_cell = "privacy.small_cell";

/// What is asked: "" = all.
struct FunnelAsked {
    Definition const* definition = nullptr;
    int year = 0;
    std::string ownership = {};
    std::string sex = {};
};

/// Empty definition when the actor may see no process.
FunnelAsked asked_in(web::Request const& request, web::Context const& context)
{
    auto const all = visible_processes(context);
    FunnelAsked asked;
    for (auto const* one : all)
        if (asked.definition == nullptr || one->code == request.query.get("code")) asked.definition = one;
    auto const year = base::parse_whole(request.query.get("year"));
    if (year && *year >= first_year && base::day(static_cast<int>(*year), 1, 1) <= context.today)
        asked.year = static_cast<int>(*year);
    asked.ownership = request.query.get("ownership");
    asked.sex = request.query.get("sex");
    return asked;
}

Funnel read(web::Context& context, FunnelAsked const& asked)
{
    base::Period const period = asked.year == 0
                                    ? base::Period{base::day(first_year, 1, 1), base::forever}
                                    : base::Period{base::day(asked.year, 1, 1), base::day(asked.year + 1, 1, 1)};
    auto const reach = reach_of(context, *asked.definition, view_journeys);
    auto const* source = context.services.shelf.get<Registry>().find(asked.definition->code);
    std::vector<Way> ways;
    for (auto const& journey : begun_in(context.tx, asked.definition->code, period, reach)) {
        auto way = way_of(journey, events_of(context.tx, journey.id));
        if (way.last_step.empty()) way.counted = source->subject(context, journey).counted;
        if (!asked.ownership.empty() && way.counted.ownership != asked.ownership) continue;
        if (!asked.sex.empty() && way.counted.sex != asked.sex) continue;
        ways.push_back(std::move(way));
    }
    return funnel_of(*asked.definition, ways);
}

/// Of people, numbers so small that they could tell who is meant are not told. Rule J-11.
class Telling {
public:
    Telling(web::Context const& context, Definition const& definition)
        : texts_(context.texts),
          below_(definition.subject == "person" ? rulebook::embedded().integer(small_cell, context.today) : 0)
    {
    }
    bool hides(std::int64_t number) const { return number > 0 && number < below_; }
    std::string operator()(std::int64_t number) const
    {
        return hides(number) ? texts_.tr("fewer than {0}", {texts_.number(below_)}) : texts_.number(number);
    }

private:
    base::Texts const& texts_;
    std::int64_t below_;
};

std::string ownership_name(web::Context& context, std::string_view code)
{
    if (code.empty()) return std::string{context.texts.tr("not told")};
    return std::string{context.texts.of(context.services.shelf.get<Offices>().label_of_ownership(code))};
}

std::string sex_name(base::Texts const& texts, std::string_view code)
{
    if (code == "female") return std::string{texts.tr("Women")};
    if (code == "male") return std::string{texts.tr("Men")};
    return std::string{texts.tr("not told")};
}

/// "Stop the campaign: too few applied".
std::string reason_name(base::Texts const& texts, Definition const& definition, std::string const& code,
                        std::string const& reason)
{
    auto const* step = definition.find_step(code);
    if (step == nullptr) return code;
    auto name = step->name.in(texts.language());
    for (auto const& field : step->fields)
        for (auto const& choice : field.choices)
            if (choice.code == reason) name += ": " + choice.name.in(texts.language());
    return name;
}

void add_fields(web::Context& context, FunnelAsked const& asked, Funnel const& funnel, FunnelView& view)
{
    auto const& texts = context.texts;
    auto const add = [&](std::string name, base::TextId label, std::string value, std::vector<web::Choice> choices) {
        view.fields.push_back(
            {.name = std::move(name), .label = std::string{texts.tr(label)}, .value = std::move(value)});
        view.choices.push_back(std::move(choices));
    };
    std::vector<web::Choice> processes;
    for (auto const* one : visible_processes(context)) processes.push_back({one->code, one->name.in(texts.language())});
    std::vector<web::Choice> years{{"", std::string{texts.tr("all")}}};
    auto const this_year = static_cast<int>(std::chrono::year_month_day{context.today}.year());
    for (int year = this_year; year >= first_year; --year)
        years.push_back({std::to_string(year), std::to_string(year)});
    std::vector<web::Choice> owners{{"", std::string{texts.tr("all")}}};
    for (auto const& [code, outcomes] : funnel.by_ownership)
        if (!code.empty()) owners.push_back({code, ownership_name(context, code)});
    add("code", "Process", asked.definition->code, std::move(processes));
    add("year", "Begun in", asked.year == 0 ? "" : std::to_string(asked.year), std::move(years));
    if (owners.size() > 2 || !asked.ownership.empty())
        add("ownership", "Kind of enterprise", asked.ownership, std::move(owners));
    if (asked.definition->subject == "person")
        add("sex", "Sex", asked.sex,
            {{"", std::string{texts.tr("all")}},
             {"female", sex_name(texts, "female")},
             {"male", sex_name(texts, "male")}});
}

void add_rows(web::Context& context, Funnel const& funnel, FunnelView& view)
{
    auto const& texts = context.texts;
    std::int64_t before = 0;
    for (auto const& one : funnel.stages) {
        if (one.reached == 0 && before == 0) break;
        FunnelView::Row row{.stage = one.stage->name.in(texts.language()),
                            .reached = texts.number(one.reached),
                            .tenths = base::percent_tenths(one.reached, funnel.all.begun).value_or(0)};
        if (&one != &funnel.stages.front()) row.share = base::percent(one.reached, before, texts.language());
        if (one.median_days) row.days = texts.number(*one.median_days);
        before = one.reached;
        view.rows.push_back(std::move(row));
    }
}

FunnelView::Counted grouped(web::Context& context, Telling const& told, base::TextId title,
                            std::map<std::string, Outcomes> const& groups,
                            std::string (*name)(web::Context&, std::string_view))
{
    auto const& texts = context.texts;
    FunnelView::Counted table{std::string{texts.tr(title)},
                              {"", std::string{texts.tr("Begun")}, std::string{texts.tr("Goal reached")},
                               std::string{texts.tr("Ended on the way")}}};
    for (auto const& [code, outcomes] : groups)
        table.rows.push_back({name(context, code), told(outcomes.begun), told(outcomes.done), told(outcomes.stopped)});
    return table;
}

FunnelView view_of(web::Context& context, FunnelAsked const& asked, Funnel const& funnel)
{
    auto const& texts = context.texts;
    Telling const told{context, *asked.definition};
    FunnelView view{.action = "/journeys/funnel"};
    add_fields(context, asked, funnel, view);
    auto const figure = [&](base::TextId label, std::int64_t number) {
        view.figures.push_back({.label = std::string{texts.tr(label)}, .value = texts.number(number)});
    };
    figure("Begun", funnel.all.begun);
    figure("Under way", funnel.all.under_way());
    figure("Goal reached", funnel.all.done);
    figure("Ended on the way", funnel.all.stopped);
    if (funnel.all.begun > 0) add_rows(context, funnel, view);
    FunnelView::Counted left{std::string{texts.tr("Why they ended on the way")},
                             {std::string{texts.tr("Reason")}, std::string{texts.tr("Number of them")}}};
    for (auto const& [why, number] : funnel.left)
        left.rows.push_back({reason_name(texts, *asked.definition, why.first, why.second), told(number)});
    view.tables.push_back(std::move(left));
    view.tables.push_back(grouped(context, told, "By kind of enterprise", funnel.by_ownership, ownership_name));
    if (asked.definition->subject == "person") {
        view.tables.push_back(grouped(context, told, "By sex", funnel.by_sex,
                                      [](web::Context& c, std::string_view code) { return sex_name(c.texts, code); }));
        view.note = texts.tr("Numbers of people below {0} are not told: they could tell who is meant.",
                             {texts.number(rulebook::embedded().integer(small_cell, context.today))});
    }
    return view;
}

/// GET /journeys/funnel?code=&year=&ownership=&sex=; 404 for who may see no process.
web::Response show_funnel(web::Request const& request, web::Context& context)
{
    auto const asked = asked_in(request, context);
    if (asked.definition == nullptr) return web::not_found();
    auto const view = view_of(context, asked, read(context, asked));
    web::Frame const frame{.title = std::string{context.texts.tr("How far it came")},
                           .crumbs = {{std::string{context.texts.tr("Work under way")}, "/journeys"}},
                           .active = "/journeys"};
    return web::page(context, frame, [&](web::Html& out) { funnel_page(out, view); });
}

/// GET /api/v1/journey-rates?code=&year=&ownership=&sex=
web::Response get_funnel(web::Request const& request, web::Context& context)
{
    auto const asked = asked_in(request, context);
    if (asked.definition == nullptr) return web::not_found();
    auto const funnel = read(context, asked);
    Telling const told{context, *asked.definition};
    base::JsonWriter json;
    {
        base::JsonObject o{json};
        o("code", asked.definition->code)("begun", funnel.all.begun)("done", funnel.all.done);
        o("stopped", funnel.all.stopped);
        json.key("stages").begin_array();
        for (auto const& one : funnel.stages)
            base::JsonObject{json}("stage", one.stage->code)("reached", one.reached)("median_days", one.median_days);
        json.end_array();
        json.key("left").begin_array();
        for (auto const& [why, number] : funnel.left)
            base::JsonObject{json}("step", why.first)("reason", why.second)(
                "number", told.hides(number) ? std::nullopt : std::optional{number});
        json.end_array();
    }
    return web::json(json.take());
}

using web::JsonType;
constexpr web::SchemaField query[] = {
    {"code", JsonType::text, "of the process; the first that may be seen when missing", false},
    {"year", JsonType::integer, "in which they began; all when missing", false},
    {"ownership", JsonType::text, "of the enterprise", false},
    {"sex", JsonType::text, "female, male", false},
};
constexpr web::SchemaField stage_fields[] = {
    {"stage", JsonType::text},
    {"reached", JsonType::integer, "this stage or a later one"},
    {"median_days", JsonType::integer, "since the stage before", true, true},
};
constexpr web::Schema stage_schema{"JourneyRate", stage_fields};
constexpr web::SchemaField left_fields[] = {
    {"step", JsonType::text},
    {"reason", JsonType::text, "\"\" where none is asked"},
    {"number", JsonType::integer, "null: of people, and too few to be told", true, true},
};
constexpr web::Schema left_schema{"JourneyReason", left_fields};
constexpr web::SchemaField funnel_fields[] = {
    {"code", JsonType::text},
    {"begun", JsonType::integer},
    {"done", JsonType::integer},
    {"stopped", JsonType::integer},
    {"stages", JsonType::list, "", true, false, &stage_schema},
    {"left", JsonType::list, "", true, false, &left_schema},
};
constexpr web::Schema funnel_schema{"JourneyRates", funnel_fields};
constexpr web::ApiDoc doc{"How far journeys of a process came: rates, days, reasons", query, nullptr,
                          web::Answer::object, &funnel_schema};

constexpr web::Route table[] = {
    {web::Method::get, "/journeys/funnel", view_journeys, show_funnel},
    {web::Method::get, "/api/v1/journey-rates", view_journeys, get_funnel, &doc},
};

}   // namespace

std::span<web::Route const> funnel_routes() { return table; }

}   // namespace journeys
