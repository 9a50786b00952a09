#include "registers/organisations/store.hpp"
#include "registers/reorganisations/pages.hpp"
#include "registers/reorganisations/reading.hpp"

/// Steps and rules in words.
namespace reorganisations {
namespace {

std::string names(web::Context& context, Plan const& plan, std::vector<UnitId> const& units)
{
    std::string text;
    for (auto const unit : units) text += (text.empty() ? "" : ", ") + name_in(context, plan, unit);
    return text;
}

std::string share_text(base::Texts const& texts, Successor const& successor)
{
    std::string text{successor.share == Share::whole  ? texts.tr("whole")
                     : successor.share == Share::most ? texts.tr("most of it")
                                                      : texts.tr("a part")};
    if (successor.empty())
        text += ", " + std::string{texts.tr("land without people")};
    else if (successor.people)
        text += ", " + texts.tr("{0} people", {texts.number(*successor.people)});
    return text;
}

}   // namespace

std::string name_in(web::Context& context, Plan const& plan, UnitId unit)
{
    for (auto const& step : plan.steps)
        if (step.what == What::found && step.unit == unit) return step.name;
    auto name = organisations::name_on(context.tx, unit, day_of(plan, context.today) - base::Days{1});
    return name.empty() ? std::string{context.texts.tr("(a unit that is no more part of the plan)")} : name;
}

std::string sentence_of(web::Context& context, Plan const& plan, Step const& step)
{
    auto const& texts = context.texts;
    auto const unit = name_in(context, plan, step.unit);
    auto const parent = step.parent ? name_in(context, plan, *step.parent) : std::string{};
    switch (step.what) {
        case What::found: {
            auto text = texts.tr("Found {0} under {1}", {step.name, parent});
            if (!step.places.empty()) text += texts.tr(", serving {0}", {names(context, plan, step.places)});
            return text;
        }
        case What::rename:
            return texts.tr("{0} is renamed {1}", {unit, step.name});
        case What::put_under:
            return texts.tr("{0} goes under {1}", {unit, parent});
        case What::serve:
            return texts.tr("{0} serves {1}", {unit, names(context, plan, step.places)});
        case What::end:
            return texts.tr("{0} ends", {unit});
        case What::succeed: {
            if (step.successors.size() == 1)
                return texts.tr("{0} goes into {1}", {unit, name_in(context, plan, step.successors.front().unit)});
            std::string parts;
            for (auto const& successor : step.successors)
                parts += (parts.empty() ? "" : "; ") + name_in(context, plan, successor.unit) + " (" +
                         share_text(texts, successor) + ")";
            return texts.tr("{0} is divided: {1}", {unit, parts});
        }
    }
    return unit;
}

std::string sentence_of(web::Context& context, Plan const& plan, Rule const& rule)
{
    auto const& texts = context.texts;
    auto const to = name_in(context, plan, rule.successor);
    auto const chosen = rule.chosen ? name_in(context, plan, *rule.chosen) : std::string{};
    switch (rule.by) {
        case By::marked:
            return texts.tr("{0} marked by hand go to {1}",
                            {texts.number(static_cast<std::int64_t>(rule.units.size())), to});
        case By::area:
            return texts.tr("Those in {0} go to {1}", {chosen, to});
        case By::village:
            return texts.tr("Those in the village {0} go to {1}", {rule.village, to});
        case By::below:
            return texts.tr("Those below {0} go to {1}", {chosen, to});
        case By::rest:
            return texts.tr("All others go to {0}", {to});
    }
    return to;
}

}   // namespace reorganisations
