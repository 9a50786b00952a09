#include "work/surveys/pages.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "registers/organisations/place_names.hpp"
#include "work/surveys/list_form.hpp"
#include "work/surveys/views.hpp"

namespace surveys {
namespace {

constexpr std::size_t shown_changes = 30;

struct CampaignState {
    std::string text;
    std::string tone;
};
CampaignState state_of(web::Context const& context, Campaign const& campaign)
{
    auto const& texts = context.texts;
    if (campaign.closed_on) return {std::string{texts.tr("Closed")}, ""};
    if (context.today < campaign.starts_on) return {std::string{texts.tr("Not begun yet")}, "info"};
    if (context.today > campaign.deadline) return {std::string{texts.tr("Past its end")}, "bad"};
    return {std::string{texts.tr("Going on")}, "good"};
}

std::string days_of(base::Texts const& texts, Campaign const& campaign)
{
    return texts.tr("{0} to {1}", {base::vietnamese(campaign.starts_on), base::vietnamese(campaign.deadline)});
}

/// The tallies of what the actor sees.
std::vector<Tally> visible_tallies(web::Context& context, CampaignId campaign,
                                   std::optional<std::vector<UnitId>> const& places)
{
    auto all = tallies(context.tx, campaign);
    if (places)
        std::erase_if(all, [&](Tally const& t) { return std::ranges::find(*places, t.place) == places->end(); });
    return all;
}

std::int64_t count_in(Tally const& tally)
{
    std::int64_t all = 0;
    for (auto const& [state, count] : tally.counts) all += count;
    return all;
}
std::int64_t to_do_in(Tally const& tally)
{
    auto const found = tally.counts.find(State::to_do);
    return found == tally.counts.end() ? 0 : found->second;
}

/// GET /surveys
web::Response list_campaigns(web::Request const&, web::Context& context)
{
    auto const& texts = context.texts;
    auto const places = visible_places(context);
    web::Register const table{
        .url = "/surveys",
        .columns = {{std::string{texts.tr("Survey")}},
                    {std::string{texts.tr("Covered")}},
                    {std::string{texts.tr("State")}, "", false, true}},
        .empty_text = std::string{texts.tr("No survey yet. Give out a questionnaire, then begin one.")}};
    std::vector<CampaignLine> lines;
    for (auto const& campaign : list(context.tx)) {
        CampaignLine line{.url = url_of(campaign.id), .title = campaign.title, .days = days_of(texts, campaign)};
        for (auto const& tally : visible_tallies(context, campaign.id, places)) {
            line.all += count_in(tally);
            line.covered += count_in(tally) - to_do_in(tally);
        }
        auto const state = state_of(context, campaign);
        line.state = state.text;
        line.tone = state.tone;
        lines.push_back(std::move(line));
    }
    web::Frame frame{.title = std::string{texts.tr("Surveys")}, .active = "/surveys"};
    if (context.actor.may(edit_surveys))
        frame.actions = [](web::Html& out) { web::link_button(out, "/surveys/new", out.texts().tr("Begin a survey")); };
    return web::page(context, frame, [&](web::Html& out) { campaign_register(out, table, lines); });
}

/// GET /surveys/new
web::Response new_campaign(web::Request const& request, web::Context& context)
{
    return new_form(request, context, nullptr);
}

/// POST /surveys: 303 to the board; 422, or 200 when they were only counted, with the form again.
web::Response create_campaign(web::Request const& request, web::Context& context)
{
    if (request.form.get("act") == "count") {
        auto const chosen = chosen_enterprises(request, context);
        return chosen ? new_form(request, context, nullptr, chosen->size())
                      : new_form(request, context, &chosen.error());
    }
    auto const form = read_campaign(request);
    auto const draft = questionnaires::find(context.tx, form.questionnaire);
    auto const planned = plan(form, chosen_unit(request, context), draft ? draft->newest : 0);
    if (!planned) return new_form(request, context, &planned.error());
    auto const chosen = chosen_enterprises(request, context);
    if (!chosen) return new_form(request, context, &chosen.error());
    auto const id = add(context.tx, entry_of(context), *planned);
    add_enterprises(context.tx, entry_of(context), id, *chosen, responsible_in(request, context), "");
    return web::see_other(url_of(id));
}

/// Lines of a board from tallies that share a key.
class Lines {
public:
    void add(std::string const& key, std::string const& name, std::string const& url, Tally const& tally)
    {
        auto const [at, fresh] = index_.try_emplace(key, lines_.size());
        if (fresh) lines_.push_back({.url = url, .name = name, .counts = std::vector<std::int64_t>(std::size(states))});
        auto& line = lines_[at->second];
        for (auto const& [state, count] : tally.counts) line.counts[static_cast<std::size_t>(state)] += count;
        line.all += count_in(tally);
        line.conflicts += tally.conflicts;
    }
    std::vector<BoardLine> sorted()
    {
        std::ranges::sort(lines_, {}, [](BoardLine const& line) { return base::sort_key(line.name); });
        return std::move(lines_);
    }

private:
    std::map<std::string, std::size_t> index_ = {};
    std::vector<BoardLine> lines_ = {};
};

web::Moment moment_of(web::Context& context, PersonNames& people, ListChange const& change)
{
    auto const& texts = context.texts;
    auto const count = texts.number(change.enterprises);
    auto title = change.what == "added"     ? texts.tr("{0} enterprises added", {count})
                 : change.what == "removed" ? texts.tr("{0} enterprises taken off", {count})
                                            : texts.tr("{0} enterprises handed over", {count});
    if (change.enterprise)
        if (auto const e = enterprises::find(context.tx, *change.enterprise, context.today)) title += ": " + e->name;
    auto text =
        change.what == "removed" ? std::string{} : texts.tr("Responsible: {0}.", {people.of(change.responsible)});
    if (!change.why.empty()) text += (text.empty() ? "" : " ") + change.why;
    text += (text.empty() ? "" : " ") + texts.tr("By {0}.", {people.of(change.by)});
    return {base::vietnamese(change.at), std::move(title), std::move(text), "", "list-details"};
}

void fill_figures(base::Texts const& texts, BoardView& view, std::span<std::int64_t const> counts,
                  std::int64_t conflicts)
{
    auto const figure = [&](base::TextId label, std::int64_t value, std::string query, std::string tone) {
        view.figures.push_back({.label = std::string{texts.tr(label)},
                                .value = texts.number(value),
                                .url = view.list_url + query,
                                .tone = std::move(tone)});
    };
    figure("Done", counts[static_cast<std::size_t>(State::done)], "?state=done", "good");
    figure("To do", counts[static_cast<std::size_t>(State::to_do)], "?state=to_do", "warning");
    figure("Refused to answer", counts[static_cast<std::size_t>(State::refused)], "?state=refused", "");
    figure("Has closed down", counts[static_cast<std::size_t>(State::closed)], "?state=closed", "");
    figure("Not found", counts[static_cast<std::size_t>(State::not_found)], "?state=not_found", "");
    figure("Has moved away", counts[static_cast<std::size_t>(State::moved)], "?state=moved", "");
    if (conflicts > 0) figure("Answers differ", conflicts, "?disputed=1", "bad");
}

/// GET /surveys/{id}
web::Response view_board(web::Request const& request, web::Context& context)
{
    auto const campaign = campaign_in(request, context);
    if (!campaign) return web::not_found();
    auto const& texts = context.texts;
    auto const url = url_of(campaign->id);
    BoardView view{.list_url = url + "/enterprises", .csrf = context.csrf, .revision = campaign->revision};
    for (auto const state : states) view.heads.emplace_back(texts.of(label_of(state)));
    organisations::PlaceNames places{context.tx, context.today};
    PersonNames people{context};
    Lines by_place, by_person;
    std::vector<std::int64_t> counts(std::size(states));
    std::int64_t conflicts = 0;
    for (auto const& tally : visible_tallies(context, campaign->id, visible_places(context))) {
        auto const present =
            organisations::present_place(context.tx, tally.place, "", context.today).value_or(tally.place);
        by_place.add(present.text(), std::string{places.of(tally.place)}, view.list_url + "?place=" + present.text(),
                     tally);
        auto const person = tally.responsible ? tally.responsible.text() : "nobody";
        by_person.add(person, people.of(tally.responsible), view.list_url + "?person=" + person, tally);
        for (auto const& [state, count] : tally.counts) counts[static_cast<std::size_t>(state)] += count;
        conflicts += tally.conflicts;
        view.all += count_in(tally);
        view.covered += count_in(tally) - to_do_in(tally);
    }
    fill_figures(texts, view, counts, conflicts);
    view.places = by_place.sorted();
    view.people = by_person.sorted();
    if (may_edit(context, *campaign) && !campaign->closed_on) {
        view.add_url = url + "/additions";
        view.close_action = url + "/closure";
    }
    for (auto const& change : changes(context.tx, campaign->id, shown_changes))
        view.changes.push_back(moment_of(context, people, change));
    web::Frame const frame{.title = campaign->title,
                           .pretitle = days_of(texts, *campaign) + " · " + state_of(context, *campaign).text,
                           .crumbs = {{std::string{texts.tr("Surveys")}, "/surveys"}},
                           .active = "/surveys"};
    return web::page(context, frame, [&](web::Html& out) { board(out, view); });
}

/// POST /surveys/{id}/closure: 303 back; 404; 409.
web::Response close_campaign(web::Request const& request, web::Context& context)
{
    auto campaign = campaign_in(request, context);
    if (!campaign || !may_edit(context, *campaign)) return web::not_found();
    campaign->revision = web::read_whole(request, "revision").value_or(0);
    auto const done = close(context.tx, entry_of(context), *campaign, context.today);
    return done ? web::see_other(url_of(campaign->id)) : web::status_only(web::status_of(done.error().kind));
}

constexpr web::Route routes[] = {
    {web::Method::get, "/surveys", view_surveys, list_campaigns},
    {web::Method::get, "/surveys/new", edit_surveys, new_campaign},
    {web::Method::post, "/surveys", edit_surveys, create_campaign},
    {web::Method::get, "/surveys/{id}", view_surveys, view_board},
    {web::Method::post, "/surveys/{id}/closure", edit_surveys, close_campaign},
};

}   // namespace

std::span<web::Route const> page_routes() { return routes; }

}   // namespace surveys
