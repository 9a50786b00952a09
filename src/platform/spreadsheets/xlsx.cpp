#include "platform/spreadsheets/xlsx.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

#include "platform/spreadsheets/beside.hpp"
#include "platform/spreadsheets/refused.hpp"
#include "platform/spreadsheets/sheet_parser.hpp"

namespace spreadsheets {
namespace {

struct Relation {
    std::string id;
    std::string type;
    std::string target;
};

class RelationEvents final : public XmlEvents {
public:
    void start(std::string_view name, Attributes attributes) override
    {
        if (name == "Relationship" && relations.size() < 10'000)
            relations.push_back({std::string{attributes.get("Id")}, std::string{attributes.get("Type")},
                                 std::string{attributes.get("Target")}});
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}

    std::vector<Relation> relations;
};

class BookEvents final : public XmlEvents {
public:
    struct Sheet {
        std::string name;
        std::string relation;
        bool hidden = false;
    };

    void start(std::string_view name, Attributes attributes) override
    {
        if (name == "workbookPr") {
            auto const flag = attributes.get("date1904");
            if (flag == "1" || flag == "true") epoch = Epoch::from_1904;
        } else if (name == "sheet") {
            auto const state = attributes.get("state");
            sheets.push_back({std::string{attributes.get("name")}, std::string{attributes.get("id")},
                              state == "hidden" || state == "veryHidden"});
        }
    }
    void end(std::string_view) override {}
    void text(std::string_view) override {}

    Epoch epoch = Epoch::from_1900;
    std::vector<Sheet> sheets;
};

/// "B3:D4"
std::optional<Region> region_of(std::string_view reference)
{
    auto const colon = reference.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    auto const corner = [](std::string_view text, std::int64_t& row, std::int64_t& column) {
        std::size_t at = 0;
        for (column = 0; at < text.size() && text[at] >= 'A' && text[at] <= 'Z' && at < 4; ++at)
            column = column * 26 + (text[at] - 'A' + 1);
        --column;
        auto const [end, fault] = std::from_chars(text.data() + at, text.data() + text.size(), row);
        return fault == std::errc{} && column >= 0;
    };
    Region region;
    if (!corner(reference.substr(0, colon), region.first_row, region.first_column)) return std::nullopt;
    if (!corner(reference.substr(colon + 1), region.last_row, region.last_column)) return std::nullopt;
    return region;
}

std::vector<Region> find_regions(Part part, std::int64_t rows)
{
    auto const list = between_names(std::move(part), "mergeCells");
    std::vector<Region> regions;
    constexpr std::string_view reference = "ref=\"";
    for (auto at = list.find(reference); at != std::string::npos && regions.size() < 10'000;
         at = list.find(reference, at)) {
        at += reference.size();
        auto const region = region_of(std::string_view{list}.substr(at, list.find('"', at) - at));
        if (region && region->first_row <= rows) regions.push_back(*region);
    }
    return regions;
}

std::string folder_of(std::string const& path)
{
    auto const slash = path.rfind('/');
    return slash == std::string::npos ? "" : path.substr(0, slash + 1);
}

/// The target of a relation as a path in the package.
std::string resolved(std::string const& folder, std::string const& target)
{
    if (target.starts_with('/')) return target.substr(1);
    std::string from = folder;
    std::string_view rest = target;
    while (rest.starts_with("../") || rest.starts_with("./")) {
        if (rest.starts_with("../") && !from.empty()) from = folder_of(from.substr(0, from.size() - 1));
        rest.remove_prefix(rest.find('/') + 1);
    }
    return from + std::string{rest};
}

std::string relations_path(std::string const& part)
{
    auto const folder = folder_of(part);
    return folder + "_rels/" + part.substr(folder.size()) + ".rels";
}

class XlsxWorkbook final : public Workbook {
public:
    XlsxWorkbook(Package package, Limits const& limits) : package_(std::move(package)), limits_(limits)
    {
        auto const book = find_book();
        BookEvents events;
        parse_xml(package_.part(book), events, limits_);
        shared_.epoch = events.epoch;
        std::vector<Relation> const relations = relations_of(book);
        if (static_cast<std::int64_t>(events.sheets.size()) > limits_.sheets) throw Refused{"workbook.too_many_sheets"};
        for (auto& sheet : events.sheets) {
            auto const relation = std::ranges::find(relations, sheet.relation, &Relation::id);
            if (relation == relations.end() || !relation->type.ends_with("/worksheet")) continue;
            auto path = resolved(folder_of(book), relation->target);
            if (!package_.has(path)) throw Refused{"workbook.broken"};
            sheets_.push_back({std::move(sheet.name), sheet.hidden, package_.size(path)});
            paths_.push_back(std::move(path));
        }
        if (sheets_.empty()) throw Refused{"workbook.no_sheet"};
        legacy_.assign(sheets_.size(), Legacy::none);
        for (auto const& relation : relations) {
            auto const path = resolved(folder_of(book), relation.target);
            if (relation.type.ends_with("/sharedStrings")) strings_path_ = path;
            if (relation.type.ends_with("/styles") && package_.has(path))
                shared_.formats = read_formats(package_.part(path), limits_);
        }
    }

