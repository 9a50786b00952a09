#include <algorithm>

#include "kernel/journeys/definition.hpp"
#include "kernel/rulebook/definition.hpp"

namespace journeys {
namespace {

using File = rulebook::Definition;

/// The word of a field as one of `words`; their places are the values of the enumeration.
template <class Enum, std::size_t N>
Enum read_word(File const& file, std::string_view field, char const* const (&words)[N], std::string_view otherwise)
{
    auto const word = file.text_or(field, otherwise);
    for (std::size_t i = 0; i < N; ++i)
        if (word == words[i]) return static_cast<Enum>(i);
    file.fail(field, "the word " + word + " is not one of those known");
}

constexpr char const* end_words[] = {"no", "done", "stopped"};
constexpr char const* kind_words[] = {"number", "day", "text", "choice"};
constexpr char const* count_words[] = {"months", "working_days", "days"};

Field read_field(File const& file)
{
    Field field{.name = file.text("name"),
                .label = file.both("label"),
                .kind = read_word<FieldKind>(file, "kind", kind_words, "text"),
                .required = file.flag("required"),
                .least = file.whole_or("least", 0),
                .from_slice = file.flag("from_slice")};
    for (auto const& choice : file.tables("choices"))
        field.choices.push_back({choice.text("code"), choice.both("name")});
    bool const lists = !field.choices.empty() || field.from_slice;
    if ((field.kind == FieldKind::choice) != lists)
        file.fail("choices", "are for fields of the kind choice, and those need them");
    return field;
}

PaperSlot read_paper(File const& file)
{
    auto const code = file.text("code");
    return {
        .code = code,
        .name = file.both("name"),
        .required = file.flag("required"),
        .numbered = file.flag("numbered"),
        .expires = file.flag("expires"),
        .kind = file.text_or("kind", ""),
        .controls = {code + "-number", code + "-dated_on", code + "-issuer", code + "-expires_on", code + "-kept_at"}};
}

Step read_step(File const& file)
{
    Step step{.code = file.text("code"),
              .name = file.both("name"),
              .from = file.texts("from"),
              .to = file.text_or("to", ""),
              .after_clock = file.text_or("after_clock", ""),
              .needs = file.texts("needs"),
              .once = file.flag("once"),
              .binding = file.flag("binding")};
    if (file.has("in_time")) step.in_time = {file.table("in_time").text("clock"), file.table("in_time").text("paper")};
    if (file.has("help")) step.help = file.both("help");
    for (auto const& row : file.tables("field")) step.fields.push_back(read_field(row));
    for (auto const& row : file.tables("paper")) step.papers.push_back(read_paper(row));
    for (auto const& row : file.tables("condition")) {
        ConditionUse use{.name = row.text("name")};
        for (auto const& pair : row.tables("rules")) use.rules.emplace_back(pair.text("parameter"), pair.text("key"));
        step.conditions.push_back(std::move(use));
    }
    if (file.has("vote")) {
        auto const vote = file.table("vote");
        step.vote =
            Vote{vote.text("base"), vote.both("base_name"), vote.text("fraction"), vote.text_or("otherwise", "")};
    }
    return step;
}

Clock read_clock(File const& file)
{
    Clock clock{.code = file.text("code"),
                .name = file.both("name"),
                .starts = file.texts("starts"),
                .from_field = file.text_or("from_field", ""),
                .after = file.text_or("after", ""),
                .ends = file.texts("ends"),
                .waits = file.flag("waits"),
                .rule = file.text("rule"),
                .counts = read_word<Counts>(file, "counts", count_words, "days")};
    for (auto const& pause : file.tables("pause")) clock.pauses.push_back({pause.text("from"), pause.text("to")});
    return clock;
}

Stage read_stage(File const& file)
{
    return {.code = file.text("code"),
            .name = file.both("name"),
            .ends = read_word<Ends>(file, "ends", end_words, "no"),
            .detour = file.flag("detour"),
            .forgets = file.flag("forgets")};
}

// ---- what must fit together

void names_a_stage(File const& file, Definition const& made, std::string_view code)
{
    if (made.find_stage(code) == nullptr) file.fail("stage", "there is no stage " + std::string{code});
}

void names_a_step(File const& file, Definition const& made, std::string_view code)
{
    if (made.find_step(code) == nullptr) file.fail("step", "there is no step " + std::string{code});
}

void holds_throughout(File const& file, Definition const& made, rulebook::Rulebook const& rules, std::string_view key,
                      rulebook::Kind kind)
{
    auto const* value = rules.find(key, made.valid.from);
    if (value == nullptr || rulebook::kind_of(*value) != kind)
        file.fail("rule", "the rulebook has no fitting value of " + std::string{key} + " on the first day");
}

void steps_fit(File const& file, Definition const& made, rulebook::Rulebook const& rules)
{
    for (auto const& step : made.steps) {
        for (auto const& stage : step.from) {
            names_a_stage(file, made, stage);
            if (made.find_stage(stage)->ends != Ends::no) file.fail("from", "nothing follows an end: " + step.code);
        }
        if (!step.to.empty()) names_a_stage(file, made, step.to);
        if (step.vote) {
            if (!step.vote->otherwise.empty()) names_a_stage(file, made, step.vote->otherwise);
            holds_throughout(file, made, rules, step.vote->fraction, rulebook::Kind::ratio);
        }
        if (!step.after_clock.empty() && made.find_clock(step.after_clock) == nullptr)
            file.fail("after_clock", "there is no clock " + step.after_clock);
        for (auto const& need : step.needs) names_a_step(file, made, need);
        if (!step.in_time.clock.empty() &&
            (made.find_clock(step.in_time.clock) == nullptr ||
             std::none_of(step.papers.begin(), step.papers.end(),
                          [&](PaperSlot const& slot) { return slot.code == step.in_time.paper; })))
            file.fail("in_time", "names no clock, or no paper of the step " + step.code);
        for (auto const& use : step.conditions)
            for (auto const& [parameter, key] : use.rules)
                if (rules.find(key, made.valid.from) == nullptr)
                    file.fail("condition", "the rulebook has no " + key + " on the first day");
    }
}

bool leads_out(Definition const& made, Stage const& stage)
{
    return std::any_of(made.steps.begin(), made.steps.end(), [&](Step const& step) {
        bool const from =
            step.from.empty() || std::find(step.from.begin(), step.from.end(), stage.code) != step.from.end();
        return from && !step.to.empty() && step.to != stage.code;
    });
}

bool leads_to(Definition const& made, Stage const& stage)
{
    return std::any_of(made.steps.begin(), made.steps.end(), [&](Step const& step) {
        return step.to == stage.code || (step.vote && step.vote->otherwise == stage.code);
    });
}

void stages_fit(File const& file, Definition const& made)
{
    if (made.stages.empty() || made.stages.front().ends != Ends::no) file.fail("stage", "the first stage is missing");
    for (auto const& stage : made.stages) {
        if (stage.ends == Ends::no && !leads_out(made, stage)) file.fail("stage", "nothing leads out of " + stage.code);
        if (&stage != &made.stages.front() && !leads_to(made, stage))
            file.fail("stage", "nothing leads to " + stage.code);
    }
}

void names_a_day(File const& file, Step const& step, std::string_view field)
{
    auto const& fields = step.fields;
    if (std::none_of(fields.begin(), fields.end(),
                     [&](Field const& one) { return one.name == field && one.kind == FieldKind::day && one.required; }))
        file.fail("from_field", "is no required day of the step " + step.code);
}

void clocks_fit(File const& file, Definition const& made, rulebook::Rulebook const& rules)
{
    for (auto const& clock : made.clocks) {
        if (clock.starts.empty() == clock.after.empty())
            file.fail("starts", clock.code + " counts from a step or after another clock");
        for (auto const& step : clock.starts) {
            names_a_step(file, made, step);
            if (!clock.from_field.empty()) names_a_day(file, *made.find_step(step), clock.from_field);
        }
        if (!clock.after.empty() &&
            (made.find_clock(clock.after) == nullptr || made.find_clock(clock.after)->starts.empty()))
            file.fail("after", clock.code + " follows no clock that a step starts");
        for (auto const& step : clock.ends) names_a_step(file, made, step);
        for (auto const& pause : clock.pauses) {
            names_a_step(file, made, pause.from);
            names_a_step(file, made, pause.to);
        }
        holds_throughout(file, made, rules, clock.rule, rulebook::Kind::integer);
    }
}

/// Rule J-9.
void asks_no_words_of_a_person(File const& file, Definition const& made)
{
    if (made.subject != "person") return;
    for (auto const& step : made.steps)
        for (auto const& field : step.fields)
            if (field.kind == FieldKind::text)
                file.fail("field", "nothing is written freely about a person: " + field.name);
}

std::optional<Model> model_in(File const& file)
{
    if (!file.has("like")) return std::nullopt;
    return Model{file.text_or("like_code", file.text("code")), file.whole("like")};
}

/// What the file begins with: the version it is like, or its own name, subject and permissions.
Definition beginning_of(File const& file, std::span<Definition const> read)
{
    auto const code = file.text("code");
    auto const model = model_in(file);
    if (!model)
        return {.code = code,
                .name = file.both("name"),
                .subject = file.text("subject"),
                .view = file.text("view"),
                .edit = file.text("edit")};
    for (auto const& one : read)
        if (one.code == model->code && one.version == model->version) {
            auto made = one;
            made.stages_before.clear();
            if (code != model->code) made.name = file.both("name");
            made.code = code;
            return made;
        }
    file.fail("like", "there is no such version");
}

void leave_out(File const& file, Definition& made, std::string const& code)
{
    auto const same = [&](auto const& one) { return one.code == code; };
    if (std::erase_if(made.stages, same) + std::erase_if(made.steps, same) + std::erase_if(made.clocks, same) == 0)
        file.fail("without", "there is no " + code + " to leave out");
}

/// In the place of the one of the same code, when the version it is like has one; else after the others.
template <class Item>
void put(std::vector<Item>& items, Item item, File const& file)
{
    auto const found = std::find_if(items.begin(), items.end(), [&](Item const& one) { return one.code == item.code; });
    if (found == items.end())
        items.push_back(std::move(item));
    else if (file.has("like"))
        *found = std::move(item);
    else
        file.fail("code", item.code + " stands twice");
}

}   // namespace

std::optional<Model> model_of(std::string_view name, std::string_view content)
{
    auto const table = File::parse(name, content);
    return model_in(File{name, table});
}

Definition read_definition(std::string_view name, std::string_view content, rulebook::Rulebook const& rules,
                           std::span<Definition const> read)
{
    auto const table = File::parse(name, content);
    File const file{name, table};
    auto made = beginning_of(file, read);
    made.version = file.whole("version");
    made.valid = {file.day("valid_from"), file.has("valid_to") ? file.day("valid_to") : base::forever};
    made.source = file.text("source");
    made.confidence = file.text("confidence");
    for (auto const& code : file.texts("without")) leave_out(file, made, code);
    for (auto const& row : file.tables("stage")) put(made.stages, read_stage(row), file);
    for (auto const& row : file.tables("step")) put(made.steps, read_step(row), file);
    for (auto const& row : file.tables("clock")) put(made.clocks, read_clock(row), file);
    for (auto const& row : file.tables("stage_before"))
        made.stages_before.emplace_back(row.text("was"), row.text("is"));
    steps_fit(file, made, rules);
    stages_fit(file, made);
    clocks_fit(file, made, rules);
    asks_no_words_of_a_person(file, made);
    return made;
}

}   // namespace journeys