    std::span<SheetInfo const> sheets() const override { return sheets_; }

    base::Result<base::Done> read(std::size_t sheet, RowSink const& sink) override
    {
        try {
            load_strings();
            SheetParser parser{shared_, legacy_.at(sheet), limits_, sink};
            parse_xml(package_.part(paths_.at(sheet)), parser, limits_,
                      [&](std::int64_t bytes) { parser.bytes_read = bytes; });
            return base::Done{};
        } catch (Refused const& refused) {
            return refused.error();
        }
    }

    base::Result<base::Done> read_bytes(PieceSink const& sink) override
    {
        try {
            std::vector<char> buffer(256 * 1024);
            auto paths = paths_;
            if (!strings_path_.empty() && package_.has(strings_path_)) paths.push_back(strings_path_);
            for (auto const& path : paths) {
                auto part = package_.part(path);
                for (auto got = part.read(buffer); got > 0; got = part.read(buffer))
                    if (sink({buffer.data(), got}) == Go::stop) return base::Done{};
            }
            return base::Done{};
        } catch (Refused const& refused) {
            return refused.error();
        }
    }

    base::Result<base::Done> read_beside(PieceSink const& sink) override
    {
        try {
            for (auto const& name : package_.names())
                if (stands_beside(name) && spreadsheets::read_beside(package_.part(name), limits_, sink) == Go::stop)
                    return base::Done{};
            for (auto const& path : paths_)
                if (read_margins(package_.part(path), limits_, sink) == Go::stop) return base::Done{};
            return base::Done{};
        } catch (Refused const& refused) {
            return refused.error();
        }
    }

    base::Result<std::vector<Region>> merged(std::size_t sheet, std::int64_t rows) override
    {
        try {
            return find_regions(package_.part(paths_.at(sheet)), rows);
        } catch (Refused const& refused) {
            return refused.error();
        }
    }

    void decode_as(std::size_t sheet, Legacy legacy) override { legacy_.at(sheet) = legacy; }

private:
    std::vector<Relation> relations_of(std::string const& part) const
    {
        auto const path = relations_path(part);
        if (!package_.has(path)) throw Refused{"workbook.broken"};
        RelationEvents events;
        parse_xml(package_.part(path), events, limits_);
        return std::move(events.relations);
    }
    std::string find_book() const
    {
        if (package_.has("EncryptedPackage")) throw Refused{"workbook.encrypted"};
        if (package_.has("content.xml") && package_.has("mimetype")) throw Refused{"workbook.ods"};
        if (package_.has("xl/workbook.bin")) throw Refused{"workbook.xlsb"};
        if (!package_.has("_rels/.rels")) throw Refused{"workbook.not_a_workbook"};
        for (auto const& relation : relations_of(""))
            if (relation.type.ends_with("/officeDocument")) {
                auto path = resolved("", relation.target);
                if (!package_.has(path)) break;
                if (path.ends_with(".bin")) throw Refused{"workbook.xlsb"};
                if (path.starts_with("word/") || path.starts_with("ppt/")) throw Refused{"workbook.not_a_workbook"};
                return path;
            }
        throw Refused{"workbook.broken"};
    }
    void load_strings()
    {
        if (strings_loaded_) return;
        if (!strings_path_.empty() && package_.has(strings_path_))
            shared_.strings = SharedStrings{package_.part(strings_path_), limits_};
        strings_loaded_ = true;
    }

    Package package_;
    Limits limits_;
    std::vector<SheetInfo> sheets_;
    std::vector<std::string> paths_;
    std::vector<Legacy> legacy_;
    Shared shared_;
    std::string strings_path_;
    bool strings_loaded_ = false;
};

}   // namespace

std::unique_ptr<Workbook> open_xlsx(Package package, Limits const& limits)
{
    return std::make_unique<XlsxWorkbook>(std::move(package), limits);
}

}   // namespace spreadsheets
